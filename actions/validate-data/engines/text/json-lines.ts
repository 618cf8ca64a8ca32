import { isUtf8 } from 'node:buffer'
import type { Fault } from './fault.ts'
import { FormFaults } from './fault.ts'
import { problemOf } from './json-record.ts'

const LF = 0x0a

/** The longest record that is read, in bytes. */
export const JSON_RECORD_MAX_BYTES = 16 << 20

/** Finds the lines of JSON Lines that are no sound record, and the keys of the others. Blank lines hold no record. */
export class JsonLines {
  readonly faults = new FormFaults()
  readonly keys = new Set<string>()
  #rows = 0
  #parts: Buffer[] = []
  #size = 0
  #position = 0
  #line = 1
  #start = 0

  /** Sound records. */
  get rows(): number {
    return this.#rows
  }

  push(chunk: Buffer): void {
    let from = 0
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      this.#take(chunk.subarray(from, at))
      this.#endLine(this.#position + at + 1)
      from = at + 1
    }
    if (from < chunk.length) this.#take(Buffer.from(chunk.subarray(from)))
    this.#position += chunk.length
  }

  end(): void {
    if (this.#size > 0) this.#endLine(this.#position)
  }

  // Of a line that is too long nothing more is kept.
  #take(bytes: Buffer): void {
    this.#size += bytes.length
    if (this.#size > JSON_RECORD_MAX_BYTES) this.#parts = []
    else this.#parts.push(bytes)
  }

  #endLine(end: number): void {
    const problem = this.#size > JSON_RECORD_MAX_BYTES ? `longer than ${JSON_RECORD_MAX_BYTES} bytes` : this.#problem()
    if (problem !== null) {
      const fault: Fault = { start: this.#start, end, line: this.#line, problem }
      this.faults.add(fault)
    }
    this.#parts = []
    this.#size = 0
    this.#line++
    this.#start = end
  }

  #problem(): string | null {
    const [only = Buffer.alloc(0)] = this.#parts
    const bytes = this.#parts.length > 1 ? Buffer.concat(this.#parts) : only
    if (!isUtf8(bytes)) return 'not UTF-8'
    const text = bytes.toString('utf8', this.#start === 0 && bytes.indexOf('\uFEFF') === 0 ? 3 : 0).trim()
    if (text === '') return null
    const problem = text.includes('\r') ? 'a CR in the middle of the line' : problemOf(text, this.keys)
    if (problem === null) this.#rows++
    return problem
  }
}
