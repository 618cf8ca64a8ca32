import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** Columns with their types in SQL. About 100 bytes a row as CSV. */
export const COLUMNS = {
  id: 'BIGINT',
  created: 'TIMESTAMP',
  email: 'VARCHAR',
  status: 'VARCHAR',
  country: 'VARCHAR',
  amount: 'DOUBLE',
  quantity: 'BIGINT',
  score: 'DOUBLE',
} as const

export const STATUSES = ['open', 'paid', 'sent', 'returned'] as const
export const COUNTRIES = [...'ABCDEFGHIJKLMNOPQRST'].map((letter) => `${letter}${letter}`)
export const EMAIL = '^[a-z0-9.]+@[a-z0-9]+\\.(com|org|net)$'

// Ids are shuffled and a few are missing, so that no order gives uniqueness away. All rules hold: nothing stops early.
function rowsQuery(rows: number, seed: number): string {
  const random = (salt: number) => `(hash(i * 16 + ${salt} + ${seed * 1_000_003}) % 1000000) / 1000000.0`
  const list = (values: readonly string[]) => `[${values.map((value) => `'${value}'`).join(', ')}]`
  return `SELECT (i * 7919) % ${rows + 7} AS id,
  TIMESTAMP '2024-01-01' + to_seconds(CAST(${random(1)} * 31000000 AS BIGINT)) AS created,
  'user' || hash(i + ${seed}) || '@example' || (i % 100) || '.com' AS email,
  ${list(STATUSES)}[1 + CAST(floor(${random(2)} * ${STATUSES.length}) AS INTEGER)] AS status,
  ${list(COUNTRIES)}[1 + CAST(floor(${random(3)} * ${COUNTRIES.length}) AS INTEGER)] AS country,
  CASE WHEN ${random(4)} < 0.01 THEN NULL ELSE round(${random(5)} * ${random(6)} * 1000, 2) END AS amount,
  1 + CAST(floor(${random(7)} * 20) AS BIGINT) AS quantity,
  round(${random(8)}, 6) AS score
FROM range(${rows}) t(i)`
}

/** What one more row has that breaks one rule, in SQL; its id is of no other row where it is not said. */
export const FAULTS: Readonly<Record<string, string>> = {
  'an id stands twice': 'id AS id',
  'an id is missing': 'NULL AS id',
  'a created is missing': '-1 AS id, NULL AS created',
  'a created is too early': "-1 AS id, TIMESTAMP '2023-12-31 23:59:59' AS created",
  'an email does not match': "-1 AS id, 'user@example' AS email",
  'a status is unknown': "-1 AS id, 'lost' AS status",
  'a country is unknown': "-1 AS id, 'ZZ' AS country",
  'an amount is too small': '-1 AS id, -0.01 AS amount',
  'an amount is too large': '-1 AS id, 1000.01 AS amount',
  'a quantity is too small': '-1 AS id, 0 AS quantity',
}

/**
 * Writes data and a tenth as much reference, each as CSV and Parquet, and the contract.
 *
 * @param fault of `FAULTS`, for one more row of the data.
 */
export async function writeTable(folder: string, rows: number, fault?: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  for (const [name, count, seed] of [
    ['data', rows, 1],
    ['reference', Math.ceil(rows / 10), 2],
  ] as const) {
    const parquet = join(folder, `${name}.parquet`)
    const sound = rowsQuery(count, seed)
    const query =
      fault && seed === 1 ? `${sound} UNION ALL SELECT * REPLACE (${fault}) FROM (${rowsQuery(1, seed)})` : sound
    await connection.run(`COPY (${query}) TO '${parquet}' (FORMAT parquet)`)
    await connection.run(`COPY (SELECT * FROM '${parquet}') TO '${join(folder, `${name}.csv`)}' (FORMAT csv)`)
  }
  connection.closeSync()
  instance.closeSync()
  writeFileSync(join(folder, 'contract.yaml'), contract())
}

/** Eleven rules: uniqueness, two required, two sets of values, a pattern, four limits, and the row count. */
function contract(): string {
  return `apiVersion: v3.1.0
kind: DataContract
id: bench
version: 1.0.0
status: active
schema:
  - name: orders
    quality:
      - {metric: rowCount, mustBeGreaterThan: 1000}
    properties:
      - {name: id, logicalType: integer, required: true, unique: true}
      - {name: created, logicalType: timestamp, required: true, logicalTypeOptions: {minimum: '2024-01-01T00:00:00Z'}}
      - {name: email, logicalType: string, logicalTypeOptions: {pattern: '${EMAIL.replaceAll("'", "''")}'}}
      - name: status
        logicalType: string
        quality: [{metric: invalidValues, arguments: {validValues: [${STATUSES.join(', ')}]}, mustBe: 0}]
      - name: country
        logicalType: string
        quality: [{metric: invalidValues, arguments: {validValues: [${COUNTRIES.join(', ')}]}, mustBe: 0}]
      - {name: amount, logicalType: number, logicalTypeOptions: {minimum: 0, maximum: 1000}}
      - {name: quantity, logicalType: integer, logicalTypeOptions: {minimum: 1}}
      - {name: score, logicalType: number}
`
}
