/** Up to this length a comparison sort is as quick. */
const FEW = 256
const LARGEST_KEY = 2 ** 32 - 1
const BUCKETS = 256

/**
 * The indices of values in ascending order; equal ones keep theirs. Values are finite. Linear in time for all but contrived values: they are
 * scaled to 32 bits and sorted digit by digit (P. M. McIlroy, K. Bostic and M. D. McIlroy, "Engineering Radix Sort", Computing Systems
 * 6 (1993)), and only what 32 bits cannot tell apart is compared.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const order = new Uint32Array(values.length)
  for (let index = 0; index < order.length; index++) order[index] = index
  if (order.length <= FEW) return compare(values, order)
  const { keys, indices } = byDigits(keysOf(values), order)
  for (let start = 0, end = 0; start < keys.length; start = end) {
    let rising = true
    for (end = start + 1; end < keys.length && keys[end] === keys[start]; end++)
      rising &&= at(values, indices, end - 1) <= at(values, indices, end)
    if (!rising) compare(values, indices.subarray(start, end))
  }
  return indices
}

/** The indices of values in descending order; equal ones in the reverse of theirs. */
export function fallingOrder(values: Float64Array): Uint32Array {
  return ascendingOrder(values).reverse()
}

/** Whole numbers that never fall while the values rise. Where the range is too wide or too narrow to scale by, all are 0: then all are compared. */
function keysOf(values: Float64Array): Uint32Array {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  const keys = new Uint32Array(values.length)
  const scale = LARGEST_KEY / (greatest - least)
  for (let index = 0; index < keys.length; index++) keys[index] = ((values[index] ?? Number.NaN) - least) * scale
  return keys
}

interface Keyed {
  readonly keys: Uint32Array
  readonly indices: Uint32Array
}

/** Four stable counting sorts, from the last byte of the keys to the first. */
function byDigits(keys: Uint32Array, indices: Uint32Array): Keyed {
  let from: Keyed = { keys, indices }
  let to: Keyed = { keys: new Uint32Array(keys.length), indices: new Uint32Array(keys.length) }
  for (let shift = 0; shift < 32; shift += 8) {
    const places = placesOf(from.keys, shift)
    for (let index = 0; index < keys.length; index++) {
      const key = from.keys[index] ?? 0
      const digit = (key >>> shift) & 255
      const place = places[digit] ?? 0
      places[digit] = place + 1
      to.keys[place] = key
      to.indices[place] = from.indices[index] ?? 0
    }
    ;[from, to] = [to, from]
  }
  return from
}

/** Where the first key with each digit goes. */
function placesOf(keys: Uint32Array, shift: number): Uint32Array {
  const places = new Uint32Array(BUCKETS + 1)
  for (let index = 0; index < keys.length; index++) {
    const next = (((keys[index] ?? 0) >>> shift) & 255) + 1
    places[next] = (places[next] ?? 0) + 1
  }
  for (let digit = 1; digit < BUCKETS; digit++) places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0)
  return places
}

function compare(values: Float64Array, indices: Uint32Array): Uint32Array {
  return indices.sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0))
}

function at(values: Float64Array, indices: Uint32Array, index: number): number {
  return values[indices[index] ?? 0] ?? Number.NaN
}
