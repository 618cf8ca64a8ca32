import { count } from '#core/numbers.ts'
import { html, type Markup } from '#core/report/html/markup.ts'
import { folded, section } from '#core/report/html/parts.ts'
import type { DecisionLine } from '../../store/history-reader.ts'
import type { ReadableRepository } from '../access.ts'
import { hrefOf } from '../places.ts'
import { outcomeMark, timeMark } from './words.ts'

const MAX_CARDS = 200
const MAX_OTHERS = 1000

/** The start: every repository that the viewer can read, with the state of its models. */
export function repositoriesBody(
  repositories: readonly ReadableRepository[],
  newest: readonly DecisionLine[],
): readonly Markup[] {
  const models = Map.groupBy(newest, ({ repositoryId }) => repositoryId)
  const known = repositories.filter(({ id }) => models.has(id))
  const others = repositories.filter(({ id }) => !models.has(id))
  if (repositories.length === 0) {
    return [
      html`<p>GitHub lets you read no repository that Holdout is installed in. Ask whoever owns the repository to install it there, or to let you in.</p>`,
    ]
  }
  return [
    known.length === 0
      ? html`<p>No model has a result yet: open a pull request, or push to the default branch.</p>`
      : html`<ul class="cards">${known.slice(0, MAX_CARDS).map((repository) => card(repository, models.get(repository.id) ?? []))}</ul>`,
    ...(known.length > MAX_CARDS
      ? [html`<p class="note">${count(known.length - MAX_CARDS)} more have models.</p>`]
      : []),
    ...(others.length > 0
      ? [section('others', 'Without results', [folded(`${count(others.length)} repositories`, list(others))])]
      : []),
  ]
}

function card(repository: ReadableRepository, models: readonly DecisionLine[]): Markup {
  const { owner, name, isPrivate } = repository
  const items = models.map(
    (line) =>
      html`<li><a href="${hrefOf(repository, 'models', line.model)}">${line.model}</a> ${outcomeMark(line.outcome)} ${timeMark(line.ranAt)}</li>`,
  )
  const seen = isPrivate ? html` <span class="note">private</span>` : null
  return html`<li><h2 class="name"><a href="${hrefOf(repository)}">${owner}/${name}</a>${seen}</h2><ul class="plain">${items}</ul></li>`
}

function list(repositories: readonly ReadableRepository[]): Markup {
  const items = repositories
    .slice(0, MAX_OTHERS)
    .map((repository) => html`<li><a href="${hrefOf(repository)}">${repository.owner}/${repository.name}</a></li>`)
  return html`<ul class="plain">${items}</ul>`
}
