import { extname } from 'node:path'
import { UserError } from '#core/errors.ts'
import { checkPredictions, columnsToRead, type Predictions } from '#core/gate/predictions.ts'
import type { Table } from '#core/gate/table.ts'
import type { ModelPolicy } from '#core/policy.ts'
import type { PredictionsFile, Wanted } from './predictions-file.ts'

type Reader = (file: PredictionsFile, wanted: Wanted) => Promise<Table>

const csv = async (): Promise<Reader> => (await import('./csv.ts')).readCsv
const jsonl = async (): Promise<Reader> => (await import('./jsonl.ts')).readJsonl
const parquet = async (): Promise<Reader> => (await import('./parquet.ts')).readParquet

/** A new format is a line here and a file beside this one, loaded when it is needed. */
const READERS: Readonly<Record<string, () => Promise<Reader>>> = {
  '.csv': csv,
  '.tsv': csv,
  '.jsonl': jsonl,
  '.ndjson': jsonl,
  '.parquet': parquet,
}

/** Which columns of slices a file must have: all that the policy names, or none in particular. */
export interface Leniency {
  readonly slices: 'required' | 'where-present'
}

/**
 * Reads and checks a predictions file: CSV, TSV, JSONL or Parquet by its extension.
 *
 * @throws UserError for an unknown extension, a file that is not what it says, and everything `checkPredictions` refuses.
 */
export async function readPredictions(
  file: PredictionsFile,
  model: ModelPolicy,
  { slices }: Leniency = { slices: 'required' },
): Promise<Predictions> {
  const load = READERS[extname(file.name).toLowerCase()]
  if (!load) {
    throw new UserError(`${file.source}: unknown extension; write predictions as ${Object.keys(READERS).join(', ')}`)
  }
  const reader = await load()
  const having = (names: readonly string[]) => (slices === 'required' ? model : slicedWherePresent(model, names))
  const table = await reader(file, (names) => columnsToRead(having(names), names))
  return checkPredictions(table, having(table.names))
}

function slicedWherePresent(model: ModelPolicy, names: readonly string[]): ModelPolicy {
  const by = model.slices?.by.filter((column) => names.includes(column)) ?? []
  return { ...model, slices: model.slices && by.length > 0 ? { ...model.slices, by } : undefined }
}
