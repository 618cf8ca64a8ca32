import { type Digest, digestOf } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import { filesDigest } from '#core/files.ts'
import type { Decision } from '#core/gate/decision.ts'
import type { ModelName } from '#core/names.ts'
import type { ModelPolicy } from '#core/policy.ts'
import type { RunIdentity } from '#core/run-identity.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import type { Context } from '../lib/context.ts'
import { requireAdmissible } from '../lib/merged-decision.ts'
import { entriesOf } from '../lib/model-archive.ts'
import type { Material } from './material.ts'

export interface Request {
  readonly context: Context
  readonly name: ModelName
  readonly model: ModelPolicy
  readonly policyDigest: Digest
  readonly material: Material
  /** For what was accepted: GitHub, the app's id, and the time. */
  readonly octokit: Octokit
  readonly repository: Repository
  readonly app: number | null
  readonly now: Date
}

/** A model that may be registered. */
export interface Admission {
  readonly modelDigest: Digest
  readonly decision: Decision
}

/**
 * Decides again, from the evidence of this very run and what was accepted of the pull request that the commit merged, and checks that
 * every byte is the one that was measured. What the evidence says of its own verdict is not looked at.
 *
 * @throws UserError naming the first thing that is not so.
 */
export async function admit(request: Request): Promise<Admission> {
  checkRun(request)
  const modelDigest = checkBytes(request)
  const { octokit, repository, app, name, model, material, context, now } = request
  const decision = await requireAdmissible(
    {
      ...{ octokit, repository, app, policy: model, evidence: material.evidence },
      ...{ sha: context.sha, now: now.toISOString() },
    },
    `${name} is not registered: the verdict on the evidence of this run`,
  )
  return { modelDigest, decision }
}

function checkRun({ context, name, model, policyDigest, material: { evidence, record } }: Request): void {
  for (const [what, document] of [['evidence', evidence] as const, ['run record', record] as const]) {
    if (document.model !== name) throw foreign(what, `model ${document.model}`, name)
    if (!document.run) throw foreign(what, 'no run', `run ${context.runId}`)
    checkIdentity(what, document.run, context)
    if (document.run.workflow !== model.workflow) throw foreign(what, document.run.workflow, model.workflow)
  }
  if (evidence.commits.tested_sha !== context.sha) {
    throw foreign('evidence', `commit ${evidence.commits.tested_sha}`, `commit ${context.sha}`)
  }
  if (record.tested_sha !== null && record.tested_sha !== context.sha) {
    throw foreign('run record', `commit ${record.tested_sha}`, `commit ${context.sha}`)
  }
  if (evidence.policy.digest !== policyDigest) {
    throw foreign('evidence', `policy ${evidence.policy.digest}`, `policy ${policyDigest}`)
  }
}

function checkIdentity(what: string, run: RunIdentity, context: Context): void {
  const repository = `${context.owner}/${context.repo}`
  if (run.repository !== repository) throw foreign(what, run.repository, repository)
  if (run.run_id !== context.runId) throw foreign(what, `run ${run.run_id}`, `run ${context.runId}`)
  if (run.head_sha !== context.headSha) throw foreign(what, `commit ${run.head_sha}`, `commit ${context.headSha}`)
  if (run.event !== context.event) throw foreign(what, `a ${run.event} event`, `a ${context.event} event`)
}

function foreign(what: string, found: string, expected: string): UserError {
  return new UserError(
    `the ${what} is of ${found}, not of ${expected}; register what train and evaluate-gate made in this run`,
  )
}

function checkBytes({ material }: Request): Digest {
  const { evidence, record, recordDigest, model, predictions, replay } = material
  const { candidate } = evidence
  if (record.status !== 'succeeded') throw new UserError(`the training ${record.status}; there is nothing to register`)
  if (candidate.run_record_digest !== recordDigest)
    throw swapped('run record', recordDigest, candidate.run_record_digest)
  if (model.size === 0) throw new UserError("there are no model files; name them in train's input 'model'")
  const empty = [...model].find(([, bytes]) => bytes.length === 0)
  if (empty && model.size === 1) throw new UserError(`the model file ${empty[0]} is empty; train again`)
  const modelDigest = filesDigest(entriesOf(model))
  for (const expected of [record.model_digest, candidate.model_digest]) {
    if (expected !== modelDigest) throw swapped('model', modelDigest, expected)
  }
  const predictionsDigest = predictions && digestOf(predictions)
  for (const expected of [record.predictions?.digest ?? null, candidate.predictions_digest]) {
    if (expected !== predictionsDigest) throw swapped('predictions file', predictionsDigest, expected)
  }
  if ((replay && digestOf(replay)) !== (record.replay?.digest ?? null)) {
    throw swapped('replay file', replay && digestOf(replay), record.replay?.digest ?? null)
  }
  return modelDigest
}

function swapped(what: string, found: Digest | null, expected: Digest | null): UserError {
  return new UserError(
    `the ${what} is ${found ?? 'missing'}, but ${expected ?? 'none'} was measured; nothing may change it between train, evaluate-gate and register`,
  )
}
