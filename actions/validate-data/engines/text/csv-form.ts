import { isUtf8 } from 'node:buffer'
import { FormFaults } from './fault.ts'
import { Utf8, wholeCharacters } from './utf8.ts'

const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d]
const [OTHER, IS_QUOTE, IS_DELIMITER, IS_LF, IS_CR, IS_NUL] = [0, 1, 2, 3, 4, 5] as const

/** Where in a record the last byte was. */
const [AT_START, IN_PLAIN, IN_QUOTES, BEHIND_QUOTE] = [0, 1, 2, 3] as const

const ENDS = { lf: 'LF', crlf: 'CR LF', cr: 'CR' } as const
type End = keyof typeof ENDS

/** The longest record, in bytes; DuckDB's own limit for a line of CSV. */
export const RECORD_MAX_BYTES = 2_000_000

/**
 * Finds what breaks RFC 4180 in CSV and DuckDB's reader lets pass (a quote inside a plain field, space around a quoted one, an
 * empty field too many at the end) or cannot get over (line ends of several kinds, bytes that are not UTF-8). Other counts of
 * fields are DuckDB's business where a stretch has no quotes: such a stretch is searched at the speed of memchr. For an engine
 * that does not count fields, `everyField` does it here.
 */
export class CsvForm {
  readonly faults = new FormFaults()
  readonly #classes = new Uint8Array(256)
  readonly #ordinary = new Uint8Array(256).fill(1)
  readonly #ordinaryAscii = new Uint8Array(256).fill(1, 0, 128)
  readonly #delimiter: number
  readonly #utf8 = new Utf8()
  #state: number = AT_START
  #position = 0
  #line = 1
  #start = 0
  #startLine = 1
  #delimiters = 0
  #columns = 0
  #end: End | null = null
  #afterCr = false
  #problem: string | null = null
  #spans = false
  #rows = 0
  readonly #everyField: boolean

  /** @param delimiter one character of ASCII. */
  constructor(delimiter: string, { everyField = false }: { readonly everyField?: boolean } = {}) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#everyField = everyField
    this.#classes[QUOTE] = IS_QUOTE
    this.#classes[this.#delimiter] = IS_DELIMITER
    this.#classes[LF] = IS_LF
    this.#classes[CR] = IS_CR
    this.#classes[0] = IS_NUL
    for (const byte of [QUOTE, this.#delimiter, LF, CR, 0]) this.#ordinary[byte] = this.#ordinaryAscii[byte] = 0
  }

  /** Fields of the first record, the header. */
  get columns(): number {
    return this.#columns
  }

  /** True where a quoted value spans lines. */
  get spans(): boolean {
    return this.#spans
  }

  /** Records behind the header without a fault; known only where every field is counted. */
  get rows(): number {
    return this.#rows
  }

  push(chunk: Buffer): void {
    let from = 0
    if (this.#position === 0 && chunk.indexOf('\uFEFF') === 0) from = 3
    while (from < chunk.length && (this.#columns === 0 || this.#utf8.inside || this.#afterCr)) {
      this.#step(chunk[from] ?? 0, this.#position + from)
      from++
    }
    const to = Math.max(from, wholeCharacters(chunk))
    const body = chunk.subarray(from, to)
    if (this.#isPlain(body)) this.#skim(body, this.#position + from)
    else this.#walk(body, this.#position + from)
    this.#walk(chunk.subarray(to), this.#position + to)
    this.#position += chunk.length
  }

  end(): void {
    if (this.#afterCr) this.#endRecord('cr', this.#position)
    if (this.#utf8.inside) this.#problem ??= 'not UTF-8'
    if (this.#state === IN_QUOTES) this.#problem ??= 'a quote is not closed'
    if (this.#start < this.#position) this.#endRecord(this.#end ?? 'lf', this.#position)
  }

  #isPlain(body: Buffer): boolean {
    if (this.#everyField) return false
    const between = this.#state === AT_START || this.#state === IN_PLAIN
    return (
      between && this.#end === 'lf' && !body.includes(QUOTE) && !body.includes(CR) && !body.includes(0) && isUtf8(body)
    )
  }

  // Only a delimiter at the end of a line needs a look; how many fields other lines have is for DuckDB to see.
  #skim(body: Buffer, offset: number): void {
    const delimiter = this.#delimiter
    let from = 0
    let lines = 0
    let last = this.#state === AT_START && this.#delimiters > 0 ? delimiter : 0
    for (let at = body.indexOf(LF); at >= 0; at = body.indexOf(LF, from)) {
      if (at > from) last = body[at - 1] ?? 0
      const first = from === 0
      const carried = first && (this.#problem !== null || offset + at - this.#start > RECORD_MAX_BYTES)
      if (last === delimiter || carried) {
        this.#line += lines
        lines = 0
        if (!first) this.#begin(offset + from)
        this.#delimiters += count(body.subarray(from, at), delimiter)
        if (at > from) this.#state = last === delimiter ? AT_START : IN_PLAIN
        this.#endRecord('lf', offset + at + 1)
      } else lines++
      last = 0
      from = at + 1
    }
    this.#line += lines
    if (from > 0) this.#begin(offset + from)
    const rest = body.subarray(from)
    this.#delimiters += count(rest, delimiter)
    if (rest.length > 0) this.#state = rest.at(-1) === delimiter ? AT_START : IN_PLAIN
  }

  #walk(body: Buffer, offset: number): void {
    // Of text that is UTF-8 throughout, only the signs of CSV matter.
    const ordinary = !this.#utf8.inside && isUtf8(body) ? this.#ordinary : this.#ordinaryAscii
    const { length } = body
    for (let index = 0; index < length; index++) {
      if ((this.#state === IN_PLAIN || this.#state === IN_QUOTES) && !this.#afterCr && !this.#utf8.inside) {
        while (index < length && ordinary[body[index] ?? 0] === 1) index++
        if (index === length) return
      }
      this.#step(body[index] ?? 0, offset + index)
    }
  }

  #step(byte: number, at: number): void {
    if ((byte >= 0x80 || this.#utf8.inside) && !this.#utf8.accepts(byte)) this.#problem ??= 'not UTF-8'
    const kind = this.#classes[byte]
    if (this.#afterCr) {
      this.#afterCr = false
      if (this.#state === IN_QUOTES) {
        this.#spans = true
        this.#line++
        if (kind === IS_LF) return
      } else {
        this.#endRecord(kind === IS_LF ? 'crlf' : 'cr', kind === IS_LF ? at + 1 : at)
        if (kind === IS_LF) return
      }
    }
    if (kind === OTHER) {
      if (this.#state === AT_START) this.#state = IN_PLAIN
      else if (this.#state === BEHIND_QUOTE) this.#misplaced('text follows a closing quote')
      return
    }
    this.#sign(kind ?? OTHER, at)
  }

  #sign(kind: number, at: number): void {
    if (kind === IS_NUL) this.#problem ??= 'a NUL byte'
    else if (kind === IS_CR) this.#afterCr = true
    else if (kind === IS_QUOTE) this.#quote()
    else if (this.#state === IN_QUOTES) {
      if (kind === IS_LF) {
        this.#spans = true
        this.#line++
      }
    } else if (kind === IS_LF) this.#endRecord('lf', at + 1)
    else {
      this.#delimiters++
      this.#state = AT_START
    }
  }

  #quote(): void {
    if (this.#state === AT_START || this.#state === BEHIND_QUOTE) this.#state = IN_QUOTES
    else if (this.#state === IN_QUOTES) this.#state = BEHIND_QUOTE
    else this.#problem ??= 'a quote inside a field that does not start with one'
  }

  #misplaced(problem: string): void {
    this.#problem ??= problem
    this.#state = IN_PLAIN
  }

  #endRecord(end: End, behind: number): void {
    this.#end ??= end
    this.#line++
    const blank = this.#delimiters === 0 && this.#state === AT_START && this.#problem === null
    const fields = this.#delimiters + 1
    const header = this.#columns === 0
    if (header) {
      this.#columns = fields
      if (blank) this.#problem = 'blank, where the header should stand'
    } else if (!blank && fields !== this.#columns) {
      this.#problem ??= fields < this.#columns ? 'missing columns' : 'too many columns'
    }
    if (behind - this.#start > RECORD_MAX_BYTES) this.#problem ??= `longer than ${RECORD_MAX_BYTES} bytes`
    if (end !== this.#end) this.#problem ??= `ends in ${ENDS[end]}, line 1 in ${ENDS[this.#end]}`
    if (this.#problem !== null) {
      this.faults.add({ start: this.#start, end: behind, line: this.#startLine, problem: this.#problem })
    } else if (!header && (!blank || this.#columns === 1)) this.#rows++
    this.#begin(behind)
  }

  #begin(offset: number): void {
    this.#start = offset
    this.#startLine = this.#line
    this.#delimiters = 0
    this.#state = AT_START
    this.#problem = null
  }
}

function count(bytes: Buffer, wanted: number): number {
  let found = 0
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) found++
  return found
}
