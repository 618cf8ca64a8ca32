/** A record that breaks the form of its file. */
export interface Fault {
  /** Bytes of the text, from 0: the record's first, and the one behind its line end. */
  readonly start: number
  readonly end: number
  /** Where the record starts, from 1, as an editor counts lines. */
  readonly line: number
  readonly problem: string
}

/** So many are kept; in a file with more, nothing is read. */
export const MAX_FAULTS = 10_000

/** Collects the faults of one file. */
export class FormFaults {
  readonly list: Fault[] = []
  count = 0

  add(fault: Fault): void {
    this.count++
    if (this.list.length < MAX_FAULTS) this.list.push(fault)
  }
}
