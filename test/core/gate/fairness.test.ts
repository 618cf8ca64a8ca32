import { describe, expect, test } from 'vitest'
import { Evidence } from '#core/evidence.ts'
import { arithmeticFault } from '#core/gate/arithmetic.ts'
import { compare } from '#core/gate/compare.ts'
import { decide } from '#core/gate/decide.ts'
import type { Cell } from '#core/gate/table.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { evidenceOf, policy } from './fixture.ts'
import { predictionsOf } from './tables.ts'

const HEADER = ['example_id', 'label', 'prediction', 'sex']

/** Half the rows of each group are positive; of those this many are found. */
function file(found: Readonly<Record<string, number>>, size = 400): Cell[][] {
  const rows = Object.entries(found).flatMap(([sex, hits]) =>
    Array.from({ length: size }, (_, index) => {
      const positive = index % 2 === 0
      return [`${sex}${index}`, positive ? '1' : '0', positive && index / 2 < hits ? '1' : '0', sex]
    }),
  )
  return [HEADER, ...rows]
}

function model(fairness: object = {}, more: object = {}): ModelPolicy {
  const gap = { by: 'sex', metric: 'equal_opportunity_difference', max_rise: 0.05, min_n: 100, ...fairness }
  return policy({ data: {}, metrics: { accuracy: { max_drop: 0.2 } }, fairness: gap, ...more })
}

function evidence(policyOf: ModelPolicy, candidate: Cell[][], baseline: Cell[][]): Evidence {
  const compared = compare(policyOf, {
    candidate: predictionsOf(policyOf, candidate),
    baseline: predictionsOf(policyOf, baseline, 'baseline.csv'),
    anchor: null,
  })
  const { records, fairness } = compared
  return Evidence.parse(evidenceOf(records, { fairness }))
}

const EVEN = file({ f: 150, m: 150 })

describe('a fairness gap', () => {
  test('that is shown to widen blocks, though every metric passes', () => {
    const policyOf = model()
    const decision = decide({ model: policyOf, evidence: evidence(policyOf, file({ f: 100, m: 190 }), EVEN) })
    const row = decision.rows.find(({ fairness }) => fairness)
    // True positive rates .5 and .95 beside .75 and .75.
    expect(row).toMatchObject({
      metric: 'equal_opportunity_difference',
      verdict: 'block',
      baseline: 0,
      direction: 'lower',
    })
    expect(row?.candidate).toBeCloseTo(0.45, 12)
    expect(row?.gain).toBeCloseTo(-0.45, 12)
    expect(decision.verdict).toBe('block')
    expect(decision.reasons.map(({ text }) => text)[0]).toMatch(
      /^equal_opportunity_difference by sex: a regression is shown/,
    )
    expect(decision.rows[0]?.verdict).toBe('pass')
  })

  test('that stays as it is never stands in the way of a pass', () => {
    const policyOf = model()
    const decision = decide({ model: policyOf, evidence: evidence(policyOf, file({ f: 151, m: 150 }), EVEN) })
    expect(decision.verdict).toBe('pass')
    expect(decision.rows.at(-1)).toMatchObject({
      gates: { block: true, pass: false },
      tests: { block: 'BCa bootstrap' },
    })
  })

  test('is tested with the half of the level that slices have', () => {
    const policyOf = model()
    const { rows } = decide({ model: policyOf, evidence: evidence(policyOf, file({ f: 140, m: 160 }), EVEN) })
    const gap = rows.at(-1)
    expect(gap?.regression?.adjusted).toBeCloseTo((gap?.regression?.p ?? 0) * 2, 12)
  })

  test('of the same seed is the same to the last digit, of another one not', () => {
    const [a, b] = [7, 8].map((seed) => model({}, { tests: { seed } }))
    if (!a || !b) throw new Error('two policies')
    const candidate = file({ f: 140, m: 160 })
    expect(evidence(a, candidate, EVEN)).toEqual(evidence(a, candidate, EVEN))
    expect(evidence(a, candidate, EVEN)).not.toEqual(evidence(b, candidate, EVEN))
  })

  test('a group under min_n is shown and is no part of it', () => {
    const policyOf = model()
    const with_ = (rows: Cell[][], hits: number) => [...rows, ...file({ x: hits }, 50).slice(1)]
    const found = evidence(policyOf, with_(file({ f: 150, m: 150 }), 0), with_(EVEN, 25))
    expect(found.fairness?.groups.map(({ value, small }) => [value, small])).toEqual([
      ['f', false],
      ['m', false],
      ['x', true],
    ])
    const decision = decide({ model: policyOf, evidence: found })
    expect(decision.rows.at(-1)?.candidate).toBe(0)
    expect(decision.warnings).toContain(
      'equal_opportunity_difference by sex: 1 of 3 groups by sex have fewer rows than min_n',
    )
  })

  test('a group without positives is flagged', () => {
    const policyOf = model()
    const negatives = Array.from({ length: 150 }, (_, index) => [`n${index}`, '0', '0', 'none'])
    const decision = decide({
      model: policyOf,
      evidence: evidence(policyOf, [...file({ f: 150, m: 150 }), ...negatives], [...EVEN, ...negatives]),
    })
    expect(decision.warnings.join()).toContain('the group none has no positive row, so no true positive rate')
  })

  test('of rows in groups that depend on each other is resampled by those groups', () => {
    const policyOf = model({}, { data: { group: 'user' }, metrics: { accuracy: { max_drop: 0.2 } } })
    const withUsers = (rows: Cell[][]) =>
      rows.map((row, index) => [...row, index === 0 ? 'user' : `u${(index - 1) % 20}`])
    const found = evidence(policyOf, withUsers(file({ f: 140, m: 160 })), withUsers(EVEN))
    expect(found.fairness?.baseline).toMatchObject({ kind: 'bootstrap', groups: 20, n: 800 })
  })

  test('a gap that does not follow from the counts is refused', () => {
    const policyOf = model()
    const found = evidence(policyOf, file({ f: 100, m: 190 }), EVEN)
    expect(arithmeticFault(found, policyOf)).toBeNull()
    const paired = found.fairness?.baseline
    if (!found.fairness || paired?.kind !== 'bootstrap') throw new Error('there is a gap')
    const forged = { ...found, fairness: { ...found.fairness, baseline: { ...paired, candidate: 0.1 } } }
    expect(arithmeticFault(forged, policyOf)).toMatch(/the gap is 0.1 and follows from the counts as 0.4/)
  })

  test('evidence without the gap that the policy asks for is an error', () => {
    const policyOf = model()
    const found = { ...evidence(policyOf, EVEN, EVEN), fairness: null }
    expect(decide({ model: policyOf, evidence: found }).reasons.map(({ code }) => code)).toEqual(['missing-fairness'])
  })
})
