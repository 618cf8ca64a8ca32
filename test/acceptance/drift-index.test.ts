import { expect, test } from 'vitest'
import { randomFromSeed } from '#core/statistics/random.ts'
import { compareDrawn, mixedColumns } from '../core/data/drift-columns.ts'

/*
 * Why drift is no fixed limit on the population stability index. A column of normal values that does not drift, current against reference rows, by
 * deciles of the reference; the expected shares over a limit of .1 were made independently with numpy. Its own limit, by chi-squared, is for many rows, and no alarm rests on the index.
 */

const RUNS = 300

test.each([
  [100, 100, 0.85, 0.1],
  [100, 500, 0.57, 0.1],
  [2000, 2000, 0, 0.05],
])(
  'of %i rows against %i a share of %d is over .1 by chance, and about %d at most over the calibrated limit',
  (n, m, share, level) => {
    const [column] = mixedColumns()
    if (!column) throw new Error('no column')
    const random = randomFromSeed(20240607)
    let [fixed, calibrated] = [0, 0]
    for (let run = 0; run < RUNS; run++) {
      const psi = compareDrawn(random, column, [n, m]).test?.psi ?? { value: Number.NaN, threshold: Number.NaN }
      if (psi.value >= 0.1) fixed++
      if (psi.value >= psi.threshold) calibrated++
    }
    console.log(
      `stability index, ${n} rows against ${m}: over .1 in ${fixed / RUNS}, over its own limit in ${calibrated / RUNS}`,
    )
    expect(Math.abs(fixed / RUNS - share)).toBeLessThan(0.07)
    expect(calibrated / RUNS).toBeLessThanOrEqual(level + 3 * Math.sqrt((level * (1 - level)) / RUNS))
  },
)
