import { mkdir } from 'node:fs/promises'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { sparkFunctions } from '#core/data/dialect-spark.ts'
import { messageOf, UserError } from '#core/errors.ts'
import { childEnvironment } from '../../lib/child-environment.ts'
import { converse } from '../../lib/conversation.ts'
import type { Value } from './engine.ts'

/** A cluster may have to find machines first. */
const START_MS = 10 * 60_000

/** Longer than GitHub lets a job run; a query has no limit of its own. */
const QUERY_MS = 24 * 3600_000

/** What pyspark needs to find its Spark, its cluster and its own settings. */
const PASSED =
  `SPARK_HOME SPARK_CONF_DIR SPARK_LOCAL_IP SPARK_LOCAL_DIRS SPARK_LOCAL_HOSTNAME PYSPARK_PYTHON PYSPARK_DRIVER_PYTHON
  PYTHONPATH HADOOP_HOME HADOOP_CONF_DIR HADOOP_USER_NAME YARN_CONF_DIR KRB5_CONFIG KRB5CCNAME KUBECONFIG`.split(/\s+/)

const GIBIBYTE = 2 ** 30

const Answer = z.union([z.object({ ok: z.unknown() }), z.object({ error: z.string() })])
const Cell: z.ZodType<Value> = z.lazy(() => z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(Cell)]))
const Rows = z.array(z.array(Cell))

/** Files of one form, as Spark is to read them. */
export interface FileGroup {
  readonly format: 'csv' | 'text' | 'parquet'
  /** Absolute. */
  readonly files: readonly string[]
  /** Columns, which SQL names f0, f1, and so on. */
  readonly width: number
  /** Of Spark's reader. */
  readonly options: Readonly<Record<string, string>>
  /** Which rows, and what is worked out of each before anything is selected. */
  readonly first?: { readonly where: string; readonly values: readonly string[] }
  /** What is selected from a row: expressions, the same number in each group. */
  readonly select: readonly string[]
}

/** Spark, driven through the user's own pyspark. Every method throws an Error with what Spark said. */
export interface Session {
  readonly version: string
  /** Names and types of the columns of Parquet files; types as in `spark-type.ts`. */
  schema(files: readonly string[]): Promise<{ readonly name: string; readonly type: string }[]>
  /** Names what is read from all groups; `nothing` gives the columns where there is no group. @returns their types. */
  view(name: string, groups: readonly FileGroup[], nothing: readonly string[]): Promise<string[]>
  query(sql: string): Promise<Value[][]>
  stream(sql: string): AsyncIterable<Value[][]>
  /** A query that somebody else wrote. @param limit milliseconds. */
  contract(sql: string, limit: number): Promise<Value[][]>
  close(): Promise<void>
}

/**
 * Starts our program under the user's Python, and a session in it.
 *
 * @param address empty for this machine, a master of a cluster, or `sc://...` for Spark Connect. It goes over a pipe, since it
 *   may hold a token.
 * @param folder for what Spark writes.
 * @throws UserError where there is no pyspark, or no cluster at the address.
 */
export async function openSession(address: string, folder: string): Promise<Session> {
  await mkdir(folder, { recursive: true })
  const python = process.env.PYSPARK_DRIVER_PYTHON || process.env.PYSPARK_PYTHON || 'python3'
  const program = converse({
    file: python,
    args: ['-u', join(import.meta.dirname, 'spark', 'program.py')],
    directory: folder,
    environment: childEnvironment(PASSED, { PYTHONDONTWRITEBYTECODE: '1', ...(address === '' && LOOPBACK) }),
  })
  const ask = async (op: string, request: object = {}, limit = QUERY_MS): Promise<unknown> => {
    const answer = Answer.parse(await program.ask({ op, ...request }, limit))
    if ('error' in answer) throw new Error(answer.error)
    return answer.ok
  }
  const query = async (sql: string) => Rows.parse(await ask('query', { sql }))
  try {
    const version = String(await ask('start', { address, local: localSettings(folder) }, START_MS))
    for (const definition of sparkFunctions) await query(definition)
    let cursors = 0
    return {
      version,
      schema: async (files) => fieldsOf(await ask('schema', { files })),
      view: async (name, groups, nothing) =>
        fieldsOf(await ask('view', { name, groups, nothing })).map(({ type }) => type),
      query,
      stream: async function* (sql) {
        const id = ++cursors
        await ask('open', { id, sql })
        try {
          for (;;) {
            const rows = Rows.parse(await ask('next', { id }))
            if (rows.length === 0) return
            yield rows
          }
        } finally {
          await ask('close', { id }).catch(() => {})
        }
      },
      // The program keeps the time; ours only ends a program that does not.
      contract: async (sql, limit) =>
        Rows.parse(await ask('contract', { sql, seconds: limit / 1000 }, limit + START_MS)),
      close: () => program.close(),
    }
  } catch (thrown) {
    await program.close()
    const [why = ''] = messageOf(thrown).split('\n')
    throw new UserError(
      `Spark cannot be started: ${why}; see the lines above, and the inputs engine and engine-address`,
      {
        cause: thrown,
      },
    )
  }
}

function fieldsOf(answer: unknown): { name: string; type: string }[] {
  const fields = z.array(z.tuple([z.string(), z.unknown()])).parse(answer)
  return fields.map(([name, type]) => ({ name, type: typeof type === 'string' ? type : JSON.stringify(type) }))
}

const LOOPBACK = { SPARK_LOCAL_IP: '127.0.0.1' }

function localSettings(folder: string): Record<string, string> {
  const gibibytes = Math.max(1, Math.min(4, Math.floor(totalmem() / GIBIBYTE / 2)))
  return {
    'spark.ui.enabled': 'false',
    'spark.ui.showConsoleProgress': 'false',
    'spark.driver.host': '127.0.0.1',
    'spark.driver.bindAddress': '127.0.0.1',
    'spark.driver.memory': `${gibibytes}g`,
    // Patterns of formats recurse in Java's regular expressions, once a character.
    'spark.driver.extraJavaOptions': '-Xss64m',
    'spark.local.dir': join(folder, 'spill'),
    'spark.sql.warehouse.dir': join(folder, 'warehouse'),
    'spark.sql.catalogImplementation': 'in-memory',
    'spark.sql.shuffle.partitions': String(2 * availableParallelism()),
  }
}
