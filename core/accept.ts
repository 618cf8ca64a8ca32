import type { Acceptance } from './acceptance.ts'
import type { AcceptLoss, Command, WrittenAmount } from './command.ts'
import type { Evidence } from './evidence.ts'
import { lossOf } from './gate/accepted.ts'
import type { Decision, Row } from './gate/decision.ts'
import { isSealedAlone } from './gate/sealed-alone.ts'
import { metricOf } from './metrics/catalogue.ts'
import { nearest } from './nearest.ts'
import { plain } from './numbers.ts'
import type { ModelPolicy } from './policy.ts'
import { codeText } from './report/markdown.ts'

/** A model's result, as whoever accepts something of it has it before their eyes. */
export interface Result {
  readonly model: string
  readonly policy: ModelPolicy
  readonly evidence: Evidence
  readonly decision: Decision
  /** When the run had ended that it was measured in, as `Date.toISOString` writes it. */
  readonly shownAt: string
}

/** Who says it, where and when. Times as `Date.toISOString` writes them. */
export interface Speaking {
  readonly by: string
  readonly isAuthor: boolean
  readonly pullRequest: number
  readonly headSha: string
  readonly at: string
  /** The last moment that an acceptance may hold, and how the policy writes that. */
  readonly latest: string
  readonly expires: string
}

/** What a command comes to: the acceptance that it is, or why it is none and what to write instead. */
export type Bound =
  | { readonly kind: 'accepted'; readonly acceptance: Acceptance }
  | { readonly kind: 'refused'; readonly reason: string }

/** Where it is known who may speak, what they say is bound to the results of the head commit: to one row, an amount, and a time. */
export function bind(
  command: Extract<Command, { kind: 'accept-loss' | 'accept-set' }>,
  results: readonly Result[],
  speaking: Speaking,
): Bound {
  return command.kind === 'accept-set'
    ? bindSet(command.reason, results, speaking)
    : bindLoss(command, results, speaking)
}

function bindSet(reason: string, results: readonly Result[], speaking: Speaking): Bound {
  if (speaking.isAuthor) return refused('somebody other than the author has to accept a new evaluation set')
  const changed = results.filter(({ decision }) => decision.reasons.some(({ code }) => code === 'new-evaluation-set'))
  const [only] = changed
  if (!only) return refused('no evaluation set has changed here')
  if (changed.length > 1) return refused(`several models have one (${names(changed)}); accept them in reviews`)
  const set = only.evidence.candidate.evaluation_set
  if (set === null) return refused('the evidence does not say which set it was measured on')
  return accepted({
    kind: 'evaluation-set',
    ...common(only.model, speaking),
    ...{ until: speaking.latest, reason, evaluation_set: set },
  })
}

function bindLoss(command: AcceptLoss, results: readonly Result[], speaking: Speaking): Bound {
  const found = findRow(command.target, results)
  if (typeof found === 'string') return refused(found)
  const { row, result } = found
  const late = untilFault(command, speaking)
  if (late !== null) return refused(late)
  const amount = amountOf(command.amount, found)
  if (typeof amount === 'string') return refused(amount)
  if (command.amount === null && result.shownAt >= speaking.at) {
    return refused('there was no result yet when this was written; look at it, then write it again')
  }
  const loss = lossOf(row)
  if (amount < loss) {
    return refused(
      `the loss is ${lossText(loss)}, more than ${plain(amount)}; write by ${lossText(loss)}, or leave it out`,
    )
  }
  return accepted({
    kind: 'loss',
    ...common(result.model, speaking),
    ...{ until: untilOf(command, speaking), reason: command.reason, metric: row.metric, slice: row.slice, amount },
  })
}

function common(model: string, { pullRequest, headSha, by }: Speaking) {
  return { model, pull_request: pullRequest, head_sha: headSha, by }
}

interface Found {
  readonly row: Row
  readonly result: Result
}

/** The blocking row that a target names, as it is or as reports show it; else what to write instead. */
function findRow(target: string, results: readonly Result[]): Found | string {
  const all = results.flatMap((result) => result.decision.rows.map((row) => ({ row, result })))
  if (all.length === 0 && results.some(({ decision }) => isSealedAlone(decision))) return SEALED
  const named = all.filter((one) => spellings(one).some((spelling) => spelling === target))
  const blocking = named.filter(({ row }) => row.verdict === 'block')
  const [first] = blocking
  if (first && blocking.length === 1) return first
  if (first) {
    const full = blocking.map((one) => targetOf(one, true))
    return `several rows are meant by "${target}"; write ${full.slice(0, 3).join(' or ')}`
  }
  const open = all.filter(({ row }) => row.verdict === 'block').map((one) => targetOf(one))
  if (named.length > 0) {
    const [{ row } = { row: null }] = named
    const why = row?.verdict === 'inconclusive' ? 'is inconclusive, so no loss of it is shown' : 'does not block here'
    return `${target} ${why}; ${blockingText(open)}`
  }
  const meant = nearest(target, open) ?? nearest(target, [...new Set(all.map((one) => targetOf(one)))])
  return `there is no "${target}" here${meant ? `; did you mean ${meant}?` : ''}; ${blockingText(open)}`
}

const SEALED =
  'a sealed set decides alone, and tells no metric and no amount that could be accepted; push a better model, or change the policy in a pull request of its own'

function blockingText(open: readonly string[]): string {
  if (open.length === 0) return 'nothing blocks, so there is nothing to accept'
  const more = open.length > 5 ? ` and ${open.length - 5} more` : ''
  return `what blocks is ${open.slice(0, 5).join(', ')}${more}`
}

function spellings(found: Found): readonly string[] {
  const { metric, slice } = found.row
  const shown = slice ? `${metric}@${codeText(`${slice.column}=${slice.value}`)}` : metric
  return [targetOf(found), targetOf(found, true), shown, `${found.result.model}/${shown}`]
}

/** How a command names a row: `accuracy`, `accuracy@origin=jfk`; with its model before it where that is asked for. */
function targetOf({ row, result }: Found, isFull = false): string {
  const { metric, slice } = row
  return `${isFull ? `${result.model}/` : ''}${metric}${slice ? `@${slice.column}=${slice.value}` : ''}`
}

function amountOf(written: WrittenAmount | null, { row, result }: Found): number | string {
  if (written === null) return lossOf(row)
  const { value, unit } = written
  if (unit === 'own') return value
  const own = `in the metric's own unit: by ${lossText(lossOf(row))} covers the loss`
  if (unit === 'percent') return `a percentage may be of the value or in points; write it ${own}`
  return isShare(row, result) ? Number((value / 100).toPrecision(12)) : `${row.metric} has no points; write it ${own}`
}

/** Whether every value is between 0 and 1, so that a point is a hundredth. */
function isShare({ metric, fairness, condition }: Row, { policy }: Result): boolean {
  if (fairness) return true
  const rule = policy.metrics[metric]
  if (condition || !rule) return false
  const [lowest, highest] = metricOf(metric, rule, policy.task)?.range ?? []
  return lowest === 0 && highest === 1
}

function untilFault({ until }: AcceptLoss, { at, latest, expires }: Speaking): string | null {
  if (until === null) return null
  const lastDay = latest.slice(0, 10)
  if (until > lastDay) {
    return `until ${until} is longer than the ${expires} that the policy allows; write until ${lastDay} or earlier`
  }
  return until < at.slice(0, 10) ? `until ${until} is past; write until ${lastDay} or earlier` : null
}

/** To the end of the day that is named, and never longer than the policy allows. */
function untilOf({ until }: AcceptLoss, { latest }: Speaking): string {
  const end = until === null ? latest : `${until}T23:59:59.999Z`
  return end < latest ? end : latest
}

/** A loss in the fewest digits that cover it: four significant ones, rounded up. */
export function lossText(loss: number): string {
  if (!(loss > 0)) return '0'
  const step = 10 ** (Math.floor(Math.log10(loss)) - 3)
  const up = Number((Math.ceil(loss / step - 1e-9) * step).toPrecision(4))
  return String(up)
}

function names(results: readonly Result[]): string {
  return results.map(({ model }) => model).join(', ')
}

function accepted(acceptance: Acceptance): Bound {
  return { kind: 'accepted', acceptance }
}

function refused(reason: string): Bound {
  return { kind: 'refused', reason }
}
