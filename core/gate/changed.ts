import type { ChangedExamples } from '../evidence.ts'
import type { ModelPolicy } from '../policy.ts'
import { ascendingOrder } from '../statistics/argsort.ts'
import { idAt } from './ids.ts'
import type { Predictions } from './predictions.ts'
import type { Categories } from './table.ts'

/** Examples that travel with the evidence. */
export const MAX_CHANGED = 50

const MAX_ID = 200
const MAX_VALUE = 80

type Change = ChangedExamples['examples'][number]['change']

/** What one row says of the two models. */
interface Judged {
  /** Null where the prediction did not change. */
  readonly change: (row: number) => Change | null
  /** How far a row moved, so that the farthest is named first; in any unit. */
  readonly size: (row: number) => number
  readonly shown: (row: number) => { readonly label: string; readonly baseline: string; readonly candidate: string }
}

/**
 * The examples whose prediction is another one now, for people to look at: those that got worse first, and of these the ones
 * that moved farthest. A classification gets worse when it was right and is wrong; a number when its error grows.
 *
 * @param baseline in the candidate's row order.
 * @returns null where the policy keeps predictions private, and where a row is no example by itself: in a ranking, and with
 *   several seeds.
 */
export function changedExamples(
  model: ModelPolicy,
  candidate: Predictions,
  baseline: Predictions,
): ChangedExamples | null {
  if (!model.publish_predictions || model.task === 'ranking' || candidate.seed) return null
  const judged = candidate.numbers ? byError(candidate, baseline) : byLabel(candidate, baseline)
  if (!judged) return null
  const rows: Record<Change, number[]> = { worse: [], other: [], better: [] }
  for (let row = 0; row < candidate.rows; row++) {
    const change = judged.change(row)
    if (change) rows[change].push(row)
  }
  const kinds: readonly Change[] = ['worse', 'other', 'better']
  const first = kinds.flatMap((change) =>
    farthest(rows[change], judged.size).map((row) => ({
      id: cut(idAt(candidate.ids, row), MAX_ID),
      change,
      ...judged.shown(row),
    })),
  )
  return {
    worse: rows.worse.length,
    better: rows.better.length,
    other: rows.other.length,
    examples: first.slice(0, MAX_CHANGED),
  }
}

function farthest(rows: readonly number[], size: Judged['size']): number[] {
  const order = ascendingOrder(Float64Array.from(rows, (row) => -size(row)))
  return Array.from(order.subarray(0, MAX_CHANGED), (index) => rows[index] ?? 0)
}

function byError({ numbers: after }: Predictions, { numbers: before }: Predictions): Judged | null {
  if (!after || !before) return null
  const at = (values: Float64Array, row: number) => values[row] ?? Number.NaN
  const growth = (row: number) => {
    const label = at(after.label, row)
    return Math.abs(at(after.prediction, row) - label) - Math.abs(at(before.prediction, row) - label)
  }
  return {
    change: (row) => {
      if (at(after.prediction, row) === at(before.prediction, row)) return null
      const grown = growth(row)
      return grown > 0 ? 'worse' : grown < 0 ? 'better' : 'other'
    },
    size: (row) => Math.abs(growth(row)),
    shown: (row) => ({
      label: String(at(after.label, row)),
      baseline: String(at(before.prediction, row)),
      candidate: String(at(after.prediction, row)),
    }),
  }
}

function byLabel(candidate: Predictions, baseline: Predictions): Judged {
  const { label, prediction: after } = candidate
  const before = baseline.prediction
  const [labelOf, beforeOf] = [codesIn(after, label), codesIn(after, before)]
  const textOf = ({ codes, values }: Categories, row: number) => cut(values[codes[row] ?? -1] ?? '', MAX_VALUE)
  return {
    change: (row) => {
      const [now, was, right] = [after.codes[row], beforeOf(row), labelOf(row)]
      if (now === was) return null
      if (now === right) return 'better'
      return isSame(before, label, row) ? 'worse' : 'other'
    },
    size: (row) => moved(candidate, baseline, row),
    shown: (row) => ({
      label: textOf(label, row),
      baseline: textOf(before, row),
      candidate: textOf(after, row),
    }),
  }
}

/** The rows of another column in the codes of this one; -1 for a value that it does not have. */
function codesIn({ values }: Categories, other: Categories): (row: number) => number {
  const codeOf = new Map(values.map((value, code) => [value, code]))
  const translated = other.values.map((value) => codeOf.get(value) ?? -1)
  return (row) => translated[other.codes[row] ?? -1] ?? -1
}

function isSame(a: Categories, b: Categories, row: number): boolean {
  return a.values[a.codes[row] ?? -1] === b.values[b.codes[row] ?? -1]
}

/** By how much the probability of the label, or of the positive class, is another one; 0 without probabilities. */
function moved(candidate: Predictions, baseline: Predictions, row: number): number {
  const { label } = candidate
  const name = label.values[label.codes[row] ?? -1] ?? ''
  const after = candidate.probabilities?.get(name) ?? candidate.score
  const before = baseline.probabilities?.get(name) ?? baseline.score
  return Math.abs((after?.[row] ?? 0) - (before?.[row] ?? 0))
}

function cut(text: string, characters: number): string {
  const kept = text.slice(0, characters).toWellFormed()
  return kept.length < text.length ? `${kept.slice(0, -1).toWellFormed()}…` : kept
}
