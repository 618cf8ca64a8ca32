import { expect, test } from 'vitest'
import { checked } from './checked.ts'
import { parquetOf } from './parquet.ts'

test('NaN of a typed file is missing where the contract lists it, however it is spelled', async () => {
  const schema = `  - name: t
    properties:
      - {name: v, logicalType: number, quality: [{metric: missingValues, arguments: {missingValues: [NaN]}, mustBe: 2}]}
      - {name: w, logicalType: number}`
  const parquet = await parquetOf(
    "SELECT * FROM (VALUES ('NaN'::DOUBLE, 'NaN'::FLOAT), ('NaN', 1), (1, 2), (NULL, NULL)) t(v, w)",
  )
  const { check } = await checked({ schema, files: { 't.parquet': parquet } })
  expect(check('t.v:missingValues')).toMatchObject({ result: 'pass', failed_rows: 2 })
  expect(check('t.v:type').result).toBe('pass')
  expect(check('t.w:type')).toMatchObject({ result: 'fail', failed_rows: 1, examples: ['nan'] })
})
