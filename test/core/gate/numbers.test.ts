import { describe, expect, test } from 'vitest'
import type { Evidence } from '#core/evidence.ts'
import { decide } from '#core/gate/decide.ts'
import { numberRecords, type Reported } from '#core/gate/numbers.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { accuracy, evidenceOf, origin, policy } from './fixture.ts'

const good = accuracy({ n: 10_000, wins: 120, losses: 110 })

function model(latency: object): ModelPolicy {
  return policy({ metrics: { accuracy: { max_drop: 0.01 }, latency_p95_ms: latency } })
}

function decided(policyOf: ModelPolicy, reported: Reported, more: Partial<Evidence> = {}) {
  return decide({ model: policyOf, evidence: evidenceOf([good, ...numberRecords(policyOf, reported)], more) })
}

const numbers = (candidate: number, baseline: number): Reported => ({
  candidate: { latency_p95_ms: candidate, other: 1 },
  baseline: { latency_p95_ms: baseline },
})

describe('numbers of the run record', () => {
  test.each([
    ['within the ratio', 108, 'pass', true],
    ['at it', 110, 'pass', true],
    ['over it', 110.2, 'block', false],
  ] as const)('%s', (_, candidate, verdict, held) => {
    const decision = decided(model({ max_ratio: 1.1 }), numbers(candidate, 100))
    expect(decision.verdict).toBe(verdict)
    expect(decision.rows[1]).toMatchObject({
      baseline: 100,
      candidate,
      regression: null,
      nonInferiority: null,
      ratio: { ratio: candidate / 100, max: 1.1, held },
    })
  })

  test('EG14: a number that the policy does not name is left alone', () => {
    const named = numberRecords(model({ max_ratio: 1.1 }), numbers(105, 100)).map(({ metric }) => metric)
    expect(named).toEqual(['latency_p95_ms'])
  })

  test('say that no test stands behind the comparison', () => {
    const decision = decided(model({ max_ratio: 1.1, ceiling: 105 }), numbers(120, 100))
    expect(decision.reasons.map(({ text }) => text)).toEqual([
      'latency_p95_ms: 120 breaks its ceiling of 105 (no test: a number without rows)',
      'latency_p95_ms: 1.2 times the baseline, over 1.1 (no test: a number without rows)',
    ])
    expect(decision.rows[1]?.limit).toMatchObject({ test: 'no test', broken: { p: null, adjusted: null, shown: true } })
  })

  test('take no part of the error rate from the metrics with rows', () => {
    const [alone] = decide({ model: policy(), evidence: evidenceOf([good]) }).rows
    const [beside] = decided(model({ max_ratio: 1.1 }), numbers(100, 100)).rows
    expect(beside?.regression).toEqual(alone?.regression)
  })

  test('may have a floor, so that higher is better', () => {
    const policyOf = policy({ metrics: { accuracy: { max_drop: 0.01 }, queries_per_second: { floor: 50 } } })
    const verdict = (value: number) =>
      decided(policyOf, { candidate: { queries_per_second: value }, baseline: null }).verdict
    expect([verdict(50), verdict(49.9)]).toEqual(['pass', 'block'])
  })

  test('that are not gated are shown and change nothing', () => {
    const decision = decided(model({ max_ratio: 1.1, gate: false }), numbers(500, 100))
    expect(decision).toMatchObject({ verdict: 'pass', rows: [{}, { verdict: 'watched', candidate: 500 }] })
  })

  test('that the candidate does not report are an error', () => {
    const decision = decided(model({ max_ratio: 1.1 }), { candidate: {}, baseline: { latency_p95_ms: 1 } })
    expect(decision).toMatchObject({ verdict: 'error', reasons: [{ code: 'missing-metric' }] })
    expect(decision.reasons[0]?.text).toContain('the run record has no number latency_p95_ms')
  })

  test('that the baseline does not report are an error where they are compared, and none for a ceiling', () => {
    const reported = { candidate: { latency_p95_ms: 100 }, baseline: null }
    expect(decided(model({ max_ratio: 1.1 }), reported, { baseline: origin() }).verdict).toBe('error')
    expect(decided(model({ ceiling: 105 }), reported, { baseline: origin() }).verdict).toBe('pass')
  })

  test('a baseline of 0 has no ratio, so it blocks', () => {
    expect(decided(model({ max_ratio: 1.1 }), numbers(1, 0)).verdict).toBe('block')
  })

  test('need no slices', () => {
    const policyOf = policy({
      metrics: { accuracy: { max_drop: 0.01 }, latency_p95_ms: { max_ratio: 1.1 } },
      slices: { by: ['origin'], min_n: 2 },
    })
    const slice = accuracy({ n: 5000, wins: 60, losses: 55 }, { slice: { column: 'origin', value: 'jfk' } })
    const records = [good, slice, ...numberRecords(policyOf, numbers(100, 100))]
    expect(decide({ model: policyOf, evidence: evidenceOf(records) }).verdict).toBe('pass')
  })
})
