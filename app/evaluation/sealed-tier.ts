import type { Acceptance } from '#core/acceptance.ts'
import { stateOf } from '#core/check.ts'
import { UserError } from '#core/errors.ts'
import { lossOf } from '#core/gate/accepted.ts'
import { decide } from '#core/gate/decide.ts'
import type { Decision } from '#core/gate/decision.ts'
import { sealedOutcome } from '#core/gate/sealed.ts'
import { sealedDigest } from '#core/gate/sealed-rows.ts'
import { nextStep, type Step } from '#core/gate/two-tier.ts'
import type { ModelPolicy } from '#core/policy.ts'
import type { ModelReport } from '#core/report/model-report.ts'
import { type Appeal, type SealedTold, verdictTold } from '#core/report/sealed-words.ts'
import { decidesAlone, sealedPolicyOf } from '#core/reuse-policy.ts'
import { appealReason } from '#core/review-commands.ts'
import { answerOf, sealedStateOf } from '#core/sealed-state.ts'
import { listRunArtifacts } from '#github/artifacts.ts'
import type { Run } from '#github/runs.ts'
import type { PullRequest } from '../github/pulls.ts'
import type { Approval } from '../github/reviews.ts'
import { findBaselineRows, readCandidateRows } from '../github/sealed-predictions.ts'
import { type Asking, ask } from '../sealed/ask.ts'
import type { Facts } from './facts.ts'
import { type Heard, heardInReview } from './heard-in-review.ts'
import { lateArtifact, type ModelOutcome } from './model-state.ts'
import { once } from './once.ts'
import type { Base } from './reference.ts'

/** What the sealed sets of a change are asked by. */
export interface SealedChange {
  readonly base: Base
  /** The approving reviews of the head, by people who may accept a loss. */
  readonly approvals: () => Promise<readonly Approval[]>
  /** Null for a merge group. */
  readonly pull: PullRequest | null
  /** Of a merge group. */
  readonly queued: PullRequest | null
  /** How long what somebody says holds, as the policy writes it. */
  readonly expires: string
}

interface SealedTier extends SealedChange {
  readonly policy: ModelPolicy
}

/**
 * What becomes of the models' outcomes where their policies have sealed sets: one is asked where the open set leaves it to it, and then its verdict
 * counts. Where it should be asked and cannot be, the state says what is missing: the open set's pass alone never opens the gate.
 */
export async function withSealedTier(
  outcomes: readonly ModelOutcome[],
  change: SealedChange,
  facts: Facts,
): Promise<readonly ModelOutcome[]> {
  const joint: ModelOutcome[] = []
  for (const outcome of outcomes) joint.push(await jointOutcome(outcome, change, facts))
  return joint
}

async function jointOutcome(outcome: ModelOutcome, change: SealedChange, facts: Facts): Promise<ModelOutcome> {
  const { report, run } = outcome
  if (outcome.policy.reuse.mode === 'open' || !report || !run) return outcome
  const tier = { ...change, policy: outcome.policy }
  const appeal = await appealOf(report, tier, facts)
  const step = stepOf(report, appeal, tier, facts)
  const told = (sealed: SealedTold) => ({ ...outcome, report: { ...report, sealed } })
  if (step.kind === 'later') return told({ kind: 'later', queryOn: sealedPolicyOf(tier.policy.reuse).query_on })
  if (step.kind === 'stop') return report.decision.verdict === 'error' ? outcome : told({ kind: 'stopped' })
  const name = report.model
  try {
    const asking = askingOf(report, run, { tier, facts })
    if (decidesAlone(tier.policy.reuse)) await requireMeasured(asking, report)
    const answer = await ask(asking, facts.vault)
    if (answer.kind === 'unready')
      return { ...outcome, state: { kind: 'sealed-set-missing', model: name, reason: answer.reason } }
    const sealed = answer.kind === 'same' ? answer : { ...answer, rates: tier.policy.rates, appeal }
    if (decidesAlone(tier.policy.reuse)) return { ...outcome, ...decidedAlone(report, sealed, tier) }
    const decision = appeal && verdictTold(sealed) === 'pass' ? accepted(report, appeal, tier) : report.decision
    const state = sealedStateOf(name, sealed, tier.policy) ?? outcome.state
    return { ...outcome, state, report: { ...report, decision, sealed } }
  } catch (thrown) {
    if (thrown instanceof MissingBaseline) {
      return { ...outcome, state: { kind: 'sealed-set-missing', model: name, reason: thrown.message } }
    }
    if (!(thrown instanceof UserError)) throw thrown
    const state = { kind: 'unusable-evidence', model: name, reason: thrown.message } as const
    return { ...outcome, state, deadline: lateArtifact(run, facts.now) }
  }
}

/** The set is asked about the artifact, and what it answers counts for the predictions that the evidence names: they have to be the same. */
async function requireMeasured({ candidate }: Asking, { evidence }: ModelReport): Promise<void> {
  const { source, found } = await candidate()
  if (sealedDigest(found) === evidence.candidate.sealed_digest) return
  throw new UserError(`${source}: holds other predictions than the evidence names; run the workflow again`)
}

/** Of a verdict that nobody has to renew: predictions and set are what they were. */
const FOREVER = '9999-12-31T23:59:59.999Z'

/** The state of a model on which a sealed set alone has answered, and that answer as register and deploy look for it. */
function decidedAlone(report: ModelReport, sealed: SealedTold, { policy, pull, queued }: SealedTier) {
  const { model, evidence } = report
  const answer = answerOf(sealed)
  const about = pull ?? queued
  const predictions = evidence.candidate.sealed_digest
  if (!answer || !predictions) throw new Error('a sealed set that was asked has answered on predictions with a digest')
  if (!about) throw new UserError('the pull request of this merge group cannot be told; queue it again')
  const { verdict, admissible } = sealedOutcome(answer, policy)
  const answered: Acceptance = {
    ...{ kind: 'sealed-verdict', model, verdict, admissible, predictions, until: FOREVER },
    ...{ pull_request: about.number, head_sha: about.headSha },
    ...{ by: 'the sealed set', reason: `${verdict} on the sealed set` },
  }
  const decision = decide({ model: policy, evidence, acceptances: [answered] })
  return { state: stateOf(model, decision), report: { ...report, decision, sealed }, answered }
}

/** Nobody did anything wrong in this change: a run on the base branch has to be made. */
class MissingBaseline extends Error {}

async function appealOf(
  { decision }: ModelReport,
  { approvals, expires }: SealedTier,
  { now }: Facts,
): Promise<Heard | null> {
  if (decision.verdict !== 'block' || decision.admissible) return null
  return heardInReview(await approvals(), { reasonOf: appealReason, expires, now })
}

/**
 * A pass of the sealed set after an appeal accepts exactly the losses that the open one showed, in the name of who appealed: so register and
 * deploy, which see the open set alone, find it where they look for what was accepted.
 */
function accepted(
  { model, decision, evidence }: ModelReport,
  { by, reason, until }: Heard,
  { policy, pull }: SealedTier,
): Decision {
  if (!pull) return decision
  const common = { kind: 'loss', model, pull_request: pull.number, head_sha: pull.headSha, until, by } as const
  const acceptances = decision.rows
    .filter(({ verdict }) => verdict === 'block')
    .map((row) => ({
      ...common,
      metric: row.metric,
      slice: row.slice,
      amount: lossOf(row),
      reason: `the sealed set passed on appeal: ${reason}`.slice(0, 500),
    }))
  return decide({ model: policy, evidence, acceptances })
}

function stepOf({ decision }: ModelReport, appeal: Appeal | null, { policy }: SealedTier, { subject }: Facts): Step {
  if (decidesAlone(policy.reuse)) return { kind: decision.verdict === 'error' ? 'stop' : 'ask' }
  return nextStep({
    open: decision.verdict,
    event: subject.kind === 'merge-group' ? 'merge_group' : 'pull_request',
    queryOn: sealedPolicyOf(policy.reuse).query_on,
    appeal: appeal !== null,
  })
}

function askingOf(
  { model: name, evidence }: ModelReport,
  run: Run,
  { tier, facts }: { readonly tier: SealedTier; readonly facts: Facts },
): Asking {
  const { octokit, repository, subject } = facts
  const { policy, base } = tier
  // It was compared with what GitHub says of the artifact.
  const attempt = evidence.run?.run_attempt ?? run.attempt
  return {
    ...{ repositoryId: subject.repositoryId, model: name, policy },
    run: { runId: run.id, attempt },
    candidate: once(async () => {
      const artifacts = await listRunArtifacts(octokit, repository, run)
      return readCandidateRows(octokit, repository, { artifacts, run, model: name, attempt })
    }),
    baseline: async () => {
      const { reference_sha: referenceSha } = evidence.commits
      if (referenceSha === null) throw new UserError('the evidence names no commit that it compares with; push again')
      const search = { name, policy, referenceSha, branch: base.branch, runId: run.id }
      const rows = await findBaselineRows(octokit, repository, search)
      if (typeof rows === 'string') throw new MissingBaseline(rows)
      return rows
    },
  }
}
