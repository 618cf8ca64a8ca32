import type { ColumnProfile } from '../data-report.ts'
import type { Tally, ValueCount } from './profile-tally.ts'

const MAX_CATEGORIES = 30
const NAME_LENGTH = 200

/** The bins of a column's histogram, in both data. */
export interface Histogram {
  /** Absent where the edges are plain numbers. */
  readonly unit?: NonNullable<ColumnProfile['histogram']>['unit']
  readonly edges: readonly number[]
  readonly counts: readonly number[]
  readonly reference: readonly number[] | null
}

/** A column, its reference where there is one, and its bins where it has numbers. */
export interface Profiled {
  readonly name: string
  /** Its values may stand in reports. */
  readonly open: boolean
  readonly current: Tally
  readonly histogram: Histogram | null
  readonly reference: ReferenceColumn | null
}

/** What is known of a column of the reference, be it from its data or from the report of an earlier run. */
export interface ReferenceColumn {
  readonly rows: number
  readonly missing: number
  /** Counts by value; null where they are unknown. The rest of the values, if any, is in `others`. */
  readonly values: ReadonlyMap<string, number> | null
  readonly others: number
  /** Counts of all values by `bucketsOf`, where some values are left out. */
  readonly buckets: readonly number[] | null
  /** The values are left out, since the column is classified. */
  readonly classified: boolean
}

/** The shape of a column as it stands in the report. Nothing of a classified column but its shares. */
export function profileOf({ name, open, current, histogram, reference }: Profiled): ColumnProfile {
  const { rows, missing, distinct, numbers, values, kind } = current
  return {
    name: shortened(name),
    distinct,
    numbers: open && numbers && kind === 'number' ? spreadFacts(numbers.spread) : null,
    histogram: open && histogram ? mutable(histogram) : null,
    categories: open && values && kind === 'category' ? categoriesOf(values, reference) : null,
    missing: { share: share(missing, rows), reference: reference && share(reference.missing, reference.rows) },
  }
}

const BUCKETS = 64

/**
 * Values joined into 64 by a hash of their text (FNV-1a over UTF-16 units). Which values are the most frequent depends on chance, and a
 * test over the most frequent ones of one sample would find that they are less so in another; which share a bucket does not.
 */
export function bucketsOf(values: readonly Pick<ValueCount, 'text' | 'count'>[]): number[] {
  const buckets = new Array<number>(BUCKETS).fill(0)
  for (const { text, count } of values) {
    let hash = 0x811c9dc5
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
    // The lowest bits of FNV-1a hold the parity of the text alone.
    const bucket = ((hash >>> 16) ^ hash) & (BUCKETS - 1)
    buckets[bucket] = (buckets[bucket] ?? 0) + count
  }
  return buckets
}

function spreadFacts({ minimum, maximum, mean, sd }: NonNullable<Tally['numbers']>['spread']) {
  return { minimum, maximum, mean, sd }
}

function mutable({ unit, edges, counts, reference }: Histogram): NonNullable<ColumnProfile['histogram']> {
  return { ...(unit && { unit }), edges: [...edges], counts: [...counts], reference: reference && [...reference] }
}

function categoriesOf(
  values: readonly ValueCount[],
  reference: ReferenceColumn | null,
): NonNullable<ColumnProfile['categories']> {
  const shown = values.slice(0, MAX_CATEGORIES)
  const known = reference?.values ?? null
  const counts = known && shown.map(({ text }) => known.get(text) ?? 0)
  const total = known && reference ? sum([...known.values()]) + reference.others : 0
  return {
    values: shown.map(({ text }) => shortened(text)),
    counts: shown.map(({ count }) => count),
    reference: counts,
    others: sum(values.slice(MAX_CATEGORIES).map(({ count }) => count)),
    ...(values.length > MAX_CATEGORIES && { buckets: bucketsOf(values) }),
    reference_others: counts && total - sum(counts),
  }
}

/** At most 200 UTF-16 units, never through the middle of a character. */
export function shortened(text: string): string {
  const whole = text.toWellFormed()
  if (whole.length <= NAME_LENGTH) return whole
  return `${whole.slice(0, NAME_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}
