import { isUtf8 } from 'node:buffer'
import { extname } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { UserError } from '#core/errors.ts'
import type { Cell, Table } from '#core/gate/table.ts'
import { readPlainCsv } from './plain-csv.ts'
import type { TableFile, Wanted } from './table-file.ts'

const MAX_RECORD_BYTES = 1 << 20

/** Reads CSV (RFC 4180) with a header, or TSV. An empty field is an absent value. */
export async function readCsv({ source, name, bytes }: TableFile, wanted: Wanted): Promise<Table> {
  if (!isUtf8(bytes)) throw new UserError(`${source}: is not UTF-8; save it as UTF-8`)
  const delimiter = extname(name).toLowerCase() === '.tsv' ? '\t' : ','
  const plain = collector(source, wanted)
  if (readPlainCsv(bytes, delimiter, plain.take)) return plain.table()
  const { take, table } = collector(source, wanted)
  try {
    parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      bom: true,
      delimiter,
      max_record_size: MAX_RECORD_BYTES,
      on_record: take,
      skip_empty_lines: true,
    })
  } catch (cause) {
    if (cause instanceof CsvError) throw new UserError(`${source}: ${cause.message}`, { cause })
    throw cause
  }
  return table()
}

/** Makes a table of records, of which the first one is the header. */
function collector(source: string, wanted: Wanted) {
  let names: readonly string[] | null = null
  let picked: { index: number; cells: Cell[] }[] = []
  const columns = new Map<string, Cell[]>()
  let rows = 0
  return {
    take: (record: readonly string[]): null => {
      if (names === null) {
        names = header(record, source)
        picked = pick(names, wanted, columns)
      } else {
        for (const { index, cells } of picked) cells.push(record[index] || null)
        rows++
      }
      return null // keeps the parser from collecting the records itself
    },
    table: (): Table => {
      if (names === null) throw new UserError(`${source}: is empty; write a header and one row an example`)
      return { source, rows, names, columns }
    },
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
