import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge } from '#core/data/judge.ts'
import { LibraryRule, OPERATORS } from '#core/data/quality.ts'
import { includes, smallerIsBetter, thresholdSet } from '#core/data/threshold-set.ts'

const COUNTS = Array.from({ length: 12 }, (_, count) => count)

const rules = fc
  .tuple(fc.constantFrom(...OPERATORS), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
  .map(([operator, low, width, half]) => {
    const a = half ? low + 0.5 : low
    const value = operator.endsWith('Between') ? [a, a + width] : a
    return { rule: LibraryRule.parse({ metric: 'nullValues', [operator]: value }), operator, bounds: [value].flat() }
  })

/** The counts of rows that the judge of the checks lets pass. */
function passing({ operator, bounds }: { operator: (typeof OPERATORS)[number]; bounds: readonly number[] }): number[] {
  return COUNTS.filter((count) => {
    const check = {
      ...{ id: 'c', otherwise: 'fail' as const, line: 1, open: true },
      measure: {
        kind: 'values' as const,
        field: { column: 'v', type: null, missing: [] },
        fault: { kind: 'null' as const },
      },
      threshold: { operator, bounds, unit: 'rows' as const },
    }
    return (
      judge(check as unknown as Parameters<typeof judge>[0], { kind: 'count', rows: 100, count, examples: [] })
        .result === 'pass'
    )
  })
}

test('one rule allows all that another does exactly when every count that passes the one passes the other', () => {
  fc.assert(
    fc.property(rules, rules, (outer, inner) => {
      const allowed = passing(outer)
      // Bounds end at 12: what is beyond is asked at 11, where both have settled except for an equality there.
      fc.pre(Math.max(...outer.bounds, ...inner.bounds) < 11)
      const expected = passing(inner).every((count) => allowed.includes(count))
      expect(includes(thresholdSet(outer.rule), thresholdSet(inner.rule))).toBe(expected)
    }),
  )
})

test('smaller is better exactly where every smaller count passes too', () => {
  fc.assert(
    fc.property(rules, (rule) => {
      fc.pre(Math.max(...rule.bounds) < 11)
      const allowed = passing(rule)
      const closed = allowed.length > 0 && allowed.every((count) => count === 0 || allowed.includes(count - 1))
      expect(smallerIsBetter(thresholdSet(rule.rule))).toBe(closed)
    }),
  )
})

test('shares end at 100, so that at most 100 percent is anything', () => {
  const set = (text: object) => thresholdSet(LibraryRule.parse({ metric: 'nullValues', unit: 'percent', ...text }))
  expect(includes(set({ mustBeLessOrEqualTo: 100 }), set({ mustBeGreaterOrEqualTo: 0 }))).toBe(true)
  expect(includes(set({ mustBeLessThan: 1 }), set({ mustBe: 0 }))).toBe(true)
  expect(includes(set({ mustBe: 0 }), set({ mustBeLessThan: 1 }))).toBe(false)
})
