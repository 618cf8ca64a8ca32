import { extname } from 'node:path'
import { UserError } from '#core/errors.ts'
import { checkPredictions, columnsToRead, type Predictions } from '#core/gate/predictions.ts'
import type { Table } from '#core/gate/table.ts'
import type { ModelPolicy } from '#core/policy.ts'
import type { TableFile, Wanted } from './table-file.ts'

type Reader = (file: TableFile, wanted: Wanted) => Promise<Table>

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

/**
 * Reads some columns of a file of rows: CSV, TSV, JSONL or Parquet by its extension.
 *
 * @throws UserError for an unknown extension, and a file that is not what it says.
 */
export async function readTable(file: TableFile, wanted: Wanted): Promise<Table> {
  const load = READERS[extname(file.name).toLowerCase()]
  if (!load) throw new UserError(`${file.source}: unknown extension; write it as ${Object.keys(READERS).join(', ')}`)
  return (await load())(file, wanted)
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
  file: TableFile,
  model: ModelPolicy,
  { slices }: Leniency = { slices: 'required' },
): Promise<Predictions> {
  const having = (names: readonly string[]) => (slices === 'required' ? model : slicedWherePresent(model, names))
  const table = await readTable(file, (names) => columnsToRead(having(names), names))
  return checkPredictions(table, having(table.names))
}

function slicedWherePresent(model: ModelPolicy, names: readonly string[]): ModelPolicy {
  const by = model.slices?.by.filter((column) => names.includes(column)) ?? []
  return { ...model, slices: model.slices && by.length > 0 ? { ...model.slices, by } : undefined }
}
