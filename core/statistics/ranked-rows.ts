import { fallingOrder } from './argsort.ts'

/** A binary task's rows from the highest score down, those of equal scores as one group. */
export interface RankedRows {
  /** Rows by falling score. */
  readonly order: Uint32Array
  /** Rank by rank 1 for a positive row, 0 for a negative one: a column in the order in which it is walked is read twice as fast. */
  readonly flags: Uint8Array
  /** Group by group how many of its rows are positive, and how many are not. */
  readonly positives: Uint32Array
  readonly negatives: Uint32Array
}

/**
 * Sorts rows by their score.
 *
 * @param positive 1 for a positive row, 0 for a negative one.
 * @throws RangeError when the columns differ in length or a score is not finite
 */
export function rankedRows(score: Float64Array, positive: Uint8Array): RankedRows {
  if (positive.length !== score.length) throw new RangeError('scores and labels differ in length')
  const order = fallingOrder(score)
  const flags = new Uint8Array(order.length)
  const positives = new Uint32Array(order.length)
  const negatives = new Uint32Array(order.length)
  let [group, last] = [-1, Number.NaN]
  for (let rank = 0; rank < order.length; rank++) {
    const row = order[rank] ?? 0
    const value = score[row] ?? Number.NaN
    // Less itself a finite number is 0.
    if (value - value !== 0) throw new RangeError('a score is not finite')
    if (value !== last) group++
    last = value
    const flag = positive[row] ?? 0
    flags[rank] = flag
    // No branch: half of the time it would be guessed wrong.
    positives[group] = (positives[group] ?? 0) + flag
    negatives[group] = (negatives[group] ?? 0) + 1 - flag
  }
  // A copy of what is used, since most scores have ties and the space would be held.
  return { order, flags, positives: positives.slice(0, group + 1), negatives: negatives.slice(0, group + 1) }
}

/** Rows told apart: row by row the part that it is in, and part by part how many rows it has. */
export interface Parts {
  readonly of: Int32Array
  readonly sizes: readonly number[]
}

/** Each part's rows by themselves, numbered from 0 in their order: one walk, and nothing is sorted again. */
export function splitRanked({ order, flags, positives, negatives }: RankedRows, { of, sizes }: Parts): RankedRows[] {
  const starts = startsOf(sizes)
  const located = locate(of, sizes.length)
  const split = {
    order: new Uint32Array(of.length),
    flags: new Uint8Array(of.length),
    positives: new Uint32Array(of.length),
    negatives: new Uint32Array(of.length),
  }
  const ranks = starts.slice()
  /** Part by part the place behind its last group, and which group that is of all rows. */
  const groups = starts.slice()
  const last = new Int32Array(sizes.length).fill(-1)
  for (let group = 0, rank = 0; group < positives.length; group++) {
    const end = rank + (positives[group] ?? 0) + (negatives[group] ?? 0)
    for (; rank < end; rank++) {
      const row = order[rank] ?? 0
      const part = located[2 * row] ?? 0
      const at = ranks[part] ?? 0
      ranks[part] = at + 1
      split.order[at] = located[2 * row + 1] ?? 0
      const flag = flags[rank] ?? 0
      split.flags[at] = flag
      if (last[part] !== group) {
        last[part] = group
        groups[part] = (groups[part] ?? 0) + 1
      }
      const own = (groups[part] ?? 0) - 1
      split.positives[own] = (split.positives[own] ?? 0) + flag
      split.negatives[own] = (split.negatives[own] ?? 0) + 1 - flag
    }
  }
  return sizes.map((_, part) => {
    const [start, end] = [starts[part] ?? 0, ranks[part] ?? 0]
    const behind = groups[part] ?? 0
    return {
      order: split.order.subarray(start, end),
      flags: split.flags.subarray(start, end),
      positives: split.positives.subarray(start, behind),
      negatives: split.negatives.subarray(start, behind),
    }
  })
}

function startsOf(sizes: readonly number[]): Uint32Array {
  const starts = new Uint32Array(sizes.length)
  for (let part = 1; part < sizes.length; part++) starts[part] = (starts[part - 1] ?? 0) + (sizes[part - 1] ?? 0)
  return starts
}

/** Row by row its part and its number among the rows of that: side by side, since the walk asks for both and jumps from row to row. */
function locate(of: Int32Array, parts: number): Uint32Array {
  const filled = new Uint32Array(parts)
  const located = new Uint32Array(2 * of.length)
  for (let row = 0; row < of.length; row++) {
    const part = of[row] ?? 0
    const place = filled[part] ?? 0
    located[2 * row] = part
    located[2 * row + 1] = place
    filled[part] = place + 1
  }
  return located
}
