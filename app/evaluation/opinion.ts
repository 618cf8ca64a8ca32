import type { Acceptance } from '#core/acceptance.ts'
import { type CheckState, checkOf } from '#core/check.ts'
import type { DataReport } from '#core/data-report.ts'
import { UserError } from '#core/errors.ts'
import { isSealedAlone } from '#core/gate/sealed-alone.ts'
import { type ChangedFiles, touchedModels, touchedProtected } from '#core/paths.ts'
import type { Policy } from '#core/policy.ts'
import { POLICY_PATH } from '#core/policy-reader.ts'
import type { ModelReport } from '#core/report/model-report.ts'
import { branchTip, type LoadedPolicy, loadPolicy } from '#github/policy.ts'
import { hadPolicy, isRequired } from '../github/base-branch.ts'
import { filesBetween, filesOf, type PullRequest } from '../github/pulls.ts'
import { type Approval, approvalsOf } from '../github/reviews.ts'
import type { Facts } from './facts.ts'
import { type ModelOutcome, outcomeOf } from './model-state.ts'
import { once } from './once.ts'
import { withPeople } from './people.ts'
import { heardWithoutPolicy, type Said, SILENCE } from './said.ts'
import { withSealedTier } from './sealed-tier.ts'

/** A way for the commit into a base branch: a pull request, or (pull null) a merge group. */
export interface Change {
  readonly pull: PullRequest | null
  /** The pull request that a merge group is there for, as it is now; null for a pull request, and where it cannot be told. */
  readonly queued: PullRequest | null
  readonly base: string
}

/** What the policy of one base branch makes of the commit. */
export interface Opinion {
  readonly change: Change
  readonly states: readonly CheckState[]
  readonly outcomes: readonly ModelOutcome[]
  readonly said: Said
  /** What a reader must know beside the models' reports. May quote untrusted text. */
  readonly notes: readonly string[]
  /** For the comment alone; the check says what is so, and stays as it is. */
  readonly advice?: readonly string[]
}

/**
 * Judges one change by the policy at the tip of its base branch; what the change itself does to the policy never counts.
 *
 * @returns null when no check is wanted: no policy there, none before, not required, and no check of ours yet.
 */
export async function opinionOn(change: Change, facts: Facts): Promise<Opinion | null> {
  const { octokit, repository } = facts
  const tip = await branchTip(octokit, repository, change.base)
  if (tip === null) return problem(change, `the base branch ${change.base} does not exist any more`, facts)
  let loaded: LoadedPolicy | null
  try {
    loaded = await loadPolicy(octokit, repository, tip)
  } catch (thrown) {
    if (thrown instanceof UserError) return problem(change, thrown.message, facts)
    throw thrown
  }
  const files = change.pull
    ? await filesOf(octokit, repository, change.pull)
    : await filesBetween(octokit, repository, { base: tip, head: facts.subject.sha })
  if (!loaded) return withoutPolicy(change, { tip, files, facts })

  const { policy } = loaded
  const approvals = approvalsAsked(change, policy, facts)
  const measured: ModelOutcome[] = []
  for (const name of touchedModels(policy, files)) {
    const model = policy.models[name]
    const query = { name, deadlines: policy.deadlines, base: { branch: change.base, tip } }
    const isConflicting = change.pull?.isConflicting ?? false
    if (model) measured.push(await outcomeOf({ ...query, model, isConflicting }, facts))
  }
  const { said, reviewed, ...people } = await withPeople(measured, { change, policy, approvals, facts })
  const { pull, queued } = change
  const tier = { base: { branch: change.base, tip }, approvals, pull, queued, expires: policy.overrides.expires }
  const outcomes = await withSealedTier(people.outcomes, tier, facts)
  const guarded = await protectedState(change, { policy, files, approvals, facts })
  const states = [...outcomes.map(({ state }) => state), ...guarded.states]
  const unreported = states.filter(({ kind }) => !SHOWN_IN_REPORTS.has(kind))
  return {
    change,
    states: states.length > 0 ? states : [{ kind: 'no-model-touched', model: null }],
    outcomes,
    said,
    advice: adviceOn(change, { tip, reports: reportsOf(outcomes) }),
    notes: [
      ...(change.pull?.isDraft ? ['this pull request is a draft; it is evaluated all the same'] : []),
      ...guarded.notes,
      ...acceptedOf(outcomes).flatMap((one) => (reviewed.includes(one) ? [acceptedNote(one)] : [])),
      ...(outcomes.some(isAcceptable) ? [acceptHint(policy)] : []),
      ...policyNotes(loaded, { files, reports: reportsOf(outcomes) }),
      ...(unreported.length > 0 ? checkOf(unreported).reasons : []),
    ],
  }
}

// The models' own reports say these already.
const SHOWN_IN_REPORTS = new Set<CheckState['kind']>([
  'pass',
  'block',
  'accepted',
  'inconclusive',
  'new-evaluation-set',
])

/** The reports of the models that have evidence. */
export function reportsOf(outcomes: readonly ModelOutcome[]): readonly ModelReport[] {
  return outcomes.flatMap(({ report }) => (report ? [report] : []))
}

// Without the commit that the branch is at now, so that the comment does not change with each of its commits.
function adviceOn(
  { pull, base }: Change,
  { tip, reports }: { readonly tip: string; readonly reports: readonly ModelReport[] },
): readonly string[] {
  const references = reports.flatMap(({ evidence }) => evidence.commits.reference_sha ?? [])
  const [old] = pull ? references.filter((reference) => reference !== tip) : []
  if (old === undefined) return []
  return [
    `${base} has moved on since this comparison with ${old.slice(0, 7)}; update the branch, or merge through a queue, to compare with the model that is there now`,
  ]
}

/** What a maintainer accepted and the verdicts relied on. */
export function acceptedOf(outcomes: readonly ModelOutcome[]): readonly Acceptance[] {
  return reportsOf(outcomes).flatMap(({ decision }) => decision.accepted)
}

// A sealed set names nothing that a command could name.
function isAcceptable({ state, report }: ModelOutcome): boolean {
  return state.kind === 'block' && !(report && isSealedAlone(report.decision))
}

function acceptHint({ overrides: { permission } }: Policy): string {
  return `a loss that is meant can be accepted by somebody with the permission ${permission}: /holdout accept <metric> <reason>, in a comment`
}

function acceptedNote({ kind, model, by, until, reason }: Acceptance): string {
  const what = kind === 'loss' ? `a loss of ${model}` : `the new evaluation set of ${model}`
  return `${by} accepted ${what} until ${until.slice(0, 10)}: ${reason}`
}

/** What validate-data found, of the models that have it. */
export function dataOf(outcomes: readonly ModelOutcome[]): readonly DataReport[] {
  return outcomes.flatMap(({ data }) => (data ? [data] : []))
}

async function problem(change: Change, reason: string, facts: Facts): Promise<Opinion> {
  const state = { kind: 'policy-problem', model: null, reason } as const
  const said = change.pull ? await heardWithoutPolicy(change.pull, facts) : SILENCE
  return { change, states: [state], outcomes: [], said, notes: [reason] }
}

async function withoutPolicy(
  change: Change,
  { tip, files, facts }: { readonly tip: string; readonly files: ChangedFiles; readonly facts: Facts },
): Promise<Opinion | null> {
  const { octokit, repository, check } = facts
  const absent = `there is no ${POLICY_PATH} on ${change.base}`
  if (await isRequired(octokit, repository, change.base)) {
    return problem(change, `${absent}, where this check is required; add one, or stop requiring the check`, facts)
  }
  if (await hadPolicy(octokit, repository, tip)) {
    return problem(change, `${absent} any more; restore it, or uninstall the app from this repository`, facts)
  }
  if (files.paths.includes(POLICY_PATH)) {
    const state = { kind: 'policy-after-merge', model: null } as const
    return { change, states: [state], outcomes: [], said: SILENCE, notes: [] }
  }
  return check ? problem(change, `${absent}, but this commit was checked before`, facts) : null
}

type Ask = () => Promise<readonly Approval[]>

/** Asks for the approving reviews when they are needed, and once. A merge group has those of its pull request. */
function approvalsAsked(change: Change, { overrides: { permission } }: Policy, { octokit, repository }: Facts): Ask {
  const pull = change.pull ?? change.queued
  return once(async () => (pull ? approvalsOf(octokit, repository, { pull, permission }) : []))
}

interface Guarding {
  readonly policy: Policy
  readonly files: ChangedFiles
  readonly approvals: Ask
  readonly facts: Facts
}

async function protectedState(
  { pull, queued }: Change,
  { policy, files, approvals, facts }: Guarding,
): Promise<Pick<Opinion, 'states' | 'notes'>> {
  const judged = pull ?? queued
  if (!judged) return { states: [], notes: [] }
  // Beside the one that it is there for, a merge group may hold others, which wait for reviews of their own.
  const own = pull ? files : await filesOf(facts.octokit, facts.repository, judged)
  const paths = touchedProtected(policy, own)
  if (paths.length === 0) return { states: [], notes: [] }
  const [approval] = await approvals()
  if (!approval) {
    return { states: [{ kind: 'protected-paths', model: null, paths, sha: judged.headSha }], notes: [] }
  }
  return { states: [], notes: [`protected paths are touched; ${approval.by} approved exactly this commit`] }
}

function policyNotes(
  { digest }: LoadedPolicy,
  { files, reports }: { readonly files: ChangedFiles; readonly reports: readonly ModelReport[] },
): readonly string[] {
  const notes: string[] = []
  if (files.paths.includes(POLICY_PATH)) {
    notes.push(`this change of ${POLICY_PATH} is not in effect: the policy of the base branch decides until the merge`)
  }
  if (reports.some(({ evidence }) => evidence.policy.digest !== digest)) {
    notes.push(
      'the evidence was measured under another policy than the base branch has now; this verdict follows the latter',
    )
  }
  return notes
}
