import type { LocalServer } from '#core/data/server.ts'
import { UserError } from '#core/errors.ts'
import type { Compression, DataFile, Format } from '../engines/engine.ts'

/** How the text of a file is to be read. */
export interface Form {
  readonly format: Format
  readonly delimiter: string
}

const FORMS: Readonly<Record<string, Form>> = {
  csv: { format: 'csv', delimiter: ',' },
  tsv: { format: 'csv', delimiter: '\t' },
  json: { format: 'jsonl', delimiter: '' },
  jsonl: { format: 'jsonl', delimiter: '' },
  ndjson: { format: 'jsonl', delimiter: '' },
  parquet: { format: 'parquet', delimiter: '' },
}

const COMPRESSIONS: Readonly<Record<string, Compression>> = { gz: 'gzip', zst: 'zstd' }

/** How a file is packed, by the end of its name. */
export function compressionOf(path: string): Compression | null {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  return COMPRESSIONS[ending] ?? null
}

/**
 * The one form of all files of a dataset: by their names, else as the server says.
 *
 * @throws UserError where a name says nothing and no server does, where files differ, and for Parquet that is packed once more.
 */
export function formOf(files: readonly DataFile[], server: LocalServer | null): Form {
  const forms = files.map((file) => formOfFile(file, server))
  const [first] = forms
  const other = forms.findIndex((form) => form.format !== first?.format || form.delimiter !== first?.delimiter)
  if (!first || other >= 0) {
    throw new UserError(`${files[0]?.path} and ${files[other]?.path} have different formats; give files of one format`)
  }
  return first
}

function formOfFile({ path, compression }: DataFile, server: LocalServer | null): Form {
  const ending = /\.([a-z]+)(\.(gz|zst))?$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  const form = FORMS[ending] ?? (server ? FORMS[server.format] : undefined)
  if (!form) {
    throw new UserError(
      `${path}: its name does not end in .csv, .tsv, .json, .jsonl, .ndjson (each also with .gz or .zst) or .parquet; rename or convert it`,
    )
  }
  if (form.format === 'parquet' && compression !== null) {
    throw new UserError(`${path}: Parquet packs its own columns; unpack the file`)
  }
  const delimiter = form.format === 'csv' && server?.format === 'csv' ? server.delimiter : undefined
  return delimiter === undefined ? form : { ...form, delimiter }
}
