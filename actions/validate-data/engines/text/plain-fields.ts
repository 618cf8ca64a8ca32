import type { PlainKind } from '#core/data/plain-kinds.ts'
import { type PlainField, PlainLines } from './plain-lines.ts'

const [LF, CR, QUOTE, POINT, MINUS, PLUS, COLON, SPACE] = [0x0a, 0x0d, 0x22, 0x2e, 0x2d, 0x2b, 0x3a, 0x20]
const [LETTER_T, LETTER_E] = [0x54, 0x65]
const [ZERO, NINE] = [0x30, 0x39]

/** Digits that an integer of 64 bits, and a double, always keep. */
const [INTEGER_DIGITS, DOUBLE_DIGITS] = [18, 15]

/** A line that goes on for longer is not plain. */
const MAX_LINE = 2_000_000

/** Columns that are worth a program of their own. */
const MAX_SKIMMED = 500

/** A type of the engine in which nothing of a field is lost. */
export type PlainType = 'BIGINT' | 'DOUBLE' | 'DATE' | 'TIMESTAMP'

/** What the fields of a column were so far; numbers begin as whole ones. */
const [OTHER, INTEGER, WHOLE, NUMBER, DATE, TIMESTAMP] = [0, 1, 2, 3, 4, 5] as const
const CODES = { integer: INTEGER, number: WHOLE, date: DATE, timestamp: TIMESTAMP } as const
const FIELDS: readonly PlainField[] = ['any', 'integer', 'integer', 'number', 'date', 'timestamp']
const TYPES: readonly (PlainType | null)[] = [null, 'BIGINT', 'BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP']

/**
 * Finds the columns of CSV in which every field, or nothing, is written so plainly that reading it in its type loses nothing and
 * never fails: `-7` and `007`, `1.50`, `2024-02-29`, `2024-02-29 23:59:59.5`. In one that has anything else, a quote included, and
 * in a file with a CR or a quoted field of several lines, fields stay text, of which everything can be asked.
 */
export class PlainFields {
  readonly #delimiter: number
  readonly #kindOf: (name: string) => PlainKind | undefined
  readonly #codes: number[] = []
  #names: string[] | null = null
  #rest: Buffer = Buffer.alloc(0)
  #over = false
  #lines: PlainLines | null = null
  /** Codes that the lines are for, and those that the last portion ended with. */
  #skimmed = ''
  #found = ''

  /** @param kindOf what a column, by the name in the header, is to be read as; undefined for text. */
  constructor(delimiter: string, kindOf: (name: string) => PlainKind | undefined) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#kindOf = kindOf
  }

  /** The columns that can be read in a type, by name. Known at the end of the text. */
  get types(): Map<string, PlainType> {
    const names = this.#over ? [] : (this.#names ?? [])
    return new Map(
      names.flatMap((name, index): [string, PlainType][] => {
        const type = TYPES[this.#codes[index] ?? OTHER]
        return type ? [[name, type]] : []
      }),
    )
  }

  /** @param chunk is not kept. */
  push(chunk: Buffer): void {
    if (this.#over) return
    const first = chunk.indexOf(LF) + 1
    if (chunk.includes(CR)) this.#stop()
    else if (first === 0) this.#keep(chunk)
    else this.#portion(chunk, first)
  }

  #portion(chunk: Buffer, first: number): void {
    const line =
      this.#rest.length === 0 ? chunk.subarray(0, first) : Buffer.concat([this.#rest, chunk.subarray(0, first)])
    if (this.#names === null) this.#readHeader(line)
    else this.#walk(line, line.length)
    const last = chunk.lastIndexOf(LF) + 1
    this.#skim(chunk.subarray(first, last))
    this.#rest = Buffer.from(chunk.subarray(last))
  }

  /** The last line may lack its end. */
  end(): void {
    if (this.#rest.length > 0) this.push(Buffer.from([LF]))
  }

  #keep(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk])
    if (this.#rest.length > MAX_LINE) this.#stop()
  }

  #stop(): void {
    this.#over = true
    this.#rest = Buffer.alloc(0)
  }

  #readHeader(line: Buffer): void {
    const names = line.toString('utf8', line.indexOf('\uFEFF') === 0 ? 3 : 0, line.length - 1)
    this.#names = names.split(String.fromCharCode(this.#delimiter)).map((name) => /^"([^"]*)"$/.exec(name)?.[1] ?? name)
    for (const name of this.#names) {
      const kind = this.#kindOf(name)
      this.#codes.push(kind === undefined ? OTHER : CODES[kind])
    }
    const unclear = this.#names.some((name) => name.includes('"'))
    if (unclear || this.#codes.every((code) => code === OTHER)) this.#stop()
  }

  // What a portion has shown of the columns is what the next one is expected to be.
  #skim(bytes: Buffer): void {
    const found = this.#codes.join()
    if (found === this.#found && found !== this.#skimmed && this.#codes.length <= MAX_SKIMMED) {
      this.#lines = new PlainLines(
        this.#codes.map((code) => FIELDS[code] ?? 'any'),
        this.#delimiter,
      )
      this.#skimmed = found
    }
    this.#found = found
    const lines = found === this.#skimmed && this.#lines?.take(bytes) ? this.#lines : null
    let at = lines?.skim(0, bytes.length) ?? 0
    while (at < bytes.length && !this.#over) {
      const end = lines ? bytes.indexOf(LF, at) + 1 : bytes.length
      this.#walk(bytes.subarray(at, end), end - at)
      at = lines?.skim(end, bytes.length) ?? end
    }
  }

  // Every stretch ends in LF, which no field holds, so nothing is read behind it.
  #walk(bytes: Buffer, to: number): void {
    const delimiter = this.#delimiter
    const codes = this.#codes
    const columns = codes.length
    let at = 0
    let column = 0
    while (at < to) {
      const code = column < columns ? (codes[column] as number) : OTHER
      let byte = bytes[at] as number
      if (byte === QUOTE) {
        if (column < columns) codes[column] = OTHER
        at = quotedEnd(bytes, at)
        if (at < 0) {
          this.#stop()
          return
        }
        byte = bytes[at] as number
      } else if (code !== OTHER && byte !== delimiter && byte !== LF) {
        const end = endOf(code, bytes, at)
        byte = bytes[end] as number
        if (end === at || (byte !== delimiter && byte !== LF)) {
          // A number with a point is read again as such.
          codes[column] = code === WHOLE && end > at && (byte === POINT || byte === LETTER_E) ? NUMBER : OTHER
          continue
        }
        at = end
      }
      while (byte !== delimiter && byte !== LF) byte = bytes[++at] as number
      column = byte === LF ? 0 : column + 1
      at++
    }
  }
}

/** The index behind a quoted field; -1 where it spans lines. */
function quotedEnd(bytes: Buffer, from: number): number {
  for (let at = from + 1; bytes[at] !== LF; at++) {
    if (bytes[at] !== QUOTE) continue
    if (bytes[at + 1] !== QUOTE) return at + 1
    at++
  }
  return -1
}

/*
 * Each gives the index behind a field that is plain so far, and the index itself where it is not.
 */

function endOf(code: number, bytes: Buffer, at: number): number {
  if (code === INTEGER || code === WHOLE) return integerEnd(bytes, at, code === WHOLE ? DOUBLE_DIGITS : INTEGER_DIGITS)
  if (code === NUMBER) return numberEnd(bytes, at)
  return code === DATE ? dateEnd(bytes, at) : timestampEnd(bytes, at)
}

function digitsEnd(bytes: Buffer, from: number): number {
  let at = from
  while (isDigit(bytes[at] as number)) at++
  return at
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE
}

function integerEnd(bytes: Buffer, at: number, digits: number): number {
  const start = bytes[at] === MINUS ? at + 1 : at
  const end = digitsEnd(bytes, start)
  return end > start && end - start <= digits ? end : at
}

function numberEnd(bytes: Buffer, at: number): number {
  const start = bytes[at] === MINUS ? at + 1 : at
  const whole = digitsEnd(bytes, start)
  let end = whole
  if (bytes[whole] === POINT) {
    end = digitsEnd(bytes, whole + 1)
    if (end === whole + 1) return at
  }
  const digits = end - start - (end > whole ? 1 : 0)
  if (whole === start || digits > DOUBLE_DIGITS) return at
  return bytes[end] === LETTER_E ? exponentEnd(bytes, end) : end
}

// Of two digits, in which every decimal of 15 has its own double.
function exponentEnd(bytes: Buffer, at: number): number {
  const sign = bytes[at + 1]
  const start = sign === MINUS || sign === PLUS ? at + 2 : at + 1
  const end = digitsEnd(bytes, start)
  return end > start && end <= start + 2 ? end : at
}

/** Two digits as a number; -1 where they are none. */
function two(bytes: Buffer, at: number): number {
  const tens = bytes[at] as number
  return isDigit(tens) && isDigit(bytes[at + 1] as number) ? tens * 10 + (bytes[at + 1] as number) - 11 * ZERO : -1
}

function dateEnd(bytes: Buffer, at: number): number {
  if (bytes[at + 4] !== MINUS || bytes[at + 7] !== MINUS) return at
  const century = two(bytes, at)
  const year = two(bytes, at + 2)
  const month = two(bytes, at + 5)
  const day = two(bytes, at + 8)
  if (century < 0 || year < 0 || century + year === 0 || month < 1 || month > 12 || day < 1) return at
  return day <= 28 || day <= daysIn(month, century * 100 + year) ? at + 10 : at
}

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function timestampEnd(bytes: Buffer, at: number): number {
  if (dateEnd(bytes, at) === at || (bytes[at + 10] !== SPACE && bytes[at + 10] !== LETTER_T)) return at
  if (bytes[at + 13] !== COLON || bytes[at + 16] !== COLON) return at
  const hour = two(bytes, at + 11)
  const minute = two(bytes, at + 14)
  const second = two(bytes, at + 17)
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return at
  if (bytes[at + 19] !== POINT) return at + 19
  const end = digitsEnd(bytes, at + 20)
  return end > at + 20 && end <= at + 26 ? end : at
}
