import { type Digest, digestOf } from '#core/digest.ts'
import { readDocument } from '#core/document.ts'
import { messageOf, UserError } from '#core/errors.ts'
import type { Problem } from '#core/evidence.ts'
import { filesDigest } from '#core/files.ts'
import type { Predictions } from '#core/gate/predictions.ts'
import { sealedSetDigest } from '#core/gate/sealed-rows.ts'
import { canonicalJson } from '#core/json.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { decidesAlone } from '#core/reuse-policy.ts'
import type { RunIdentity } from '#core/run-identity.ts'
import { type RunRecord, runRecord } from '#core/run-record.ts'
import { checkedOutCommit } from '../lib/checkout.ts'
import type { Context } from '../lib/context.ts'
import { digestOfBytes } from '../lib/digest.ts'
import { readInputFile, workspace } from '../lib/files.ts'
import { readHeldOutApart } from './held-out-apart.ts'
import { readSealedFile, type SealedRows } from './sealed.ts'

/** The new model as its run left it. `predictions` is null where a problem stands against them. */
export interface Candidate {
  readonly predictions: Predictions | null
  /** Where a sealed set decides alone, in place of `predictions`: those on it. */
  readonly sealed: SealedRows | null
  readonly predictionsDigest: Digest | null
  readonly evaluationSet: Digest | null
  readonly record: RunRecord | null
  readonly recordDigest: Digest | null
  readonly problems: readonly Problem[]
}

/**
 * Reads the candidate: a predictions file, or a run record and the predictions it names. What is wrong with them is a
 * problem of the evidence, so that it is written down and shown; only a missing or unreadable file throws.
 */
export async function readCandidate(path: string, { name, model, context }: Asked): Promise<Candidate> {
  const bytes = await readInputFile('candidate', path)
  if (!path.endsWith('.json')) return withPredictions(path, bytes, { model, record: null, recordDigest: null })
  const text = new TextDecoder().decode(bytes)
  const record = readDocument(runRecord, text, path)
  const run = { record, recordDigest: digestOf(text) }
  const problem = await recordProblem(record, { name, context })
  if (problem || !record.predictions) {
    const missing = { code: 'run-failed', message: `${path}: the run wrote no predictions` } as const
    return { ...NOTHING, ...run, problems: [problem ?? missing] }
  }
  const { path: file, digest } = record.predictions
  const found = await readInputFile('candidate', file)
  const candidate = await withPredictions(file, found, { model, ...run })
  if (candidate.predictionsDigest === digest) return candidate
  const message = `${file}: is not what the run record says it was; nothing may change it between train and the gate`
  return { ...candidate, ...NO_ROWS, problems: [{ code: 'model-mismatch', message }] }
}

const NO_ROWS = { predictions: null, sealed: null, evaluationSet: null } as const
const NOTHING = { ...NO_ROWS, predictionsDigest: null } as const

interface Asked {
  readonly name: string
  readonly model: ModelPolicy
  readonly context: Context | null
}

async function recordProblem(record: RunRecord, { name, context }: Omit<Asked, 'model'>): Promise<Problem | null> {
  const foreign = foreignRun('run record', record.run, context) ?? (context && (await otherCommit(record)))
  if (foreign) return { code: 'model-mismatch', message: foreign }
  if (record.model !== name) {
    return { code: 'model-mismatch', message: `the run record is of the model '${record.model}', not of '${name}'` }
  }
  if (record.status !== 'succeeded')
    return { code: 'run-failed', message: `the training ${record.status.replace('_', ' ')}` }
  if (record.model_digest !== null && record.model_digest !== filesDigest(record.model_files)) {
    return { code: 'model-mismatch', message: "the run record's model digest is not that of the files it lists" }
  }
  return null
}

/**
 * Whether a document that a step wrote is of this very run, which only a file left over or checked in is not. Jobs of one
 * run share its id, and may be of different attempts.
 *
 * @returns what is wrong, or null; always null on a laptop.
 */
export function foreignRun(what: string, run: RunIdentity | null, context: Context | null): string | null {
  if (!context) return null
  if (!run) return `the ${what} is of no run; make it in this one`
  if (run.run_id === context.runId && run.repository === `${context.owner}/${context.repo}`) return null
  return `the ${what} is of run ${run.run_id} of ${run.repository}, not of this one; make it in this one`
}

async function otherCommit({ tested_sha: tested }: RunRecord): Promise<string | null> {
  const here = await checkedOutCommit(workspace())
  if (here === null || tested === null || tested === here) return null
  return `the run record is of commit ${tested.slice(0, 10)}, checked out is ${here.slice(0, 10)}; train and gate the same`
}

interface Run {
  readonly model: ModelPolicy
  readonly record: RunRecord | null
  readonly recordDigest: Digest | null
}

async function withPredictions(source: string, bytes: Uint8Array, { model, ...run }: Run): Promise<Candidate> {
  const known = { ...NO_ROWS, ...run, predictionsDigest: digestOfBytes(bytes) }
  const file = { source, name: source, bytes }
  try {
    if (decidesAlone(model.reuse)) {
      const sealed = await readSealedFile(file, model)
      return { ...known, sealed, evaluationSet: sealedSetDigest(sealed), problems: [] }
    }
    const heldOut = await readHeldOutApart(file, { model, slices: 'required' })
    return { ...known, ...heldOut, problems: [] }
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    const problem = { code: 'invalid-predictions', message: messageOf(thrown).slice(0, 1000) } as const
    return { ...known, problems: [problem] }
  }
}

/** The digest of what could change a result without any change of code; null without a record. */
export function environmentDigest(record: RunRecord | null): Digest | null {
  return record && digestOf(canonicalJson(record.environment))
}
