import { rm, stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { notice } from '@actions/core'
import { writeDocument } from '#core/document.ts'
import { messageOf, UserError } from '#core/errors.ts'
import { type RunRecord, runRecord } from '#core/run-record.ts'
import { checkedOutCommit } from '../lib/checkout.ts'
import { keepCommandFiles } from '../lib/command-files.ts'
import { type Context, readContext, runIdentity } from '../lib/context.ts'
import { type Execution, execute, scriptCommand } from '../lib/exec.ts'
import { writeFileAtomic } from '../lib/files.ts'
import type { Result } from '../lib/run.ts'
import { environmentOf } from './environment.ts'
import { Inputs, Outputs, type TrainInputs } from './inputs.ts'
import { type Plan, planTraining } from './plan.ts'
import { type Marks, markProducts, type Products, readProducts } from './products.ts'
import { trainSummary } from './summary.ts'
import { uploadRun } from './upload.ts'

export { Inputs, Outputs }

/**
 * Runs the training command, reads what it wrote, and records both. The record is written however the command ends; after
 * a cancellation nothing is uploaded, since the runner leaves no time for it.
 */
export async function train(inputs: TrainInputs): Promise<Result<keyof typeof Outputs>> {
  const context = readContext()
  refuseForkOnOwnMachine(context)
  const plan = await planTraining(inputs)
  const before = await recordBefore(plan, context)
  const marks = await markProducts(plan.places)
  await removeOldRecord(plan)
  const outcome = await runPlan(plan, marks)
  const record = recordAfter(before, outcome)
  const { text } = writeDocument(runRecord, record)
  await writeFileAtomic(join(plan.root, plan.runPath), text)

  const { root } = plan
  const uploads = context !== null && record.status !== 'cancelled'
  const problem = uploads ? await uploadRun({ root, record, text, attempt: context.runAttempt }) : null
  const dropped = outcome.products?.metrics.dropped ?? []
  if (dropped.length > 0) notice(`no numbers, so left out of the metrics: ${dropped.slice(0, 20).join(', ')}`)
  return {
    outputs: await outputsOf(plan, record),
    summary: trainSummary(record, { reason: outcome.reason ?? problem, dropped }),
    ...failureOf(outcome, problem),
  }
}

// Should we be killed outright, a later step must not find the record of an earlier run.
async function removeOldRecord({ root, runPath }: Plan): Promise<void> {
  await rm(join(root, runPath), { force: true }).catch((cause) => {
    throw new UserError(`run-path: ${runPath} cannot be replaced (${messageOf(cause)}); name a file`, { cause })
  })
}

interface Outcome {
  readonly status: RunRecord['status']
  readonly exitCode: number | null
  /** Why it did not succeed, in one line. */
  readonly reason: string | null
  readonly products: Products | null
}

async function runPlan(plan: Plan, marks: Marks): Promise<Outcome> {
  const restoreCommandFiles = await keepCommandFiles()
  const execution = await execute({
    ...scriptCommand(plan.script),
    directory: plan.directory,
    environment: plan.environment,
    timeout: plan.timeout,
  })
  const changed = await restoreCommandFiles()
  const outcome = outcomeOf(execution, plan)
  if (outcome.status !== 'succeeded') return outcome
  if (changed.length > 0) {
    const files = changed.join(', ')
    return {
      ...outcome,
      status: 'failed',
      reason: `the command wrote to the runner's own files (${files}), which was undone; set variables and outputs in a step of your own`,
    }
  }
  try {
    return { ...outcome, products: await readProducts(plan.places, marks) }
  } catch (thrown) {
    if (thrown instanceof UserError) return { ...outcome, status: 'failed', reason: thrown.message }
    throw thrown
  }
}

function outcomeOf(execution: Execution, plan: Plan): Outcome {
  const none = { exitCode: null, products: null }
  switch (execution.kind) {
    case 'exited': {
      const { code } = execution
      if (code === 0) return { ...none, status: 'succeeded', exitCode: 0, reason: null }
      return { ...none, status: 'failed', exitCode: code, reason: `the command exited with code ${code}` }
    }
    case 'signalled': {
      const hint = execution.signal === 'SIGKILL' ? '; the machine may have run out of memory' : ''
      return { ...none, status: 'failed', reason: `the command was ended by ${execution.signal}${hint}` }
    }
    case 'timed-out': {
      const minutes = plan.timeout / 60_000
      const reason = `the command was stopped after ${minutes} minutes; raise 'timeout-minutes', or train less`
      return { ...none, status: 'timed_out', reason }
    }
    case 'cancelled':
      return { ...none, status: 'cancelled', reason: 'the run was cancelled' }
    case 'not-started':
      return { ...none, status: 'failed', reason: `the command could not be started: ${execution.message}` }
  }
}

type Before = Omit<RunRecord, 'status' | 'exit_code' | 'finished_at' | keyof ReturnType<typeof productFields>>

async function recordBefore(plan: Plan, context: Context | null): Promise<Before> {
  return {
    schema: 'holdout.run-record/1',
    model: plan.model,
    run: context && runIdentity(context),
    tested_sha: await checkedOutCommit(plan.root),
    command: plan.script,
    seeds: [...plan.seeds],
    params: { ...plan.params },
    inputs: [...plan.inputs],
    environment: await environmentOf(plan.directory),
    started_at: new Date().toISOString(),
  }
}

function recordAfter(before: Before, outcome: Outcome): RunRecord {
  return {
    ...before,
    status: outcome.status,
    exit_code: outcome.exitCode,
    finished_at: new Date().toISOString(),
    ...productFields(outcome.products),
  }
}

function productFields(products: Products | null) {
  return {
    metrics: { ...products?.metrics.values },
    predictions: products?.predictions ?? null,
    replay: products?.replay ?? null,
    model_files: [...(products?.model ?? [])],
    model_digest: products?.modelDigest ?? null,
  }
}

async function outputsOf(plan: Plan, record: RunRecord): Promise<Result<keyof typeof Outputs>['outputs']> {
  const modelPath = await modelPathOf(plan, record)
  return {
    status: record.status,
    'run-path': plan.runPath,
    ...(record.predictions && { 'predictions-path': record.predictions.path }),
    ...(modelPath !== null && { 'model-path': modelPath }),
    ...(record.model_digest !== null && { 'model-digest': record.model_digest }),
  }
}

// The file or folder that the input names, or the folder that holds all that its globs found.
async function modelPathOf({ root, places }: Plan, { model_files: files }: RunRecord): Promise<string | null> {
  if (files.length === 0) return null
  const [only, ...others] = places.model
  const named = only !== undefined && others.length === 0 && (await stat(join(root, only)).catch(() => null)) !== null
  if (named) return posix.normalize(only).replace(/(?<=.)\/$/, '')
  let folder = posix.dirname(files[0]?.path ?? '')
  while (folder !== '.' && !files.every((file) => file.path.startsWith(`${folder}/`))) folder = posix.dirname(folder)
  return folder
}

function failureOf({ status, reason }: Outcome, problem: string | null): Pick<Result, 'failure'> {
  const message = [reason && `training failed: ${reason}`, problem].filter(Boolean).join('; ')
  if (status === 'cancelled') return { failure: { kind: 'cancelled', message: 'training was cancelled' } }
  if (status !== 'succeeded') return { failure: { kind: 'negative', message } }
  return problem === null ? {} : { failure: { kind: 'unusable', message } }
}

/** A fork's pull request runs its author's code; only a machine that is thrown away afterwards may do that. */
function refuseForkOnOwnMachine(context: Context | null): void {
  const head = context?.payload.pull_request?.head
  if (!context || !head || head.repo?.full_name === `${context.owner}/${context.repo}`) return
  if (process.env.RUNNER_ENVIRONMENT === 'github-hosted') return
  throw new UserError(
    "this pull request comes from a fork, and this runner is not hosted by GitHub: a fork's code could stay on it; run the job on a hosted runner",
  )
}
