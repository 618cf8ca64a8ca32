import { html, type Markup } from '#core/report/html/markup.ts'
import type { Finding } from '#core/setup/findings.ts'
import { namedRepository, type ReadableRepository } from './access.ts'
import { sayingPage, sitePage } from './page.ts'
import { trailTo } from './places.ts'
import type { SignIn } from './sign-in.ts'
import { type Part, part } from './site.ts'

/** Looks at the live settings of a repository. */
export type Examine = (repository: ReadableRepository) => Promise<readonly Finding[]>

/** Where the page of a repository's set-up is. */
export function setupPath({ owner, name }: Pick<ReadableRepository, 'owner' | 'name'>): string {
  return `/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/setup`
}

/** What a repository still lacks, for people who may read it; another one does not exist. */
export function setupPage(door: SignIn, examine: Examine): Part {
  return part().get('/:owner/:name/setup', door.required, async (context) => {
    const viewer = context.get('viewer')
    const { owner, name } = context.req.param()
    const repository = namedRepository(viewer.repositories, owner, name)
    if (!repository) {
      const text = 'There is no such repository, it is not yours to read, or Holdout is not installed in it.'
      return context.html(sayingPage({ title: 'Not found', text }), 404)
    }
    const findings = await examine(repository)
    const title = `Set-up of ${repository.owner}/${repository.name}`
    return context.html(
      sitePage({ title, viewer, trail: trailTo(repository), body: [summary(findings), list(findings)] }),
    )
  })
}

function summary(findings: readonly Finding[]): Markup {
  const open = findings.filter(({ weight }) => weight === 'open').length
  if (open > 0) return html`<p><strong>${open} to do before the gate holds.</strong></p>`
  const rest = findings.length > 0 ? 'What is below is worth knowing.' : 'Nothing is missing.'
  return html`<p><strong>The gate holds.</strong> ${rest}</p>`
}

const WORDS: Readonly<Record<Finding['weight'], string>> = {
  open: 'To do',
  unseen: 'Look yourself',
  advice: 'Worth knowing',
}

function list(findings: readonly Finding[]): Markup {
  const items = findings.map(
    ({ weight, what, remedy, link }) =>
      html`<li><strong>${WORDS[weight]}.</strong> ${what}<br>${remedy}${link ? html`<br><a href="${link.href}" rel="noreferrer">${link.name}</a>` : null}</li>`,
  )
  return items.length > 0 ? html`<ul>${items}</ul>` : html``
}
