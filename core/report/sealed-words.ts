import {
  type Ledger,
  type Levels,
  levelsAt,
  resolvableTolerance,
  type SealedVerdict,
  spentNats,
} from '../gate/ledger.ts'
import { count, plain, rounded } from '../numbers.ts'
import { code, escapeText } from './markdown.ts'

/*
 * What is told of a sealed set beside the report of the open one: one verdict, and what asking costs. Everything here follows from
 * verdicts that were disclosed and from predictions; nothing follows from a label in another way.
 */

/** Who wanted the sealed set asked although the open one has refused. */
export interface Appeal {
  readonly by: string
  readonly reason: string
}

/** A question as it was asked. */
interface Question {
  readonly rows: number
  readonly rates: Levels
  /** Share of the predictions that differ from the baseline's. */
  readonly disagreement: number
  /** The baseline in our words: a run and its commit. */
  readonly against: string
}

/** What became of the sealed set. */
export type SealedTold =
  /** Asked on another event than this. */
  | { readonly kind: 'later'; readonly queryOn: 'merge_group' | 'pull_request' }
  /** The open set has refused, and nobody has appealed. */
  | { readonly kind: 'stopped' }
  /** Its predictions are the baseline's. */
  | { readonly kind: 'same'; readonly rows: number }
  /** `ledger` ends with this question. */
  | (Question & {
      readonly kind: 'answered'
      readonly verdict: SealedVerdict
      readonly ledger: Ledger
      readonly appeal: Appeal | null
    })
  | (Question & { readonly kind: 'exhausted'; readonly ledger: Ledger; readonly resolvable: number | null })

/** The verdict of both sets in words, for the title of a check; null where the open one's stands. */
export function jointWords(told: SealedTold): string | null {
  switch (told.kind) {
    case 'later':
    case 'stopped':
      return null
    case 'same':
      return 'pass, the same predictions as the baseline on the sealed set'
    case 'exhausted':
      return 'inconclusive, the sealed set is exhausted'
    case 'answered':
      return told.appeal && told.verdict === 'pass' ? 'pass on the sealed set, after an appeal' : ANSWERS[told.verdict]
  }
}

const ANSWERS: Readonly<Record<SealedVerdict, string>> = {
  pass: 'pass, on the sealed set too',
  block: 'block, a loss is shown on the sealed set',
  inconclusive: 'inconclusive on the sealed set',
}

/** The one verdict that is told. */
export function verdictTold(told: SealedTold): SealedVerdict {
  if (told.kind === 'answered') return told.verdict
  return told.kind === 'same' ? 'pass' : 'inconclusive'
}

/** What is told, as paragraphs of Markdown. */
export function sealedParagraphs(told: SealedTold): string[] {
  switch (told.kind) {
    case 'later':
      return [
        told.queryOn === 'merge_group'
          ? '**Sealed set:** asked in the merge queue. Until then the verdict of the open set stands.'
          : '**Sealed set:** it was asked on the pull request.',
      ]
    case 'stopped':
      return [
        `**Sealed set:** not asked, since the open one has refused; that costs nothing. Who may accept a loss may appeal to it, in an approving review of the head commit: ${code('/holdout appeal <reason>')}.`,
      ]
    case 'same':
      return [
        `**Sealed set:** every prediction on its ${count(told.rows)} examples is the baseline's, so it was not asked, and nothing is spent.`,
      ]
    case 'exhausted':
      return [exhausted(told)]
    case 'answered':
      return answered(told)
  }
}

type Told<Kind extends SealedTold['kind']> = Extract<SealedTold, { kind: Kind }>

function answered({ verdict, rows, against, appeal, ...question }: Told<'answered'>): string[] {
  const appealed = appeal ? ` ${escapeText(appeal.by)} appealed: ${escapeText(appeal.reason)}.` : ''
  const { ledger, rates, disagreement } = question
  const before = { ...ledger, queries: ledger.queries.slice(0, -1) }
  const resolvable = resolvableTolerance({ n: rows, disagreement }, levelsAt(ledger, rates))
  return [
    `**Sealed set: ${verdict}.** One verdict on ${count(rows)} examples whose labels only the app holds, against ${escapeText(against)}. No number of it is published.${appealed}`,
    `**Guarantee: sealed ledger.** ${escapeText(guarantee(ledger, rates))} ${escapeText(asked(before, rates))}`,
    escapeText(
      `${nats(ledger)} nats are spent now. At the level that is left, this set can show a tolerance of about ${rounded(resolvable)} ` +
        `where ${percent(disagreement)} of the predictions differ, as here.`,
    ),
  ]
}

function guarantee({ lifetime }: Ledger, { alpha_block: block, alpha_pass: pass }: Levels): string {
  const rates = `a change that is no worse is blocked with probability at most ${plain(block)}, and one that is worse by its full tolerance passes with at most ${plain(pass)}`
  const who = 'whatever anybody made of the verdicts before it'
  return lifetime === null
    ? `Of this verdict: ${rates}, ${who}.`
    : `Over all ${count(lifetime)} questions of this set together: ${rates}, ${who}.`
}

function asked(before: Ledger, rates: Levels): string {
  const { alpha_block: block, alpha_pass: pass } = levelsAt(before, rates)
  const life = before.lifetime === null ? '' : ` and a share of 1/${count(before.lifetime)}`
  return (
    `It was question ${count(before.queries.length + 1)}, asked at the levels ${rounded(block)} and ${rounded(pass)}: ` +
    `${nats(before)} nats of earlier verdicts${life} are taken off.`
  )
}

function exhausted({ resolvable, ledger, disagreement }: Told<'exhausted'>): string {
  const spent = `after ${count(ledger.queries.length)} questions and ${nats(ledger)} nats`
  const why =
    resolvable === null
      ? 'its lifetime is over'
      : `it can only show a tolerance of about ${rounded(resolvable)} where ${percent(disagreement)} of the predictions differ, and the policy asks for less`
  return (
    `**Sealed set: exhausted.** It was not asked, and nothing was spent: ${spent} ${why}. ` +
    'A maintainer has to retire it and upload examples that nobody has asked about.'
  )
}

function nats(ledger: Ledger): string {
  return plain(Number(spentNats(ledger).toFixed(2)))
}

function percent(share: number): string {
  return `${plain(Number((100 * share).toPrecision(2)))} %`
}
