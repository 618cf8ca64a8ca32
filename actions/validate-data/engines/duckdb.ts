import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance, version } from '@duckdb/node-api'
import { duckdb, literal } from '#core/data/dialect-duckdb.ts'
import { loadCsv } from './duckdb-csv.ts'
import { loadJsonl } from './duckdb-jsonl.ts'
import { loadParquet } from './duckdb-parquet.ts'
import { readOnly } from './duckdb-read-only.ts'
import type { Dataset, Engine, Table, Value } from './engine.ts'

const THREADS = 2
const GIBIBYTE = 2 ** 30

/**
 * DuckDB in this process. It can read exactly the given files and write to a temporary folder of its own: no other file, no
 * network, no extension, and no statement can change that.
 *
 * @param files absolute, without symbolic links.
 */
export async function openDuckdb(files: readonly string[]): Promise<Engine> {
  const temporary = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), 'holdout-duckdb-'))
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(THREADS),
    // What does not fit goes to the temporary folder.
    memory_limit: `${Math.max(1, Math.min(4, Math.floor(totalmem() / GIBIBYTE / 2)))}GiB`,
    temp_directory: temporary,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_persistent_secrets: 'false',
  })
  const connection = await instance.connect()
  await lock(connection, files)
  const loaded: string[] = []
  return {
    name: `duckdb ${version()}`,
    dialect: duckdb,
    load: (dataset) => {
      const table = `d${loaded.push(dataset.name)}`
      return load(connection, dataset, table)
    },
    query: async (sql) => (await connection.runAndReadAll(sql)).getRowsJson() as Value[][],
    stream: (sql) => portions(connection, sql),
    readOnly: (sql, limit) => readOnly(connection, sql, limit),
    close: async () => {
      connection.closeSync()
      instance.closeSync()
      await rm(temporary, { recursive: true, force: true })
    },
  }
}

async function lock(connection: DuckDBConnection, files: readonly string[]): Promise<void> {
  await connection.run("SET TimeZone = 'UTC'")
  if (files.length > 0) await connection.run(`SET allowed_paths = [${files.map(literal).join(', ')}]`)
  await connection.run('SET enable_external_access = false')
  await connection.run('SET lock_configuration = true')
}

function load(connection: DuckDBConnection, dataset: Dataset, table: string): Promise<Table> {
  switch (dataset.format) {
    case 'csv':
      return loadCsv(connection, dataset, table)
    case 'jsonl':
      return loadJsonl(connection, dataset, table)
    case 'parquet':
      return loadParquet(connection, dataset, table)
  }
}

async function* portions(connection: DuckDBConnection, sql: string): AsyncIterable<Value[][]> {
  const result = await connection.stream(sql)
  yield* result.yieldRowsJson() as AsyncIterable<Value[][]>
}
