import type { NumberColumn, Partition } from '../metrics/sample.ts'

/** Tells rows apart by their codes, which are whole numbers under `count`. */
export function partitionOf(codes: Int32Array, count: number): Partition {
  const starts = new Uint32Array(count + 1)
  for (let row = 0; row < codes.length; row++) {
    const next = (codes[row] ?? 0) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let part = 0; part < count; part++) starts[part + 1] = (starts[part + 1] ?? 0) + (starts[part] ?? 0)
  const known = new WeakMap<NumberColumn, readonly NumberColumn[]>()
  const split = <T extends NumberColumn>(values: T): readonly T[] => {
    const parts = known.get(values) ?? viewsOf(sorted(values, codes, starts), starts)
    known.set(values, parts)
    return parts as readonly T[]
  }
  const rows = new Int32Array(codes.length)
  for (let row = 0; row < rows.length; row++) rows[row] = row
  return { of: codes, rows: viewsOf(sortedCodes(rows, codes, starts.slice()), starts), split }
}

function viewsOf<T extends NumberColumn>(values: T, starts: Uint32Array): readonly T[] {
  return Array.from({ length: starts.length - 1 }, (_, part) => values.subarray(starts[part], starts[part + 1]) as T)
}

/** The values part by part, from front to back: picking them part by part would read the whole column once for each. */
function sorted(values: NumberColumn, codes: Int32Array, starts: Uint32Array): NumberColumn {
  const next = starts.slice()
  if (values instanceof Float64Array) return sortedNumbers(values, codes, next)
  return values instanceof Int32Array ? sortedCodes(values, codes, next) : sortedFlags(values, codes, next)
}

// A loop for each kind, as in `pick`.
function sortedNumbers(values: Float64Array, codes: Int32Array, next: Uint32Array): Float64Array {
  const filled = new Float64Array(values.length)
  for (let row = 0; row < values.length; row++) filled[advance(next, codes[row])] = values[row] ?? 0
  return filled
}

function sortedCodes(values: Int32Array, codes: Int32Array, next: Uint32Array): Int32Array {
  const filled = new Int32Array(values.length)
  for (let row = 0; row < values.length; row++) filled[advance(next, codes[row])] = values[row] ?? 0
  return filled
}

function sortedFlags(values: Uint8Array, codes: Int32Array, next: Uint32Array): Uint8Array {
  const filled = new Uint8Array(values.length)
  for (let row = 0; row < values.length; row++) filled[advance(next, codes[row])] = values[row] ?? 0
  return filled
}

function advance(next: Uint32Array, part = 0): number {
  const place = next[part] ?? 0
  next[part] = place + 1
  return place
}
