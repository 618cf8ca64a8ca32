import type { Decision, Row } from '../gate/decision.ts'
import { count, plain, probability, rounded } from '../numbers.ts'

/**
 * The promise in words: both error rates, the chance to catch a loss of the tolerance at this n, and what these rows cannot
 * show at all. Rates bound the verdict, not the merge.
 */
export function promiseOf(decision: Decision): string[] {
  const { rates, onInconclusive } = decision
  const lines = [
    `A change that is no worse is blocked with probability at most ${plain(rates.alpha_block)}; one that is worse by its full ` +
      `tolerance passes with probability at most ${plain(rates.alpha_pass)}. When inconclusive, this policy ` +
      `${onInconclusive === 'warn' ? 'lets it merge' : 'does not let it merge'}.`,
  ]
  const tested = decision.rows.filter((row) => row.gates.pass && row.slice === null && row.resolution)
  const powerful = tested.filter((row) => row.resolution?.powerToBlock != null)
  if (powerful.length > 0) {
    lines.push(`With ${count(powerful[0]?.n ?? 0)} held-out rows ${listed(powerful.map(powerOf))}.`)
  }
  return [...lines, ...cumulative(decision), ...unresolvable(tested)]
}

// Its rate is not part of alpha_block: the anchor is asked on its own, at its own level.
function cumulative({ rows, rates }: Decision): string[] {
  const anchored = rows.filter((row) => row.anchor)
  const named = (rule: 'test' | 'ratchet') =>
    listed(anchored.filter((row) => row.anchor?.rule === rule).map((row) => row.metric))
  const [tested, ratcheted] = [named('test'), named('ratchet')]
  return [
    ...(tested
      ? [
          `The cumulative limit since the last release has a rate of its own: a model as good as that release is refused ` +
            `with probability at most ${plain(rates.alpha_block)} a metric (${tested}).`,
        ]
      : []),
    ...(ratcheted
      ? [`These rows cannot test that limit for ${ratcheted}: an observed loss beyond it blocks, without a rate.`]
      : []),
  ]
}

function powerOf({ metric, direction, tolerance, resolution }: Row, index: number): string {
  const loss = direction === 'higher' ? 'drop' : 'rise'
  const power = probability(resolution?.powerToBlock ?? 0)
  const amount = plain(tolerance ?? 0)
  return index === 0
    ? `a true ${loss} of ${amount} in ${metric} would be blocked with probability ${power}`
    : `${amount} in ${metric} with ${power}`
}

// Where the verdict is clear all the same, the tests table says what the rows can resolve.
function unresolvable(tested: readonly Row[]): string[] {
  const open = tested.filter(
    ({ verdict, tolerance, resolution }) =>
      verdict === 'inconclusive' && tolerance !== null && (resolution?.tolerance ?? 0) > tolerance,
  )
  if (open.length === 0) return []
  const tolerances = open.map(({ tolerance, metric }) => `${plain(tolerance ?? 0)} in ${metric}`)
  return [
    `${count(open[0]?.n ?? 0)} rows cannot show a tolerance of ${listed(tolerances)} both ways; the smallest they can is about ${listed(open.map(smallest))}.`,
  ]
}

function smallest({ metric, resolution, labels }: Row): string {
  const labelled =
    labels === null
      ? ''
      : `, about ${count(labels)} of them labelled, since rows on which both models agree need no label`
  const settle = `about ${count(resolution?.examples ?? 0)} examples would settle it${labelled}`
  return `${rounded(resolution?.tolerance ?? 0)} in ${metric} (${settle})`
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')}, and ${items.at(-1)}`
}

/** The most examples that any undecided gated row needs; null when none is undecided or none can be computed. */
export function examplesToSettle(decision: Decision): number | null {
  const needs = decision.rows
    .filter((row) => row.gates.pass && row.verdict === 'inconclusive' && row.resolution)
    .map((row) => row.resolution?.examples ?? 0)
  return needs.length > 0 ? Math.max(...needs) : null
}
