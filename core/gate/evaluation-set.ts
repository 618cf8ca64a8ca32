import { type Digest, digestOfChunks, utf8Of } from '../digest.ts'
import { compareIds, type Ids, idAt, startOf } from './ids.ts'
import type { Predictions } from './predictions.ts'

/**
 * The held-out set that a file was made on: SHA-256 over its (id, label), and weight and group where there are any, sorted by id: a JSON array
 * a line. A row that stands there once for each seed counts once.
 *
 * @param digest SHA-256 of bytes, where there is a faster one; each piece is overwritten by the next.
 */
export function evaluationSetDigest(file: Predictions, digest: typeof digestOfChunks = digestOfChunks): Digest {
  return digest(linesOf(file))
}

/** So many bytes are handed over at once: a million lines by themselves take longer than their digest. */
const CHUNK = 1 << 16

/** Each chunk lies where the one before it lay. */
function* linesOf(file: Predictions): Generator<Uint8Array> {
  const { ids, byId, seed } = file
  const endOf = endsOf(file)
  const bytes = new Uint8Array(CHUNK)
  let [filled, last] = [0, -1]
  let lastEnd = NO_BYTES
  for (let rank = 0; rank < byId.length; rank++) {
    const row = byId[rank] ?? 0
    const end = endOf(row)
    if (seed && last >= 0 && isEqual(end, lastEnd) && compareIds(ids, row, ids, last) === 0) continue
    ;[last, lastEnd] = [row, end]
    if (filled + lengthOf(ids, row) + end.length + 3 > CHUNK) {
      yield bytes.subarray(0, filled)
      filled = 0
    }
    const written = write({ ids, row, end }, bytes, filled)
    if (written === undefined) {
      yield bytes.subarray(0, filled)
      filled = 0
      yield utf8Of(`[${JSON.stringify(idAt(ids, row))}`)
      yield end
    } else {
      filled = written
    }
  }
  yield bytes.subarray(0, filled)
}

/** What stands on a row's line behind its id, in UTF-8. */
function endsOf({ label, numbers, weight, group }: Predictions): (row: number) => Uint8Array {
  const labels = label.values.map((value) => `,${JSON.stringify(value)}`)
  const labelOf = (row: number) =>
    numbers ? `,${JSON.stringify(String(numbers.label[row]))}` : (labels[label.codes[row] ?? 0] ?? '')
  if (weight || group) {
    const groups = group?.values.map((value) => JSON.stringify(value))
    return (row) => utf8Of(`${labelOf(row)},${weight?.[row] ?? null},${groups?.[group?.codes[row] ?? 0] ?? null}]\n`)
  }
  if (numbers) return (row) => utf8Of(`${labelOf(row)}]\n`)
  const whole = labels.map((text) => utf8Of(`${text}]\n`))
  return (row) => whole[label.codes[row] ?? 0] ?? NO_BYTES
}

const NO_BYTES: Uint8Array = new Uint8Array()

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

function lengthOf(ids: Ids, row: number): number {
  return (ids.ends[row] ?? 0) - startOf(ids, row)
}

interface Line {
  readonly ids: Ids
  readonly row: number
  readonly end: Uint8Array
}

/** Writes a line and says where it ends; undefined where it has no room, or its id a character that JSON or UTF-8 writes as more than one. */
function write({ ids, row, end }: Line, bytes: Uint8Array, from: number): number | undefined {
  if (from + lengthOf(ids, row) + end.length + 3 > bytes.length) return undefined
  let at = from
  bytes[at++] = LIST
  bytes[at++] = QUOTE
  const stop = ids.ends[row] ?? 0
  for (let index = startOf(ids, row); index < stop; index++) {
    const unit = ids.units[index] ?? 0
    if (unit < SPACE || unit >= ASCII || unit === QUOTE || unit === BACKSLASH) return undefined
    bytes[at++] = unit
  }
  bytes[at++] = QUOTE
  for (let index = 0; index < end.length; index++) bytes[at++] = end[index] ?? 0
  return at
}

const LIST = 0x5b
const QUOTE = 0x22
const BACKSLASH = 0x5c
const SPACE = 0x20
const ASCII = 0x7f
