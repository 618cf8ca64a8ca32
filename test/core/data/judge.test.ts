import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Check, Threshold } from '#core/data/checks.ts'
import { judge, outcomeOf } from '#core/data/judge.ts'

const field = { column: 'v', type: null, missing: [] }
const nulls = { kind: 'values', field, fault: { kind: 'null' } } as const

function check(threshold: Threshold, measure: Check['measure'] = nulls): Check {
  return { id: 't.v:nullValues', measure, threshold, otherwise: 'fail', line: 1, open: true }
}

function result(threshold: Threshold, rows: number, count: number): string {
  return judge(check(threshold), { kind: 'count', rows, count, examples: [] }).result
}

const OPERATORS: [Threshold['operator'], number[], [number, string][]][] = [
  [
    'mustBe',
    [3],
    [
      [2, 'fail'],
      [3, 'pass'],
      [4, 'fail'],
    ],
  ],
  [
    'mustNotBe',
    [3],
    [
      [2, 'pass'],
      [3, 'fail'],
      [4, 'pass'],
    ],
  ],
  [
    'mustBeGreaterThan',
    [3],
    [
      [3, 'fail'],
      [4, 'pass'],
      [2, 'fail'],
    ],
  ],
  [
    'mustBeGreaterOrEqualTo',
    [3],
    [
      [2, 'fail'],
      [3, 'pass'],
      [4, 'pass'],
    ],
  ],
  [
    'mustBeLessThan',
    [3],
    [
      [2, 'pass'],
      [3, 'fail'],
      [4, 'fail'],
    ],
  ],
  [
    'mustBeLessOrEqualTo',
    [3],
    [
      [2, 'pass'],
      [3, 'pass'],
      [4, 'fail'],
    ],
  ],
  [
    'mustBeBetween',
    [3, 5],
    [
      [2, 'fail'],
      [3, 'pass'],
      [5, 'pass'],
      [6, 'fail'],
    ],
  ],
  [
    'mustNotBeBetween',
    [3, 5],
    [
      [2, 'pass'],
      [3, 'fail'],
      [5, 'fail'],
      [6, 'pass'],
    ],
  ],
]

test.each(OPERATORS)('%s %j, in rows', (operator, bounds, cases) => {
  for (const [count, expected] of cases) expect(result({ operator, bounds, unit: 'rows' }, 10, count)).toBe(expected)
})

test('percent is of all rows, and exact at the bound', () => {
  expect(result({ operator: 'mustBeLessOrEqualTo', bounds: [0.3], unit: 'percent' }, 1000, 3)).toBe('pass')
  expect(result({ operator: 'mustBeLessThan', bounds: [0.3], unit: 'percent' }, 1000, 3)).toBe('fail')
  expect(result({ operator: 'mustBe', bounds: [100], unit: 'percent' }, 7, 7)).toBe('pass')
})

test('shares of zero rows are 0, and a row count of zero never passes', () => {
  expect(result({ operator: 'mustBe', bounds: [0], unit: 'percent' }, 0, 0)).toBe('pass')
  const rows = check({ operator: 'mustBe', bounds: [0], unit: 'rows' }, { kind: 'rows' })
  expect(judge({ ...rows, otherwise: 'warn' }, { kind: 'count', rows: 0, count: 0, examples: [] }).result).toBe('fail')
})

test('an operator and its opposite never agree', () => {
  const opposites = [
    ['mustBe', 'mustNotBe'],
    ['mustBeGreaterThan', 'mustBeLessOrEqualTo'],
    ['mustBeLessThan', 'mustBeGreaterOrEqualTo'],
    ['mustBeBetween', 'mustNotBeBetween'],
  ] as const
  const unit = fc.constantFrom('rows', 'percent' as const)
  fc.assert(
    fc.property(
      fc.constantFrom(...opposites),
      fc.nat(100),
      fc.nat(100),
      fc.nat(100),
      unit,
      ([a, b], low, width, count, unit) => {
        const bounds = a === 'mustBeBetween' ? [low, low + width] : [low]
        const given = { bounds, unit }
        expect(result({ ...given, operator: a }, 100, count)).not.toBe(result({ ...given, operator: b }, 100, count))
      },
    ),
  )
})

test('the outcome is the worst result', () => {
  const one = (count: number, otherwise: 'fail' | 'warn') =>
    judge(
      { ...check({ operator: 'mustBe', bounds: [0], unit: 'rows' }), otherwise },
      { kind: 'count', rows: 9, count, examples: [] },
    )
  const failed = judge(check({ operator: 'mustBe', bounds: [0], unit: 'rows' }), { kind: 'error', why: 'time' })
  expect(outcomeOf([one(0, 'fail')])).toBe('pass')
  expect(outcomeOf([one(0, 'fail'), one(1, 'warn')])).toBe('warn')
  expect(outcomeOf([one(1, 'fail'), one(1, 'warn')])).toBe('fail')
  expect(outcomeOf([one(1, 'fail'), failed])).toBe('error')
})

test('a long text is cut between characters', () => {
  const examples = [`${'a'.repeat(298)}😀😀`]
  const judged = judge(check({ operator: 'mustBe', bounds: [0], unit: 'rows' }), {
    kind: 'count',
    rows: 9,
    count: 1,
    examples,
  })
  expect(judged.examples).toEqual([`${'a'.repeat(298)}…`])
})
