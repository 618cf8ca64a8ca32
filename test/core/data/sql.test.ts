import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { identifier, literal } from '#core/data/sql.ts'
import { HOSTILE_STRINGS } from '../../actions/corpus.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:')
  connection = await instance.connect()
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

async function answer(sql: string) {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson()[0]
}

test.each(HOSTILE_STRINGS.map((text) => [text.slice(0, 40), text]))(
  '%j stays what it is as a value',
  async (_, text) => {
    expect(await answer(`SELECT ${literal(text)} AS v`)).toEqual({ v: text.toWellFormed() })
  },
)

test('any text survives quoting as a value', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      expect(await answer(`SELECT ${literal(text)} AS v`)).toEqual({ v: text })
    }),
  )
})

test('any text without NUL survives quoting as a name', async () => {
  const names = fc.string({ unit: 'binary', minLength: 1 }).filter((name) => !name.includes('\0'))
  await fc.assert(
    fc.asyncProperty(names, async (name) => {
      // By name and value apart: an object would not hold a column called __proto__.
      const result = await connection.runAndReadAll(`SELECT 1 AS ${identifier(name)}`)
      expect([result.columnNames(), result.getRowsJson()]).toEqual([[name], [[1]]])
    }),
  )
})

test('a name with NUL is refused: C would end the statement there', () => {
  expect(() => identifier('a\0b')).toThrow('NUL')
})
