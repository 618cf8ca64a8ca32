import type { Problem } from '../evidence.ts'
import type { Predictions } from './predictions.ts'

/** Two files joined by id: for each candidate row the row of the other file. */
export type Join =
  | { readonly kind: 'joined'; readonly rows: Int32Array }
  | { readonly kind: 'problem'; readonly problem: Problem }

/**
 * Joins two predictions files by example id. Both must be of the same evaluation set: the same ids with the same labels.
 *
 * @returns the problem where they are not: rows that went missing are `unmatched-ids`, anything else is another set.
 */
export function joinById(candidate: Predictions, other: Predictions): Join {
  const rowOf = new Map(other.ids.map((id, row) => [id, row]))
  const rows = new Int32Array(candidate.ids.length)
  let unknown = 0
  let relabelled = 0
  for (const [row, id] of candidate.ids.entries()) {
    const match = rowOf.get(id)
    if (match === undefined) {
      unknown++
    } else {
      rows[row] = match
      if (labelOf(candidate, row) !== labelOf(other, match)) relabelled++
    }
  }
  const missing = other.ids.length - (candidate.ids.length - unknown)
  if (unknown === 0 && missing === 0 && relabelled === 0) return { kind: 'joined', rows }
  return { kind: 'problem', problem: describe({ unknown, missing, relabelled }, candidate, other) }
}

function labelOf({ label }: Predictions, row: number): string | undefined {
  return label.values[label.codes[row] ?? -1]
}

interface Mismatch {
  readonly unknown: number
  readonly missing: number
  readonly relabelled: number
}

function describe({ unknown, missing, relabelled }: Mismatch, candidate: Predictions, other: Predictions): Problem {
  const found = `${missing} ids of ${other.source} are not in ${candidate.source}, ${unknown} are new, ${relabelled} have another label`
  if (unknown === 0 && relabelled === 0) {
    return {
      code: 'unmatched-ids',
      message: `${found}: rows went missing; write a prediction for every held-out example`,
    }
  }
  return {
    code: 'new-evaluation-set',
    message: `${found}: the held-out set changed, so the two models cannot be compared`,
  }
}
