import { type FileMetaData, parquetMetadata, parquetRead, parquetSchema } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { messageOf, UserError } from '#core/errors.ts'
import type { Cell, Table } from '#core/gate/table.ts'
import type { PredictionsFile, Wanted } from './predictions-file.ts'

/** What a file says of itself decides how much memory is asked for. */
const MAX_ROWS = 50_000_000

/** Reads a Parquet file with flat columns, only the columns that are wanted. */
export async function readParquet({ source, bytes }: PredictionsFile, wanted: Wanted): Promise<Table> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const { metadata, names } = frameOf(source, buffer)
  const rows = Number(metadata.num_rows)
  if (!(rows >= 0 && rows <= MAX_ROWS))
    throw new UserError(`${source}: says that it has ${rows} rows; at most ${MAX_ROWS} can be read`)
  const asked = wanted(names).filter((name) => names.includes(name))
  const columns = new Map<string, Cell[]>(asked.map((name) => [name, new Array<Cell>(rows).fill(null)]))
  try {
    await parquetRead({
      file: buffer,
      metadata,
      columns: asked,
      compressors,
      onChunk: ({ columnName, columnData, rowStart }) => {
        const cells = columns.get(columnName)
        if (!cells) return
        if (rowStart + columnData.length > rows) throw new Error('it holds more rows than it says')
        for (let index = 0; index < columnData.length; index++)
          cells[rowStart + index] = cellOf(columnData[index], source, columnName)
      },
    })
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw new UserError(`${source}: not a Parquet file that can be read (${messageOf(cause)})`, { cause })
  }
  return { source, rows, names, columns }
}

function frameOf(source: string, buffer: ArrayBuffer): { metadata: FileMetaData; names: string[] } {
  try {
    const metadata = parquetMetadata(buffer)
    return { metadata, names: parquetSchema(metadata).children.map((child) => child.element.name) }
  } catch (cause) {
    throw new UserError(`${source}: not a Parquet file (${messageOf(cause)})`, { cause })
  }
}

function cellOf(value: unknown, source: string, name: string): Cell {
  if (value === undefined || value === null || value === '') return null
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object') throw new UserError(`${source}: ${name} is nested; write one value a row`)
  return value as Cell
}
