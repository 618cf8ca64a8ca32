import { describe, expect, test } from 'vitest'
import type { Acceptance } from '#core/acceptance.ts'
import type { Evidence } from '#core/evidence.ts'
import { lossOf } from '#core/gate/accepted.ts'
import { decide } from '#core/gate/decide.ts'
import type { MetricRecord } from '#core/metric-record.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { accuracy, alone, digest, evidenceOf, logLoss, origin, policy, proportions, slice } from './fixture.ts'

type Loss = Extract<Acceptance, { kind: 'loss' }>

const common = {
  model: 'spam',
  pull_request: 7,
  head_sha: 'a'.repeat(40),
  until: '2026-01-16T03:04:05.000Z',
  reason: 'stricter labels',
  by: 'octocat',
} as const

function loss(fields: Partial<Loss> = {}): Acceptance {
  return { kind: 'loss', ...common, metric: 'accuracy', slice: null, amount: 0.012, ...fields }
}

function decided(
  model: ModelPolicy,
  records: readonly MetricRecord[],
  more: Partial<Evidence>,
  acceptances: readonly Acceptance[],
) {
  return decide({ model, evidence: evidenceOf(records, more), acceptances })
}

// Drops by 1.2 points, tolerated is 1.
const worse = accuracy({ n: 1000, wins: 0, losses: 12 })

describe('an accepted loss', () => {
  test('leaves the verdict what it is and makes it admissible', () => {
    const decision = decided(policy(), [worse], {}, [loss()])
    expect(decision).toMatchObject({ verdict: 'block', admissible: true, accepted: [loss()] })
    expect(decision.reasons.map(({ code }) => code)).toEqual(['regression', 'accepted'])
    expect(decision.reasons[1]?.text).toBe('accuracy: octocat accepted this: stricter labels')
  })

  test('covers a smaller drop, as the merged commit may have, and no larger one', () => {
    expect(decided(policy(), [worse], {}, [loss({ amount: 0.02 })]).admissible).toBe(true)
    expect(decided(policy(), [worse], {}, [loss({ amount: 0.0119 })]).admissible).toBe(false)
  })

  test.each([
    ['another metric', loss({ metric: 'f1' })],
    ['a slice', loss({ slice: slice('jfk') })],
    ['an evaluation set', { kind: 'evaluation-set', ...common, evaluation_set: digest('set') } as const],
  ])('of %s covers nothing here', (_, acceptance) => {
    expect(decided(policy(), [worse], {}, [acceptance])).toMatchObject({ admissible: false, accepted: [] })
  })

  test('must cover every row that blocks', () => {
    const model = policy({ metrics: { accuracy: { max_drop: 0.01 }, log_loss: { max_rise: 0.02 } } })
    const records = [worse, logLoss({ n: 1000, baseline: 0.4, candidate: 0.5, se: 0.01 })]
    expect(decided(model, records, {}, [loss()]).admissible).toBe(false)
    const both = [loss(), loss({ metric: 'log_loss', amount: 0.1 })]
    expect(decided(model, records, {}, both)).toMatchObject({ admissible: true, accepted: both })
  })

  test('does not speak for another metric that is inconclusive, where the policy holds that back', () => {
    const metrics = { accuracy: { max_drop: 0.01 }, log_loss: { max_rise: 0.02 } }
    const records = [worse, logLoss({ n: 1000, baseline: 0.5, candidate: 0.51, se: 0.01 })]
    const admissible = (onInconclusive: string) =>
      decided(policy({ metrics, on_inconclusive: onInconclusive }), records, {}, [loss()]).admissible
    expect([admissible('warn'), admissible('block')]).toEqual([true, false])
  })

  test('of a slice is of that slice', () => {
    const model = policy({ slices: { by: ['origin'], min_n: 2 } })
    const records = [
      accuracy({ n: 20_000, wins: 400, losses: 400 }),
      accuracy({ n: 1000, wins: 0, losses: 60 }, { slice: slice('jfk') }),
    ]
    const admissible = (value: string) =>
      decided(model, records, {}, [loss({ slice: slice(value), amount: 0.06 })]).admissible
    expect([admissible('jfk'), admissible('lax')]).toEqual([true, false])
  })

  test('of a broken floor is what the candidate lacks of it', () => {
    const model = policy({ baseline_missing: 'floors', metrics: { accuracy: { floor: 0.7 } } })
    const admissible = (amount: number) => decided(model, [alone(640, 1000)], {}, [loss({ amount })]).admissible
    expect([admissible(0.06), admissible(0.059)]).toEqual([true, false])
  })

  test('never makes an error admissible', () => {
    const problems = [{ code: 'data-failed', message: 'x' }] as const
    expect(decided(policy(), [worse], { problems: [...problems] }, [loss()])).toMatchObject({
      verdict: 'error',
      admissible: false,
      accepted: [],
    })
  })

  test('asks for the largest of the losses that block', () => {
    const model = policy({ metrics: { accuracy: { max_drop: 0.01, floor: 0.95 } } })
    const [row] = decided(model, [worse], {}, []).rows
    // .888 right, which lacks 6.2 points of the floor.
    expect(row && lossOf(row)).toBeCloseTo(0.062, 12)
  })
})

describe('what was accepted since the anchor', () => {
  const anchor = proportions({ n: 100_000, wins: 1000, losses: 3900, bothRight: 89_000 })
  const evidence = evidenceOf([accuracy({ n: 100_000, wins: 1000, losses: 1000 }, { anchor })])

  test('moves the anchor of its metric by its amount, so that the whole decline stays bounded by the two', () => {
    const found = (merged: readonly Acceptance[]) =>
      decide({ model: policy(), evidence: { ...evidence, anchor: origin() }, merged })
    const [row] = found([]).rows
    expect(row?.anchor).toMatchObject({ limit: 0.02, held: false })
    expect(found([loss({ amount: 0.012 })]).rows[0]?.anchor).toMatchObject({ limit: 0.032, held: true })
    expect(found([loss({ amount: 0.012, metric: 'f1' })]).rows[0]?.anchor?.held).toBe(false)
    expect(found([loss({ amount: 0.012, slice: slice('jfk') })]).rows[0]?.anchor?.held).toBe(false)
  })
})

describe('a new evaluation set', () => {
  const set: Acceptance = { kind: 'evaluation-set', ...common, evaluation_set: digest('set') }
  const changed: Partial<Evidence> = {
    problems: [{ code: 'new-evaluation-set', message: 'the held-out set changed' }],
    baseline: origin({ evaluation_set: digest('policy') }),
    baseline_missing: null,
  }
  const floors = policy({ metrics: { accuracy: { max_drop: 0.01, floor: 0.7 } } })

  test('is an error until it is accepted', () => {
    expect(decided(floors, [alone(900, 1000)], changed, [])).toMatchObject({ verdict: 'error', admissible: false })
  })

  test('that was accepted is judged by floors', () => {
    expect(decided(floors, [alone(900, 1000)], changed, [set])).toMatchObject({ verdict: 'pass', accepted: [set] })
    expect(decided(floors, [alone(640, 1000)], changed, [set])).toMatchObject({ verdict: 'block', admissible: false })
    expect(decided(floors, [alone(710, 1000)], changed, [set]).verdict).toBe('inconclusive')
  })

  test('is exactly the one that was accepted', () => {
    const other: Acceptance = { ...set, evaluation_set: digest('policy') }
    expect(decided(floors, [alone(900, 1000)], changed, [other]).verdict).toBe('error')
  })

  test('without a floor shows nothing, so it never passes', () => {
    const decision = decided(policy(), [alone(900, 1000)], changed, [set])
    expect(decision).toMatchObject({ verdict: 'inconclusive', reasons: [{ code: 'nothing-tested' }] })
  })

  test('every other problem stays one', () => {
    const problems = [...(changed.problems ?? []), { code: 'data-failed', message: 'x' } as const]
    const decision = decided(floors, [alone(900, 1000)], { ...changed, problems }, [set])
    expect(decision).toMatchObject({ verdict: 'error', reasons: [{ code: 'data-failed' }] })
  })

  test('accepted where the set did not change switches no comparison off', () => {
    expect(decided(floors, [worse], {}, [set])).toMatchObject({ verdict: 'block', admissible: false, accepted: [] })
  })
})
