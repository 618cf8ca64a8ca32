import type { Acceptance } from '#core/acceptance.ts'
import { type CheckState, stateOf } from '#core/check.ts'
import type { DataReport } from '#core/data-report.ts'
import { UserError } from '#core/errors.ts'
import { decide } from '#core/gate/decide.ts'
import type { Decision } from '#core/gate/decision.ts'
import { type ModelPolicy, type Policy, seconds } from '#core/policy.ts'
import type { ModelReport } from '#core/report/model-report.ts'
import { listRunArtifacts } from '#github/artifacts.ts'
import { decideTold } from '#github/decision.ts'
import { statusOf } from '#github/errors.ts'
import { getRun, type Run } from '#github/runs.ts'
import { dataFailure, type FoundEvidence, readDataReport, readEvidence } from '../github/evidence.ts'
import type { RunAttempt } from '../store/results.ts'
import type { Facts } from './facts.ts'
import { type Base, fitOf } from './reference.ts'

const ARTIFACT_LAG_MS = 5 * 60_000
const ARTIFACT_RETRY_MS = 30_000

/** What is so about one model at a commit. */
export interface ModelOutcome {
  readonly state: CheckState
  /** With evidence only. */
  readonly report: ModelReport | null
  /** What validate-data found in the run. */
  readonly data: DataReport | null
  readonly run: Run | null
  /** Digest of the evidence's archive. */
  readonly evidenceDigest: string | null
  /** What was decided on; null without usable evidence. */
  readonly measured: Measured | null
  /** What a sealed set that decides alone has answered, for register and deploy. */
  readonly answered?: Acceptance
  /** That decided; of the model alone. */
  readonly policy: ModelPolicy
  /** When to look again if nothing happens. */
  readonly deadline: { readonly name: string; readonly at: Date } | null
}

/** Evidence that counts, and the run that it is from. */
export interface Measured extends FoundEvidence {
  readonly run: Run
  /** What was accepted of the pull requests that were merged since the anchor's version, where that matters. */
  readonly merged: readonly Acceptance[]
  readonly policy: ModelPolicy
}

export interface ModelQuery {
  readonly name: string
  readonly model: ModelPolicy
  readonly deadlines: Policy['deadlines']
  readonly base: Base
  /** Of the pull request: then no run can start. */
  readonly isConflicting: boolean
}

/** How many older runs are looked at, when newer ones were for other base branches. */
const MAX_OLDER = 4

/**
 * The state of one model, from the newest run of its workflow file at this commit that was for this base branch, and that
 * run's evidence, which is decided again under the policy of the base branch.
 */
export async function outcomeOf(query: ModelQuery, facts: Facts): Promise<ModelOutcome> {
  const [newest = null, ...older] = await runsOf(query, facts)
  const first = await outcomeOfRun(query, newest, facts)
  if (!first.isOtherBase) return first.outcome
  for (const run of older.slice(0, MAX_OLDER)) {
    const { outcome, isOtherBase } = await outcomeOfRun(query, run, facts)
    if (!isOtherBase) return outcome
  }
  return first.outcome
}

interface RunOutcome {
  readonly outcome: ModelOutcome
  /** The run compared with another base branch, so that one before it may be the one that counts. */
  readonly isOtherBase: boolean
}

async function outcomeOfRun(query: ModelQuery, run: Run | null, facts: Facts): Promise<RunOutcome> {
  const { name } = query
  const { octokit, repository } = facts
  const without = { report: null, run, evidenceDigest: null, measured: null, deadline: null, policy: query.model }
  let data: DataReport | null = null
  const told = (rest: Pick<ModelOutcome, 'state'> & Partial<ModelOutcome>, isOtherBase = false): RunOutcome => {
    return { outcome: { ...without, data, ...rest }, isOtherBase }
  }
  if (run?.status !== 'completed') return told(waiting(query, run, facts))
  if (run.conclusion === 'cancelled') return told({ state: { kind: 'run-cancelled', model: name } })
  if (run.conclusion === 'action_required') return told({ state: { kind: 'fork-approval-pending', model: name } })
  const unusable = (reason: string) => ({
    state: { kind: 'unusable-evidence', model: name, reason } as const,
    deadline: lateArtifact(run, facts.now),
  })
  try {
    const reading = { run, model: name, artifacts: await listRunArtifacts(octokit, repository, run) }
    data = await readDataReport(octokit, repository, reading)
    // The better reason than evidence that is missing; and beside evidence it counts too, since the workflow may have
    // forgotten to hand the report to the gate.
    const failure = data && dataFailure(data)
    if (failure) return told(unusable(failure))
    const found = await readEvidence(octokit, repository, reading)
    const fit = await fitOf({ ...query, evidence: found.evidence }, facts)
    if (fit.kind !== 'this-base') return told(unusable(fit.reason), fit.kind === 'other-base')
    const deciding = { octokit, repository, policy: query.model, evidence: found.evidence, app: facts.app.id }
    const { decision, merged } = await decideTold(deciding, [])
    const measured = { ...found, run, policy: query.model, merged }
    return told({ ...decisionOutcome(name, measured, decision), measured })
  } catch (thrown) {
    if (thrown instanceof UserError) return told(unusable(thrown.message))
    throw thrown
  }
}

/** What a model's evidence comes to, with what was accepted of this very change. */
export function decidedOn(name: string, measured: Measured, acceptances: readonly Acceptance[]) {
  const { evidence, policy, merged } = measured
  const own = acceptances.filter(({ model }) => model === name)
  return { ...decisionOutcome(name, measured, decide({ model: policy, evidence, acceptances: own, merged })), measured }
}

/** A decision on evidence, as it is shown. */
export function decisionOutcome(
  name: string,
  { evidence, artifact: { id, digest }, run }: Pick<Measured, 'evidence' | 'artifact' | 'run'>,
  decision: Decision,
) {
  const links = { run: run.url, evidence: `${run.url}/artifacts/${id}` }
  return {
    state: stateOf(name, decision),
    report: { model: name, decision, evidence, links, artifact: { id, digest } },
    evidenceDigest: digest,
  }
}

/** GitHub lists an artifact some time after the run that wrote it has ended: when to look for it again, while it may come. */
export function lateArtifact(run: Run, now: Date): ModelOutcome['deadline'] {
  if (now.getTime() - Date.parse(run.updatedAt) > ARTIFACT_LAG_MS) return null
  return { name: `artifact ${run.id}.${run.attempt}`, at: new Date(now.getTime() + ARTIFACT_RETRY_MS) }
}

function waiting(
  { name, model, deadlines, isConflicting }: ModelQuery,
  run: Run | null,
  { since, now }: Facts,
): Pick<ModelOutcome, 'state' | 'deadline'> {
  if (!run && isConflicting) return { state: { kind: 'merge-conflict', model: name }, deadline: null }
  const limit = run ? 'finish' : 'start'
  const within = deadlines[limit]
  // A re-run begins later than the check, and has its own time.
  const from = run ? Math.max(Date.parse(run.startedAt), since.getTime()) : since.getTime()
  const at = new Date(from + seconds(within) * 1000)
  if (now < at) {
    const state: CheckState = { kind: run ? 'in-progress' : 'queued', model: name }
    return { state, deadline: { name: `${limit} ${run ? `${run.id}.${run.attempt}` : ''}`, at } }
  }
  const state: CheckState = run
    ? { kind: 'deadline-passed', model: name, within }
    : { kind: 'no-run-started', model: name, workflow: model.workflow, within }
  return { state, deadline: null }
}

// Newest first. Path and event decide which runs count, never the workflow's name. GitHub's lists can lag behind what was
// seen before: a run that was decided once is asked for by its id then.
async function runsOf({ name, model }: ModelQuery, facts: Facts): Promise<readonly Run[]> {
  const { runs, subject, octokit, repository } = facts
  const event = subject.kind === 'merge-group' ? 'merge_group' : 'pull_request'
  const matching = (run: Run) =>
    run.workflow === model.workflow &&
    run.event === event &&
    run.headSha === subject.sha &&
    run.repositoryId === subject.repositoryId
  const listed = runs.filter(matching).sort((a, b) => b.id - a.id)
  const known = await facts.results.newest({ repositoryId: subject.repositoryId, sha: subject.sha, model: name })
  if (!known || (listed[0] && !isOlder(listed[0], known))) return listed
  try {
    const run = await getRun(octokit, repository, known.runId)
    if (isOlder(run, known)) throw new Error('GitHub answered with an older state than was seen before; asking again')
    return matching(run) ? [run, ...listed.filter(({ id }) => id !== run.id)] : listed
  } catch (thrown) {
    if (statusOf(thrown) === 404) return listed
    throw thrown
  }
}

function isOlder(run: Run, known: RunAttempt): boolean {
  return run.id < known.runId || (run.id === known.runId && run.attempt < known.attempt)
}
