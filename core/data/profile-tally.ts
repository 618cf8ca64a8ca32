import type { Points } from './profile-bins.ts'
import type { Kind } from './profile-feature.ts'
import { MAX_VALUES } from './profile-query.ts'
import { isLiteral } from './types.ts'

/** What an engine answers: numbers within 2^53 as numbers, other scalars as text. */
export type Cell = string | number | boolean | null | readonly Cell[]

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
  /** Every value; null where there are more than `MAX_VALUES`. */
  readonly values: readonly ValueCount[] | null
  /** Of kinds with numbers. `points` are all of them, or where `values` is null a sample. */
  readonly numbers: {
    readonly spread: Spread
    readonly points: Points
    readonly classes: readonly (readonly number[])[]
  } | null
}

/** A column of which only the missing values are known. */
export function opaqueTally(rows: number, missing: number): Tally {
  return { kind: 'opaque', rows, missing, missingClasses: [], distinct: null, values: null, numbers: null }
}

export interface Narrow {
  readonly rows: number
  readonly kind: Kind
  /** Conditions that were counted apart. */
  readonly classes: number
}

/** The answer to `valuesQuery`; null where there turn out to be too many values. */
export function tallyOfValues({ rows, kind, classes }: Narrow, answer: readonly (readonly Cell[])[]): Tally | null {
  if (answer.length > MAX_VALUES) return null
  const missingClasses = new Array<number>(classes).fill(0)
  const byText = new Map<string, { count: number; classes: number[] }>()
  const byNumber = new Map<number, { count: number; classes: number[] }>()
  let missing = 0
  let readable = true
  for (const [text, number, present, n, ...rest] of answer) {
    const [count, of] = [Number(n), rest.map(Number)]
    if (present !== true) {
      missing += count
      for (const [index, some] of of.entries()) missingClasses[index] = (missingClasses[index] ?? 0) + some
      continue
    }
    if (kind === 'undeclared') readable &&= isLiteral(String(text), 'number')
    add(byText, String(text), { count, classes: of })
    if (number !== null) add(byNumber, Number(number), { count, classes: of })
  }
  const resolved = kind === 'undeclared' ? (readable && byNumber.size > 0 ? 'number' : 'category') : kind
  const values = Array.from(byText, ([text, found]) => ({ text, ...found })).sort(
    (a, b) => b.count - a.count || (a.text < b.text ? -1 : 1),
  )
  const numeric = resolved === 'number' || resolved === 'time'
  return {
    ...{ kind: resolved, rows, missing, missingClasses, values },
    distinct:
      numeric && byNumber.size > 0
        ? Math.max(byNumber.size, kind === 'undeclared' ? 0 : distinctNumbers(byNumber, values))
        : values.length,
    numbers: numeric && byNumber.size > 0 ? numbersOf(byNumber, classes) : null,
  }
}

// Numbers beyond 2^53 are told apart by their digits.
function distinctNumbers(byNumber: ReadonlyMap<number, unknown>, values: readonly ValueCount[]): number {
  const exact = [...byNumber.keys()].every((number) => !Number.isInteger(number) || Number.isSafeInteger(number))
  return exact ? byNumber.size : values.length
}

interface Count {
  count: number
  classes: number[]
}

function add<K>(counts: Map<K, Count>, key: K, { count, classes }: Count): void {
  const found = counts.get(key)
  if (!found) {
    counts.set(key, { count, classes: [...classes] })
    return
  }
  found.count += count
  for (const [index, some] of classes.entries()) found.classes[index] = (found.classes[index] ?? 0) + some
}

function numbersOf(byNumber: ReadonlyMap<number, Count>, classes: number): NonNullable<Tally['numbers']> {
  const at = [...byNumber.keys()].sort((a, b) => a - b)
  const counts = at.map((value) => byNumber.get(value)?.count ?? 0)
  return {
    points: { at, counts },
    spread: spreadOf({ at, counts }),
    classes: Array.from({ length: classes }, (_, index) => at.map((value) => byNumber.get(value)?.classes[index] ?? 0)),
  }
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

/** What `sizesQuery`, `spreadQuery` and `sampleQuery` answered of a column with many values. */
export interface Wide {
  readonly rows: number
  readonly kind: Kind
  readonly spread: readonly Cell[]
  readonly sample: readonly (readonly Cell[])[]
}

/** A column with many values. Undeclared text is numbers where all of it reads as numbers. */
export function tallyOfWide({ rows, kind, spread: answer, sample }: Wide): Tally {
  const [present = 0, count = 0, minimum, maximum, mean, sd, ...gone] = answer.map(Number)
  const shared = { rows, missing: rows - present, missingClasses: gone, distinct: null, values: null }
  if (kind === 'opaque') return { ...shared, kind, numbers: null }
  if (kind === 'category' || count === 0 || (kind === 'undeclared' && count < present)) {
    return { ...shared, kind: kind === 'number' || kind === 'time' ? kind : 'category', numbers: null }
  }
  const spread = { count, minimum: minimum ?? 0, maximum: maximum ?? 0, mean: mean ?? 0, sd: sd ?? 0 }
  const points = { at: sample.map(([value]) => Number(value)), counts: sample.map(([, n]) => Number(n)) }
  return { ...shared, kind: kind === 'undeclared' ? 'number' : kind, numbers: { spread, points, classes: [] } }
}

/** The answer to `binsQuery`: counts from below the first edge upward, of all values and of each class. */
export function binsOf(answer: readonly Cell[] | undefined, parts: number, edges: number): number[][] {
  return Array.from({ length: parts }, (_, part) => {
    const list = answer?.[part]
    return Array.isArray(list) ? list.map(Number).reverse() : new Array<number>(edges + 1).fill(0)
  })
}
