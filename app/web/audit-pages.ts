import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import { type Audit, auditIn } from '../store/audit.ts'
import type { Database } from '../store/database.ts'
import { forgetRepository } from '../store/retention.ts'
import { EXPORTS, exported } from './audit-export.ts'
import { type AuditFilter, auditBody } from './pages/audit.ts'
import { pagesOf } from './pages/decision-list.ts'
import { deletionBody } from './pages/deletion.ts'
import { hrefOf, numberIn, repositoryAt, trailTo } from './places.ts'
import { beforeOf, queryOf, show } from './repository-pages.ts'
import type { SignIn } from './sign-in.ts'
import { type Part, part, type SiteEnv } from './site.ts'

const LINES = 100

/** The audit log of a repository, its exports, and the end of everything that is known of it. */
export function auditPages(door: SignIn, database: Database): Part {
  const pages = part()
  const audit = auditIn(database)
  pages.get('/repositories/:owner/:repo/audit', door.required, async (context) => {
    const repository = repositoryAt(context)
    if (!repository) return context.notFound()
    const filter = filterOf(context)
    const asked = { ...filter, repositoryId: repository.id, limit: LINES, before: beforeOf(context) }
    const { entries, next } = await audit.read(asked)
    const offered = await audit.offered(repository.id)
    const query = queryOf(context)
    const further = pagesOf(hrefOf(repository, 'audit'), query, next)
    query.delete('before')
    const body = auditBody({ repository, filter, offered, entries, pages: further, query: query.toString() })
    return show(context, { title: 'Audit log', trail: trailTo(repository), body })
  })
  for (const ending of ['json', 'csv'] as const) {
    pages.get(`/repositories/:owner/:repo/audit.${ending}`, door.required, (context) =>
      download(context, audit, ending),
    )
  }
  pages.get('/repositories/:owner/:repo/deletion', door.required, (context) => askDeletion(context, false))
  pages.post('/repositories/:owner/:repo/deletion', door.required, async (context) => {
    const repository = repositoryAt(context)
    if (!repository?.isAdmin) return context.notFound()
    const { name } = await context.req.parseBody()
    if (name !== `${repository.owner}/${repository.name}`) return askDeletion(context, true)
    const actor = context.get('viewer').login
    await database.transaction(async (sql) => {
      const counts = await forgetRepository(sql, repository.id)
      await auditIn(sql).record({ repositoryId: repository.id, kind: 'data-deleted', actor, details: counts })
    })
    return context.redirect(hrefOf(repository, 'audit'), 303)
  })
  return pages
}

function askDeletion(context: Context<SiteEnv>, isMistyped: boolean) {
  const repository = repositoryAt(context)
  if (!repository?.isAdmin) return context.notFound()
  const body = deletionBody(repository, context.get('viewer'), isMistyped)
  return show(context, { title: 'Delete the data of this repository', trail: trailTo(repository), body })
}

function download(context: Context<SiteEnv>, audit: Audit, ending: keyof typeof EXPORTS) {
  const repository = repositoryAt(context)
  if (!repository) return context.notFound()
  const format = EXPORTS[ending]
  context.header('content-type', format.type)
  context.header('content-disposition', `attachment; filename="holdout-audit-${repository.id}.${ending}"`)
  const query = { ...filterOf(context), repositoryId: repository.id }
  return stream(context, async (out) => {
    for await (const text of exported(audit, query, format)) await out.write(text)
  })
}

// What is not understood does not narrow, as an empty field of the form does not.
function filterOf(context: Context<SiteEnv>): AuditFilter {
  const { kind, actor, pull, from, until } = context.req.query()
  return {
    kind: kind || undefined,
    actor: actor || undefined,
    pull: numberIn(pull) ?? undefined,
    from: dayOf(from),
    until: dayOf(until),
  }
}

function dayOf(text: string | undefined): Date | undefined {
  const day = text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return day && !Number.isNaN(day.getTime()) ? day : undefined
}
