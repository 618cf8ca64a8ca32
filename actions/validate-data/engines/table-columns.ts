import type { Column } from '#core/data/dialect.ts'
import { UserError } from '#core/errors.ts'
import type { DataFile } from './engine.ts'

const MAX_COLUMNS = 10_000

export interface TableColumn extends Column {
  /** True for a column that the names of folders give. */
  readonly partition: boolean
}

/**
 * The columns of several files together. SQL never sees the names that the data give: columns are numbered, since engines
 * compare names without regard to case and the data need not.
 *
 * @throws UserError where a column has the name of a partition.
 */
export function columnsOf(
  headers: ReadonlyMap<DataFile, readonly string[]>,
  partitions: readonly string[],
  kindOf: (name: string) => Pick<Column, 'type' | 'encoding'>,
): { columns: TableColumn[]; lackedBy: Map<string, string[]> } {
  const names = [...new Set(Array.from(headers.values()).flat())]
  if (names.length > MAX_COLUMNS) {
    throw new UserError(`the data have ${names.length} columns, more than ${MAX_COLUMNS}; split them`)
  }
  refuseClash(headers, partitions)
  const own = names.map((name) => ({ name, ...kindOf(name), partition: false }))
  const given = partitions.map((name) => ({ name, type: 'VARCHAR', encoding: 'text' as const, partition: true }))
  const columns = [...own, ...given].map((column, index): TableColumn => ({ ...column, sql: `c${index}` }))
  const sets = Array.from(headers, ([file, header]) => ({ path: file.path, header: new Set(header) }))
  const lackedBy = names.flatMap((name): [string, string[]][] => {
    const lacking = sets.filter(({ header }) => !header.has(name)).map(({ path }) => path)
    return lacking.length === 0 ? [] : [[name, lacking]]
  })
  return { columns, lackedBy: new Map(lackedBy) }
}

function refuseClash(headers: ReadonlyMap<DataFile, readonly string[]>, partitions: readonly string[]): void {
  if (partitions.length === 0) return
  const keys = new Set(partitions.map((name) => name.toLowerCase()))
  for (const [file, header] of headers) {
    const clash = header.find((name) => keys.has(name.toLowerCase()))
    if (clash === undefined) continue
    throw new UserError(
      `${file.path}: the column ${JSON.stringify(clash.slice(0, 100))} is in the file and in the name of its folder; drop or rename one`,
    )
  }
}
