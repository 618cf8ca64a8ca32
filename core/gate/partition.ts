import type { Partition } from '../metrics/sample.ts'

/** Tells rows apart by their codes, which are whole numbers under `count`. */
export function partitionOf(codes: Int32Array, count: number): Partition {
  const sizes = new Int32Array(count)
  for (let row = 0; row < codes.length; row++) {
    const part = codes[row] ?? 0
    sizes[part] = (sizes[part] ?? 0) + 1
  }
  const rows = Array.from(sizes, (size) => new Int32Array(size))
  sizes.fill(0)
  for (let row = 0; row < codes.length; row++) append(rows, sizes, codes[row] ?? 0, row)
  return { of: codes, rows }
}

/** An order of all rows as orders of each part's own rows, which are numbered from 0: one walk, and nothing is sorted again. */
export function splitOrder(order: Uint32Array, { of, rows }: Partition): Uint32Array[] {
  const filled = new Int32Array(rows.length)
  const places = new Uint32Array(of.length)
  for (let row = 0; row < of.length; row++) {
    const part = of[row] ?? 0
    const place = filled[part] ?? 0
    places[row] = place
    filled[part] = place + 1
  }
  const orders = rows.map((own) => new Uint32Array(own.length))
  filled.fill(0)
  for (let rank = 0; rank < order.length; rank++) {
    const row = order[rank] ?? 0
    append(orders, filled, of[row] ?? 0, places[row] ?? 0)
  }
  return orders
}

function append(lists: readonly (Int32Array | Uint32Array)[], filled: Int32Array, part: number, value: number): void {
  const list = lists[part]
  const at = filled[part] ?? 0
  if (list) list[at] = value
  filled[part] = at + 1
}
