import type { Column } from '#core/data/sql.ts'
import { messageOf, UserError } from '#core/errors.ts'
import type { DataFile, Table } from './engine.ts'

const MAX_COLUMNS = 10_000

/** So many unreadable places are shown. */
export const MAX_FAULT_EXAMPLES = 10

/** Counts what could not be read, and keeps the first few places. */
export class Faults {
  #count = 0
  readonly #examples: string[] = []

  add(count: number, example: string): void {
    this.#count += count
    if (this.#examples.length < MAX_FAULT_EXAMPLES) this.#examples.push(example)
  }

  get found(): Table['unreadable'] {
    return { count: this.#count, examples: this.#examples }
  }
}

/**
 * The columns of several files together. SQL never sees the names that the data give: columns are numbered, since engines
 * compare names without regard to case and the data need not.
 */
export function columnsOf(
  headers: ReadonlyMap<DataFile, readonly string[]>,
  typeOf: (name: string) => string,
  encoding: Column['encoding'],
): Pick<Table, 'columns' | 'lackedBy'> {
  const names = [...new Set(Array.from(headers.values()).flat())]
  if (names.length > MAX_COLUMNS) {
    throw new UserError(`the data have ${names.length} columns, more than ${MAX_COLUMNS}; split them`)
  }
  const columns = names.map((name, index): Column => ({ name, sql: `c${index}`, encoding, type: typeOf(name) }))
  const sets = Array.from(headers, ([file, header]) => ({ path: file.path, header: new Set(header) }))
  const lackedBy = names.flatMap((name): [string, string[]][] => {
    const lacking = sets.filter(({ header }) => !header.has(name)).map(({ path }) => path)
    return lacking.length === 0 ? [] : [[name, lacking]]
  })
  return { columns, lackedBy: new Map(lackedBy) }
}

/** What the engine said of data that it cannot read, in one line. @throws UserError where the machine is too small. */
export function faultOf(thrown: unknown): string {
  const [first = '', ...more] = messageOf(thrown).split('\n')
  if (/^(Out of Memory|IO) Error/.test(first)) {
    throw new UserError(`the data cannot be loaded (${first}); give the job more memory or disk`, { cause: thrown })
  }
  // Of CSV the second line quotes the data, the third says what is wrong.
  const line = /CSV Error on Line: (\d+)$/.exec(first)?.[1]
  return line === undefined ? first.replace(/^[A-Z][\w ]* Error: /, '') : `line ${line}: ${more[1] ?? 'cannot be read'}`
}
