import { parse } from 'csv-parse/sync'
import type { DataFile, Dataset } from '../engine.ts'
import type { Unreadable } from '../unreadable.ts'
import type { CsvForm } from './csv-form.ts'
import type { Fault } from './fault.ts'
import type { PlainFields, PlainType } from './plain-fields.ts'
import type { Scratch } from './scratch.ts'
import { textOf } from './text-file.ts'

/** A file of CSV that can be read, at least in part. */
export interface CsvText {
  readonly file: DataFile
  readonly header: readonly string[]
  /** Where the engine reads it: the file itself, or a copy that is unpacked and without its broken records. */
  readonly path: string
  /** The records that the copy lacks. */
  readonly skipped: readonly Fault[]
  /** True where a value spans lines, which the engine reads with one thread. */
  readonly spans: boolean
  /** Columns that can be read in a type. */
  readonly types: ReadonlyMap<string, PlainType>
}

interface Inspection {
  readonly dataset: Dataset
  readonly scratch: Scratch
  readonly unreadable: Unreadable
  /** To be fed with the text. */
  readonly form: CsvForm
  readonly plain?: PlainFields
}

/** Null for an empty file, and for one with too many faults to read the rest. */
export async function inspect(
  file: DataFile,
  { dataset, scratch, unreadable, form, plain }: Inspection,
): Promise<CsvText | null> {
  const start: Buffer[] = []
  for await (const chunk of textOf(file)) {
    if (form.columns === 0) start.push(Buffer.from(chunk))
    form.push(chunk)
    plain?.push(chunk)
    scratch.progress(file.path, chunk.length)
  }
  form.end()
  plain?.end()
  const { list } = form.faults
  const readable = unreadable.addFaults(file.path, form.faults)
  if (!readable || form.columns === 0 || list[0]?.start === 0) return null
  const header = readHeader(Buffer.concat(start), dataset.delimiter)
  const twice = header.find((name, index) => header.indexOf(name) < index)
  if (twice !== undefined) {
    unreadable.addHeader(file.path, `the column ${JSON.stringify(twice.slice(0, 100))} stands twice`)
    return null
  }
  const path = list.length > 0 || file.compression !== null ? await scratch.soundCopy(file, list) : file.absolute
  return { file, header, path, skipped: list, spans: form.spans, types: plain?.types ?? new Map() }
}

function readHeader(start: Buffer, delimiter: string): string[] {
  const options = { to: 1, bom: true, delimiter, relax_column_count: true, skip_records_with_error: true }
  const [header] = parse(start, options) as string[][]
  if (!header) throw new Error('the header cannot be read')
  return header
}
