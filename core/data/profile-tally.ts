import type { Points } from './profile-bins.ts'
import type { Feature } from './profile-feature.ts'
import { MAX_VALUES } from './profile-query.ts'
import { isLiteral } from './types.ts'

/** What an engine answers: numbers within 2^53 as numbers, other scalars as text, entries of maps as objects. */
export type Cell = string | number | boolean | null | readonly Cell[] | { readonly key: Cell; readonly value: Cell }

/** One value of a column. */
export interface ValueCount {
  readonly text: string
  readonly count: number
  /** How often it stands in rows of each class of the label. */
  readonly classes: readonly number[]
}

export interface Spread {
  readonly count: number
  readonly minimum: number
  readonly maximum: number
  readonly mean: number
  /** Of the population. */
  readonly sd: number
}

/** A column as counts. */
export interface Tally {
  readonly kind: 'number' | 'time' | 'category' | 'opaque'
  readonly rows: number
  /** Rows without a value, and those of each class of the label. */
  readonly missing: number
  readonly missingClasses: readonly number[]
  /** Distinct values; null where they are too many to be counted cheaply. */
  readonly distinct: number | null
  /** Every value, the most frequent first; null where there are about `MAX_VALUES` or more. */
  readonly values: readonly ValueCount[] | null
  readonly numbers: Numbers | null
}

export interface Numbers {
  readonly spread: Spread
  /** All of them, or where they are counted by ranges a sample. */
  readonly points: Points
  /** Counts of each class at the points; none where they are counted by ranges. */
  readonly classes: readonly (readonly number[])[]
}

/** What a first look says of a column. */
export interface Measures {
  readonly kind: Tally['kind']
  readonly rows: number
  readonly missing: number
  /** Few enough values to count each. */
  readonly narrow: boolean
  /** Spread and a sample of the numbers, where it has any. */
  readonly numbers: { readonly spread: Spread; readonly points: Points } | null
}

/** The part of the answer to `measuresQuery` that belongs to a column. Undeclared text is numbers where all of it reads as numbers. */
export function measuresOf(
  { kind, names }: Pick<Feature, 'kind' | 'names'>,
  rows: number,
  answer: readonly Cell[],
): Measures {
  const [values, present = 0, count = 0, minimum = 0, maximum = 0, mean = 0, sd = 0] = answer.slice(0, 7).map(Number)
  const narrow = answer[0] !== null && values !== undefined && values <= MAX_VALUES
  const shared = { rows, missing: rows - present, narrow }
  if (names) return { ...shared, kind: 'opaque', numbers: null }
  const resolved = kind !== 'undeclared' ? kind : count > 0 && count === present ? 'number' : 'category'
  if (count === 0 || resolved === 'category' || resolved === 'opaque')
    return { ...shared, kind: resolved, numbers: null }
  const sample = entriesOf(answer[7]).sort(([a], [b]) => a - b)
  const points = sample.length > 0 ? sample : [[minimum, 1] as const, [maximum, 1] as const]
  return {
    ...shared,
    kind: resolved,
    numbers: {
      spread: { count, minimum, maximum, mean, sd },
      points: { at: points.map(([value]) => value), counts: points.map(([, n]) => n) },
    },
  }
}

function entriesOf(map: Cell | undefined): [number, number][] {
  if (!Array.isArray(map)) return []
  return map.flatMap((entry: Cell): [number, number][] =>
    entry !== null && typeof entry === 'object' && 'key' in entry ? [[Number(entry.key), Number(entry.value)]] : [],
  )
}

/** Rows of `countsQuery` of one column: part, text, number, whether it is a value, count, list. */
export type CountRow = readonly Cell[]

/** A column counted value by value. @param classRows rows of each class of the label. */
export function tallyOfValues(
  { kind, rows }: Measures,
  classRows: readonly number[],
  answer: readonly CountRow[],
): Tally {
  const byText = new Map<string, number[]>()
  const byNumber = new Map<number, number[]>()
  const parts = classRows.length + 1
  const missing = [rows, ...classRows]
  let readable = true
  for (const [part, text, number, present, n] of answer) {
    if (present !== true) continue
    const [at, count] = [Number(part), Number(n)]
    missing[at] = (missing[at] ?? 0) - count
    add(byText, String(text), { at, count, parts })
    if (number !== null && number !== undefined) add(byNumber, Number(number), { at, count, parts })
    readable &&= isLiteral(String(text), 'number')
  }
  const values = Array.from(byText, ([text, [count = 0, ...classes]]) => ({ text, count, classes })).sort(
    (a, b) => b.count - a.count || (a.text < b.text ? -1 : 1),
  )
  const [gone = 0, ...missingClasses] = missing
  const numbers =
    (kind === 'number' || kind === 'time') && byNumber.size > 0 ? numbersOf(byNumber, classRows.length) : null
  const distinct = numbers && readable ? distinctNumbers(numbers.points.at, values.length) : values.length
  return { kind, rows, missing: gone, missingClasses, distinct, values, numbers }
}

// 1 and 1.0 are one number; beyond 2^53 digits tell them apart.
function distinctNumbers(numbers: readonly number[], texts: number): number {
  return numbers.every((number) => Math.abs(number) < 2 ** 53) ? numbers.length : texts
}

function add<K>(
  counts: Map<K, number[]>,
  key: K,
  { at, count, parts }: { at: number; count: number; parts: number },
): void {
  const found = counts.get(key) ?? new Array<number>(parts).fill(0)
  found[at] = (found[at] ?? 0) + count
  counts.set(key, found)
}

function numbersOf(byNumber: ReadonlyMap<number, readonly number[]>, classes: number): Numbers {
  const at = [...byNumber.keys()].sort((a, b) => a - b)
  const part = (index: number) => at.map((value) => byNumber.get(value)?.[index] ?? 0)
  const points = { at, counts: part(0) }
  return { points, spread: spreadOf(points), classes: Array.from({ length: classes }, (_, index) => part(index + 1)) }
}

/** Of at least one value. In two passes, so that a small spread around a large mean keeps its digits. */
export function spreadOf({ at, counts }: Points): Spread {
  let [count, sum] = [0, 0]
  for (const [index, value] of at.entries()) {
    count += counts[index] ?? 0
    sum += value * (counts[index] ?? 0)
  }
  const mean = Math.min(Math.max(sum / count, at[0] ?? 0), at.at(-1) ?? 0)
  let squares = 0
  for (const [index, value] of at.entries()) squares += (value - mean) ** 2 * (counts[index] ?? 0)
  return { count, minimum: at[0] ?? 0, maximum: at.at(-1) ?? 0, mean, sd: Math.sqrt(squares / count) }
}

/** A column counted by ranges, or not at all. @param classes rows of each class without a value. */
export function tallyOfMeasures({ kind, rows, missing, numbers }: Measures, classes: readonly number[]): Tally {
  return {
    ...{ kind, rows, missing, missingClasses: classes, distinct: null, values: null },
    numbers: numbers && { ...numbers, classes: [] },
  }
}

/** Counts from below the first edge upward, of all values and of each class; and the rows of each class without a value. */
export function binsOf(
  answer: readonly CountRow[],
  parts: number,
  edges: number,
): { bins: number[][]; missing: number[] } {
  const bins = Array.from({ length: parts }, () => new Array<number>(edges + 1).fill(0))
  const missing = new Array<number>(parts).fill(0)
  for (const [part, , , , gone, list] of answer) {
    // The engine leaves out the bin below the first edge where it is empty, and no other.
    if (Array.isArray(list)) bins[Number(part)] = [...(list.length === edges ? [0] : []), ...list.map(Number).reverse()]
    missing[Number(part)] = Number(gone)
  }
  return { bins, missing: missing.slice(1) }
}
