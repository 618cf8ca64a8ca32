import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { evaluationSetDigest } from '#core/gate/evaluation-set.ts'
import { readHeldOut } from '../../../actions/evaluate-gate/held-out.ts'
import { readHeldOutApart } from '../../../actions/evaluate-gate/held-out-apart.ts'
import { policy } from '../../core/gate/fixture.ts'
import { parquetOf } from '../validate-data/parquet.ts'
import { predictionsOf } from './fixture.ts'

const reading = {
  model: policy({ slices: { by: ['origin'] }, metrics: { complaints: { column: 'score', max_rise: 1 } } }),
  slices: 'required',
} as const

/** Over the size from which a file is read in a thread. */
const LARGE = predictionsOf(100, { rows: 300_000 })

const fileOf = (name: string, content: string | Uint8Array) => ({
  source: name,
  name,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content.slice(),
})

/** Columns by kind and digest: the matcher takes a minute for millions of numbers. */
function digested(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice()
    return `${value.constructor.name} ${createHash('sha256').update(bytes).digest('hex')}`
  }
  if (value instanceof Map) return new Map(Array.from(value, ([key, item]) => [key, digested(item)]))
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, digested(item)]))
}

describe('a large predictions file, read in a thread of its own', () => {
  test.each<[string, () => string | Promise<Uint8Array>]>([
    ['large.csv', () => LARGE],
    [
      'large.parquet',
      () =>
        parquetOf(`SELECT uuid()::VARCHAR AS example_id, i % 2 AS label, i % 2 AS prediction, random() AS score,
          CASE WHEN i % 4 < 2 THEN 'jfk' ELSE 'lax' END AS origin FROM range(300000) t(i)`),
    ],
  ])('is what it would be here: %s', async (name, content) => {
    const bytes = await content()
    const expected = await readHeldOut(fileOf(name, bytes), reading)
    expect(expected.evaluationSet).toBe(evaluationSetDigest(expected.predictions))
    const file = fileOf(name, bytes)
    expect(digested(await readHeldOutApart(file, reading))).toEqual(digested(expected))
    expect(file.bytes).toHaveLength(0)
  })

  test('is refused in the same words', async () => {
    const broken = LARGE.replace('id-299999,', 'id-7,')
    await expect(readHeldOutApart(fileOf('large.csv', broken), reading)).rejects.toMatchObject({
      name: 'UserError',
      message: 'large.csv: row 300000: example_id "id-7" stands twice; write one row an example',
    })
  })

  test('that is part of a larger buffer leaves the rest of it alone', async () => {
    const bytes = new TextEncoder().encode(`${LARGE}-`)
    await readHeldOutApart({ source: 'part', name: 'part.csv', bytes: bytes.subarray(0, -1) }, reading)
    expect(bytes.at(-1)).toBe('-'.charCodeAt(0))
  })
})
