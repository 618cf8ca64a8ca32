import type { Check } from './checks.ts'
import { type Located, locate, type Scope } from './located.ts'
import { keySql, nativeType } from './typed-value.ts'

/*
 * Integers of a known range are told apart by a bit each, which is several times as fast as a hash table. A sample says where
 * to expect the keys; what lies elsewhere is counted the long way in the same scan, so the guess decides only how fast it goes.
 */

/** Where most of the integers of a key are expected, both bounds included. */
export interface KeyRange {
  readonly low: bigint
  readonly high: bigint
}

/** Rows that are looked at to guess a range. */
const SAMPLED = 10_000

/** Keys a table, since each takes memory. */
const MAX_KEYS = 4

/** Keys go on for about as many as there are rows; more of them rise than fall. */
const [BELOW, ABOVE] = [2n ** 20n, 2n ** 24n]
const MAX_SPREAD = 2n ** 27n
const FARTHEST = 2n ** 62n

/** The keys of a table that are one integer each and asked how many there are, in SQL. */
export function integerKeys(checks: readonly Check[], scope: Scope): string[] {
  const keys = checks.flatMap(({ measure }) => {
    const [field, ...others] = measure.kind === 'duplicates' ? measure.fields : []
    const located = field && others.length === 0 ? locate(scope, field) : null
    return located?.from === scope.table && isInteger(located) ? keySql(located).slice(0, 1) : []
  })
  return [...new Set(keys)].slice(0, MAX_KEYS)
}

function isInteger({ field, value }: Located): boolean {
  const native = nativeType(value.data)
  return native === null ? field.type === 'integer' && value.data.kind !== 'other' : native === 'integer'
}

/** One row: the smallest and the largest of each key among the first rows. */
export function rangeQuery(table: string, keys: readonly string[]): string {
  const columns = keys.map((key, index) => `${key} AS k${index}`)
  const bounds = keys.map((_, index) => `min(k${index}), max(k${index})`)
  return `SELECT ${bounds.join(', ')} FROM (SELECT ${columns.join(', ')} FROM ${table} LIMIT ${SAMPLED})`
}

/** Ranges by key, of those that lie close enough. @param row the answer to `rangeQuery`. */
export function rangesOf(keys: readonly string[], row: readonly unknown[]): Map<string, KeyRange> {
  const ranges = new Map<string, KeyRange>()
  for (const [index, key] of keys.entries()) {
    const [low, high] = [row[2 * index], row[2 * index + 1]].map((bound) =>
      /^-?\d+$/.test(String(bound)) ? BigInt(String(bound)) : null,
    )
    if (typeof low !== 'bigint' || typeof high !== 'bigint') continue
    if (high - low > MAX_SPREAD || low < -FARTHEST || high > FARTHEST) continue
    ranges.set(key, { low: low - BELOW, high: high + ABOVE })
  }
  return ranges
}
