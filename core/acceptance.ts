import { z } from 'zod'
import { Digest, Sha } from './digest.ts'
import { type Document, readDocument, writeDocument } from './document.ts'
import { UserError } from './errors.ts'
import { SliceId } from './metric-record.ts'
import { ModelName } from './names.ts'

/*
 * What a maintainer has accepted although the gate held it back, and what a sealed set alone has answered. The app publishes it in its
 * check's output, where register and deploy read it; who may accept is looked at when it is written.
 */

const common = {
  model: ModelName,
  pull_request: z.int().positive(),
  /** The head commit that was looked at: a push takes the acceptance back. */
  head_sha: Sha,
  until: z.iso.datetime({ precision: 3 }),
  reason: z.string().min(1).max(500),
  /** The login of who accepted. */
  by: z.string().min(1).max(100),
}

export const Acceptance = z.discriminatedUnion('kind', [
  /** A loss of one metric on one slice (null: overall), in the metric's unit: no more than this much. */
  z.strictObject({
    kind: z.literal('loss'),
    ...common,
    metric: z.string().min(1).max(64),
    slice: SliceId.nullable(),
    amount: z.number().nonnegative(),
  }),
  /** A new evaluation set: floors decide on it until a run on the default branch has become its baseline. */
  z.strictObject({ kind: z.literal('evaluation-set'), ...common, evaluation_set: Digest }),
  /** What a sealed set that decides alone has answered on exactly these predictions (`sealedDigest`), and whether a merge may rely on it. Nobody accepted it. */
  z.strictObject({
    kind: z.literal('sealed-verdict'),
    ...common,
    verdict: z.enum(['pass', 'block', 'inconclusive']),
    admissible: z.boolean(),
    predictions: Digest,
  }),
])
export type Acceptance = z.infer<typeof Acceptance>

const SCHEMA = 'holdout.acceptances/1'

export const Acceptances = z.strictObject({
  schema: z.literal(SCHEMA),
  acceptances: z.array(Acceptance).max(100),
})

/** It travels inside a check's output, not as a file of its own. */
export const acceptances: Document<typeof Acceptances> = {
  schema: SCHEMA,
  file: 'holdout-acceptances.json',
  maxBytes: 32 * 1024,
  shape: Acceptances,
}

/** Which change is decided on, and when (as `Date.toISOString` writes it). */
export interface Asked {
  readonly model: string
  readonly pullRequest: number
  /** Head of the pull request, also where its merge-queue or merged commit is decided on. */
  readonly headSha: string
  readonly now: string
}

/** Those that speak for this very change of this model and have not expired. */
export function applicable(given: readonly Acceptance[], asked: Asked): Acceptance[] {
  return given.filter(
    ({ model, pull_request: pull, head_sha: head, until }) =>
      model === asked.model && pull === asked.pullRequest && head === asked.headSha && asked.now < until,
  )
}

const OPEN = '<!-- holdout-acceptances '
const CLOSE = ' -->'

/** The machine-readable block of a check's output; nothing in it can end the comment that it stands in. */
export function printAcceptances(given: readonly Acceptance[]): string {
  const { text } = writeDocument(acceptances, { schema: SCHEMA, acceptances: [...given] })
  const escaped = text.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)
  return `${OPEN}${escaped.trim()}${CLOSE}`
}

/**
 * Reads the block out of a check's output.
 *
 * @param source names the output in errors.
 * @returns none where there is no block.
 * @throws UserError for two blocks, of which one must be forged, and for one that is not what `printAcceptances` writes.
 */
export function parseAcceptances(output: string, source: string): readonly Acceptance[] {
  const [, block, ...more] = output.split(OPEN)
  if (block === undefined) return []
  const end = block.indexOf(CLOSE)
  if (more.length > 0 || end < 0) {
    throw new UserError(`${source}: holds more than one block of acceptances, or a cut one; accept again`)
  }
  return readDocument(acceptances, block.slice(0, end), source).acceptances
}
