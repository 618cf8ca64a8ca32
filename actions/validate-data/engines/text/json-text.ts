import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { messageOf } from '#core/errors.ts'
import type { DataFile, Dataset } from '../engine.ts'
import { columnsOf, type TableColumn } from '../table-columns.ts'
import { Unreadable } from '../unreadable.ts'
import type { Fault } from './fault.ts'
import { elementsOf } from './json-array.ts'
import { JSON_RECORD_MAX_BYTES, JsonLines } from './json-lines.ts'
import { problemOf } from './json-record.ts'
import type { Scratch } from './scratch.ts'
import { textOf } from './text-file.ts'

/** A file of JSON that can be read, at least in part. */
export interface JsonText {
  readonly file: DataFile
  /** Where the engine reads it: the file itself, or a copy without its broken records. */
  readonly path: string
  /** Sound records. */
  readonly rows: number
  /** The records that the copy lacks; null where its lines are not those of the file. */
  readonly skipped: readonly Fault[] | null
}

/** The files of a dataset of JSON, as far as they can be read, and the columns of their table. */
export interface JsonTexts {
  readonly texts: readonly JsonText[]
  readonly columns: readonly TableColumn[]
  readonly unreadable: Unreadable
}

/** Judges every record of the files before an engine sees it. @throws UserError where a key has the name of a partition. */
export async function jsonTexts(dataset: Dataset, scratch: Scratch): Promise<JsonTexts> {
  const unreadable = new Unreadable()
  const keys = new Set<string>()
  const texts: JsonText[] = []
  for (const file of dataset.files) {
    try {
      const text = await prepare(file, { scratch, unreadable, keys })
      if (text) texts.push(text)
    } catch (cause) {
      unreadable.addFile(file.path, messageOf(cause))
    }
  }
  // Which file has which key does not matter: an absent key is a null.
  const headers = new Map(dataset.files.map((file) => [file, [...keys].sort()]))
  const kind = { type: 'JSON', encoding: 'json' as const }
  const { columns } = columnsOf(headers, dataset.partitions, () => kind)
  return { texts, columns, unreadable }
}

interface Preparation {
  readonly scratch: Scratch
  readonly unreadable: Unreadable
  readonly keys: Set<string>
}

/** @returns a text in which every line is a sound record or blank; null where too much of it is broken. */
async function prepare(file: DataFile, preparation: Preparation): Promise<JsonText | null> {
  const { scratch, unreadable, keys } = preparation
  if (await isArray(file)) return { file, ...(await prepareArray(file, preparation)), skipped: null }
  const lines = new JsonLines()
  for await (const chunk of textOf(file)) {
    lines.push(chunk)
    scratch.progress(file.path, chunk.length)
  }
  lines.end()
  const { list } = lines.faults
  if (!unreadable.addFaults(file.path, lines.faults)) return null
  for (const key of lines.keys) keys.add(key)
  const sound = list.length === 0 && file.compression === null
  return { file, path: sound ? file.absolute : await scratch.soundCopy(file, list), rows: lines.rows, skipped: list }
}

// `[` cannot start a record of JSON Lines, so what is called .jsonl is read line by line all the same.
async function isArray(file: DataFile): Promise<boolean> {
  if (!/\.json(\.gz|\.zst)?$/i.test(file.path)) return false
  for await (const chunk of textOf(file)) return /^(\uFEFF)?\s*\[/.test(chunk.toString('utf8'))
  return false
}

async function prepareArray(file: DataFile, { scratch, unreadable, keys }: Preparation) {
  const target = scratch.place(file)
  await mkdir(dirname(target), { recursive: true })
  const copy = await open(target, 'wx', 0o600)
  let rows = 0
  try {
    for await (const { text, line } of elementsOf(textOf(file), JSON_RECORD_MAX_BYTES)) {
      const record = text.toString('utf8').trim()
      const problem = record.includes('\uFFFD') && !text.equals(Buffer.from(text.toString('utf8'))) ? 'not UTF-8' : null
      const wrong = problem ?? problemOf(record, keys)
      scratch.progress(file.path, text.length)
      if (wrong !== null) unreadable.addLine(file.path, line, wrong)
      // Between the tokens a line end is only space; within texts it cannot stand.
      else {
        await copy.writeFile(`${record.replaceAll(/[\r\n]/g, ' ')}\n`)
        rows++
      }
    }
  } finally {
    await copy.close()
  }
  return { path: target, rows }
}
