import { describe, expect, test } from 'vitest'
import { count, decimalsFor, fixed, plain, probability, pValue, rounded, signed } from '#core/numbers.ts'
import { examplesToSettle, promiseOf } from '#core/report/promise.ts'
import { accuracy, evidenceOf, logLoss, policy, slice } from '../gate/fixture.ts'
import { reportOf } from './fixture.ts'

describe('the promise', () => {
  test('names both rates, what happens when inconclusive, and the power of each gated metric', () => {
    const model = policy({ metrics: { accuracy: { max_drop: 0.01 }, log_loss: { max_rise: 0.02 } } })
    const records = [
      accuracy({ n: 10_000, wins: 120, losses: 150 }),
      logLoss({ n: 10_000, baseline: 0.4, candidate: 0.4, se: 0.01 }),
    ]
    // Half of alpha_block for each of two tests: norm.cdf(.01/se - 2.5758) with se^2 = (.027 - .003^2)/1e4, norm.cdf(2 - 2.5758).
    // Of no change: norm.cdf(.01/se - 1.6449) > .9999, norm.cdf(2 - 1.6449) = .6388.
    expect(promiseOf(reportOf(model, records).decision)).toEqual([
      'A change that is no worse is blocked with probability at most 0.01; one that is worse by its full tolerance passes with probability at most 0.05. When inconclusive, this policy lets it merge.',
      'These rates hold at this number of rows, checked by enumeration (finite-sample) for accuracy, and for large samples (asymptotic) for log_loss. They assume held-out rows, or groups of rows, that are independent of each other and that no training has seen, and they are those of one pull request.',
      'With 10,000 held-out rows a true rise of 0.02 in log_loss would be blocked with probability 0.28, and 0.01 in accuracy with over 0.99. A change that changes nothing passes all 2 tests with probability 0.64.',
    ])
  })

  test.each([
    // norm.cdf(2 - 1.6449) = .6388 for each test: squared .4081, and 1 - 2 (1 - .6388) = .2777.
    [0.01, 'all 2 tests with probability 0.41 if they are independent, and at least 0.28 in any case.'],
    // norm.cdf(1 - 1.6449) = .2595: squared .0673; twice what is missing is over 1.
    [0.02, 'all 2 tests with probability 0.07 if they are independent.'],
  ])('says how likely a change that changes nothing passes, at a standard error of %f', (se, expected) => {
    const model = policy({ metrics: { log_loss: { max_rise: 0.02 }, brier: { max_rise: 0.02 } } })
    const mean = logLoss({ n: 10_000, baseline: 0.4, candidate: 0.4, se })
    const { decision } = reportOf(model, [mean, { ...mean, metric: 'brier' }])
    expect(promiseOf(decision).join(' ')).toContain(`A change that changes nothing passes ${expected}`)
  })

  test('says when an inconclusive verdict does not merge', () => {
    const records = [accuracy({ n: 2000, wins: 30, losses: 45 })]
    const [first] = promiseOf(reportOf(policy({ on_inconclusive: 'block' }), records).decision)
    expect(first).toMatch(/When inconclusive, this policy does not let it merge\.$/)
  })

  test('promises nothing of losses where nothing was compared, and of floors what they show', () => {
    const nothing = 'Nothing was compared, so a loss against the model before could not be seen.'
    const alone = { ...accuracy({ n: 1000, wins: 0, losses: 0 }), baseline: null }
    expect(promiseOf(reportOf(policy(), [alone]).decision)).toEqual([nothing])
    const floors = policy({ metrics: { accuracy: { max_drop: 0.01, floor: 0.7 } } })
    expect(promiseOf(reportOf(floors, [alone]).decision)).toEqual([
      `${nothing} Floors and ceilings decide: a model that keeps them all is blocked with probability at most 0.01, and one that misses any passes with probability at most 0.05.`,
    ])
  })

  test('says what too few rows cannot show, and what would settle it', () => {
    const { decision } = reportOf(policy(), [accuracy({ n: 2000, wins: 30, losses: 45 })])
    const settle = promiseOf(decision).at(-1)
    // 3.9712 standard errors of .0043269; n (.017183/.01)^2; 3.75 % of them.
    expect(settle).toMatch(/2,000 rows cannot show a tolerance of 0\.01 .*about 0\.017/)
    expect(settle).toMatch(/5,906 examples/)
    expect(settle).toMatch(/222/)
    expect(examplesToSettle(decision)).toBe(5906)
  })

  test('speaks of no power where the models never differ, and of how many rows would do', () => {
    const { decision } = reportOf(policy(), [accuracy({ n: 150, wins: 0, losses: 0 })])
    expect(promiseOf(decision).join(' ')).not.toMatch(/would be blocked with probability/)
    expect(examplesToSettle(decision)).toBe(299)
  })

  test('asks for nothing where slices alone are open', () => {
    const model = policy({ slices: { by: ['origin'], tolerance: 1 } })
    const open = accuracy({ n: 300, wins: 8, losses: 8 }, { slice: slice('jfk') })
    const { decision } = reportOf(model, [accuracy({ n: 20_000, wins: 300, losses: 300 }), open])
    expect(examplesToSettle(decision)).toBeNull()
  })

  test('makes no promise of power without a comparison', () => {
    expect(promiseOf(reportOf(policy(), [], evidenceOf([])).decision)).toHaveLength(1)
  })
})

describe('numbers', () => {
  test.each<[string, string]>([
    [fixed(-0.0123456, 4), '−0.0123'],
    [fixed(null, 3), '–'],
    [signed(0.5, 2), '+0.50'],
    [signed(-0.5, 2), '−0.50'],
    [signed(0, 2), '0.00'],
    [plain(0.1 + 0.2), '0.3'],
    [plain(-1.5), '−1.5'],
    [count(1234567), '1,234,567'],
    [count(999), '999'],
    [probability(0.9999), 'over 0.99'],
    [probability(0.0001), 'under 0.01'],
    [probability(0.941), '0.94'],
    [pValue(0.051234), '0.051'],
    [pValue(0.00012), '1e-4'],
    [pValue(0), 'under 1e-300'],
    [rounded(0.020789), '0.021'],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected)
  })

  test('show a tenth of the tolerance, within three to six decimals', () => {
    expect([null, 1, 0.02, 0.01, 0.005, 0.0001, 1e-9].map(decimalsFor)).toEqual([4, 3, 3, 3, 4, 5, 6])
  })
})
