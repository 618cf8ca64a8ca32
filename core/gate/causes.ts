import { count, decimalsFor, fixed, plain, pValue, rounded } from '../numbers.ts'
import type { ClauseRow, ConditionRow, Decision, LimitRow, Row } from './decision.ts'
import { clauseWords, conditionPromise, decidingClauses } from './easeml-words.ts'

/** One cause of a row that is not green: what, the numbers that made it, and what would change it. */
export interface Cause {
  readonly what: string
  readonly numbers: string
  readonly change: string
}

/** Every cause of a row that blocks or is inconclusive, in words. */
export function causesOf(row: Row, rates: Decision['rates']): Cause[] {
  const { regression, nonInferiority, limit, ratio, anchor, condition } = row
  if (condition) return decidingClauses(condition).map((clause) => conditionCause(clause, condition))
  const causes: Cause[] = []
  if (regression?.shown && !nonInferiority?.shown) causes.push(regressionCause(row, rates))
  if (limit && (limit.broken.shown || (row.verdict === 'inconclusive' && !limit.held))) {
    causes.push(limitCause(row, limit, rates))
  }
  if (ratio?.held === false) {
    causes.push({
      what: `it is more than ${plain(ratio.max)} times the baseline`,
      numbers: `${amount(row, row.candidate)} against ${amount(row, row.baseline)}, a ratio of ${rounded(ratio.ratio)}; numbers without rows are compared plainly, no test`,
      change: `bring it to ${plain(ratio.max)} times the baseline or less; if it scatters from run to run, report a mean of several runs`,
    })
  }
  if (anchor?.held === false) causes.push(anchorCause(row, anchor))
  if (row.verdict === 'inconclusive' && nonInferiority && !nonInferiority.shown) causes.push(openCause(row, rates))
  if (causes.length > 0) return causes
  return [
    {
      what: 'it is undefined on these rows, so nothing is shown',
      numbers: row.notes.join('; ') || `${count(row.n)} rows`,
      change: 'let the held-out rows hold what the metric needs, for example rows of every class',
    },
  ]
}

function conditionCause(clause: ClauseRow, condition: ConditionRow): Cause {
  return {
    what: clauseWords(clause),
    numbers: conditionPromise(condition),
    change:
      clause.truth === 'false'
        ? 'a model for which the condition holds'
        : `${count(clause.examples)} rows, or a left side farther from the bound than the tolerance; a wider tolerance needs fewer rows`,
  }
}

function regressionCause(row: Row, rates: Decision['rates']): Cause {
  const { regression, tolerance, tests, slice } = row
  const where = slice
    ? 'look at the examples of this slice'
    : 'look at the slices and at the examples whose prediction changed'
  return {
    what: `it is shown to be worse${tolerance === null ? '' : `, and not shown to be within its tolerance of ${plain(tolerance)}`}`,
    numbers: [
      differenceText(row),
      `${tests?.block ?? 'test'}: p ${pValue(regression?.p ?? 1)}, adjusted for all tests of this verdict ${pValue(regression?.adjusted ?? 1)}, at most ${plain(rates.alpha_block)} shows it`,
      intervalText(row, rates),
    ].join('; '),
    change: `${where}; train a better model; or, if this loss is the price of something else, let a maintainer accept it`,
  }
}

function limitCause(row: Row, limit: LimitRow, rates: Decision['rates']): Cause {
  const { kind, at, value, bound, broken, test } = limit
  const side = kind === 'floor' ? 'above' : 'below'
  const shown = broken.shown
    ? `it breaks its ${kind} of ${plain(at)}`
    : `its ${kind} of ${plain(at)} is not shown to be held`
  const adjusted = broken.adjusted === null ? '' : `, adjusted p of holding it ${pValue(broken.adjusted)}`
  return {
    what: shown,
    numbers: `${amount(row, value)}, with a one-sided bound of ${amount(row, bound)} at ${percent(1 - rates.alpha_pass)} (${test}${adjusted})`,
    change: broken.shown
      ? `a model ${side} ${plain(at)}`
      : `a bound ${side} ${plain(at)}: a better model, or more held-out examples, which bring the bound nearer to the value`,
  }
}

function anchorCause(row: Row, anchor: NonNullable<Row['anchor']>): Cause {
  const { gain, limit, rule, level } = anchor
  const loss = amount(row, Math.max(0, -gain))
  return {
    what: `since the last release it has lost more than the cumulative limit of ${plain(limit)} allows`,
    numbers:
      rule === 'test'
        ? `${loss} lost; a loss within ${plain(limit)} is not shown at level ${plain(level)}`
        : `${loss} lost; the rows are too few to test it, so the observed loss decides`,
    change:
      'win back what earlier changes have cost; register a version that is accepted as it is, which moves the anchor; or let a maintainer accept the loss',
  }
}

function openCause(row: Row, rates: Decision['rates']): Cause {
  const { tolerance, nonInferiority, tests, resolution, labels, notes } = row
  const p = `${tests?.pass ?? 'test'}: p ${pValue(nonInferiority?.p ?? 1)}, at most ${plain(rates.alpha_pass)} shows that it is within ${plain(tolerance ?? 0)}`
  const settle = resolution
    ? `about ${count(resolution.examples)} held-out examples settle it${labels === null ? '' : ` (labels for about ${count(labels)} of them, where the models differ)`}; ` +
      `these ${count(row.n)} can show a tolerance of ${rounded(resolution.tolerance)}`
    : 'give the test what it needs'
  return {
    what: notes.length > 0 ? notes.join('; ') : 'neither a loss nor its absence is shown',
    numbers: [differenceText(row), p, intervalText(row, rates)].filter((part) => part !== '').join('; '),
    change: settle,
  }
}

function differenceText(row: Row): string {
  if (row.gain === null) return `${count(row.n)} rows`
  const word = row.gain < 0 ? 'worse' : row.gain > 0 ? 'better' : 'no difference'
  const by = row.gain === 0 ? word : `${amount(row, Math.abs(row.gain))} ${word}`
  return `${amount(row, row.baseline)} before, ${amount(row, row.candidate)} now, ${by} on ${count(row.n)} rows`
}

function intervalText(row: Row, rates: Decision['rates']): string {
  if (!row.interval) return ''
  const { lower, upper } = row.interval
  return `the gain lies between ${amount(row, lower)} and ${amount(row, upper)}, each side at ${percent(1 - rates.alpha_pass)}`
}

function amount({ tolerance }: Row, value: number | null): string {
  return fixed(value, decimalsFor(tolerance) + 1)
}

function percent(share: number): string {
  return `${plain(Number((100 * share).toPrecision(6)))} %`
}
