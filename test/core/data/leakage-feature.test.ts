import { describe, expect, it } from 'vitest'
import { areaUnder, crossFitted, type Labelled, labelMissingness, leakingFeatures } from '#core/data/leakage-feature.ts'
import type { Label } from '#core/data/leakage-label.ts'
import { randomFromSeed } from '#core/statistics/random.ts'

const LABEL: Label = {
  kind: 'binary',
  column: 'y',
  classes: ['1', '0'].map((name) => ({ name, condition: '' })),
}

describe('the area under the ROC curve', () => {
  // Pairs counted by hand: of 3 x 2, positives at 1, 2, 3 and negatives at 1, 2 win 3 and tie 2.
  it('counts pairs, ties half, in the better direction', () => {
    expect(areaUnder([1, 1, 1], [1, 1, 0])).toBeCloseTo((3 + 2 / 2) / 6, 12)
    expect(areaUnder([0, 0, 5], [4, 4, 0])).toBe(1)
    expect(areaUnder([5, 0, 0], [0, 4, 4])).toBe(1)
    expect(areaUnder([3, 3], [3, 3])).toBe(0.5)
  })

  it('of categories that mean nothing is about one half, however rare they are', () => {
    const random = randomFromSeed(3)
    // 20,000 values of one row each, of which the rate in the same rows would tell everything.
    const positives = Array.from({ length: 20_000 }, () => (random.uniform() < 0.05 ? 1 : 0))
    const area = crossFitted(
      positives,
      positives.map((count) => 1 - count),
    )
    expect(Math.abs(area - 0.5)).toBeLessThan(0.02)
  })

  it('of categories that say the label is 1', () => {
    expect(crossFitted([50, 0, 70, 0], [0, 60, 0, 40])).toBe(1)
  })
})

describe('a leaking feature', () => {
  const column = (one: Labelled['columns'][number]['cells']) => [{ column: 'x', cells: one, missing: [0, 0] }]
  const found = (cells: Labelled['columns'][number]['cells'], rows: number[], label = LABEL) =>
    leakingFeatures({ schema: 't', label, rows, columns: column(cells) }).map(({ id, result }) => [id, result])

  it('is one that reaches the limit', () => {
    expect(
      found(
        {
          kind: 'ordered',
          classes: [
            [0, 100],
            [100, 0],
          ],
        },
        [100, 100],
      ),
    ).toEqual([['t.x:leaking-feature', 'warn']])
    expect(
      found(
        {
          kind: 'ordered',
          classes: [
            [5, 95],
            [95, 5],
          ],
        },
        [100, 100],
      ),
    ).toEqual([['t:leaking-feature', 'pass']])
  })

  it('needs 20 rows of each class', () => {
    expect(
      found(
        {
          kind: 'ordered',
          classes: [
            [0, 19],
            [100, 0],
          ],
        },
        [19, 100],
      ),
    ).toEqual([['t:leaking-feature', 'pass']])
  })

  it('may tell one class of several', () => {
    const label: Label = {
      kind: 'several',
      column: 'y',
      classes: ['a', 'b', 'c'].map((name) => ({ name, condition: '' })),
    }
    const cells = {
      kind: 'categories' as const,
      classes: [
        [0, 50, 50, 0],
        [0, 50, 50, 0],
        [0, 0, 0, 60],
      ],
    }
    const [finding] = leakingFeatures({ schema: 't', label, rows: [100, 100, 60], columns: column(cells) })
    expect(finding).toMatchObject({ result: 'warn', found: 'area under the ROC curve of class c 1' })
  })
})

it('missing values alarm only where they go with the label, and by more than a little', () => {
  const of = (missing: number[]) =>
    labelMissingness({
      schema: 't',
      label: LABEL,
      rows: [10_000, 10_000],
      columns: [{ column: 'x', cells: null, missing }],
    })
  expect(of([1000, 1000])[0]?.result).toBe('pass')
  // 10 % against 12 %: certain, and small.
  expect(of([1000, 1200])[0]?.result).toBe('pass')
  expect(of([1000, 2500])[0]).toMatchObject({ id: 't.x:label-missingness', result: 'warn' })
  expect(of([0, 0])[0]).toMatchObject({ result: 'pass', found: 'no column has enough missing values to ask' })
})
