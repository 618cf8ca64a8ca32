import { ascendingOrder } from '../statistics/argsort.ts'

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
export function idOrder(ids: readonly string[]): IdOrder {
  const keys = keysOf(ids)
  const byId = keys ? ascendingOrder(keys) : Uint32Array.from(ids.keys())
  let repeated = false
  for (let start = 0, end = 0; start < byId.length; start = end) {
    const key = keys?.[byId[start] ?? 0]
    for (end = start + 1; end < byId.length && keys?.[byId[end] ?? 0] === key; end++);
    if (end - start === 1) continue
    const alike = byId.subarray(start, end).sort((a, b) => compare(ids[a] ?? '', ids[b] ?? ''))
    for (let rank = 1; rank < alike.length; rank++) repeated ||= ids[alike[rank] ?? 0] === ids[alike[rank - 1] ?? 0]
  }
  return { byId, repeated }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function keysOf(ids: readonly string[]): Float64Array | undefined {
  const from = commonPrefix(ids)
  const keys = new Float64Array(ids.length)
  for (let row = 0; row < keys.length; row++) {
    const id = ids[row] ?? ''
    let key = 0
    for (let index = from; index < from + KEY_LENGTH; index++) {
      // An id that ends sorts before one that goes on.
      const unit = index < id.length ? id.charCodeAt(index) : 0
      if (unit > 127) return undefined
      key = key * 128 + unit
    }
    keys[row] = key
  }
  return keys
}

function commonPrefix(ids: readonly string[]): number {
  const [first = ''] = ids
  let length = first.length
  for (const id of ids) {
    let same = 0
    while (same < length && id.charCodeAt(same) === first.charCodeAt(same)) same++
    length = same
  }
  return length
}
