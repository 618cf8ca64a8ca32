import { messageOf } from '#core/errors.ts'
import type { DataFile, Table } from './engine.ts'
import { known, type Loading, nothing, partitionValues, selection } from './spark-rows.ts'
import type { FileGroup } from './spark-session.ts'
import { columnsOf } from './table-columns.ts'
import { Unreadable } from './unreadable.ts'

interface ParquetFile {
  readonly file: DataFile
  readonly schema: readonly { readonly name: string; readonly type: string }[]
}

/** Parquet in place, by name. Files whose types differ are put together by Spark's own rules, or not at all. */
export async function loadParquet({ session, dataset, table }: Loading): Promise<Table> {
  const unreadable = new Unreadable()
  const found: ParquetFile[] = []
  for (const file of dataset.files) {
    try {
      found.push({ file, schema: await session.schema([file.absolute]) })
    } catch (cause) {
      unreadable.addFile(file.path, messageOf(cause).split('\n')[0] ?? '')
    }
  }
  const headers = new Map(found.map(({ file, schema }) => [file, schema.map(({ name }) => name)]))
  const { columns, lackedBy } = columnsOf(headers, dataset.partitions, (name) => ({
    type: found.flatMap(({ schema }) => schema).find((one) => one.name === name)?.type ?? 'void',
    encoding: 'native',
  }))
  const alike = Map.groupBy(found, ({ file, schema }) => JSON.stringify([schema, partitionValues(file)]))
  const groups = [...alike.values()].map((group): FileGroup => {
    const [{ file, schema } = { file: undefined, schema: [] }] = group
    const at = (name: string) => schema.findIndex((one) => one.name === name)
    return {
      format: 'parquet',
      files: group.map((one) => one.file.absolute),
      width: schema.length,
      options: {},
      select: selection(columns, file, (name) => (at(name) < 0 ? null : `f${at(name)}`)),
    }
  })
  const types = await session.view(table, groups, nothing(columns))
  const typed = columns.map((column, index) => ({
    ...column,
    type: column.partition ? column.type : (types[index] ?? 'void'),
  }))
  const placesWhere = async () => []
  return { sql: table, columns: typed, lackedBy, unreadable: known(unreadable), placesWhere }
}
