import type { Estimate, MetricRecord, Paired } from '../metric-record.ts'
import type { Tests } from '../policy.ts'
import { contrastOf, type RuledMetric } from './contrast.ts'
import { ownValue } from './draft.ts'

/** One seed's measurements on the rows that all seeds share. */
export type OfSeed = Pick<MetricRecord, 'n' | 'candidate' | 'baseline' | 'anchor'>

interface Asked {
  readonly ruled: RuledMetric
  readonly tests: Tests
}

/**
 * What several seeds of one recipe show together. The variance of the mean difference has two parts, sigma_test^2/n from the held-out rows
 * and sigma_seed^2/S from the seeds (X. Bouthillier et al., "Accounting for variance in machine learning benchmarks", MLSys 2021, sections
 * 2 and 3). All seeds share the rows, so the first part is the mean over the seeds of one seed's: nothing is gained by averaging.
 */
export function overSeeds(
  seeds: readonly OfSeed[],
  asked: Asked,
): Pick<MetricRecord, 'candidate' | 'baseline' | 'anchor'> {
  return {
    candidate: ownOf(seeds),
    baseline: comparisonOf(seeds, 'baseline', asked),
    anchor: comparisonOf(seeds, 'anchor', asked),
  }
}

const TOO_FEW = { kind: 'undefined', reason: 'a recipe needs at least two seeds' } as const

function comparisonOf(seeds: readonly OfSeed[], side: 'baseline' | 'anchor', { ruled, tests }: Asked): Paired | null {
  const paired = seeds.map((seed) => seed[side]).filter((one) => one !== null)
  const [first] = paired
  if (!first) return null
  if (paired.length < 2) return TOO_FEW
  const contrasts = paired.map((one) => contrastOf(one, ruled, tests))
  const known = contrasts.filter((contrast) => contrast !== undefined)
  if (known.length < contrasts.length) return { kind: 'undefined', reason: 'it has no value for one of the seeds' }
  const differences = known.map(({ baseline, candidate }) => candidate - baseline)
  const candidates = known.map(({ candidate }) => candidate)
  const ownVariances = seeds.map(({ candidate }) => varianceOf(candidate) ?? 0)
  const better = known.map(({ gain }) => (gain > 0 ? 1 : gain === 0 ? 0.5 : 0))
  return {
    kind: 'seeds',
    n: known[0]?.n ?? 0,
    groups: 'groups' in first ? first.groups : null,
    seeds: known.length,
    baseline: mean(known.map(({ baseline }) => baseline)),
    candidate: mean(candidates),
    difference: mean(differences),
    variance_test: mean(known.map(({ se }) => se ** 2)),
    variance_seed: sampleVariance(differences),
    se_candidate: Math.sqrt(mean(ownVariances) + sampleVariance(candidates) / known.length),
    better: mean(better),
  }
}

function ownOf(seeds: readonly OfSeed[]): Estimate {
  const found = seeds.map(({ candidate }) => ({ value: ownValue({ candidate }), variance: varianceOf(candidate) }))
  const values = found.map(({ value }) => value).filter((value) => value !== null)
  const variances = found.map(({ variance }) => variance).filter((variance) => variance !== null)
  if (seeds.length < 2) return TOO_FEW
  if (values.length < seeds.length || variances.length < seeds.length) {
    return { kind: 'undefined', reason: 'it has no value for one of the seeds' }
  }
  const first = seeds[0]
  const groups = first && 'groups' in first.candidate ? first.candidate.groups : null
  return {
    kind: 'estimate',
    n: first?.n ?? 0,
    groups,
    value: mean(values),
    se: Math.sqrt(mean(variances) + sampleVariance(values) / values.length),
    df: values.length - 1,
    method: 'seeds',
  }
}

function varianceOf(estimate: Estimate): number | null {
  switch (estimate.kind) {
    case 'proportion': {
      const share = estimate.successes / estimate.n
      return (share * (1 - share)) / estimate.n
    }
    case 'estimate':
      return estimate.se ** 2
    case 'auc':
      return estimate.variance
    case 'number':
    case 'undefined':
      return null
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function sampleVariance(values: readonly number[]): number {
  const centre = mean(values)
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1)
}
