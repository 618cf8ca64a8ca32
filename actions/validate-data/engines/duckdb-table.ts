import type { Column } from '#core/data/sql.ts'
import { messageOf, UserError } from '#core/errors.ts'
import type { DataFile, Dataset, Table } from './engine.ts'
import { type FormFaults, MAX_FAULTS } from './text/fault.ts'

const MAX_COLUMNS = 10_000

/** So many unreadable places are shown. */
export const MAX_FAULT_EXAMPLES = 10

/** A table, and what has to be done once it was scanned. */
export interface Loaded {
  readonly table: Table
  readonly scanned: () => Promise<void>
}

/** Counts what could not be read, and keeps the first few places. */
export class Unreadable {
  count = 0
  readonly #places = new Map<string, { file: string; line: number; text: string }>()
  readonly #files: string[] = []
  #headers = 0

  /** A file that cannot be read at all, or for a reason that has no line. */
  addFile(path: string, why: string): void {
    this.count++
    this.#files.push(`${path}: ${why}`)
  }

  /** @param line from 1. */
  addLine(path: string, line: number, problem: string): void {
    this.count++
    if (this.#places.size >= MAX_FAULT_EXAMPLES) return
    this.#places.set(`${path}\n${line}`, { file: path, line, text: `${path} line ${line}: ${problem}` })
  }

  /** A file of which nothing is read, since its header, on line 1, does not name its columns. */
  addHeader(path: string, problem: string): void {
    this.#headers++
    this.addLine(path, 1, problem)
  }

  /** What breaks the form of a file. @returns false where it is too much to read the rest. */
  addFaults(path: string, { list, count }: FormFaults): boolean {
    if (count > MAX_FAULTS)
      this.addFile(path, `more than ${MAX_FAULTS} broken records, so nothing of the file was read`)
    for (const { line, problem } of list) this.addLine(path, line, problem)
    this.addMore(count - list.length)
    return count <= MAX_FAULTS
  }

  /** Lines that are counted and not shown. */
  addMore(count: number): void {
    this.count += Math.max(0, count)
  }

  /** Whole files among them. */
  get files(): number {
    return this.#files.length + this.#headers
  }

  get examples(): string[] {
    return [...this.#files, ...this.#sorted().map(({ text }) => text)].slice(0, MAX_FAULT_EXAMPLES)
  }

  /** By file and line. */
  get places(): { file: string; line: number }[] {
    return this.#sorted().map(({ file, line }) => ({ file, line }))
  }

  #sorted(): { file: string; line: number; text: string }[] {
    return [...this.#places.values()].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  }
}

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

/** How a reader of the engine takes the names of folders. */
export function readerOptions({ partitions }: Dataset): string {
  return partitions.length === 0 ? 'hive_partitioning = false' : 'hive_partitioning = true, hive_types_autocast = false'
}

/** What the engine said of data that it cannot read, in one line. @throws UserError where the machine is too small. */
export function faultOf(thrown: unknown): string {
  const [first = ''] = messageOf(thrown).split('\n')
  if (/^(Out of Memory|IO) Error/.test(first)) {
    throw new UserError(`the data cannot be loaded (${first}); give the job more memory or disk`, { cause: thrown })
  }
  return first.replace(/^[A-Z][\w ]* Error: /, '')
}
