import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '../../actions/validate-data/engines/engine.ts'
import { openEngine } from '../../actions/validate-data/engines/open-engine.ts'
import { bothFind } from './two-engines.ts'

/* A real Spark Connect server of the pyspark that PYSPARK_PYTHON names, on a free port of 127.0.0.1. */

const python = process.env.PYSPARK_PYTHON ?? 'python3'
let server: ChildProcess
let spark: Engine

beforeAll(async () => {
  const port = await freePort()
  const settings = [
    'spark.ui.enabled=false',
    'spark.driver.host=127.0.0.1',
    'spark.connect.grpc.binding.address=127.0.0.1',
    `spark.connect.grpc.binding.port=${port}`,
  ]
  const bin = dirname(python)
  server = spawn(
    join(bin, 'spark-submit'),
    [
      ...['--master', 'local[2]', '--class', 'org.apache.spark.sql.connect.service.SparkConnectServer'],
      ...settings.flatMap((setting) => ['--conf', setting]),
      'spark-internal',
    ],
    {
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, SPARK_LOCAL_IP: '127.0.0.1' },
      stdio: 'ignore',
      detached: true,
    },
  )
  while (!(await isOpen(port))) await sleep(500)
  spark = await openEngine({ name: 'spark', address: `sc://127.0.0.1:${port}` }, [], () => {})
})

afterAll(async () => {
  await spark?.close()
  if (server?.pid !== undefined) process.kill(-server.pid, 'SIGTERM')
})

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  listener.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => socket.destroy()).once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })
}

test('checks find the same as with DuckDB', async () => {
  const found = await bothFind(spark, {
    schema: `  - name: t
    properties:
      - {name: n, logicalType: number, unique: true, logicalTypeOptions: {maximum: '0.3', multipleOf: 0.1}}
      - {name: s, logicalType: string, logicalTypeOptions: {pattern: '^(a|b)+$', maxLength: 2}}
      - {name: at, logicalType: timestamp}
      - name: o
        logicalType: object
        properties: [{name: k, logicalType: integer, required: true}]
`,
    files: {
      't.jsonl':
        '{"n":0.1,"s":"ab","at":"2024-02-29T10:00+02:00","o":{"k":1}}\n{"n":0.3,"s":"é😀c","at":"x","o":{"k":null}}\n{"n":1e-1,"s":null,"o":{"k":"1"}}\nbroken\n',
    },
  })
  expect(found.spark).toEqual(found.duckdb)
  expect(found.spark.checks['t.n:unique']?.failed_rows).toBe(1)
})

test('a query of the contract is an error, since its plan is not shown', async () => {
  await expect(spark.readOnly('SELECT 1', 1000)).rejects.toThrow('Spark Connect does not show')
})
