import { type FileMetaData, parquetMetadata, parquetRead, parquetSchema } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { messageOf, UserError } from '#core/errors.ts'
import type { Cell, Table } from '#core/gate/table.ts'
import type { TableFile, Wanted } from './table-file.ts'

/** What a file says of itself decides how much memory is asked for. */
const MAX_ROWS = 50_000_000

/** Reads a Parquet file with flat columns, only the columns that are wanted. */
export async function readParquet({ source, bytes }: TableFile, wanted: Wanted): Promise<Table> {
  const buffer = bufferOf(bytes)
  const { metadata, names, floats } = frameOf(source, buffer)
  const rows = Number(metadata.num_rows)
  if (!(rows >= 0 && rows <= MAX_ROWS))
    throw new UserError(`${source}: says that it has ${rows} rows; at most ${MAX_ROWS} can be read`)
  const asked = wanted(names).filter((name) => names.includes(name))
  const columns = new Map<string, Cell[] | Float64Array>(
    asked.map((name) => [
      name,
      floats.has(name) ? new Float64Array(rows).fill(Number.NaN) : new Array<Cell>(rows).fill(null),
    ]),
  )
  // The reader does not wait for this callback, so nothing may be thrown in it: the first fault is thrown afterwards.
  let fault: string | null = null
  const take = (name: string, values: ArrayLike<unknown>, start: number) => {
    const cells = columns.get(name)
    if (!cells) return
    if (start + values.length > rows) fault ??= 'holds more rows than it says'
    if (cells instanceof Float64Array) {
      for (let index = 0; index < values.length && fault === null; index++) {
        const value = values[index]
        if (typeof value === 'number') cells[start + index] = value
        else if (value !== null && value !== undefined) fault = `${name} is nested; write one value a row`
      }
      return
    }
    for (let index = 0; index < values.length && fault === null; index++) {
      const cell = cellOf(values[index])
      if (cell === undefined) fault = `${name} is nested; write one value a row`
      else cells[start + index] = cell
    }
  }
  try {
    await parquetRead({
      file: buffer,
      metadata,
      columns: asked,
      compressors,
      onChunk: ({ columnName, columnData, rowStart }) => take(columnName, columnData, rowStart),
    })
  } catch (cause) {
    throw new UserError(`${source}: not a Parquet file that can be read (${messageOf(cause)})`, { cause })
  }
  if (fault !== null) throw new UserError(`${source}: ${fault}`)
  return { source, rows, names, columns }
}

/** The reader wants a buffer that holds the file and nothing else. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = bytes
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) return buffer
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
}

interface Frame {
  readonly metadata: FileMetaData
  readonly names: string[]
  /** Columns of numbers in floating point, which need no object a value. */
  readonly floats: ReadonlySet<string>
}

function isFloat(type: string | undefined): boolean {
  return type === 'DOUBLE' || type === 'FLOAT'
}

function frameOf(source: string, buffer: ArrayBuffer): Frame {
  try {
    const metadata = parquetMetadata(buffer)
    const elements = parquetSchema(metadata).children.map((child) => child.element)
    const floats = elements.filter(({ type, repetition_type: repeated }) => isFloat(type) && repeated !== 'REPEATED')
    return { metadata, names: elements.map(({ name }) => name), floats: new Set(floats.map(({ name }) => name)) }
  } catch (cause) {
    throw new UserError(`${source}: not a Parquet file (${messageOf(cause)})`, { cause })
  }
}

/** Undefined for what is neither one value nor a list of tags. */
function cellOf(value: unknown): Cell | undefined {
  if (value === undefined || value === null || value === '') return null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (Array.isArray(value)) return value
  return typeof value === 'object' ? undefined : (value as Cell)
}
