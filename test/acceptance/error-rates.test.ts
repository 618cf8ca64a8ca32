import { describe, expect, test } from 'vitest'
import { mcnemarExact } from '#core/statistics/mcnemar.ts'
import { type Border, borderOf, probability } from './enumeration.ts'
import { type VerdictBorders, verdictBorders, verdictOf } from './verdict-borders.ts'

/*
 * How often gates are wrong, by enumeration of every table. Expected values, in per cent, were made independently with numpy and scipy
 * (binom.cdf for McNemar, Tango's closed form). All tests at .05, one point tolerated; d is the share of rows on which exactly one model is right.
 */

/** Where each rule begins to let a change through. */
interface Rules extends VerdictBorders {
  readonly anyDrop: Border
  readonly dropOfOnePoint: Border
  readonly mcnemar: Border
}

function rulesAt(n: number): Rules {
  return {
    anyDrop: (losses) => losses,
    dropOfOnePoint: (losses) => losses - Math.floor(0.01 * n),
    mcnemar: borderOf(n, (wins, losses) => mcnemarExact({ wins, losses }).p > 0.05),
    ...verdictBorders(n),
  }
}

type Chance = (border: Border, gain: number) => number

function chanceOf(n: number, discordant: number): Chance {
  return (border, gain) => 100 * probability(n, { discordant, gain }, border)
}

/** Blocked where nothing is lost; let through where one point and where two points are. */
function plain(chance: Chance, border: Border): number[] {
  return [100 - chance(border, 0), chance(border, -0.01), chance(border, -0.02)]
}

function threeWay(chance: Chance, { passes, unblocked }: Rules): number[] {
  const blocked = 100 - chance(unblocked, 0)
  return [blocked, 100 - blocked - chance(passes, 0), chance(passes, -0.01), chance(passes, -0.02)]
}

const COLUMNS = ['any drop', 'drop over 1 point', 'exact McNemar', 'non-inferiority required', 'three-way']

type Cells = readonly [number[], number[], number[], number[], number[]]

// biome-ignore format: a table.
const TABLE: readonly (readonly [n: number, d: number, cells: Cells])[] = [
  [500, 0.02, [[43.6, 7.1, 0], [4, 57.4, 6.5], [2.3, 65.3, 2.8], [56.3, 4.6, 0], [2.3, 53.9, 4.6, 0]]],
  [500, 0.05, [[46, 18.3, 2.6], [13.5, 54.2, 18.3], [3.4, 79.7, 42.1], [74.7, 5, 0.4], [3.4, 71.3, 5, 0.4]]],
  [500, 0.1, [[47.2, 26.2, 8.8], [21.8, 52.9, 26.2], [3.8, 85.8, 64.1], [82.9, 4.9, 0.9], [3.8, 79.2, 4.9, 0.9]]],
  [2000, 0.02, [[46.8, 0.1, 0], [0.1, 53.7, 0], [3.7, 7, 0], [8, 4.7, 0], [3.6, 4.4, 4.7, 0]]],
  [2000, 0.05, [[48, 2.5, 0], [2, 52.1, 2.4], [4, 39.7, 1], [36.9, 4.9, 0], [4, 32.9, 4.9, 0]]],
  [2000, 0.1, [[48.6, 8.4, 0.2], [7.4, 51.4, 8.3], [4.3, 61.8, 13], [59.3, 5, 0.1], [4.3, 55, 5, 0.1]]],
  [100_000, 0.02, [[49.6, 0, 0], [0, 50.5, 0], [4.8, 0, 0], [0, 5, 0], [0, 0, 5, 0]]],
  [100_000, 0.05, [[49.7, 0, 0], [0, 50.3, 0], [4.9, 0, 0], [0, 5, 0], [0, 0, 5, 0]]],
  [100_000, 0.1, [[49.8, 0, 0], [0, 50.2, 0], [4.9, 0, 0], [0, 5, 0], [0, 0, 5, 0]]],
]

describe.each([500, 2000, 100_000])('gates at n = %i', (n) => {
  const rules = rulesAt(n)
  test.each(TABLE.filter(([rows]) => rows === n))('of %i rows, d = %d', (_, d, expected) => {
    const chance = chanceOf(n, d)
    const { anyDrop, dropOfOnePoint, mcnemar, passes } = rules
    const simple = [anyDrop, dropOfOnePoint, mcnemar, passes].map((border) => plain(chance, border))
    const found = [...simple, threeWay(chance, rules)]
    for (const [column, cells] of found.entries()) {
      console.log(`n ${n}, d ${d}, ${COLUMNS[column]}: ${cells.map((cell) => Math.abs(cell).toFixed(1)).join(' ')}`)
      for (const [index, cell] of cells.entries()) {
        const value = expected[column]?.[index] ?? Number.NaN
        expect(Math.abs(cell - value), `${COLUMNS[column]}, cell ${index}: ${cell}, ${value}`).toBeLessThanOrEqual(
          0.0501,
        )
      }
    }
  })
})

test.each([
  [500, [26, 35, 39], [83, 73, 67]],
  [2000, [6.5, 17, 25], [95, 85, 77]],
  [10_000, [0, 1, 6], [100, 99, 95]],
])('of %i rows, gates without a test let half a point through', (n, anyDrop, dropOfOnePoint) => {
  for (const [index, d] of [0.02, 0.05, 0.1].entries()) {
    const chance = chanceOf(n, d)
    expect(Math.abs(chance((losses) => losses, -0.005) - (anyDrop[index] ?? -9))).toBeLessThanOrEqual(0.55)
    const found = chance((losses) => losses - 0.01 * n, -0.005)
    expect(Math.abs(found - (dropOfOnePoint[index] ?? -9))).toBeLessThanOrEqual(0.55)
  }
})

test('more wins never make the verdict worse, so borders describe it', () => {
  const rank = { block: 0, inconclusive: 1, pass: 2, error: Number.NaN }
  for (let losses = 0; losses <= 40; losses += 4) {
    let before = 0
    for (let wins = 0; wins <= 60; wins++) {
      const here = rank[verdictOf({ n: 500, wins, losses })]
      expect(here).toBeGreaterThanOrEqual(before)
      before = here
    }
  }
})
