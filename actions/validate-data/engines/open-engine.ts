import { ensureLibrary } from './duckdb-library.ts'
import type { Dataset, Engine } from './engine.ts'

/** Which engine runs the checks. */
export interface EngineChoice {
  readonly name: 'duckdb' | 'spark'
  /** Of Spark: empty for this machine, a master, or `sc://...`. */
  readonly address: string
}

/**
 * Opens an engine that may read the files of some datasets.
 *
 * @throws UserError where it cannot be had.
 */
export async function openEngine(
  { name, address }: EngineChoice,
  datasets: readonly Dataset[],
  log: (line: string) => void,
): Promise<Engine> {
  if (name === 'spark') return (await import('./spark.ts')).openSpark(address, log)
  await ensureLibrary(log)
  // Loaded here, not at the top: only now is its native library in place.
  const { openDuckdb } = await import('./duckdb.ts')
  return openDuckdb(
    datasets.flatMap(({ files }) => files.map(({ absolute }) => absolute)),
    log,
  )
}
