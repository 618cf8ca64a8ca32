import { createReadStream } from 'node:fs'

const [LF, CR] = [0x0a, 0x0d]
/** The byte order mark of UTF-8. */
const MARK = [0xef, 0xbb, 0xbf]

/**
 * The lines, from 1, that stand at byte offsets of a file, as an editor counts them. (Engines count records, and a quoted
 * value may span lines.) A line ends in LF, CR LF or CR.
 *
 * @param offsets in bytes from 0, ascending, not counting a byte order mark.
 */
export async function lineNumbers(path: string, offsets: readonly number[]): Promise<number[]> {
  const found: number[] = []
  let line = 1
  let position: number | null = null
  let previous = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    position ??= MARK.every((byte, index) => chunk[index] === byte) ? -MARK.length : 0
    for (const byte of chunk) {
      // A line end counts when the byte after it is reached, so that CR LF is one.
      if (previous === LF || (previous === CR && byte !== LF)) line++
      while (offsets[found.length] === position) found.push(line)
      previous = byte
      position++
    }
    if (found.length === offsets.length) break
  }
  while (found.length < offsets.length) found.push(line)
  return found
}
