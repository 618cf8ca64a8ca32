import { createReadStream } from 'node:fs'

const [LF, CR] = [0x0a, 0x0d]

/**
 * The lines, from 1, that stand at byte offsets of a file, as an editor counts them. (Engines count records, and a quoted
 * value may span lines.) A line ends in LF, CR LF or CR; the LF of a CR LF belongs to the line after it here, since that is
 * where DuckDB lets a record begin.
 *
 * @param offsets in bytes from 0, ascending.
 */
export async function lineNumbers(path: string, offsets: readonly number[]): Promise<number[]> {
  const found: number[] = []
  const last = offsets.at(-1)
  if (last === undefined) return found
  let line = 1
  let position = 0
  let previous = 0
  for await (const chunk of createReadStream(path, { end: last }) as AsyncIterable<Uint8Array>) {
    for (const byte of chunk) {
      if (previous === CR || previous === LF) line++
      while (offsets[found.length] === position) found.push(line)
      // The LF of a CR LF ends no line of its own.
      previous = previous === CR && byte === LF ? 0 : byte
      position++
    }
  }
  while (found.length < offsets.length) found.push(line)
  return found
}
