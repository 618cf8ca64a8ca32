import { type FormFaults, MAX_FAULTS } from './text/fault.ts'

/** So many unreadable places are shown. */
export const MAX_FAULT_EXAMPLES = 10

/** Counts what could not be read, and keeps the first few places. */
export class Unreadable {
  count = 0
  readonly #places = new Map<string, { file: string; line: number; text: string }>()
  readonly #files: string[] = []
  #headers = 0

  /** A file that cannot be read at all, or for a reason that has no line. */
  addFile(path: string, why: string): void {
    this.count++
    this.#files.push(`${path}: ${why}`)
  }

  /** @param line from 1. */
  addLine(path: string, line: number, problem: string): void {
    this.count++
    if (this.#places.size >= MAX_FAULT_EXAMPLES) return
    this.#places.set(`${path}\n${line}`, { file: path, line, text: `${path} line ${line}: ${problem}` })
  }

  /** A file of which nothing is read, since its header, on line 1, does not name its columns. */
  addHeader(path: string, problem: string): void {
    this.#headers++
    this.addLine(path, 1, problem)
  }

  /** What breaks the form of a file. @returns false where it is too much to read the rest. */
  addFaults(path: string, { list, count }: FormFaults): boolean {
    if (count > MAX_FAULTS)
      this.addFile(path, `more than ${MAX_FAULTS} broken records, so nothing of the file was read`)
    for (const { line, problem } of list) this.addLine(path, line, problem)
    this.addMore(count - list.length)
    return count <= MAX_FAULTS
  }

  /** Lines that are counted and not shown. */
  addMore(count: number): void {
    this.count += Math.max(0, count)
  }

  /** Whole files among them. */
  get files(): number {
    return this.#files.length + this.#headers
  }

  get examples(): string[] {
    return [...this.#files, ...this.#sorted().map(({ text }) => text)].slice(0, MAX_FAULT_EXAMPLES)
  }

  /** By file and line. */
  get places(): { file: string; line: number }[] {
    return this.#sorted().map(({ file, line }) => ({ file, line }))
  }

  #sorted(): { file: string; line: number; text: string }[] {
    return [...this.#places.values()].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  }
}
