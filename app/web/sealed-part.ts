import {
  type Ledger,
  type Levels,
  levelsAt,
  resolvableTolerance,
  type SealedVerdict,
  spentNats,
} from '#core/gate/ledger.ts'
import { ModelName } from '#core/names.ts'
import { count, plain, rounded } from '#core/numbers.ts'
import { html, type Markup } from '#core/report/html/markup.ts'
import { percent, section, table } from '#core/report/html/parts.ts'
import type { Sql } from '../store/database.ts'
import { sealedQuestionsIn } from '../store/sealed-questions.ts'
import { type ListedSet, sealedSetsIn } from '../store/sealed-sets.ts'
import { cutDigest, tiles, timeMark } from './pages/words.ts'
import type { SealedPart } from './repository-pages.ts'
import { API_PREFIX } from './site.ts'

/** Sets of one model that are shown, the newest. */
const MAX_SETS = 20

/** A set with every question that it was asked. */
interface AskedSet {
  readonly set: ListedSet
  readonly ledger: Ledger
}

/**
 * What the page of a held-out set says of the sealed sets of its model: who uploaded them, what they were asked, and what is left. Of labels
 * it knows the verdicts that were disclosed, and nothing else.
 *
 * @param publicUrl where people reach the app, for the line that uploads a set.
 */
export function sealedPart(database: Pick<Sql, 'query'>, publicUrl: string): SealedPart {
  const questions = sealedQuestionsIn(database)
  return async ({ repository, model, rates }) => {
    const sets = await sealedSetsIn(database).list({ repositoryId: repository.id, model })
    const asked: AskedSet[] = []
    for (const set of sets.slice(0, MAX_SETS)) asked.push({ set, ledger: await questions.ledger(set) })
    const inUse = asked.find(({ set }) => set.retiredAt === null)
    const last = inUse ? await questions.read(inUse.set, inUse.ledger.queries.length) : null
    const way = ModelName.safeParse(model).success ? upload(uploadAddress(publicUrl, repository, model)) : null
    const body = [
      ...(inUse ? state(inUse, { rates, disagreement: last?.disagreement ?? null }) : way ? [way] : []),
      ...(asked.length > 0 ? [listed(asked, sets.length - asked.length)] : []),
    ]
    return body.length > 0 ? [section('sealed', 'Sealed sets', body)] : []
  }
}

function uploadAddress(
  publicUrl: string,
  { owner, name }: { readonly owner: string; readonly name: string },
  model: string,
): string {
  const [at, of] = [encodeURIComponent(owner), encodeURIComponent(name)]
  return new URL(`${API_PREFIX}${at}/${of}/models/${encodeURIComponent(model)}/sealed-set/`, publicUrl).href
}

function upload(address: string): Markup {
  const line = `curl -T labels.csv -H "Authorization: Bearer $(gh auth token)" ${address}`
  return html`<p>No sealed set is in use. Once the policy has <code>reuse: {mode: two-tier}</code>, who has the permission of <code>overrides</code> uploads one:</p><p><code>${line}</code></p>`
}

interface Known {
  /** Of the policy, as the newest report has it. */
  readonly rates: Levels | null
  /** Of the newest question. */
  readonly disagreement: number | null
}

function state({ set, ledger }: AskedSet, { rates, disagreement }: Known): readonly Markup[] {
  const { lifetime, queries } = ledger
  const isOver = lifetime !== null && queries.length >= lifetime
  const levels = rates && !isOver ? levelsAt(ledger, rates) : null
  const resolvable = levels && disagreement !== null ? resolvableTolerance({ n: set.rows, disagreement }, levels) : null
  return [
    tiles([
      ['Sealed rows', count(set.rows)],
      ['Questions asked', lifetime === null ? count(queries.length) : `${count(queries.length)} of ${count(lifetime)}`],
      ['Nats spent', nats(ledger)],
      ['Level left to block, to pass', levels ? `${rounded(levels.alpha_block)}, ${rounded(levels.alpha_pass)}` : '–'],
      ['Tolerance it can still show', resolvable === null ? '–' : `about ${rounded(resolvable)}`],
    ]),
    html`<p class="note">${words({ isOver, rates, disagreement })} Everything here follows from verdicts that were told, and from predictions.</p>`,
  ]
}

function words({ isOver, rates, disagreement }: Known & { readonly isOver: boolean }): string {
  if (isOver)
    return 'The lifetime of the set in use is over: nothing is asked any more. Retire it, and upload examples that nobody has asked about.'
  if (!rates) return 'What is left is told once there is a report, which has the rates of the policy.'
  if (disagreement === null)
    return 'What it can still show depends on how many predictions differ, which the first question tells.'
  return `The tolerance is for ${percent(disagreement)} of the predictions differing, as in the last question.`
}

function listed(asked: readonly AskedSet[], left: number): Markup {
  const told = ({ queries }: Ledger, word: SealedVerdict) =>
    count(queries.filter(({ verdict }) => verdict === word).length)
  return table({
    caption: 'Sealed sets, newest first, with the verdicts that were told',
    header: ['set', 'rows', 'uploaded by', 'uploaded (UTC)', 'retired (UTC)', ...NUMBERS],
    rows: asked.map(({ set, ledger }) => [
      html`${cutDigest(set.digest)}${set.isErased ? ' rows deleted' : ''}`,
      count(set.rows),
      set.uploadedBy,
      timeMark(set.uploadedAt),
      set.retiredAt ? timeMark(set.retiredAt) : 'in use',
      count(ledger.queries.length),
      told(ledger, 'pass'),
      told(ledger, 'block'),
      told(ledger, 'inconclusive'),
      nats(ledger),
    ]),
    numeric: ['rows', ...NUMBERS],
    left,
    where: 'the audit log',
  })
}

const NUMBERS = ['questions', 'pass', 'block', 'inconclusive', 'nats spent']

function nats(ledger: Ledger): string {
  return plain(Number(spentNats(ledger).toFixed(2)))
}
