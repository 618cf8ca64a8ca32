import type { Random } from './random.ts'

/** Beyond this many units the jackknife leaves out blocks of them, drawn at random: the acceleration's noise is then some 0.4/BLOCKS. */
const BLOCKS = 500

/** What can be left out: units of equal standing, or one example of each cell of a table. */
export type Leaving =
  | {
      readonly kind: 'units'
      /** Scratch space, as long as there are units. */
      readonly counts: Float64Array
      readonly spread: (counts: Float64Array) => Float64Array
      readonly random: Random
    }
  | { readonly kind: 'cells'; readonly cells: Float64Array }

/**
 * The acceleration of each value of a statistic: sum d^3/(6 (sum d^2)^1.5), d the mean of the leave-one-out values less each of them. B.
 * Efron, JASA 82 (1987), equation 7.3 with the jackknife's influences. 0 where a value does not move, or is undefined.
 */
export function leaveOneOut(
  leaving: Leaving,
  statistic: (counts: Float64Array) => readonly number[],
  atMost = BLOCKS,
): number[] {
  const { values, times } =
    leaving.kind === 'cells' ? leaveCells(leaving.cells, statistic) : leaveUnits(leaving, statistic, atMost)
  const width = values[0]?.length ?? 0
  return Array.from({ length: width }, (_, index) => {
    const column = values.map((row) => row[index] ?? Number.NaN)
    return accelerationOf(column, times)
  })
}

interface LeftOut {
  readonly values: readonly (readonly number[])[]
  /** How many examples give each of the values. */
  readonly times: readonly number[]
}

function leaveCells(cells: Float64Array, statistic: (counts: Float64Array) => readonly number[]): LeftOut {
  const values: (readonly number[])[] = []
  const times: number[] = []
  for (const [cell, count] of cells.entries()) {
    if (count === 0) continue
    const counts = Float64Array.from(cells)
    counts[cell] = count - 1
    values.push([...statistic(counts)])
    times.push(count)
  }
  return { values, times }
}

function leaveUnits(
  { counts, spread, random }: Extract<Leaving, { kind: 'units' }>,
  statistic: (counts: Float64Array) => readonly number[],
  atMost: number,
): LeftOut {
  const units = counts.length
  const blocks = Math.min(units, atMost)
  const order = blocks < units ? shuffled(random, units) : Uint32Array.from(counts, (_, unit) => unit)
  const values: (readonly number[])[] = []
  for (let block = 0; block < blocks; block++) {
    counts.fill(1)
    for (let at = block; at < units; at += blocks) counts[order[at] ?? 0] = 0
    values.push([...statistic(spread(counts))])
  }
  return { values, times: values.map(() => 1) }
}

/** R. Durstenfeld's shuffle, Communications of the ACM 7 (1964). */
function shuffled(random: Random, length: number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, index) => index)
  for (let last = length - 1; last > 0; last--) {
    const other = Math.floor(random.uniform() * (last + 1))
    const moved = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = moved
  }
  return order
}

function accelerationOf(values: readonly number[], times: readonly number[]): number {
  let [total, mean] = [0, 0]
  for (const [index, value] of values.entries()) {
    total += times[index] ?? 0
    mean += ((times[index] ?? 0) / total) * (value - mean)
  }
  let [squares, cubes] = [0, 0]
  for (const [index, value] of values.entries()) {
    squares += (times[index] ?? 0) * (mean - value) ** 2
    cubes += (times[index] ?? 0) * (mean - value) ** 3
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0
}
