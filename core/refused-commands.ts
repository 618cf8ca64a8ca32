import { z } from 'zod'
import { type Document, readDocument, writeDocument } from './document.ts'

/*
 * Which commands on a commit were refused. The app's store knows why; this is in the check of that commit, so that a store that was lost
 * turns none of them into an acceptance.
 */

/** `<id of the comment>.<place in it>`: a comment may hold several. */
export const CommandId = z.string().regex(/^\d{1,20}\.\d{1,2}$/)

const SCHEMA = 'holdout.refused-commands/1'

export const RefusedCommands = z.strictObject({ schema: z.literal(SCHEMA), refused: z.array(CommandId).max(1000) })

/** It travels inside a check's output, not as a file of its own. */
const refusedCommands: Document<typeof RefusedCommands> = {
  schema: SCHEMA,
  file: 'holdout-refused-commands.json',
  maxBytes: 26 * 1024,
  shape: RefusedCommands,
}

const OPEN = '<!-- holdout-refused '
const CLOSE = ' -->'

/** The machine-readable block of a check's output: the newest thousand. */
export function printRefused(ids: readonly string[]): string {
  const kept = [...new Set(ids)].sort(byId).slice(-1000)
  return `${OPEN}${writeDocument(refusedCommands, { schema: SCHEMA, refused: kept }).text.trim()}${CLOSE}`
}

/**
 * Reads the block out of a check's output.
 *
 * @param source names the output in errors.
 * @returns none where there is no block.
 * @throws UserError for one that `printRefused` has not written.
 */
export function parseRefused(output: string, source: string): readonly string[] {
  const [, block] = output.split(OPEN)
  if (block === undefined) return []
  return readDocument(refusedCommands, block.slice(0, block.indexOf(CLOSE)), source).refused
}

function byId(a: string, b: string): number {
  return Number(a) - Number(b)
}
