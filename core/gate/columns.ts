import { UserError } from '../errors.ts'
import { nearest } from '../nearest.ts'
import type { Categories, Cell, Column, Table } from './table.ts'

/*
 * The columns of a predictions file as what the policy says they are. Every mistake names file, row (from 1, without the header) and what to
 * write instead.
 */

/** Labels and slices are written into the evidence. */
const MAX_TEXT = 200

/** A number as people write it: `Number` would also take white space, hexadecimal digits and nothing at all. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/** The column of that name. */
export function columnOf(table: Table, name: string): Column {
  const cells = table.columns.get(name)
  if (cells) return cells
  const suggestion = nearest(name, table.names)
  const hint = suggestion ? `did you mean "${suggestion}"?` : `it has ${table.names.join(', ')}`
  throw new UserError(`${table.source}: has no column "${name}"; ${hint} (columns are named in the policy's data)`)
}

/** A text a row, none of them empty. */
export function textsOf(table: Table, name: string): string[] {
  const cells = columnOf(table, name)
  const texts = new Array<string>(cells.length)
  for (let row = 0; row < cells.length; row++) texts[row] = textOf(cells[row] ?? null) ?? empty(table, name, row)
  return texts
}

/** What to make of texts. */
export interface CategoryRules {
  /** An absent value is the empty text; otherwise it is refused. */
  readonly absent?: 'empty'
  /** Longest text, in UTF-16 units. */
  readonly longest?: number
}

/** A column of texts, each distinct one once. */
export function categoriesOf(table: Table, name: string, rules: CategoryRules = {}): Categories {
  return categoriesIn(columnOf(table, name), { table, name, ...rules })
}

interface Place extends CategoryRules {
  readonly table: Table
  readonly name: string
}

/** As `categoriesOf`, of cells that were made from a column. */
export function categoriesIn(cells: Column, { table, name, absent, longest = MAX_TEXT }: Place): Categories {
  const codes = new Int32Array(cells.length)
  const codeOf = new Map<Cell, number>()
  const codeOfText = new Map<string, number>()
  const values: string[] = []
  for (let row = 0; row < codes.length; row++) {
    const cell = cells[row] ?? null
    let code = codeOf.get(cell)
    if (code === undefined) {
      const text = textOf(cell) ?? (absent === 'empty' && !Array.isArray(cell) ? '' : empty(table, name, row, cell))
      if (text.length > longest) tooLong(table, { name, row, length: text.length, longest })
      code = codeOfText.get(text) ?? values.length
      if (code === values.length) values.push(text)
      codeOf.set(cell, code)
      codeOfText.set(text, code)
    }
    codes[row] = code
  }
  return { codes, values }
}

/** A column of sets of tags: a JSON array, or tags with `|` between them; no tag where the value is absent. The text of a set is its sorted JSON. */
export function tagsOf(table: Table, name: string): Categories {
  const cells = columnOf(table, name)
  const texts = new Array<string>(cells.length)
  const known = new Map<Cell, string>()
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] ?? null
    let text = known.get(cell)
    if (text === undefined) {
      text = tagText(cell) ?? notTags(table, name, row)
      if (!Array.isArray(cell)) known.set(cell, text)
    }
    texts[row] = text
  }
  return categoriesIn(texts, { table, name, longest: Number.POSITIVE_INFINITY })
}

function tagText(cell: Cell): string | undefined {
  const listed = Array.isArray(cell) ? cell : splitTags(textOf(cell) ?? '')
  const tags = listed?.map((tag) => (isScalar(tag) ? String(tag) : ''))
  if (!tags?.every((tag) => tag !== '' && tag.length <= MAX_TEXT)) return undefined
  return JSON.stringify([...new Set(tags)].sort())
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value)
}

function splitTags(text: string): readonly unknown[] | undefined {
  if (text === '') return []
  if (!text.startsWith('[')) return text.split('|')
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

function notTags(table: Table, name: string, row: number): never {
  throw new UserError(
    `${table.source}: row ${row + 1}: ${name} is no set of tags; write a JSON array, or tags with | between them`,
  )
}

/** A column of finite numbers; true and false are none. */
export function numbersOf(table: Table, name: string): Float64Array {
  const cells = columnOf(table, name)
  const numbers = cells instanceof Float64Array ? cells : new Float64Array(cells.length)
  for (let row = 0; row < numbers.length; row++) {
    const cell = cells[row] ?? null
    const number = typeof cell === 'number' ? cell : numberOf(cell)
    if (!Number.isFinite(number)) notFinite(table, { name, row, cell })
    numbers[row] = number
  }
  return numbers
}

function numberOf(cell: Cell): number {
  if (typeof cell === 'bigint') return Number(cell)
  return typeof cell === 'string' && DECIMAL.test(cell) ? Number(cell) : Number.NaN
}

function notFinite(table: Table, { name, row, cell }: { name: string; row: number; cell: Cell }): never {
  throw new UserError(
    `${table.source}: row ${row + 1}: ${name} is ${JSON.stringify(String(cell))}; write a finite number`,
  )
}

/** A column of numbers, of which `holds` is true. */
export function boundedNumbersOf(
  table: Table,
  name: string,
  { holds, write }: { readonly holds: (value: number) => boolean; readonly write: string },
): Float64Array {
  const numbers = numbersOf(table, name)
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row] ?? Number.NaN
    if (!holds(value)) throw new UserError(`${table.source}: row ${row + 1}: ${name} is ${value}; write ${write}`)
  }
  return numbers
}

/** A column of probabilities. */
export function probabilitiesOf(table: Table, name: string): Float64Array {
  const holds = (value: number) => value >= 0 && value <= 1
  return boundedNumbersOf(table, name, { holds, write: 'a probability from 0 to 1' })
}

// A column of numbers has NaN where a value is absent.
function textOf(cell: Cell): string | undefined {
  if (typeof cell === 'string') return cell === '' ? undefined : cell
  if (cell === null || Array.isArray(cell) || (typeof cell === 'number' && !Number.isFinite(cell))) return undefined
  return String(cell)
}

function empty(table: Table, name: string, row: number, cell: Cell = null): never {
  const what = Array.isArray(cell) ? 'is nested; write one value' : 'is empty; write a value'
  throw new UserError(`${table.source}: row ${row + 1}: ${name} ${what}`)
}

interface Long {
  readonly name: string
  readonly row: number
  readonly length: number
  readonly longest: number
}

function tooLong(table: Table, { name, row, length, longest }: Long): never {
  throw new UserError(`${table.source}: row ${row + 1}: ${name} has ${length} characters; write at most ${longest}`)
}
