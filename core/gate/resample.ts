import { type Paired, QUANTILES } from '../metric-record.ts'
import { bootstrap, type Units } from '../statistics/bootstrap.ts'
import { countBeyond, percentile } from '../statistics/distribution.ts'

/**
 * Rows times resamples that all metrics and slices may cost together: some seconds. More rows get fewer resamples, down to `FEWEST`; the
 * tests then rest on the standard error alone, with t(resamples - 1), which so many rows justify.
 */
const WORK = 5e7
const FEWEST = 50

/**
 * Under this many resamples no p-value that matters is counted, so the jackknife for BCa is not worth its price; and where rows are
 * enough to be split, random groups of them say as much for less.
 */
export const COUNTED = 1000
const JACKKNIFE_BLOCKS = 500

/** How a bootstrap is to be drawn. */
export interface Resampling {
  readonly resamples: number
  readonly seed: number
}

/** @returns as many resamples as the policy asks for, or as many as this many rows allow; a row counts each time that it is resampled. */
export function affordable({ resamples, seed }: Resampling, rows: number): Resampling {
  return { resamples: Math.min(resamples, Math.max(FEWEST, Math.floor(WORK / rows))), seed }
}

/** What is resampled, and what is computed from each resample. */
export interface Resampled {
  readonly n: number
  readonly groups: number | null
  readonly units: Units
  /** Values of baseline and candidate when unit i counts `counts[i]` times; undefined where one has none. */
  readonly statistic: (counts: Float64Array) => readonly [number | undefined, number | undefined]
  /** -1 where lower is better. */
  readonly sign: number
  readonly tolerance: number | null
  readonly resampling: Resampling
}

type Bootstrap = Extract<Paired, { kind: 'bootstrap' | 'undefined' }>

/** Runs the bootstrap and writes down what a decision needs of it. */
export function resample({ n, groups, units, statistic, sign, tolerance, resampling }: Resampled): Bootstrap {
  const { resamples, seed } = resampling
  const values = (counts: Float64Array): readonly number[] => {
    const [baseline = Number.NaN, candidate = Number.NaN] = statistic(counts)
    return [candidate - baseline, candidate]
  }
  const blocks = resamples < COUNTED ? 0 : JACKKNIFE_BLOCKS
  const [difference, own] = bootstrap({ units, resamples, seed, statistic: values, blocks })
  if (!difference || !own || !Number.isFinite(difference.observed) || !Number.isFinite(own.observed)) {
    return { kind: 'undefined', reason: 'it has no value on these rows' }
  }
  if (!Number.isFinite(difference.se) || !Number.isFinite(own.se)) {
    return { kind: 'undefined', reason: 'it has no value in almost every resample of these rows' }
  }
  const [better, worse] = sign > 0 ? (['above', 'below'] as const) : (['below', 'above'] as const)
  return {
    kind: 'bootstrap',
    n,
    groups,
    baseline: own.observed - difference.observed,
    candidate: own.observed,
    se_difference: difference.se,
    se_candidate: own.se,
    resamples,
    quantiles: QUANTILES.map((level) => percentile(difference, level)),
    z0: difference.z0,
    acceleration: difference.acceleration,
    not_worse: countBeyond(difference, 0, better),
    beyond: tolerance === null ? null : { tolerance, count: countBeyond(difference, -sign * tolerance, worse) },
  }
}
