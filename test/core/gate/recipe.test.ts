import { describe, expect, test } from 'vitest'
import { Evidence } from '#core/evidence.ts'
import { arithmeticFault } from '#core/gate/arithmetic.ts'
import { compare } from '#core/gate/compare.ts'
import { decide } from '#core/gate/decide.ts'
import { fromSeeds } from '#core/gate/seeds.ts'
import type { Cell } from '#core/gate/table.ts'
import type { MetricRecord } from '#core/metric-record.ts'
import { evidenceOf, policy } from './fixture.ts'
import { predictionsOf } from './tables.ts'

type Rows = readonly (readonly Cell[])[]

const model = policy({ estimand: 'recipe', data: { seed: 'seed' }, metrics: { accuracy: { max_drop: 0.05 } } })

/** For each seed so many of a hundred examples are wrong, from the first on. */
function file(wrong: Readonly<Record<string, number>>, examples = 100): Rows {
  const rows = Object.entries(wrong).flatMap(([seed, count]) =>
    Array.from({ length: examples }, (_, id) => [`${id}`, '1', id < count ? '0' : '1', seed]),
  )
  return [['example_id', 'label', 'prediction', 'seed'], ...rows]
}

function evidence(candidate: Rows, baseline: Rows): Evidence {
  const { records, problems } = compare(model, {
    candidate: predictionsOf(model, candidate),
    baseline: predictionsOf(model, baseline, 'baseline.csv'),
    anchor: null,
  })
  const rows = { ...evidenceOf([]).candidate, n: candidate.length - 1 }
  return Evidence.parse(evidenceOf(records, { candidate: rows, problems: [...problems] }))
}

describe('a recipe over seeds', () => {
  const found = evidence(file({ 1: 10, 2: 14, 3: 9 }), file({ 1: 12, 2: 12, 3: 12 }))
  const baseline = (found.records[0] as MetricRecord).baseline
  if (baseline?.kind !== 'seeds') throw new Error('a record of seeds')

  test('has the mean difference, the variance between seeds, and how often the candidate is better', () => {
    // Differences .02, -.02 and .03: mean .01, sample variance .0007.
    expect(baseline).toMatchObject({ n: 100, seeds: 3, better: 2 / 3 })
    expect(baseline.difference).toBeCloseTo(0.01, 12)
    expect(baseline.variance_seed).toBeCloseTo(0.0007, 12)
  })

  test('has the variance of the held-out rows of one seed, since all seeds share the rows', () => {
    // (d - difference^2)/n of each seed: 2, 2 and 3 discordant rows of 100.
    const each = [0.02 - 0.02 ** 2, 0.02 - 0.02 ** 2, 0.03 - 0.03 ** 2]
    expect(baseline.variance_test).toBeCloseTo(each.reduce((sum, value) => sum + value, 0) / 3 / 100, 12)
  })

  test('is tested with both variances and as many degrees of freedom as they leave', () => {
    const contrast = fromSeeds(baseline, 1)
    expect(contrast.se).toBeCloseTo(Math.sqrt(baseline.variance_test + 0.0007 / 3), 12)
    const decision = decide({ model, evidence: found })
    expect(decision.rows[0]).toMatchObject({
      n: 100,
      tests: { block: 'seeds and held-out rows' },
      certainty: 'asymptotic',
    })
    // Noether 1987, 28.86 rounded up, as recommended by Bouthillier et al. 2021.
    expect(decision.rows[0]?.seeds).toEqual({ seeds: 3, better: 2 / 3, needed: 29 })
    expect(arithmeticFault(found, model)).toBeNull()
  })

  test('that is worse with every seed blocks', () => {
    const worse = evidence(file({ 1: 40, 2: 42, 3: 41, 4: 40 }), file({ 1: 10, 2: 11, 3: 10, 4: 12 }))
    expect(decide({ model, evidence: worse })).toMatchObject({ verdict: 'block' })
  })

  test('that is worse with one seed of three is not shown worse: the seed may be the reason', () => {
    const unsteady = evidence(file({ 1: 10, 2: 10, 3: 55 }), file({ 1: 10, 2: 10, 3: 10 }))
    expect(decide({ model, evidence: unsteady })).toMatchObject({ verdict: 'inconclusive' })
  })

  test('of one seed cannot be judged', () => {
    const one = evidence(file({ 1: 10 }), file({ 1: 10 }))
    const decision = decide({ model, evidence: one })
    expect(decision.verdict).toBe('error')
    expect(decision.reasons[0]?.text).toContain('a recipe needs at least two seeds')
  })

  test('must have the same seeds in both files', () => {
    const other = evidence(file({ 1: 10, 2: 10 }), file({ 1: 10, 3: 10 }))
    expect(other.problems.map(({ code }) => code)).toEqual(['new-evaluation-set'])
  })

  test('evidence of a single model is not evidence of a recipe', () => {
    const plain = policy({ data: {}, metrics: { accuracy: { max_drop: 0.05 } } })
    const single = compare(plain, {
      candidate: predictionsOf(plain, file({ 1: 10 })),
      baseline: predictionsOf(plain, file({ 1: 10 })),
      anchor: null,
    })
    expect(decide({ model, evidence: evidenceOf(single.records) })).toMatchObject({
      verdict: 'error',
      reasons: [{ code: 'invalid-evidence' }],
    })
  })
})
