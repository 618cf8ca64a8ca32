/** The content of a file of rows, and the name to call it by in errors; its extension says the format. */
export interface TableFile {
  readonly source: string
  readonly name: string
  readonly bytes: Uint8Array
}

/** Which columns to read, given those a file has. */
export type Wanted = (names: readonly string[]) => readonly string[]
