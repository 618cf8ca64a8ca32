import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ticks } from '#charts/axis.ts'
import { categories } from '#charts/categories.ts'
import { histogram } from '#charts/histogram.ts'
import { intervals } from '#charts/intervals.ts'
import { html, type Markup, write } from '#core/report/html/markup.ts'
import { elementsOf } from '../core/report/html/tree.ts'

/** The elements of a drawing of one name, by their attributes. */
function drawn(markup: Markup, name: string): Record<string, string>[] {
  const page = write(html`<!doctype html><html><head><title>x</title></head><body>${markup}</body></html>`)
  return elementsOf(page)
    .filter(({ tagName }) => tagName === name)
    .map(({ attrs }) => Object.fromEntries(attrs.map(({ name, value }) => [name, value])))
}

function expectDrawable(markup: Markup): void {
  for (const name of ['svg', 'path', 'line', 'rect', 'circle', 'text']) {
    for (const attributes of drawn(markup, name)) {
      for (const value of Object.values(attributes)) expect(value).not.toMatch(/NaN|Infinity|undefined|null/)
    }
  }
}

describe('a histogram', () => {
  const shape = { edges: [0, 1, 2, 3], counts: [1, 2, 1], reference: [10, 10, 20] }

  test('stands on its axis, the largest share of both reaches the top, and each is a share of its own rows', () => {
    // Shares 1/4, 2/4, 1/4 and 1/4, 1/4, 2/4; the drawing goes from x = 36 to 312 and y = 130 (0) to 6 (2/4).
    const [now, then] = drawn(histogram(shape, 'x'), 'path')
    expect(now).toEqual({
      class: 'now',
      d: 'M36,68L128,68L128,6L220,6L220,68L312,68L312,68L312,130L312,130L220,130L220,130L128,130L128,130L36,130Z',
    })
    expect(then).toEqual({ class: 'then', d: 'M36,68L128,68L128,68L220,68L220,6L312,6L312,6' })
  })

  test('keeps a far outer bin apart, so that the others have room', () => {
    const far = histogram({ edges: [-9000, 0, 1, 2, 3, 1e6], counts: [1, 5, 5, 5, 1], reference: null }, 'x')
    expect(drawn(far, 'line').filter((line) => 'stroke-dasharray' in line)).toHaveLength(2)
    expect(write(far)).toMatch(/>−9000…<.*>…1e6</)
    expect(drawn(histogram(shape, 'x'), 'line').filter((line) => 'stroke-dasharray' in line)).toEqual([])
  })

  test('of times has round ones below it', () => {
    const day = 86_400
    const edges = Array.from({ length: 31 }, (_, index) => 1_704_067_200 + 3 * index * day)
    const markup = histogram(
      { unit: 'seconds-since-1970', edges, counts: edges.slice(1).map(() => 1), reference: null },
      'x',
    )
    expect(write(markup)).toMatch(/>2024-01<.*>2024-02<.*>2024-03</)
    const hours = {
      unit: 'seconds-of-day',
      edges: [0, 6, 12, 18, 24].map((hour) => hour * 3600),
      counts: [1, 2, 3, 4],
      reference: null,
    } as const
    expect(write(histogram({ ...hours, edges: [...hours.edges], counts: [...hours.counts] }, 'x'))).toMatch(
      />00:00<.*>12:00</,
    )
  })

  test('can be drawn of whatever numbers', () => {
    const edges = fc
      .uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 12 })
      .map((values) => values.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(
        edges,
        fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        (found, counts, compared) => {
          const all = found.length === 1 ? [...found, ...found] : found
          const bins = counts.slice(0, all.length - 1)
          expectDrawable(histogram({ edges: all, counts: bins, reference: compared ? bins.toReversed() : null }, 'x'))
        },
      ),
    )
    expectDrawable(histogram({ edges: [], counts: [], reference: null }, 'x'))
  })
})

describe('bars of values', () => {
  test('are shares of all rows, with the rest as a number', () => {
    const of = { values: ['a', 'b'], counts: [6, 2], reference: [1, 1], others: 2, reference_others: 2 }
    // Shares 0.6 and 0.2, reference 0.25 each; the longest bar is 172 long.
    const bars = drawn(categories(of, 'x'), 'rect').map((bar) => [bar.class, bar.width])
    expect(bars).toEqual([
      ['now', '172'],
      ['then', '71.7'],
      ['now', '57.3'],
      ['then', '71.7'],
    ])
    expect(write(categories(of, 'x'))).toContain('20% (reference 50%)')
  })

  test('are at most twelve, and names are cut', () => {
    const values = Array.from({ length: 30 }, (_, index) => `${index} of a very long list`)
    const many = { values, counts: values.map(() => 5), reference: null, others: 0, reference_others: null }
    expect(drawn(categories(many, 'x'), 'rect')).toHaveLength(12)
    expect(write(categories(many, 'x'))).toContain('>0 of a very lo…<')
    expect(write(categories(many, 'x'))).toContain('>60%<')
  })

  test('can be drawn of whatever counts, none included', () => {
    const side = fc.array(fc.nat(), { maxLength: 30 })
    fc.assert(
      fc.property(side, fc.nat(), (counts, others) => {
        const values = counts.map(String)
        expectDrawable(categories({ values, counts, reference: counts, others, reference_others: others }, 'x'))
      }),
    )
  })
})

test('intervals lie on one scale, from the lowest to the highest bound', () => {
  const rows = [
    { name: 'a', value: 0.2, low: 0.1, high: 0.3, faint: false },
    { name: 'b', value: 0.5, low: 0.3, high: 0.6, faint: true },
  ]
  const ranges = drawn(intervals(rows, 'x'), 'line').filter((line) => line.class === 'range')
  expect(ranges.map(({ x1, x2 }) => [x1, x2])).toEqual([
    ['104', '184'],
    ['184', '304'],
  ])
  expect(drawn(intervals(rows, 'x'), 'circle').map(({ cx }) => cx)).toEqual(['144', '264'])
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, share, (a, b, c) => {
      const [low = 0, value = 0, high = 0] = [a, b, c].sort((x, y) => x - y)
      expectDrawable(intervals([{ name: 'x', value, low, high, faint: false }], 'x'))
    }),
  )
})

test.each([
  [
    [0, 100],
    ['0', '20', '40', '60', '80', '100'],
  ],
  [
    [2019, 2024],
    ['2019', '2020', '2021', '2022', '2023', '2024'],
  ],
  [
    [0, 1e6],
    ['0M', '0.2M', '0.4M', '0.6M', '0.8M', '1M'],
  ],
  [
    [-1.7e308, 1.7e308],
    ['−1.7e308', '1.7e308'],
  ],
] as const)('ticks of %j are round and short', ([low, high], labels) => {
  expect(ticks([low, high], 5).map(({ label }) => label)).toEqual(labels)
})
