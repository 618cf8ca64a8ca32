import { ascendingOrder } from '../statistics/argsort.ts'
import { compareIds, type Ids, startOf } from './ids.ts'

/** Characters of a key, of seven bits each: as many as fit into the 53 bits of a number exactly. */
const KEY_LENGTH = 7

/** Rows in the order of their ids. */
export interface IdOrder {
  readonly byId: Uint32Array
  /** Whether an id stands twice. */
  readonly repeated: boolean
}

/**
 * Rows by id in the order of UTF-16 units. Sorting a million texts takes seconds, so ids of ASCII are sorted by the number that the first
 * characters after their common prefix make, and only equal ones are compared.
 */
export function idOrder(ids: Ids): IdOrder {
  const keys = keysOf(ids)
  const byId = keys ? ascendingOrder(keys) : Uint32Array.from(ids.ends.keys())
  const compare = (a: number, b: number) => compareIds(ids, a, ids, b)
  let repeated = false
  for (let start = 0, end = 0; start < byId.length; start = end) {
    const key = keys?.[byId[start] ?? 0]
    for (end = start + 1; end < byId.length && keys?.[byId[end] ?? 0] === key; end++);
    if (end - start === 1) continue
    const alike = byId.subarray(start, end).sort(compare)
    for (let rank = 1; rank < alike.length; rank++) repeated ||= compare(alike[rank] ?? 0, alike[rank - 1] ?? 0) === 0
  }
  return { byId, repeated }
}

function keysOf(ids: Ids): Float64Array | undefined {
  const { units, ends } = ids
  const skipped = commonPrefix(ids)
  const keys = new Float64Array(ends.length)
  for (let row = 0; row < keys.length; row++) {
    const from = startOf(ids, row) + skipped
    const end = ends[row] ?? 0
    let key = 0
    for (let index = from; index < from + KEY_LENGTH; index++) {
      // An id that ends sorts before one that goes on.
      const unit = index < end ? (units[index] ?? 0) : 0
      if (unit > 127) return undefined
      key = key * 128 + unit
    }
    keys[row] = key
  }
  return keys
}

/** Units that all ids start with. */
function commonPrefix(ids: Ids): number {
  const { units, ends } = ids
  let length = ends[0] ?? 0
  for (let row = 1; row < ends.length; row++) {
    const start = startOf(ids, row)
    const longest = Math.min(length, (ends[row] ?? 0) - start)
    let same = 0
    while (same < longest && units[start + same] === units[same]) same++
    length = same
  }
  return length
}
