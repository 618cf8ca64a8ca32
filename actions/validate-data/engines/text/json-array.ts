const [QUOTE, BACKSLASH, COMMA, LF] = [0x22, 0x5c, 0x2c, 0x0a]
const OPEN = new Set([0x5b, 0x7b])
const CLOSE = new Set([0x5d, 0x7d])
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d])

/** One element of the outermost array. */
export interface Element {
  readonly text: Buffer
  /** Where it starts, from 1. */
  readonly line: number
}

/**
 * Cuts a JSON array into its elements, whose own grammar is for others to judge.
 *
 * @param maxBytes of one element.
 * @throws Error where the array itself is broken, or an element is too long, naming the line.
 */
export async function* elementsOf(text: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Element> {
  let depth = 0
  let line = 1
  let startLine = 1
  let quoted = false
  let escaped = false
  let over = false
  let empty = true
  let parts: Buffer[] = []
  let size = 0
  for await (const chunk of text) {
    let from = depth > 0 ? 0 : -1
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0
      if (byte === LF) line++
      if (quoted) {
        if (escaped) escaped = false
        else if (byte === BACKSLASH) escaped = true
        else if (byte === QUOTE) quoted = false
        continue
      }
      // Before the array: a byte order mark.
      if (SPACE.has(byte) || (depth === 0 && !over && !OPEN.has(byte))) continue
      if (over) throw new Error(`line ${line}: text follows the end of the array`)
      if (depth === 1 && empty && byte !== COMMA && !CLOSE.has(byte)) {
        empty = false
        startLine = line
        from = index
      }
      if (byte === QUOTE) quoted = true
      else if (OPEN.has(byte)) depth++
      else if (CLOSE.has(byte)) depth--
      const ends = depth === 0 || (depth === 1 && byte === COMMA)
      if (depth === 1 && from < 0) from = index + 1
      if (!ends) continue
      if (empty && (depth > 0 || startLine < 0)) throw new Error(`line ${line}: a value is missing`)
      if (!empty) yield { text: joined(parts, chunk.subarray(from, index)), line: startLine }
      parts = []
      size = 0
      over = depth === 0
      // A comma promises one more.
      startLine = over ? 0 : -1
      empty = true
      from = index + 1
    }
    if (depth > 0 && from >= 0) parts.push(Buffer.from(chunk.subarray(from)))
    size += chunk.length
    if (size > maxBytes + chunk.length) throw new Error(`line ${startLine}: a value is longer than ${maxBytes} bytes`)
  }
  if (!over) throw new Error(`line ${line}: the array is not closed`)
}

function joined(parts: readonly Buffer[], last: Buffer): Buffer {
  return parts.length === 0 ? last : Buffer.concat([...parts, last])
}
