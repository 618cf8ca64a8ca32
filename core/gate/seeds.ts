import type { Paired } from '../metric-record.ts'
import type { Contrast } from './contrast.ts'
import { fromStandardError } from './normal.ts'

type Seeds = Extract<Paired, { kind: 'seeds' }>

/**
 * The tests of a recipe over several seeds. The variance of the mean difference is that of the held-out rows plus the seeds'
 * over their number; the degrees of freedom are F. E. Satterthwaite's, Biometrics Bulletin 2 (1946).
 *
 * @param sign -1 where lower is better.
 */
export function fromSeeds(paired: Seeds, sign: number): Contrast {
  const { n, groups, baseline, candidate, difference, seeds, variance_test: ofRows, variance_seed: ofSeed } = paired
  const units = groups ?? n
  const variance = ofRows + ofSeed / seeds
  const spread = (ofSeed / seeds) ** 2 / (seeds - 1) + ofRows ** 2 / Math.max(1, units - 1)
  return fromStandardError({
    ...{ n, baseline, candidate, gain: sign * difference, se: Math.sqrt(variance), units },
    ...(spread > 0 ? { df: variance ** 2 / spread } : {}),
    test: 'seeds and held-out rows',
  })
}
