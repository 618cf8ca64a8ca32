import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { HOSTILE_STRINGS } from '../corpus.ts'
import { csv, inferred } from './inferred.ts'

afterEach(() => vi.unstubAllEnvs())

test('S01-S48 as names and values are written as what they are', async () => {
  const strings = HOSTILE_STRINGS.filter((text) => text.length <= 20_000 && text.isWellFormed() && !text.includes('\0'))
  const names = strings.filter((text) => text.length < 300)
  const columns = Object.fromEntries(names.map((name) => [name, strings]))
  const { properties, report, result } = await inferred({ 't.csv': csv(columns) })
  // What a contract cannot hold as a name is left out.
  const held = Object.keys(columns).filter((name) => name !== '' && !/\p{Cc}/u.test(name))
  expect([...properties.keys()].sort()).toEqual(held.sort())
  expect(report.outcome).toBe('pass')
  expect(result.summary).not.toMatch(/^::|<img|<!--/m)
})

describe('the same data pass the contract, whatever they are', () => {
  const digits = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String)
  const text = fc
    .string({ unit: 'binary', maxLength: 8 })
    .filter((value) => value.isWellFormed() && !value.includes('\0'))
  const kinds: fc.Arbitrary<string>[] = [
    fc.integer().map(String),
    digits,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.tuple(digits, fc.nat()).map(([whole, part]) => `${whole}.${part}`),
    fc.constantFrom('001', '01', '1', '-0', '0', '+1', '1.0', '1e3', '.5', '5.'),
    fc.constantFrom('true', 'false', 'True', 'TRUE'),
    fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    fc
      .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    fc.constantFrom('10:00', '23:59:59.123', '00:00:00'),
    fc.constantFrom('red', 'green', '', "it's", '"', 'null', '~', 'a, b', '# c', ': d', '- e', '2024-02-30'),
    text,
    fc.oneof(text, digits, fc.constantFrom('', 'true', '2024-01-01')),
  ]
  const column = fc.oneof(
    ...kinds.map((kind) => fc.array(fc.option(kind, { freq: 6 }), { minLength: 24, maxLength: 24 })),
  )
  const name = fc.oneof(
    fc.constantFrom('id', 'x:type', 'a.b', '__name', 'Grüße "q"', 'null', '1'),
    fc.string({ minLength: 1, maxLength: 10 }).map((tail) => `c${tail}`),
  )
  const table = fc
    .uniqueArray(fc.tuple(name, column), { minLength: 1, maxLength: 4, selector: ([one]) => one })
    .map((columns) => Object.fromEntries(columns))

  test('as CSV', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (columns) => {
        const { report, text: contract } = await inferred({ 't.csv': csv(columns) })
        expect(
          report.checks.filter(({ result }) => result !== 'pass'),
          contract,
        ).toEqual([])
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  const json = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    text,
    fc.array(fc.integer(), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b'), fc.integer()),
  )
  const objects = fc.array(fc.dictionary(name, fc.option(json), { minKeys: 1, maxKeys: 4 }), {
    minLength: 1,
    maxLength: 24,
  })

  test('as JSON Lines', async () => {
    await fc.assert(
      fc.asyncProperty(objects, async (rows) => {
        const { report, text: contract } = await inferred({
          't.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
        })
        expect(
          report.checks.filter(({ result }) => result !== 'pass'),
          contract,
        ).toEqual([])
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})
