import { html, type Markup } from '#core/report/html/markup.ts'
import { section, table } from '#core/report/html/parts.ts'
import type { DecisionLine } from '../../store/history-reader.ts'
import type { ReadableRepository } from '../access.ts'
import { hrefOf } from '../places.ts'
import { setupPath } from '../setup.ts'
import { decisionTable } from './decision-list.ts'
import { commit, outcomeMark, timeMark } from './words.ts'

export interface RepositoryView {
  readonly repository: ReadableRepository
  readonly models: readonly DecisionLine[]
  readonly decisions: readonly DecisionLine[]
  readonly pages: Markup | null
}

/** A repository: its models as they are on the default branch, and what was decided lately. */
export function repositoryBody({ repository, models, decisions, pages }: RepositoryView): readonly Markup[] {
  const deletion = repository.isAdmin ? html`<a href="${hrefOf(repository, 'deletion')}">Delete its data</a>` : null
  const links = html`<nav aria-label="More of this repository"><a href="${hrefOf(repository, 'audit')}">Audit log</a><a href="${setupPath(repository)}">Set-up</a>${deletion}</nav>`
  const shown = table({
    caption: 'Models, as they were last decided on the default branch, or else on a pull request',
    header: ['model', 'verdict', 'of', 'commit', 'ended (UTC)'],
    rows: models.map((line) => [
      html`<a href="${hrefOf(repository, 'models', line.model)}">${line.model}</a>`,
      outcomeMark(line.outcome),
      line.kind === 'branch' ? line.branch : 'a pull request',
      commit(line.sha),
      timeMark(line.ranAt),
    ]),
  })
  return [
    links,
    ...(models.length > 0 ? [section('models', 'Models', [shown])] : []),
    section('decisions', 'Decisions', [
      decisionTable(repository, decisions, 'Newest first'),
      ...(pages ? [pages] : []),
    ]),
  ]
}
