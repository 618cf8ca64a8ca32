import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance, version } from '@duckdb/node-api'
import { duckdb, literal } from '#core/data/dialect-duckdb.ts'
import { heartbeat } from '../heartbeat.ts'
import { loadCsv } from './duckdb-csv.ts'
import { loadJsonl } from './duckdb-jsonl.ts'
import { loadParquet } from './duckdb-parquet.ts'
import { readOnly } from './duckdb-read-only.ts'
import type { Loaded, Loading } from './duckdb-table.ts'
import type { Engine, Table, Value } from './engine.ts'
import { Scratch } from './text/scratch.ts'

const THREADS = 2
const GIBIBYTE = 2 ** 30

/**
 * DuckDB in this process. It can read exactly the given files and write to a temporary folder of its own: no other file, no
 * network, no extension, and no statement can change that.
 *
 * @param files absolute, without symbolic links.
 * @param log takes a line of progress every few seconds; short work is silent.
 */
export async function openDuckdb(files: readonly string[], log: (line: string) => void = () => {}): Promise<Engine> {
  const temporary = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), 'holdout-duckdb-'))
  const texts = join(temporary, 'texts')
  await mkdir(texts)
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(THREADS),
    // What does not fit goes to the temporary folder.
    memory_limit: `${Math.max(1, Math.min(4, Math.floor(totalmem() / GIBIBYTE / 2)))}GiB`,
    temp_directory: join(temporary, 'spill'),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_persistent_secrets: 'false',
  })
  const connection = await instance.connect()
  await lock(connection, files, texts)
  const tables: { loaded: Loaded; scanned: boolean }[] = []
  const settle = async (sql: string) => {
    if (!/^\s*(SELECT|WITH|CREATE TEMP TABLE)\b/i.test(sql)) return
    for (const table of tables) {
      if (!new RegExp(`\\b${table.loaded.table.sql}\\b`).test(sql)) continue
      table.scanned = true
      await table.loaded.scanned()
    }
  }
  return {
    name: `duckdb ${version()}`,
    dialect: duckdb,
    learns: true,
    load: async (dataset) => {
      let read = 0
      const scratch = new Scratch(join(texts, String(tables.length)), (_, bytes) => {
        read += bytes
      })
      const loaded = await heartbeat(
        log,
        () => `reading ${dataset.name}: ${megabytes(read)} MB so far`,
        () => load({ connection, dataset, table: `d${tables.length + 1}`, scratch }),
      )
      const entry = { loaded, scanned: false }
      tables.push(entry)
      return guarded(loaded.table, () => entry.scanned)
    },
    query: async (sql) => {
      const ask = async () => {
        const rows = (await connection.runAndReadAll(sql)).getRowsJson() as Value[][]
        await settle(sql)
        return rows
      }
      return heartbeat(log, () => `checking: ${progressOf(connection)}`, ask)
    },
    stream: (sql) => portions(connection, sql),
    readOnly: (sql, limit) => readOnly(connection, sql, limit),
    close: async () => {
      connection.closeSync()
      instance.closeSync()
      await rm(temporary, { recursive: true, force: true })
    },
  }
}

// Lines are rejected while the table is scanned; before, "none" would be a guess.
function guarded({ unreadable, ...table }: Table, scanned: () => boolean): Table {
  return {
    ...table,
    get unreadable() {
      if (!scanned()) throw new Error('unreadable lines are known once the table was scanned')
      const { count, files, examples, places } = unreadable
      return { count, files, examples, places }
    },
  }
}

function progressOf(connection: DuckDBConnection): string {
  const { percentage, rows_processed: rows } = connection.progress
  return percentage < 0 ? 'under way' : `${Math.floor(percentage)} %, ${rows} rows`
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1e6)
}

async function lock(connection: DuckDBConnection, files: readonly string[], texts: string): Promise<void> {
  await connection.run("SET TimeZone = 'UTC'")
  if (files.length > 0) await connection.run(`SET allowed_paths = [${files.map(literal).join(', ')}]`)
  await connection.run(`SET allowed_directories = [${literal(`${texts}/`)}]`)
  await connection.run('SET enable_external_access = false')
  await connection.run('SET lock_configuration = true')
}

function load(loading: Loading): Promise<Loaded> {
  switch (loading.dataset.format) {
    case 'csv':
      return loadCsv(loading)
    case 'jsonl':
      return loadJsonl(loading)
    case 'parquet':
      return loadParquet(loading)
  }
}

async function* portions(connection: DuckDBConnection, sql: string): AsyncIterable<Value[][]> {
  const result = await connection.stream(sql)
  yield* result.yieldRowsJson() as AsyncIterable<Value[][]>
}
