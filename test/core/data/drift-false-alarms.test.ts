import { expect, it } from 'vitest'
import { MAX_P } from '#core/data/drift.ts'
import { judgeDrift } from '#core/data/drift-finding.ts'
import { randomFromSeed } from '#core/statistics/random.ts'
import { compareDrawn, mixedColumns } from './drift-columns.ts'

/*
 * The promise: without any drift a whole run of 40 columns alarms in at most 5 of 100 cases. Seeds are fixed, so the counts are; a rate
 * of 5 % in 300 runs has a standard error of 1.3 %. "By p" is the test alone, without the condition that the effect is large.
 */
const SIZES: readonly (readonly [number, number, number])[] = [
  [100, 100, 300],
  [500, 100, 120],
  [100, 5000, 20],
  [1000, 1000, 30],
  [5000, 5000, 12],
]

it.each(SIZES)('of %i rows against %i nothing is said to drift that does not', (n, m, runs) => {
  const columns = mixedColumns()
  expect(columns).toHaveLength(40)
  let [alarms, byP] = [0, 0]
  for (let run = 0; run < runs; run++) {
    const random = randomFromSeed(1000 * n + m + 7 * run)
    const compared = columns.map((column) => compareDrawn(random, column, [n, m]))
    const drift = judgeDrift(new Map([['t', compared]])).get('t')?.drift ?? []
    for (const { adjusted, psi, effect, statistic } of drift) {
      expect([adjusted, psi.value, psi.threshold, effect.value, statistic].every(Number.isFinite)).toBe(true)
    }
    if (drift.some(({ alarm }) => alarm)) alarms += 1
    if (drift.some(({ adjusted }) => adjusted <= MAX_P)) byP += 1
  }
  expect(alarms / runs).toBeLessThanOrEqual(0.05)
  expect(byP / runs).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs))
})
