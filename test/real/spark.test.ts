import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../actions/validate-data/engines/engine.ts'
import { openEngine } from '../../actions/validate-data/engines/open-engine.ts'
import { bothFind, type Case } from './two-engines.ts'

/*
 * The same contract on the same data through DuckDB and through a real Spark (pyspark 4 on this machine, or the address in
 * SPARK_ADDRESS): findings, counts and examples are the same. `.ci/run` installs pyspark and names its Python in PYSPARK_PYTHON.
 */

let spark: Engine
beforeAll(async () => {
  spark = await openEngine({ name: 'spark', address: process.env.SPARK_ADDRESS ?? '' }, [], () => {})
})
afterAll(() => spark.close())

async function expectAlike(given: Case) {
  const found = await bothFind(spark, given)
  expect(found.spark).toEqual(found.duckdb)
  return found.spark
}

test('rows and nulls of CSV: an empty field is null, a quoted one is not', async () => {
  const found = await expectAlike({
    schema: '  - name: t\n    properties:\n      - {name: a, required: true}\n      - {name: b, required: true}\n',
    files: { 't.csv': 'a,b\n1,x\n,""\n"q ""uoted""",\n é😀 ,\\n\n' },
  })
  expect(found.rows).toEqual({ t: 4 })
  expect(found.nulls).toEqual({ t: { a: 1, b: 1 } })
  expect(found.checks['t.a:required']?.failed_rows).toBe(1)
})
