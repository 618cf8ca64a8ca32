import { describe, expect, test } from 'vitest'
import { Evidence } from '#core/evidence.ts'
import { arithmeticFault } from '#core/gate/arithmetic.ts'
import { compare } from '#core/gate/compare.ts'
import { decide } from '#core/gate/decide.ts'
import type { Cell } from '#core/gate/table.ts'
import type { MetricRecord } from '#core/metric-record.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { evidenceOf, policy } from './fixture.ts'
import { predictionsOf } from './tables.ts'

type Rows = readonly (readonly Cell[])[]

function evidence(model: ModelPolicy, candidate: Rows, baseline: Rows): Evidence {
  const { records } = compare(model, {
    candidate: predictionsOf(model, candidate),
    baseline: predictionsOf(model, baseline, 'baseline.csv'),
    anchor: null,
  })
  return Evidence.parse(evidenceOf(records, { candidate: { ...evidenceOf([]).candidate, n: candidate.length - 1 } }))
}

function recordOf({ records }: Pick<Evidence, 'records'>, metric: string): MetricRecord {
  const found = records.find((record) => record.metric === metric && record.slice === null)
  if (!found) throw new Error(`no record of ${metric}`)
  return found
}

// Differences 1 0 -1 0 0 1 -1 -1 0 0 0 1 in groups 000 11 222 33 44.
const DIFFERENCES = [1, 0, -1, 0, 0, 1, -1, -1, 0, 0, 0, 1]
const GROUPS = [0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4]

function rows(right: (difference: number) => boolean): Rows {
  return [
    ['example_id', 'label', 'prediction', 'user'],
    ...DIFFERENCES.map((difference, index) => [`${index}`, '1', right(difference) ? '1' : '0', `u${GROUPS[index]}`]),
  ]
}

describe('rows in groups', () => {
  const model = policy({ data: { group: 'user' } })
  const found = evidence(
    model,
    rows((difference) => difference >= 0),
    rows((difference) => difference <= 0),
  )

  test('have the cluster-robust standard error CR1 with as many degrees of freedom as groups less one', () => {
    // statsmodels 0.14: OLS of the differences on a constant, cov_type="cluster", without its small-sample factor (n-1)/(n-k).
    expect(recordOf(found, 'accuracy').baseline).toMatchObject({
      kind: 'means',
      n: 12,
      groups: 5,
      df: 4,
      weighted: false,
      difference: 0,
      se_difference: expect.closeTo(0.13176156917, 10),
    })
    expect(arithmeticFault(found, model)).toBeNull()
  })

  test('under ten of them show nothing', () => {
    const decision = decide({ model, evidence: found })
    expect(decision.verdict).toBe('inconclusive')
    expect(decision.reasons[0]?.text).toBe('accuracy: 5 groups; rows that depend on each other need at least 10')
    expect(decision.rows[0]).toMatchObject({ regression: { p: 1 }, nonInferiority: { p: 1 }, interval: null })
  })

  test('a floor under ten groups is neither held nor broken', () => {
    const floors = policy({
      data: { group: 'user' },
      baseline_missing: 'floors',
      metrics: { accuracy: { floor: 0.99 } },
    })
    const { records } = evidence(
      floors,
      rows((difference) => difference >= 0),
      rows((difference) => difference >= 0),
    )
    const alone = evidenceOf(records.map((record) => ({ ...record, baseline: null })))
    expect(decide({ model: floors, evidence: alone })).toMatchObject({ verdict: 'inconclusive' })
  })

  test('evidence that was measured without them is refused, since its error would be too small', () => {
    const plain = policy({ data: {} })
    const withoutGroups = evidence(
      plain,
      rows((difference) => difference >= 0),
      rows((difference) => difference <= 0),
    )
    const decision = decide({ model, evidence: withoutGroups })
    expect(decision).toMatchObject({ verdict: 'error', reasons: [{ code: 'invalid-evidence' }] })
  })

  test('tables, ratios of means, areas and what is not smooth all go by groups', () => {
    const metrics = {
      f1: { max_drop: 0.1 },
      log_loss: { max_rise: 0.1 },
      roc_auc: { max_drop: 0.1 },
      average_precision: { max_drop: 0.1 },
    }
    const grouped = policy({ data: { group: 'user', score: 'score' }, metrics, tests: { resamples: 1000 } })
    const file = (shift: number): Rows => [
      ['example_id', 'label', 'prediction', 'score', 'user'],
      ...Array.from({ length: 240 }, (_, index) => {
        const score = ((index * 37 + shift * 11) % 240) / 240
        return [
          `${index}`,
          index % 3 === 0 ? '1' : '0',
          score > 0.5 ? '1' : '0',
          String(0.05 + 0.9 * score),
          `u${index % 24}`,
        ]
      }),
    ]
    const all = evidence(grouped, file(1), file(0))
    expect(all.records.map(({ metric, baseline }) => [metric, baseline?.kind])).toEqual([
      ['f1', 'smooth'],
      ['log_loss', 'means'],
      ['roc_auc', 'bootstrap'],
      ['average_precision', 'bootstrap'],
    ])
    for (const { baseline } of all.records) expect(baseline).toMatchObject({ groups: 24, n: 240 })
    expect(recordOf(all, 'roc_auc').candidate).toMatchObject({ kind: 'auc', positives: 80, negatives: 160, groups: 24 })
    expect(arithmeticFault(all, grouped)).toBeNull()
    expect(decide({ model: grouped, evidence: all }).verdict).not.toBe('error')
  })
})

describe('rows with weights', () => {
  const model = policy({ data: { weight: 'weight' } })
  const weighted = (right: (difference: number) => boolean): Rows =>
    rows(right).map((row, index) => [...row, index === 0 ? 'weight' : index % 2 === 0 ? '2' : '1'])

  test('have weighted means and the standard error of their influence', () => {
    const found = evidence(
      model,
      weighted((difference) => difference >= 0),
      weighted((difference) => difference <= 0),
    )
    const weights = DIFFERENCES.map((_, index) => ((index + 1) % 2 === 0 ? 2 : 1))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const mean = DIFFERENCES.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0) / total
    const squares = DIFFERENCES.reduce((sum, value, index) => sum + ((weights[index] ?? 0) * (value - mean)) ** 2, 0)
    const { baseline, candidate } = recordOf(found, 'accuracy')
    expect(baseline).toMatchObject({ kind: 'means', weighted: true, groups: null, n: 12 })
    if (baseline?.kind !== 'means') return
    expect(baseline.difference).toBeCloseTo(mean, 12)
    expect(baseline.se_difference).toBeCloseTo(Math.sqrt((squares * 12) / 11) / total, 12)
    expect(candidate).toMatchObject({ kind: 'estimate', method: 't' })
    const [row] = decide({ model, evidence: found }).rows
    expect(row).toMatchObject({ certainty: 'asymptotic', tests: { block: 'weighted influence function' } })
  })

  test('whole weights of an area count rows as often', () => {
    const scores = policy({ data: { weight: 'weight', score: 'score' }, metrics: { roc_auc: { max_drop: 0.1 } } })
    const plain = policy({ data: { score: 'score' }, metrics: { roc_auc: { max_drop: 0.1 } } })
    const one = (index: number, shift: number) => [
      index % 2 === 0 ? '1' : '0',
      '1',
      String((((index * 7 + shift) % 31) + 1) / 40),
    ]
    const indices = Array.from({ length: 40 }, (_, index) => index)
    const light = (shift: number): Rows => [
      ['example_id', 'label', 'prediction', 'score', 'weight'],
      ...indices.map((index) => [`${index}`, ...one(index, shift), index < 10 ? '2' : '1']),
    ]
    const heavy = (shift: number): Rows => [
      ['example_id', 'label', 'prediction', 'score'],
      ...indices.map((index) => [`${index}`, ...one(index, shift)]),
      ...indices.slice(0, 10).map((index) => [`again${index}`, ...one(index, shift)]),
    ]
    const found = recordOf(evidence(scores, light(3), light(0)), 'roc_auc').baseline
    const repeated = recordOf(evidence(plain, heavy(3), heavy(0)), 'roc_auc').baseline
    if (found?.kind !== 'auc' || repeated?.kind !== 'auc') throw new Error('two areas')
    expect(found).toMatchObject({ weighted: true, positives: 20, negatives: 20 })
    expect(found.candidate).toBeCloseTo(repeated.candidate, 12)
    expect(found.baseline).toBeCloseTo(repeated.baseline, 12)
  })

  test('evidence that was measured without them is refused', () => {
    const plain = policy({ data: {}, metrics: { f1: { max_drop: 0.1 } } })
    const other = policy({ data: { weight: 'weight' }, metrics: { f1: { max_drop: 0.1 } } })
    const found = evidence(
      plain,
      rows((difference) => difference >= 0),
      rows((difference) => difference <= 0),
    )
    expect(decide({ model: other, evidence: found }).reasons.map(({ code }) => code)).toEqual(['invalid-evidence'])
  })
})
