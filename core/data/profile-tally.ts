import type { Points } from './profile-bins.ts'
import type { Feature } from './profile-feature.ts'
import { MAX_VALUES, WHOLE } from './profile-query.ts'
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
  /** Few enough values to count each. */
  readonly narrow: boolean
  /** Rows of the table, and those without a value; of a glance, of what it saw. */
  readonly rows: number
  readonly missing: number
  /** Range and a sample of the numbers, where it has any. */
  readonly numbers: {
    readonly count: number
    readonly minimum: number
    readonly maximum: number
    readonly points: Points
  } | null
}

/** The part of the answer to `measuresQuery` that belongs to a column. Undeclared text is numbers where all of it reads as numbers. */
export function measuresOf(
  { kind, names }: Pick<Feature, 'kind' | 'names'>,
  rows: number,
  answer: readonly Cell[],
): Measures {
  const [values = 0, present = 0, count = 0, minimum = 0, maximum = 0] = answer.slice(0, 5).map(Number)
  const shared = { rows, missing: rows - present, narrow: answer[0] !== null && values <= MAX_VALUES }
  if (names) return { ...shared, kind: 'opaque', numbers: null }
  const resolved = kind !== 'undeclared' ? kind : count > 0 && count === present ? 'number' : 'category'
  if (count === 0 || resolved === 'category' || resolved === 'opaque')
    return { ...shared, kind: resolved, numbers: null }
  const sample = entriesOf(answer[5]).sort(([a], [b]) => a - b)
  const points = sample.length > 0 ? sample : [[minimum, 1] as const, [maximum, 1] as const]
  const at = { at: points.map(([value]) => value), counts: points.map(([, n]) => n) }
  return { ...shared, kind: resolved, numbers: { count, minimum, maximum, points: at } }
}

function entriesOf(map: Cell | undefined): [number, number][] {
  if (!Array.isArray(map)) return []
  return map.flatMap((entry: Cell): [number, number][] =>
    entry !== null && typeof entry === 'object' && 'key' in entry ? [[Number(entry.key), Number(entry.value)]] : [],
  )
}

/** Rows of `countsQuery` of one column: part, text, number, whether it is a value, count, list. */
export type CountRow = readonly Cell[]

/** A column counted value by value. @param rows of the table, and of each class of the label. */
export function tallyOfValues({ kind }: Measures, { rows, classRows }: Rows, answer: readonly CountRow[]): Tally {
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

export interface Rows {
  /** Of the table. */
  readonly rows: number
  /** Of each class of the label. */
  readonly classRows: readonly number[]
}

/** A column counted by ranges, or only where it has no value. */
export interface Ranged {
  readonly tally: Tally
  /** Counts from below the first edge upward, of all values and of each class; null where it has no numbers. */
  readonly bins: readonly (readonly number[])[] | null
}

/** @param edges how many there are. */
export function tallyOfRanges(
  look: Measures,
  { rows, classRows, edges }: Rows & { readonly edges: number },
  answer: readonly CountRow[],
): Ranged {
  const { bins, missing, spread } = partsOf(answer, classRows.length + 1, edges)
  const [gone = 0, ...missingClasses] = missing
  const [count = 0, minimum = 0, maximum = 0, mean = 0, sd = 0] = spread
  const points = look.numbers?.points ?? { at: [], counts: [] }
  const numbers = count > 0 ? { spread: { count, minimum, maximum, mean, sd }, points, classes: [] } : null
  const tally: Tally = { kind: look.kind, rows, missing: gone, missingClasses, distinct: null, values: null, numbers }
  return { tally, bins: numbers && bins }
}

function partsOf(
  answer: readonly CountRow[],
  parts: number,
  edges: number,
): { bins: number[][]; missing: number[]; spread: number[] } {
  const bins = Array.from({ length: parts }, () => new Array<number>(edges + 1).fill(0))
  const missing = new Array<number>(parts).fill(0)
  let spread: number[] = []
  for (const [part, , , , gone, list] of answer) {
    const numbers = Array.isArray(list) ? list.map(Number) : []
    if (part === WHOLE) {
      spread = numbers
      continue
    }
    // The engine leaves out the bin below the first edge where it is empty, and no other.
    if (numbers.length > 0) bins[Number(part)] = [...(numbers.length === edges ? [0] : []), ...numbers.reverse()]
    missing[Number(part)] = Number(gone)
  }
  return { bins, missing, spread }
}
