import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'

/** Longest line that is printed, in UTF-16 units; the rest of a longer one is counted and dropped. */
const MAX_LINE = 8192

/**
 * Stands before every line of a child. The runner reads `::command::` at the start of a line after trimming white space,
 * so a mark that is no white space disarms it. The space before the mark disarms the problem matchers of setup-node,
 * setup-dotnet and others, which begin with `^[^\s]`; the mark disarms those that begin with `^\s*File`.
 */
const PREFIX = ' > '

// All control characters but the tab, line separators, and the marks that reorder text (Unicode TR 9).
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes.
const INVISIBLE = /[\0-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** One line of a child without terminal control, and with nothing that the runner would take for a command. */
export function cleanLine(line: string): string {
  const plain = stripVTControlCharacters(line).replace(INVISIBLE, '')
  // The runner honours `##[command]` anywhere in a line (ActionCommand.TryParse of actions/runner).
  return PREFIX + plain.replaceAll('##[', '## [')
}

/**
 * Prints what a child writes, line by line, to our own stdout: one stream, so that no line can leave the fence. Memory
 * stays bounded whatever comes: the child waits while nobody reads us. Ends with the stream; a broken one just ends.
 */
export async function printLines(source: Readable): Promise<void> {
  const decoder = new TextDecoder() // invalid UTF-8 becomes U+FFFD
  let line = ''
  let dropped = 0
  let afterReturn = false
  const add = (text: string) => {
    const room = MAX_LINE - line.length
    line += text.slice(0, room)
    dropped += Math.max(0, text.length - room)
  }
  const finish = () => {
    const text = cleanLine(line) + (dropped > 0 ? ` ... [${dropped} more characters]` : '')
    line = ''
    dropped = 0
    return `${text}\n`
  }
  try {
    for await (const chunk of source) {
      let text = decoder.decode(chunk as Buffer, { stream: true })
      if (text === '') continue
      if (afterReturn && text.startsWith('\n')) text = text.slice(1)
      afterReturn = text.endsWith('\r')
      const [first = '', ...rest] = text.split(/\r\n|\r|\n/)
      let lines = ''
      add(first)
      for (const part of rest) {
        lines += finish()
        add(part)
      }
      if (lines) await print(lines)
    }
  } catch {
    // The pipe was cut off, since a grandchild kept it open for too long. What came until then still counts.
  }
  add(decoder.decode())
  if (line) await print(finish())
}

/**
 * Switches workflow commands off while a child prints, and always on again. The token has 128 random bits and is in
 * nothing that the child is given: no variable, no argument, no file.
 */
export async function fenced<T>(work: () => Promise<T>): Promise<T> {
  const token = randomBytes(16).toString('hex')
  // From here on a log that nobody reads any more must not keep us from writing the record.
  process.stdout.off('error', ignoreBrokenPipe).on('error', ignoreBrokenPipe)
  await print(`::stop-commands::${token}\n`)
  try {
    return await work()
  } finally {
    await print(`::${token}::\n`)
  }
}

function ignoreBrokenPipe(): void {}

// Waits until the text is out, or until nobody can read it any more.
function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve())
  })
}
