const [LF, CR] = [0x0a, 0x0d]

/**
 * The lines, from 1, that stand at byte offsets of a text, as an editor counts them: a line ends in LF, CR LF or CR. (Engines
 * count records, and a quoted value may span lines.)
 *
 * @param offsets in bytes from 0, ascending.
 */
export async function lineNumbers(text: AsyncIterable<Uint8Array>, offsets: readonly number[]): Promise<number[]> {
  const found: number[] = []
  if (offsets.length === 0) return found
  let line = 1
  let position = 0
  let previous = 0
  for await (const chunk of text) {
    for (const byte of chunk) {
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
