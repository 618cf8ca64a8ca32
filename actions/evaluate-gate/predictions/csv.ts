import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { UserError } from '#core/errors.ts'
import type { Cell, Table } from '#core/gate/table.ts'
import type { PredictionsFile, Wanted } from './predictions-file.ts'

const MAX_RECORD_BYTES = 1 << 20

/** Reads CSV (RFC 4180) with a header, or TSV. An empty field is an absent value. */
export async function readCsv(file: PredictionsFile, wanted: Wanted): Promise<Table> {
  const parser = Readable.from(chunksOf(file)).pipe(
    parse({
      delimiter: extname(file.name).toLowerCase() === '.tsv' ? '\t' : ',',
      max_record_size: MAX_RECORD_BYTES,
      skip_empty_lines: true,
    }),
  )
  let names: readonly string[] | null = null
  let picked: { index: number; cells: Cell[] }[] = []
  const columns = new Map<string, Cell[]>()
  let rows = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      if (names === null) {
        names = header(record, file.source)
        picked = pick(names, wanted, columns)
        continue
      }
      for (const { index, cells } of picked) cells.push(record[index] || null)
      rows++
    }
  } catch (cause) {
    if (cause instanceof CsvError) throw new UserError(`${file.source}: ${cause.message}`, { cause })
    throw cause
  }
  if (names === null) throw new UserError(`${file.source}: is empty; write a header and one row an example`)
  return { source: file.source, rows, names, columns }
}

function* chunksOf({ source, bytes }: PredictionsFile): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  const step = 1 << 20
  try {
    for (let start = 0; start < bytes.length; start += step) {
      yield decoder.decode(bytes.subarray(start, start + step), { stream: start + step < bytes.length })
    }
  } catch (cause) {
    throw new UserError(`${source}: is not UTF-8; save it as UTF-8`, { cause })
  }
}

function header(record: readonly string[], source: string): readonly string[] {
  const twice = record.find((name, index) => record.indexOf(name) !== index)
  if (twice !== undefined)
    throw new UserError(`${source}: the header has ${JSON.stringify(twice)} twice; name each column once`)
  return record
}

function pick(names: readonly string[], wanted: Wanted, columns: Map<string, Cell[]>) {
  const asked = new Set(wanted(names))
  return [...names.entries()].flatMap(([index, name]) => {
    if (!asked.has(name)) return []
    const cells: Cell[] = []
    columns.set(name, cells)
    return [{ index, cells }]
  })
}
