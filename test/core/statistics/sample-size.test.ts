import { describe, expect, it } from 'vitest'
import {
  asymptoticSequenceRadius,
  bennettSize,
  empiricalBernsteinRadius,
  hoeffdingRadius,
  hoeffdingSize,
} from '#core/statistics/deviation-bound.ts'
import {
  differenceConditionSize,
  linearConditionSize,
  noetherSize,
  type Reliability,
  rowsNeeded,
} from '#core/statistics/sample-size.ts'

const LOG_05 = Math.log(0.05)

describe('ease.ml/ci sample sizes', () => {
  // Renggli et al., SysML 2019, the table of sample sizes for 32 steps (5,496 also in the authors' notebook, 29K and 67K in the text), to
  // the integer; rounded up.
  const EPSILONS = [0.1, 0.05, 0.025, 0.01]
  it.each([
    [0.01, 1, 'none', [404, 1615, 6457, 40355]],
    [0.01, 1, 'full', [1340, 5358, 21429, 133930]],
    [0.01, 2, 'none', [1753, 7012, 28045, 175282]],
    [0.01, 2, 'full', [5496, 21984, 87933, 549581]],
    [0.0001, 1, 'none', [634, 2536, 10141, 63381]],
    [0.0001, 1, 'full', [1570, 6279, 25113, 156956]],
    [0.0001, 2, 'none', [2674, 10696, 42782, 267385]],
    [0.0001, 2, 'full', [6417, 25668, 102670, 641684]],
  ] as const)('delta %d, %i variables, adaptivity %s', (delta, variables, adaptivity, sizes) => {
    const reliability = { delta, steps: 32, adaptivity }
    expect(EPSILONS.map((epsilon) => linearConditionSize({ epsilon, variables }, reliability))).toEqual(sizes)
    if (adaptivity === 'none')
      expect(
        EPSILONS.map((epsilon) =>
          linearConditionSize({ epsilon, variables }, { ...reliability, adaptivity: 'firstChange' }),
        ),
      ).toEqual(sizes)
  })

  it.each([
    [0.02, 6499, 15147, 98],
    [0.05, 14972, 34896, 565],
    [0.1, 29048, 67706, 2189],
    [0.2, 57180, 133277, 8618],
  ])('a difference with at most %d of the predictions changed', (disagreement, none, full, labels) => {
    const condition = { epsilon: 0.01, disagreement }
    const size = (reliability: Partial<Reliability>) =>
      differenceConditionSize(condition, { delta: 0.0001, steps: 32, adaptivity: 'none', ...reliability })
    expect(size({}).examples).toBe(none)
    expect(size({ adaptivity: 'full' }).examples).toBe(full)
    expect(size({ steps: 1 }).labels).toBe(labels)
  })

  it('quotes two thousand labels at the reliability of the abstract', () => {
    const reliability = { delta: 0.001, steps: 1, adaptivity: 'none' } as const
    expect(differenceConditionSize({ epsilon: 0.01, disagreement: 0.1 }, reliability).labels).toBe(1714)
  })

  it('shares the failures among clauses and scales with coefficients', () => {
    const reliability = { delta: 0.01, steps: 32, adaptivity: 'none' } as const
    const plain = linearConditionSize({ epsilon: 0.01, variables: 1 }, { ...reliability, delta: 0.005 })
    expect(linearConditionSize({ epsilon: 0.01, variables: 1, clauses: 2 }, reliability)).toBe(plain)
    expect(linearConditionSize({ epsilon: 0.02, variables: 1, coefficient: 2 }, reliability)).toBe(40355)
  })
})

describe('rowsNeeded', () => {
  it.each([
    [0.02, 2165],
    [0.05, 5412],
    [0.1, 10823],
  ])('both promises at 5 %% for one point, disagreement %d: %i', (variance, rows) => {
    // (1.644853627 + 1.644853627)^2 = 10.822 by scipy's norm.isf.
    expect(rowsNeeded({ logBlock: LOG_05, logPass: LOG_05, tolerance: 0.01, variance })).toBe(rows)
  })

  it('asks more at 1 % and 5 %', () => {
    expect(rowsNeeded({ logBlock: Math.log(0.01), logPass: LOG_05, tolerance: 0.01, variance: 0.05 })).toBe(7886)
  })

  it.each([
    // Nats after 300 verdicts under codes of pass/other shares; n by scipy's norm.isf and norm.logsf.
    [
      'one tier, 9 of 300 blocked, shares .98/.01/.01',
      291 * -Math.log(0.98) + 9 * -Math.log(0.01),
      [25776, 64440, 128879],
    ],
    ['one tier, 9 of 300 blocked, shares .97/.03', 291 * -Math.log(0.97) + 9 * -Math.log(0.03), [22565, 56412, 112823]],
    ['two tiers, no surprise', 300 * -Math.log(0.98), [5671, 14177, 28354]],
    ['two tiers, three surprises', 297 * -Math.log(0.98) + 3 * -Math.log(0.01), [12715, 31786, 63572]],
  ])('prices a sealed set for 300 pull requests: %s', (_, nats, sizes) => {
    const rows = [0.02, 0.05, 0.1].map((variance) =>
      rowsNeeded({ logBlock: LOG_05 - nats, logPass: LOG_05, tolerance: 0.01, variance }),
    )
    expect(rows).toEqual(sizes)
  })

  it.each([
    [0.02, 4661, 98120],
    [0.05, 10738, 226049],
    [0.1, 20834, 438582],
  ])('compares with Bennett over 300 steps, disagreement %d', (disagreement, none, full) => {
    const size = (adaptivity: 'none' | 'full') =>
      differenceConditionSize({ epsilon: 0.01, disagreement }, { delta: 0.05, steps: 300, adaptivity }).examples
    expect([size('none'), size('full')]).toEqual([none, full])
  })

  it('compares with two variables of Hoeffding over 300 steps seen in full', () => {
    const size = linearConditionSize({ epsilon: 0.01, variables: 2 }, { delta: 0.05, steps: 300, adaptivity: 'full' })
    expect(size / 1e6).toBeCloseTo(4.23, 2)
  })

  it('resolves what the table of resolutions says', () => {
    // n = 500, 2,000, 10,000, 100,000 at d = 2, 5, 10 %, in points.
    const table = [
      [500, 2.08, 3.29, 4.65],
      [2000, 1.04, 1.64, 2.33],
      [10_000, 0.47, 0.74, 1.04],
      [100_000, 0.15, 0.23, 0.33],
    ] as const
    for (const [n, ...points] of table)
      for (const [i, variance] of [0.02, 0.05, 0.1].entries()) {
        const needed = (point: number) =>
          rowsNeeded({ logBlock: LOG_05, logPass: LOG_05, tolerance: point / 100, variance })
        expect(needed((points[i] ?? 0) + 0.00501)).toBeLessThanOrEqual(n)
        expect(needed((points[i] ?? 0) - 0.00501)).toBeGreaterThanOrEqual(n)
      }
  })
})

describe('bounds', () => {
  it('gives the printed radii', () => {
    // numpy, from the formulas.
    expect(hoeffdingRadius(10_000, 2, Math.log(1 / 0.05))).toBeCloseTo(0.0244775, 7)
    expect(empiricalBernsteinRadius(10_000, { range: 2, variance: 0.05, delta: 0.05 })).toBeCloseTo(0.0077953, 7)
    expect(asymptoticSequenceRadius(1000, { deviation: 1, alpha: 0.05, tuning: 0.05 })).toBeCloseTo(0.10070709, 8)
    expect(asymptoticSequenceRadius(10_000, { deviation: 1, alpha: 0.05, tuning: 0.02 })).toBeCloseTo(0.0308239, 8)
  })

  it('undoes itself, and Bennett needs less than Hoeffding where little varies', () => {
    expect(hoeffdingRadius(hoeffdingSize(0.03, 2, 5), 2, 5)).toBeCloseTo(0.03, 12)
    expect(bennettSize(0.01, 0.05, 5)).toBeLessThan(hoeffdingSize(0.01, 2, 5) / 10)
  })
})

describe('noetherSize', () => {
  it('gives the sizes of Bouthillier et al.', () => {
    // (3.2897/(sqrt 6 .25))^2 = 28.86, their recommended 29; the others by scipy's norm.isf.
    expect(noetherSize(0.75, 0.05, 0.05)).toBe(29)
    expect(noetherSize(0.75, 0.05, 0.2)).toBe(17)
    expect(noetherSize(0.7, 0.05, 0.1)).toBe(36)
  })
})
