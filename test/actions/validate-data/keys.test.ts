import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rangesOf } from '#core/data/key-range.ts'
import { checked } from './checked.ts'

const schema = `  - name: t
    properties:
      - {name: id, logicalType: integer, unique: true}
      - {name: n, logicalType: string}`

// Near the first rows, far from them, and beyond 64 bits.
const key = fc.oneof(
  fc.integer({ min: -5, max: 5 }).map(String),
  fc.constantFrom(
    '1000000000000',
    '-1000000000000',
    '17825792',
    '17825793',
    '9223372036854775807',
    '-9223372036854775808',
  ),
  fc.constantFrom('170141183460469231731687303715884105727', '99999999999999999999999999999999999999', ''),
)

test('a law: repeated integers are counted exactly, wherever they lie', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(key, { minLength: 1, maxLength: 40 }), async (ids) => {
      const files = { 't.csv': `id,n\n${ids.map((id) => `${id},x\n`).join('')}` }
      const { check } = await checked({ schema, files })
      const present = ids.filter((id) => id !== '')
      expect(check('t.id:unique')?.failed_rows).toBe(present.length - new Set(present).size)
    }),
    { numRuns: 40 },
  )
})

test('integers far from the first ten thousand rows are told apart too', async () => {
  const near = Array.from({ length: 10_000 }, (_, index) => index)
  const far = [5_000_000_000, 5_000_000_000, 5_000_000_001, 3, 3]
  const files = { 't.csv': `id,n\n${[...near, ...far].map((id) => `${id},x\n`).join('')}` }
  const { check } = await checked({ schema, files })
  expect(check('t.id:unique')).toMatchObject({ failed_rows: 3, examples: ['3', '5000000000'] })
})

test('a range is guessed from keys that lie close together, and from nothing else', () => {
  const guessed = rangesOf(['a', 'b', 'c', 'd'], [5, '9007199254740993', '0', 10, null, null, 1.5, 2])
  expect([...guessed.keys()]).toEqual(['b'])
  const { low = 0n, high = 0n } = guessed.get('b') ?? {}
  expect([low <= 0n, high >= 10n]).toEqual([true, true])
})
