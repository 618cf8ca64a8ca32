import type { Clusters } from './clusters.ts'
import { type Distribution, distributionOf } from './distribution.ts'
import { type Leaving, leaveOneOut } from './jackknife.ts'
import { type Random, randomFromSeed } from './random.ts'
import { drawMultinomial, drawWithReplacement } from './sampling.ts'

/**
 * What is drawn with replacement: single rows; whole clusters; examples known by the cell of a table that they fall in, whose
 * multinomial draw is the same bootstrap at the price of a cell instead of a row (cells are whole counts of examples); or, of n rows in order of
 * time, stretches of `length` consecutive ones (H. R. Künsch, Annals of Statistics 17 (1989)).
 */
export type Units =
  | { readonly kind: 'rows'; readonly n: number }
  | { readonly kind: 'clusters'; readonly clusters: Clusters }
  | { readonly kind: 'cells'; readonly counts: Float64Array }
  | { readonly kind: 'moving-blocks'; readonly n: number; readonly length: number }

export interface Resampling {
  readonly units: Units
  /** How many times; 10,000 for levels of 1 %. */
  readonly resamples: number
  /** A whole number; the same seed gives the same result everywhere. */
  readonly seed: number
  /**
   * The values of interest, say difference and candidate, when row (or cell) i counts `counts[i]` times; NaN where one has no value. The
   * array is overwritten afterwards. It must return as many values every time.
   */
  readonly statistic: (counts: Float64Array) => readonly number[]
  /** Blocks of units that the jackknife leaves out, at most; with 0 the acceleration is 0. */
  readonly blocks?: number
}

/**
 * The nonparametric bootstrap of B. Efron, Annals of Statistics 7 (1979); both models are read from the same draw, which makes it the paired one. With
 * the jackknife's acceleration for BCa intervals, by blocks where there are many units.
 *
 * @returns one distribution for each value of the statistic
 * @throws RangeError without units or resamples, or when the seed is none
 */
export function bootstrap({ units, resamples, seed, statistic, blocks }: Resampling): Distribution[] {
  if (!(Number.isSafeInteger(resamples) && resamples > 0)) throw new RangeError(`no number of resamples: ${resamples}`)
  const random = randomFromSeed(seed)
  const sampler = samplerOf(units)
  const observed = [...statistic(sampler.all())]
  const jackknife = blocks === 0 ? [] : leaveOneOut(sampler.leaving(random), statistic, blocks)
  const columns = observed.map(() => new Float64Array(resamples))
  for (let resample = 0; resample < resamples; resample++) {
    const values = statistic(sampler.draw(random))
    for (const [index, column] of columns.entries()) column[resample] = values[index] ?? Number.NaN
  }
  return columns.map((estimates, index) =>
    distributionOf({ observed: observed[index] ?? Number.NaN, estimates, acceleration: jackknife[index] ?? 0 }),
  )
}

interface Sampler {
  readonly all: () => Float64Array
  readonly draw: (random: Random) => Float64Array
  readonly leaving: (random: Random) => Leaving
}

function samplerOf(units: Units): Sampler {
  switch (units.kind) {
    case 'rows':
      return unitSampler(units.n, (counts) => counts)
    case 'clusters': {
      const { of, count } = units.clusters
      const rows = new Float64Array(of.length)
      return unitSampler(count, (counts) => {
        for (let row = 0; row < rows.length; row++) rows[row] = counts[of[row] ?? 0] ?? 0
        return rows
      })
    }
    case 'cells':
      return cellSampler(units.counts)
    case 'moving-blocks':
      return movingBlockSampler(units.n, units.length)
  }
}

function unitSampler(units: number, spread: (counts: Float64Array) => Float64Array): Sampler {
  if (!(Number.isSafeInteger(units) && units > 0)) throw new RangeError(`no number of units to draw from: ${units}`)
  const counts = new Float64Array(units)
  return {
    all: () => spread(counts.fill(1)),
    draw: (random) => {
      drawWithReplacement(random, counts)
      return spread(counts)
    },
    leaving: (random) => ({ kind: 'units', counts, spread, random }),
  }
}

function movingBlockSampler(n: number, length: number): Sampler {
  if (!(Number.isSafeInteger(length) && length >= 1 && length <= n))
    throw new RangeError(`a block has from 1 to ${n} rows, not ${length}`)
  const stretches = Math.ceil(n / length)
  const consecutive = { of: Int32Array.from({ length: n }, (_, row) => Math.floor(row / length)), count: stretches }
  const rows = new Float64Array(n)
  return {
    // Whole stretches side by side are left out by the jackknife.
    ...samplerOf({ kind: 'clusters', clusters: consecutive }),
    draw: (random) => {
      rows.fill(0)
      for (let stretch = 0; stretch < stretches; stretch++) {
        const start = Math.floor(random.uniform() * (n - length + 1))
        const end = start + Math.min(length, n - stretch * length)
        for (let row = start; row < end; row++) rows[row] = (rows[row] ?? 0) + 1
      }
      return rows
    },
  }
}

function cellSampler(cells: Float64Array): Sampler {
  const total = cells.reduce((sum, count) => sum + count, 0)
  const whole = cells.every((count) => Number.isSafeInteger(count) && count >= 0)
  if (!whole || total === 0) throw new RangeError('cells are whole counts of examples, not all 0')
  const counts = new Float64Array(cells.length)
  return {
    all: () => Float64Array.from(cells),
    draw: (random) => {
      drawMultinomial(random, total, cells, counts)
      return counts
    },
    leaving: () => ({ kind: 'cells', cells }),
  }
}
