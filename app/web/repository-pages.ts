import type { Context } from 'hono'
import type { Levels } from '#core/gate/ledger.ts'
import type { Markup } from '#core/report/html/markup.ts'
import type { HistoryReader, WholeDecision } from '../store/history-reader.ts'
import type { ReadableRepository } from './access.ts'
import { sitePage } from './page.ts'
import { decisionBody } from './pages/decision.ts'
import { pagesOf } from './pages/decision-list.ts'
import { deploymentsBody } from './pages/deployments.ts'
import { modelBody, RUNS_DRAWN } from './pages/model.ts'
import { pullBody } from './pages/pull.ts'
import { repositoriesBody } from './pages/repositories.ts'
import { repositoryBody } from './pages/repository.ts'
import { testSetBody } from './pages/test-set.ts'
import { hrefOf, numberIn, repositoryAt, trailTo } from './places.ts'
import type { SignIn } from './sign-in.ts'
import { type Part, part, type SiteEnv } from './site.ts'

/** Decisions on a page, and models of one pull request that are shown whole. */
const LINES = 50
const MAX_SHOWN = 20

/** The model whose sealed sets are shown. */
export interface SealedAbout {
  readonly repository: ReadableRepository
  readonly model: string
  /** Error rates of the policy; null where no report has them yet. */
  readonly rates: Levels | null
}

/** What the page of a held-out set says of a model's sealed sets. */
export type SealedPart = (about: SealedAbout) => Promise<readonly Markup[]>

export interface RepositoryPages {
  readonly history: HistoryReader
  readonly sealed: SealedPart
}

/** The pages of what was decided: repositories, models, pull requests, decisions, held-out sets, deployments. */
export function repositoryPages(door: SignIn, { history, sealed }: RepositoryPages): Part {
  const pages = part()
  pages.get('/', door.required, async (context) => {
    const { repositories } = context.get('viewer')
    const newest = await history.newest(repositories.map(({ id }) => id))
    return show(context, { title: 'Repositories', trail: [], body: repositoriesBody(repositories, newest) })
  })
  pages.get('/repositories/:owner/:repo', door.required, async (context) => {
    const repository = repositoryAt(context)
    if (!repository) return context.notFound()
    const { decisions, next } = await history.list({
      repositoryId: repository.id,
      limit: LINES,
      before: beforeOf(context),
    })
    const models = await history.newest([repository.id])
    const further = pagesOf(hrefOf(repository), queryOf(context), next)
    const body = repositoryBody({ repository, models, decisions, pages: further })
    return show(context, { title: `${repository.owner}/${repository.name}`, trail: [], body })
  })
  pages.get('/repositories/:owner/:repo/pulls/:number', door.required, async (context) => {
    const repository = repositoryAt(context)
    const pull = numberIn(context.req.param('number'))
    if (!repository || pull === null) return context.notFound()
    const found = await history.list({ repositoryId: repository.id, pull, limit: LINES, before: beforeOf(context) })
    if (found.decisions.length === 0) return context.notFound()
    const newest = beforeOf(context) === undefined ? await newestOf(history, repository, found.decisions) : []
    const further = pagesOf(hrefOf(repository, 'pulls', pull), queryOf(context), found.next)
    const body = pullBody({ repository, pull, newest, decisions: found.decisions, pages: further })
    return show(context, { title: `Pull request ${pull}`, trail: trailTo(repository), body })
  })
  pages.get('/repositories/:owner/:repo/decisions/:number', door.required, async (context) => {
    const repository = repositoryAt(context)
    const number = numberIn(context.req.param('number'))
    const decision = repository && number !== null ? await history.decision(repository.id, number) : null
    if (!repository || !decision) return context.notFound()
    const title = `Gate of ${decision.model}`
    return show(context, {
      title,
      trail: trailTo(repository, decision.model),
      body: decisionBody(repository, decision),
    })
  })
  pages.route('/', modelPages(door, { history, sealed }))
  return pages
}

function modelPages(door: SignIn, { history, sealed }: RepositoryPages): Part {
  const pages = part()
  pages.get('/repositories/:owner/:repo/models/:model', door.required, async (context) => {
    const asked = modelAt(context)
    if (!asked) return context.notFound()
    const { repository, model } = asked
    const { id } = repository
    const { decisions, next } = await history.list({ repositoryId: id, model, limit: LINES, before: beforeOf(context) })
    if (decisions.length === 0) return context.notFound()
    const runs = await history.branch(id, model, RUNS_DRAWN)
    const measurements = await history.overall(runs.map(({ number }) => number))
    const registrations = await history.registrations(id, model)
    const further = pagesOf(hrefOf(repository, 'models', model), queryOf(context), next)
    const body = modelBody({ ...asked, runs, measurements, registrations, decisions, pages: further })
    return show(context, { title: model, trail: trailTo(repository), body })
  })
  pages.get('/repositories/:owner/:repo/models/:model/test-set', door.required, async (context) => {
    const asked = modelAt(context)
    if (!asked) return context.notFound()
    const { repository, model } = asked
    const sets = await history.sets(repository.id, model)
    const newest = await history.newestWith('report', repository.id, model)
    const parts = await sealed({ ...asked, rates: newest?.report?.decision.rates ?? null })
    const body = testSetBody({ sets, newest, sealed: parts })
    return show(context, { title: `Held-out set of ${model}`, trail: trailTo(repository, model), body })
  })
  pages.get('/repositories/:owner/:repo/models/:model/deployments', door.required, async (context) => {
    const asked = modelAt(context)
    if (!asked) return context.notFound()
    const { repository, model } = asked
    const deployments = await history.deployments(repository.id, model)
    const registrations = await history.registrations(repository.id, model)
    const data = await history.newestWith('data', repository.id, model)
    const body = deploymentsBody({ deployments, registrations, data })
    return show(context, { title: `Deployments of ${model}`, trail: trailTo(repository, model), body })
  })
  return pages
}

/** Sends a page to whoever is signed in. */
export function show(
  context: Context<SiteEnv>,
  page: Omit<Parameters<typeof sitePage>[0], 'viewer'>,
): Response | Promise<Response> {
  return context.html(sitePage({ ...page, viewer: context.get('viewer') }))
}

function modelAt(context: Context<SiteEnv>): { repository: ReadableRepository; model: string } | null {
  const repository = repositoryAt(context)
  const model = (context.req.param() as Record<string, string>).model
  return repository && model !== undefined ? { repository, model } : null
}

// The list is newest first, so the first of a model is its newest.
async function newestOf(
  history: HistoryReader,
  { id }: ReadableRepository,
  decisions: readonly { readonly number: number; readonly model: string }[],
): Promise<readonly WholeDecision[]> {
  const newest = new Map<string, number>()
  for (const { model, number } of decisions) if (!newest.has(model)) newest.set(model, number)
  const numbers = [...newest.values()].slice(0, MAX_SHOWN)
  const found = await Promise.all(numbers.map((number) => history.decision(id, number)))
  return found.filter((decision) => decision !== null)
}

/** The cursor in the address. */
export function beforeOf(context: Context<SiteEnv>): number | undefined {
  return numberIn(context.req.query('before')) ?? undefined
}

/** The query of the address. */
export function queryOf(context: Context<SiteEnv>): URLSearchParams {
  return new URL(context.req.url).searchParams
}
