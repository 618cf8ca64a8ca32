import type { Certainty } from '../gate/contrast.ts'
import { type Decision, nameOf, type Row } from '../gate/decision.ts'
import { conditionPromise } from '../gate/easeml-words.ts'
import { isSealedAlone } from '../gate/sealed-alone.ts'
import { count, plain, probability, rounded } from '../numbers.ts'
import { listed } from './phrase.ts'

const SEALED =
  'No label is open, so nothing is measured here. What a verdict of the sealed set promises, the app prints beside it.'

/**
 * The guarantee in words: both error rates, and what they rest on; the chance to catch a loss of the tolerance at this n, and that
 * of a harmless change to pass; what these rows cannot show at all. Rates bound the verdict of one pull request, not the merge.
 */
export function promiseOf(decision: Decision): string[] {
  if (isSealedAlone(decision)) return [SEALED]
  const tested = decision.rows.filter((row) => row.gates.pass && row.slice === null && row.resolution)
  const gating = decision.rows.filter((row) => row.gates.block)
  const conditionAlone = gating.length > 0 && gating.every(({ condition }) => condition !== null)
  return [
    ...(conditionAlone ? [] : [rates(decision)]),
    ...assumptions(decision),
    ...powers(tested, decision),
    ...cumulative(decision),
    ...unresolvable(tested),
    ...decision.rows.flatMap(({ condition }) => (condition ? [conditionPromise(condition)] : [])),
  ]
}

function rates(decision: Decision): string {
  if (decision.rows.some(({ gain }) => gain !== null)) return bothRates(decision)
  const nothing = 'Nothing was compared, so a loss against the model before could not be seen.'
  if (!decision.rows.some(({ limit, n }) => limit && n > 0)) return nothing
  const { alpha_block: block, alpha_pass: pass } = decision.rates
  return (
    `${nothing} Floors and ceilings decide: a model that keeps them all is blocked with probability at most ${plain(block)}, and one ` +
    `that misses any passes with probability at most ${plain(pass)}.`
  )
}

function bothRates({ rates, onInconclusive }: Decision): string {
  return (
    `A change that is no worse is blocked with probability at most ${plain(rates.alpha_block)}; one that is worse by its full ` +
    `tolerance passes with probability at most ${plain(rates.alpha_pass)}. When inconclusive, this policy ` +
    `${onInconclusive === 'warn' ? 'lets it merge' : 'does not let it merge'}.`
  )
}

const HOLD: Readonly<Record<Certainty, string>> = {
  exact: 'for every number of rows (exact)',
  'finite-sample': 'at this number of rows, checked by enumeration (finite-sample)',
  asymptotic: 'for large samples (asymptotic)',
}

// Slices have the tests of their metric, and need no words of their own.
function assumptions({ rows }: Decision): string[] {
  const tested = rows.filter(({ slice, gates, tests, gain }) => slice === null && gates.block && tests && gain !== null)
  const byCertainty = Map.groupBy(tested, ({ certainty }) => certainty ?? 'asymptotic')
  const kinds = (['exact', 'finite-sample', 'asymptotic'] as const).flatMap((certainty) => {
    const names = byCertainty.get(certainty)?.map(nameOf) ?? []
    return names.length > 0 ? [`${HOLD[certainty]} for ${few(names)}`] : []
  })
  if (kinds.length === 0) return []
  return [
    `These rates hold ${listed(kinds)}. They assume held-out rows, or groups of rows, that are independent of each other and that no ` +
      'training has seen, and they are those of one pull request.',
  ]
}

function powers(tested: readonly Row[], { jointPower }: Decision): string[] {
  const powerful = tested
    .filter((row) => row.resolution?.powerToBlock != null)
    .sort((a, b) => (a.resolution?.powerToBlock ?? 0) - (b.resolution?.powerToBlock ?? 0))
  if (powerful.length === 0) return []
  const shown = powerful.slice(0, MAX_NAMED).map(powerOf)
  const rest = powerful.length > MAX_NAMED ? ['that of each other metric with more'] : []
  return [`With ${count(powerful[0]?.n ?? 0)} held-out rows ${listed([...shown, ...rest])}.${jointly(jointPower)}`]
}

function jointly(power: Decision['jointPower']): string {
  if (!power) return ''
  const { tests, independent, atLeast } = power
  const [alone, least] = [probability(independent), probability(atLeast)]
  if (tests === 1) return ` A change that changes nothing passes with probability ${alone}.`
  const passes = ` A change that changes nothing passes all ${tests} tests with probability ${alone}`
  if (alone === least) return `${passes}.`
  // Bonferroni's bound says nothing where it is about 0.
  if (atLeast < 0.005) return `${passes} if they are independent.`
  return `${passes} if they are independent, and at least ${least} in any case.`
}

const MAX_NAMED = 3

function few(names: readonly string[]): string {
  return names.length > 2 * MAX_NAMED
    ? `${names.slice(0, MAX_NAMED).join(', ')} and ${names.length - MAX_NAMED} more`
    : names.join(', ')
}

// Its rate is not part of alpha_block: the anchor is asked on its own, at its own level.
function cumulative({ rows, rates }: Decision): string[] {
  const anchored = rows.filter((row) => row.anchor)
  const named = (rule: 'test' | 'ratchet') =>
    few(anchored.filter((row) => row.anchor?.rule === rule).map((row) => row.metric))
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
  const named = open.slice(0, MAX_NAMED)
  const tolerances = named.map(({ tolerance, metric }) => `${plain(tolerance ?? 0)} in ${metric}`)
  const more = open.length > MAX_NAMED ? ` So it is for ${open.length - MAX_NAMED} more metrics.` : ''
  return [
    `${count(open[0]?.n ?? 0)} rows cannot show a tolerance of ${listed(tolerances)} both ways; the smallest they can is about ${listed(named.map(smallest))}.${more}`,
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

/** The most examples that any undecided gated row needs; null when none is undecided or none can be computed. */
export function examplesToSettle(decision: Decision): number | null {
  const needs = decision.rows
    .filter((row) => row.gates.pass && row.verdict === 'inconclusive' && row.resolution)
    .map((row) => row.resolution?.examples ?? 0)
  return needs.length > 0 ? Math.max(...needs) : null
}
