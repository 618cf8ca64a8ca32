/**
 * The ids of all rows one behind the other, in UTF-16 units. A million strings would have to be made, hashed and copied between threads one by
 * one; two columns of numbers can be shared.
 */
export interface Ids {
  readonly units: Uint16Array
  /** Row by row where the id ends; it starts where the one before it ends. */
  readonly ends: Uint32Array
}

/**
 * Texts as ids.
 *
 * @throws RangeError where they are over 4 Gi characters together.
 */
export function idsOf(texts: readonly string[]): Ids {
  const ends = new Uint32Array(texts.length)
  let length = 0
  for (let row = 0; row < texts.length; row++) {
    length += texts[row]?.length ?? 0
    ends[row] = length
  }
  const units = new Uint16Array(length)
  let at = 0
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row] ?? ''
    for (let index = 0; index < text.length; index++) units[at++] = text.charCodeAt(index)
  }
  return { units, ends }
}

/** Where a row's id starts. */
export function startOf({ ends }: Ids, row: number): number {
  return row === 0 ? 0 : (ends[row - 1] ?? 0)
}

/** A row's id as text. */
export function idAt(ids: Ids, row: number): string {
  let text = ''
  const end = ids.ends[row] ?? 0
  for (let index = startOf(ids, row); index < end; index++) text += String.fromCharCode(ids.units[index] ?? 0)
  return text
}

/** All ids as texts. */
export function idTexts(ids: Ids): string[] {
  return Array.from(ids.ends, (_, row) => idAt(ids, row))
}

/** Whether one id stands before (under 0), behind (over 0) or is the other one, in the order of UTF-16 units. */
export function compareIds(a: Ids, row: number, b: Ids, other: number): number {
  const [from, start] = [startOf(a, row), startOf(b, other)]
  const [length, otherLength] = [(a.ends[row] ?? 0) - from, (b.ends[other] ?? 0) - start]
  const shared = Math.min(length, otherLength)
  for (let index = 0; index < shared; index++) {
    const difference = (a.units[from + index] ?? 0) - (b.units[start + index] ?? 0)
    if (difference !== 0) return difference
  }
  return length - otherLength
}

/** The ids of some rows, in that order. */
export function idsAt(ids: Ids, rows: Int32Array): Ids {
  const ends = new Uint32Array(rows.length)
  let length = 0
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? 0
    length += (ids.ends[row] ?? 0) - startOf(ids, row)
    ends[place] = length
  }
  const units = new Uint16Array(length)
  let at = 0
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? 0
    const end = ids.ends[row] ?? 0
    for (let index = startOf(ids, row); index < end; index++) units[at++] = ids.units[index] ?? 0
  }
  return { units, ends }
}
