import type { z } from 'zod'
import { type Digest, digestOf } from './digest.ts'
import { UserError } from './errors.ts'
import { canonicalJson, type Json, parseStrictJson } from './json.ts'

/**
 * A file that travels between steps, tools and people: canonical JSON with a version in `schema`, a digest and a size
 * limit. Each document is one file of `core/`; its JSON Schema is generated into `docs/schema/`.
 */
export interface Document<S extends z.ZodObject> {
  /** As written in the file, for example `holdout.evidence/1`. */
  readonly schema: string
  /** Default file name, for example `holdout-evidence.json`. */
  readonly file: string
  readonly maxBytes: number
  readonly shape: S
}

const MAX_DEPTH = 8

/**
 * Reads a document strictly.
 *
 * @param source names the text in errors: a file, or an artifact and its file.
 * @throws UserError for everything `parseStrictJson` refuses, an unknown version, and a field that is missing, unknown or
 *   out of range (the first one is named).
 */
export function readDocument<S extends z.ZodObject>(kind: Document<S>, text: string, source: string): z.output<S> {
  const value = parseStrictJson(text, source, { maxBytes: kind.maxBytes, maxDepth: MAX_DEPTH })
  const version = versionOf(value)
  if (version !== kind.schema) {
    const found = version === undefined ? 'no "schema"' : `"schema": ${JSON.stringify(version)}`
    throw new UserError(`${source}: has ${found}; this version of Holdout reads "${kind.schema}"`)
  }
  const result = kind.shape.safeParse(value)
  if (!result.success) throw new UserError(`${source}: ${firstIssue(result.error)}`)
  return result.data
}

/** The document as the text to write, and the digest of that text. */
export function writeDocument<S extends z.ZodObject>(
  kind: Document<S>,
  value: z.input<S>,
): { text: string; digest: Digest } {
  const text = canonicalJson(kind.shape.parse(value))
  const bytes = new TextEncoder().encode(text).length
  if (bytes > kind.maxBytes) {
    throw new UserError(
      `${kind.file}: ${bytes} bytes are over the limit of ${kind.maxBytes}; gate fewer metrics or slices`,
    )
  }
  return { text, digest: digestOf(text) }
}

/** One line for the first thing that a zod schema refused: where, and what is wrong. */
export function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  if (!issue) return 'invalid'
  const where = issue.path.map(String).join('.')
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : ''
  return `${where ? `${where}: ` : ''}${issue.message}${more}`
}

function versionOf(value: Json): Json | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined
  return (value as { readonly [key: string]: Json }).schema
}
