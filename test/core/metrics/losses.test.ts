import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correct, pairedOutcomes } from '#core/metrics/classification.ts'
import { binaryBrierScores, binaryLogLosses, brierScores, logLosses } from '#core/metrics/probability.ts'
import { losses } from '#core/metrics/regression.ts'

const rows = fc
  .array(fc.tuple(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 40 })
  .map((all) => ({ y: all.map(([y]) => y), score: Float64Array.from(all, ([, score]) => score) }))

describe('outcomes of two classifiers', () => {
  it('count wins, losses and both right', () => {
    const labels = [0, 1, 2, 2, 1]
    const baseline = correct(labels, [0, 0, 2, 1, 1])
    const candidate = correct(labels, [0, 1, 1, 0, 1])
    expect([...baseline]).toEqual([1, 0, 1, 0, 1])
    expect(pairedOutcomes(baseline, candidate)).toEqual({ n: 5, wins: 1, losses: 1, bothRight: 2 })
  })

  it('change sides when the models do', () => {
    const bits = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0, 1)))
    fc.assert(
      fc.property(bits, (pairs) => {
        const [a, b] = [Uint8Array.from(pairs, ([x]) => x), Uint8Array.from(pairs, ([, x]) => x)]
        const [there, back] = [pairedOutcomes(a, b), pairedOutcomes(b, a)]
        expect(back).toEqual({ ...there, wins: there.losses, losses: there.wins })
        expect(there.wins - there.losses).toBe(b.reduce((sum, x) => sum + x, 0) - a.reduce((sum, x) => sum + x, 0))
      }),
    )
  })
})

describe('losses of probabilities', () => {
  it('cost a certain and wrong prediction -log of the machine epsilon, as in scikit-learn', () => {
    expect(binaryLogLosses([1, 0], Float64Array.of(0, 1))).toEqual(
      Float64Array.of(36.04365338911715, 36.04365338911715),
    )
    expect(binaryLogLosses([1], Float64Array.of(1))[0]).toBeLessThan(1e-15)
  })

  it('are the same from a score as from two columns of probabilities', () => {
    fc.assert(
      fc.property(rows, ({ y, score }) => {
        const columns = [score.map((probability) => 1 - probability), score]
        expect(logLosses(y, columns)).toEqual(binaryLogLosses(y, score))
        for (const [row, value] of brierScores(y, columns).entries()) {
          expect(value).toBeCloseTo(binaryBrierScores(y, score)[row] ?? Number.NaN, 14)
        }
      }),
    )
  })

  it('are finite and not negative, and the Brier score at most 1', () => {
    fc.assert(
      fc.property(rows, ({ y, score }) => {
        expect(binaryLogLosses(y, score).every((loss) => loss >= 0 && Number.isFinite(loss))).toBe(true)
        expect(binaryBrierScores(y, score).every((loss) => loss >= 0 && loss <= 1)).toBe(true)
      }),
    )
  })

  it('fall as the probability of what happened rises', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (p, q) => {
        const score = Float64Array.of(Math.min(p, q), Math.max(p, q))
        for (const losses of [binaryLogLosses([1, 1], score), binaryBrierScores([1, 1], score)]) {
          expect(losses[1]).toBeLessThanOrEqual(losses[0] ?? Number.NaN)
        }
      }),
    )
  })

  it('let a probability that is none become NaN, never a good loss', () => {
    expect(binaryLogLosses([1], Float64Array.of(Number.NaN))[0]).toBeNaN()
    expect(binaryBrierScores([1], Float64Array.of(Number.NaN))[0]).toBeNaN()
  })
})

describe('columns that do not belong together are refused', () => {
  const [one, two] = [Float64Array.of(1), Float64Array.of(1, 0)]
  it.each([
    ['correct', () => correct([1], [1, 0])],
    ['pairedOutcomes', () => pairedOutcomes(Uint8Array.of(1), Uint8Array.of(1, 0))],
    ['binaryLogLosses', () => binaryLogLosses([1], two)],
    ['binaryBrierScores', () => binaryBrierScores([1], two)],
    ['logLosses', () => logLosses([0], [one, two].toReversed())],
    ['logLosses with a label without column', () => logLosses([2], [one, one])],
    ['brierScores with a label without column', () => brierScores([-1], [one, one])],
    ['brierScores with a later column too long', () => brierScores([0], [one, two])],
    ['losses', () => losses((truth, forecast) => forecast - truth, { truth: one, forecast: two })],
  ])('%s', (_name, call) => {
    expect(call).toThrow(RangeError)
  })
})
