import { dirname, join } from 'node:path'
import type { DataFile } from '../engine.ts'
import type { Fault } from './fault.ts'
import { writeSoundCopy } from './sound-copy.ts'

/** A temporary folder for texts that the engine cannot read in place. */
export class Scratch {
  readonly #folder: string
  readonly #progress: (path: string, bytes: number) => void
  #copies = 0

  /** @param progress is told how many bytes of a file were read. */
  constructor(folder: string, progress: (path: string, bytes: number) => void) {
    this.#folder = folder
    this.#progress = progress
  }

  progress(path: string, bytes: number): void {
    this.#progress(path, bytes)
  }

  /** A place for one more text; folders of partitions keep their names, since the engine reads them. */
  place(file: DataFile): string {
    const partitions = dirname(file.path)
      .split('/')
      .filter((folder) => folder.includes('='))
    return join(this.#folder, String(this.#copies++), ...partitions, 'text')
  }

  /** The text unpacked, without its broken records. @returns the path of the copy. */
  async soundCopy(file: DataFile, faults: readonly Fault[]): Promise<string> {
    const target = this.place(file)
    await writeSoundCopy(file, faults, target)
    return target
  }
}
