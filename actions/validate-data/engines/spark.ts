import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spark } from '#core/data/dialect-spark.ts'
import { heartbeat } from '../heartbeat.ts'
import type { Engine, Table } from './engine.ts'
import { loadCsv } from './spark-csv.ts'
import { loadJsonl } from './spark-jsonl.ts'
import { loadParquet } from './spark-parquet.ts'
import type { Loading } from './spark-rows.ts'
import { openSession } from './spark-session.ts'
import { Scratch } from './text/scratch.ts'

/**
 * Spark, through the user's own pyspark: here, on a cluster, or behind Spark Connect.
 *
 * @param address as the input `engine-address` has it.
 * @param log takes a line of progress every few seconds; short work is silent.
 * @throws UserError where Spark cannot be started.
 */
export async function openSpark(address: string, log: (line: string) => void = () => {}): Promise<Engine> {
  const temporary = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), 'holdout-spark-'))
  const progress = <T>(line: () => string, work: () => Promise<T>) => heartbeat(log, line, work)
  try {
    const session = await progress(
      () => 'starting Spark',
      () => openSession(address, join(temporary, 'spark')),
    )
    let tables = 0
    let read = 0
    return {
      name: `spark ${session.version}`,
      dialect: spark,
      learns: false,
      load: (dataset) => {
        const table = `d${++tables}`
        const scratch = new Scratch(join(temporary, 'texts', table), (_, bytes) => {
          read += bytes
        })
        return progress(
          () => `reading ${dataset.name}: ${Math.floor(read / 1e6)} MB so far`,
          () => load({ session, dataset, table, scratch }),
        )
      },
      query: (sql) =>
        progress(
          () => 'checking: under way in Spark',
          () => session.query(sql),
        ),
      stream: (sql) => session.stream(sql),
      readOnly: (sql, limit) => session.contract(sql, limit),
      close: async () => {
        await session.close()
        await rm(temporary, { recursive: true, force: true })
      },
    }
  } catch (thrown) {
    await rm(temporary, { recursive: true, force: true })
    throw thrown
  }
}

function load(loading: Loading): Promise<Table> {
  switch (loading.dataset.format) {
    case 'csv':
      return loadCsv(loading)
    case 'jsonl':
      return loadJsonl(loading)
    case 'parquet':
      return loadParquet(loading)
  }
}
