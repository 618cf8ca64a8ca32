import { extname } from 'node:path'
import { UserError } from '#core/errors.ts'
import { checkPredictions, columnsToRead, type Predictions } from '#core/gate/predictions.ts'
import type { Table } from '#core/gate/table.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { readCsv } from './csv.ts'
import { readJsonl } from './jsonl.ts'
import { readParquet } from './parquet.ts'
import type { PredictionsFile, Wanted } from './predictions-file.ts'

type Reader = (file: PredictionsFile, wanted: Wanted) => Promise<Table>

/** A new format is a line here and a file beside this one. */
const READERS: Readonly<Record<string, Reader>> = {
  '.csv': readCsv,
  '.tsv': readCsv,
  '.jsonl': readJsonl,
  '.ndjson': readJsonl,
  '.parquet': readParquet,
}

/**
 * Reads and checks a predictions file: CSV, TSV, JSONL or Parquet by its extension.
 *
 * @throws UserError for an unknown extension, a file that is not what it says, and everything `checkPredictions` refuses.
 */
export async function readPredictions(file: PredictionsFile, model: ModelPolicy): Promise<Predictions> {
  const reader = READERS[extname(file.name).toLowerCase()]
  if (!reader) {
    throw new UserError(`${file.source}: unknown extension; write predictions as ${Object.keys(READERS).join(', ')}`)
  }
  return checkPredictions(await reader(file, (names) => columnsToRead(model, names)), model)
}
