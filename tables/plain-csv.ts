const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const QUOTE = 0x22
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** Bytes that become text at once; a longer record is not plain. */
const PIECE = 1 << 20

/**
 * Reads CSV as most programs write it: without quotes and carriage returns, and with as many fields in each record as in the first one. It takes a
 * fifth of the time that a parser of all CSV does. Empty lines are skipped.
 *
 * @param bytes UTF-8.
 * @param take is called with each record, the header among them.
 * @returns whether the file is as plain as that; if not, only a parser of all CSV can tell what its records are.
 */
export function readPlainCsv(bytes: Uint8Array, delimiter: string, take: (record: readonly string[]) => void): boolean {
  if (bytes.includes(QUOTE) || bytes.includes(CARRIAGE_RETURN)) return false
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let width: number | null = null
  let start = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? BYTE_ORDER_MARK.length : 0
  while (start < bytes.length) {
    const end = start + PIECE < bytes.length ? bytes.lastIndexOf(LINE_FEED, start + PIECE) : bytes.length
    if (end < start) return false
    for (const record of recordsOf(decoder.decode(bytes.subarray(start, end)), delimiter)) {
      width ??= record.length
      if (record.length !== width) return false
      take(record)
    }
    start = end + 1
  }
  return true
}

function* recordsOf(text: string, delimiter: string): Generator<string[]> {
  let next = -1
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf('\n', from)
    const stop = found < 0 ? text.length : found
    const record: string[] = []
    let at = from
    for (;;) {
      // What was found behind this line is not looked for again: lines without any delimiter would take quadratic time.
      if (next < at) next = text.indexOf(delimiter, at)
      if (next < 0) next = text.length
      if (next >= stop) break
      record.push(text.slice(at, next))
      at = next + 1
    }
    record.push(text.slice(at, stop))
    if (stop > from) yield record
    from = stop + 1
  }
}
