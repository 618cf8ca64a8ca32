import type { LogicalType } from './property.ts'
import { Name } from './terms.ts'
import { isLiteral } from './types.ts'

/** What the data show of one column. */
export interface ColumnFacts {
  readonly name: string
  /** The type of every value; null where there is no one type. */
  readonly type: LogicalType | null
  readonly rows: number
  readonly nulls: number
  /** As text, so that no digit is lost; null where the type has no order. */
  readonly minimum: string | null
  readonly maximum: string | null
  /** Every value stands once, and none is null. */
  readonly unique: boolean
  /** All its values; null where they are too many, too long, or nearly as many as the rows. */
  readonly categories: readonly string[] | null
}

/** A property of the contract to be written. What is `false` or null is left out. */
export interface Draft {
  readonly name: string
  readonly type: LogicalType | null
  readonly required: boolean
  readonly unique: boolean
  readonly primaryKey: boolean
  readonly minimum: string | null
  readonly maximum: string | null
  readonly validValues: readonly string[] | null
  /** Nulls that are allowed, in percent of the rows; null where they are not limited. */
  readonly nullPercent: number | null
}

/** Fewer rows say nothing about keys and categories. */
const MIN_ROWS = 20

/** A category stands for at least so many rows on average. */
const ROWS_A_CATEGORY = 5
export const MAX_CATEGORIES = 30
const MAX_CATEGORY_LENGTH = 100

/** Whether different values are so few that they are worth listing. */
export function fewEnough(distinct: number, values: number): boolean {
  return values >= MIN_ROWS && distinct <= MAX_CATEGORIES && distinct * ROWS_A_CATEGORY <= values
}

/**
 * A first contract for columns: what holds for all values of these data, and looks as if it were meant. The first unique column
 * whose name ends in id or key, or else the first of all, is the primary key.
 *
 * @returns the properties, and the columns whose names a contract cannot hold.
 */
export function draftOf(columns: readonly ColumnFacts[]): { properties: Draft[]; left: string[] } {
  const named = columns.filter(({ name }) => Name.safeParse(name).success)
  const unique = named.filter((facts) => isKey(facts))
  const key =
    unique.find(({ name }) => /(^|[^a-z])(id|key|uuid|guid)$/i.test(name) || /[a-z]I[dD]$/.test(name)) ?? unique[0]
  return {
    properties: named.map((facts) => propertyOf(facts, facts === key)),
    left: columns.filter((facts) => !named.includes(facts)).map(({ name }) => name),
  }
}

function isKey({ type, rows, unique }: ColumnFacts): boolean {
  return unique && rows >= MIN_ROWS && (type === 'string' || type === 'integer')
}

function propertyOf(facts: ColumnFacts, primaryKey: boolean): Draft {
  const { name, type, rows, nulls, categories } = facts
  const short = categories?.every((value) => value.isWellFormed() && value.length <= MAX_CATEGORY_LENGTH) ?? false
  // A largest date would turn tomorrow's data away.
  const open = type === 'date' || type === 'timestamp'
  const ordered = type === 'integer' || type === 'number' || open
  return {
    name,
    type,
    required: nulls === 0,
    unique: !primaryKey && isKey(facts),
    primaryKey,
    minimum: ordered ? written(facts.minimum, type) : null,
    maximum: ordered && !open ? written(facts.maximum, type) : null,
    validValues: type === 'string' && short && categories && categories.length > 0 ? categories : null,
    nullPercent: nulls === 0 ? null : Math.min(100, Math.ceil((nulls / rows) * 10_000) / 100),
  }
}

function written(text: string | null, type: 'integer' | 'number' | 'date' | 'timestamp'): string | null {
  return text !== null && isLiteral(text, type === 'integer' ? 'number' : type) ? text : null
}

/**
 * The draft without the rule of a check that the data do not pass, as a second look with the checks themselves may find: text that
 * is unique while its numbers are not, say.
 *
 * @param kind of the check's id: `type`, `required`, `minimum` ...
 * @returns null where the property has to go altogether.
 */
export function without(draft: Draft, kind: string): Draft | null {
  switch (kind) {
    case 'type':
      return { ...draft, type: null, minimum: null, maximum: null }
    case 'required':
    case 'unique':
    case 'primaryKey':
      return { ...draft, [kind]: false }
    case 'minimum':
    case 'maximum':
      return { ...draft, [kind]: null }
    case 'invalidValues':
      return { ...draft, validValues: null }
    case 'nullValues':
      return { ...draft, nullPercent: null }
    default:
      return null
  }
}
