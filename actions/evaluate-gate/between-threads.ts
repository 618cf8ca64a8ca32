type Column = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array

/** The same with its columns of numbers in memory that threads share, so that none of them is copied on its way to another thread. */
export function shared<T>(value: T): T {
  return sharedValue(value) as T
}

function sharedValue(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return sharedColumn(value as Column)
  if (value instanceof Map) return new Map(Array.from(value, ([key, item]) => [key, sharedValue(item)]))
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, sharedValue(item)]))
}

function sharedColumn(column: Column): Column {
  const Kind = column.constructor as new (memory: SharedArrayBuffer) => Column
  const copy = new Kind(new SharedArrayBuffer(column.byteLength))
  copy.set(column)
  return copy
}

/** A count that all threads add to. */
export function sharedCount(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
}

/** Takes from the start of a list, until as many are taken by all threads together as it has: two that start at its two ends never meet. */
export function* untilAllTaken<T>(list: readonly T[], taken: Int32Array): Generator<T> {
  for (const item of list) {
    if (Atomics.add(taken, 0, 1) >= list.length) return
    yield item
  }
}
