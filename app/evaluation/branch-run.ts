import type { DataReport } from '#core/data-report.ts'
import { messageOf, UserError } from '#core/errors.ts'
import type { ModelPolicy, Policy } from '#core/policy.ts'
import { type Artifact, listRunArtifacts } from '#github/artifacts.ts'
import { decideMerged } from '#github/decision.ts'
import type { Repository } from '#github/octokit.ts'
import { loadPolicy } from '#github/policy.ts'
import { listRuns, type Run } from '#github/runs.ts'
import { listModelTags, readTagObject } from '#github/tags.ts'
import { isTrusted } from '#github/trusted-runs.ts'
import { dataFailure, readDataReport, readDeployment, readEvidence } from '../github/evidence.ts'
import type { Looked } from '../reconcile/heads.ts'
import type { Tools } from './evaluate.ts'
import { decisionOutcome, lateArtifact, type ModelOutcome } from './model-state.ts'
import { once } from './once.ts'
import { recordOf } from './remembered.ts'
import { repositoryOf, type Subject } from './subject.ts'

/*
 * The real history of a model: what the runs on the default branch found, registered and deployed. Nothing is written to GitHub
 * here. Evidence is read as strictly as that of a pull request, and decided by the policy of its own commit.
 */

interface Branch {
  readonly subject: Subject
  readonly repository: Repository
  readonly name: string
  readonly runs: readonly Run[]
}

/** Writes down what the newest trusted run of each model at a commit of the default branch came to. */
export async function rememberBranch(subject: Subject, tools: Tools): Promise<Looked> {
  const { octokit, log } = tools
  const repository = repositoryOf(subject)
  const { data } = await octokit.request('GET /repos/{owner}/{repo}', { ...repository })
  const name = data.default_branch
  const policy = await policyAt(subject, tools)
  if (!policy) return { state: 'unwanted' }
  const runs = await listRuns(octokit, repository, subject.sha)
  const branch = { subject, repository, name, runs }
  for (const [model, rules] of Object.entries(policy.models)) {
    const run = runs.find((each) => each.headSha === subject.sha && isTrusted(each, rules.workflow, name))
    // A merge queue's run counts once its commit is on the branch, where a push run tells the same.
    if (!run || run.event === 'merge_group') continue
    const artifacts = once(() => listRunArtifacts(octokit, repository, run))
    const outcome = await outcomeOf({ model, rules, run, artifacts, app: policy.app ?? null }, branch, tools)
    if (outcome.deadline) {
      await tools.evaluations.requestAt(subject, outcome.deadline.at, outcome.deadline.name)
      continue
    }
    const about = { kind: 'branch', pull: null, branch: name, conclusion: null } as const
    const record = recordOf(outcome, subject, about)
    if (record) await tools.history.decided(record)
    await rememberDeployment({ model, run, artifacts }, branch, tools)
    await rememberTags(model, branch, tools)
    log.debug({ model, sha: subject.sha, outcome: outcome.state.kind }, 'remembered')
  }
  return { state: 'settled' }
}

async function policyAt(subject: Subject, { octokit, log }: Tools): Promise<Policy | null> {
  try {
    return (await loadPolicy(octokit, repositoryOf(subject), subject.sha))?.policy ?? null
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    log.info(
      { sha: subject.sha, reason: messageOf(thrown) },
      'the policy of a commit of the default branch is unusable',
    )
    return null
  }
}

interface ModelRun {
  readonly model: string
  readonly rules: ModelPolicy
  readonly run: Run
  /** Of the run; asked for when they are needed, and once. */
  readonly artifacts: () => Promise<readonly Artifact[]>
  readonly app: number | null
}

async function outcomeOf(
  { model, rules, run, artifacts, app }: ModelRun,
  branch: Branch,
  tools: Tools,
): Promise<ModelOutcome> {
  const { octokit, now } = tools
  const { repository, subject } = branch
  let data: DataReport | null = null
  const without = { report: null, run, evidenceDigest: null, measured: null, deadline: null, policy: rules }
  if (run.conclusion === 'cancelled') return { ...without, data, state: { kind: 'run-cancelled', model } }
  try {
    const reading = { run, model, artifacts: await artifacts() }
    data = await readDataReport(octokit, repository, reading)
    const failure = data && dataFailure(data)
    if (failure) throw new UserError(failure)
    const found = await readEvidence(octokit, repository, reading)
    const deciding = { octokit, repository, policy: rules, evidence: found.evidence, app: app ?? tools.app.id }
    const decision = await decideMerged(deciding, { sha: subject.sha, now: now().toISOString() })
    return { ...without, data, ...decisionOutcome(model, { ...found, run }, decision) }
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    const deadline = lateArtifact(run, now())
    return { ...without, data, state: { kind: 'unusable-evidence', model, reason: thrown.message }, deadline }
  }
}

async function rememberDeployment(
  { model, run, artifacts }: Pick<ModelRun, 'model' | 'run' | 'artifacts'>,
  { repository, subject }: Branch,
  { octokit, history, log }: Tools,
): Promise<void> {
  try {
    const record = await readDeployment(octokit, repository, { run, model, artifacts: await artifacts() })
    if (!record) return
    const { sha, repositoryId } = subject
    await history.deployed(repositoryId, { model, sha, runId: run.id, attempt: run.attempt, record })
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    log.info({ run: run.id, reason: messageOf(thrown) }, 'a deployment record is unusable')
  }
}

async function rememberTags(
  model: string,
  { repository, subject }: Branch,
  { octokit, history }: Tools,
): Promise<void> {
  const known = await history.knownTags(subject.repositoryId, model)
  const tags = await listModelTags(octokit, repository, model)
  const found = []
  for (const { name, object, commit, action } of tags) {
    if (known.has(name)) continue
    const { at } = await readTagObject(octokit, repository, object)
    const about = 'version' in action ? action.version : 'stage' in action ? action.stage : null
    found.push({ model, tag: name, action: action.kind, subject: about, sha: commit, at: new Date(at) })
  }
  await history.registered(subject.repositoryId, found)
}
