const [QUOTE, LF, CR, SPACE, TAB] = [0x22, 0x0a, 0x0d, 0x20, 0x09]

/** How a text falls into records, and which of them the engine counts as rows. */
export interface RecordForm {
  /** Line ends within quotes end no record. */
  readonly quotes: boolean
  /** The first record names the columns. */
  readonly header: boolean
  /** An empty line holds a row, as in CSV of one column. */
  readonly blankRows: boolean
  /** Records that hold no row, by the offset of their first byte and of the one behind their end. */
  readonly skipped: readonly { readonly start: number; readonly end: number }[]
  /** First bytes of further records that hold no row. */
  readonly rejected: ReadonlySet<number>
}

/**
 * The lines, from 1, at which rows start.
 *
 * @param rows numbers of rows from 1, ascending.
 */
export async function recordLines(
  text: AsyncIterable<Uint8Array>,
  rows: readonly number[],
  form: RecordForm,
): Promise<number[]> {
  const lines: number[] = []
  if (rows.length === 0) return lines
  const records = new Records(form, (row, line) => {
    while (rows[lines.length] === row) lines.push(line)
  })
  for await (const chunk of text) {
    records.push(chunk)
    if (lines.length === rows.length) break
  }
  records.end()
  return lines
}

/** Walks over a text byte by byte and tells each row and the line where it starts. */
class Records {
  readonly #form: RecordForm
  readonly #found: (row: number, line: number) => void
  #header: boolean
  #skipped = 0
  #position = 0
  #line = 1
  #row = 0
  #start = 0
  #startLine = 1
  #quoted = false
  #blank = true
  #afterCr = false

  constructor(form: RecordForm, found: (row: number, line: number) => void) {
    this.#form = form
    this.#found = found
    this.#header = form.header
  }

  push(chunk: Uint8Array): void {
    for (const byte of chunk) {
      const endsLine = byte === CR || (byte === LF && !this.#afterCr)
      if (endsLine) this.#line++
      if (!this.#skip()) {
        if (endsLine) this.#lineEnd()
        else if (byte === LF && !this.#quoted) this.#begin(this.#position + 1)
        else this.#inside(byte)
      }
      this.#afterCr = byte === CR
      this.#position++
    }
  }

  end(): void {
    if (this.#start < this.#position) this.#endRecord()
  }

  #inside(byte: number): void {
    if (byte === QUOTE && this.#form.quotes) this.#quoted = !this.#quoted
    if (this.#form.quotes || (byte !== SPACE && byte !== TAB)) this.#blank = false
  }

  /** Whether the byte is of a record that is no row; behind its last one the next record begins. */
  #skip(): boolean {
    const skip = this.#form.skipped[this.#skipped]
    if (!skip || this.#position < skip.start) return false
    if (this.#position + 1 >= skip.end) {
      this.#skipped++
      this.#begin(this.#position + 1)
    }
    return true
  }

  #lineEnd(): void {
    if (this.#quoted) return
    this.#endRecord()
    this.#begin(this.#position + 1)
  }

  #endRecord(): void {
    if (this.#blank && !this.#form.blankRows) return
    if (this.#header) this.#header = false
    else if (!this.#form.rejected.has(this.#start)) this.#found(++this.#row, this.#startLine)
  }

  #begin(position: number): void {
    this.#start = position
    this.#startLine = this.#line
    this.#quoted = false
    this.#blank = true
  }
}
