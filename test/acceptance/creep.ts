import { randomFromSeed } from '#core/statistics/random.ts'
import { type Gate, runStream, TRUTH } from './stream.ts'
import { quantile, simulated } from './summary.ts'

/** Fifty pull requests of the same true gain, many times over. */
export interface Creeping {
  readonly n: number
  readonly gain: number
  readonly streams: number
}

/** What they cost: points of true accuracy lost. */
export interface Crept {
  readonly mean: number
  /** 95 % quantile. */
  readonly upper: number
  readonly merged: number
  /** Mean loss before and after each pull request. */
  readonly path: readonly number[]
}

const PULL_REQUESTS = 50

export function creep(gate: Gate, { n, gain, streams }: Creeping): Crept {
  const random = randomFromSeed(20240607)
  const changes = Array.from({ length: PULL_REQUESTS }, () => ({ disagreement: 0.05, gain }))
  const runs = Array.from({ length: streams }, () => runStream(random, { n, changes }, gate))
  const losses = runs.map(({ model }) => 100 * (TRUTH - model.truth))
  return {
    mean: simulated(losses).mean,
    upper: quantile(losses, 0.95),
    merged: simulated(runs.map(({ outcomes }) => outcomes.filter(({ merged }) => merged).length)).mean,
    path: Array.from(
      { length: PULL_REQUESTS + 1 },
      (_, step) => simulated(runs.map(({ truths }) => 100 * (TRUTH - (truths[step] ?? Number.NaN)))).mean,
    ),
  }
}
