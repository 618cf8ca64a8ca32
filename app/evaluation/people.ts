import type { Result } from '#core/accept.ts'
import type { Acceptance } from '#core/acceptance.ts'
import type { Policy } from '#core/policy.ts'
import { acceptedAt } from '#github/acceptances.ts'
import type { PullRequest } from '../github/pulls.ts'
import type { Approval } from '../github/reviews.ts'
import { acceptedSetOf } from './accepted-set.ts'
import type { Facts } from './facts.ts'
import { decidedOn, type ModelOutcome } from './model-state.ts'
import type { Change } from './opinion.ts'
import { heardOn, type Said, SILENCE } from './said.ts'

export interface Asking {
  readonly change: Change
  readonly policy: Policy
  readonly approvals: () => Promise<readonly Approval[]>
  readonly facts: Facts
}

export interface Decided {
  readonly outcomes: readonly ModelOutcome[]
  readonly said: Said
  /** What was accepted in reviews. */
  readonly reviewed: readonly Acceptance[]
}

/** The outcomes of a change with what people accepted of it: in reviews, in comments, and of a merge group what its pull request had. */
export async function withPeople(outcomes: readonly ModelOutcome[], asking: Asking): Promise<Decided> {
  const { change, policy, facts } = asking
  if (!change.pull) {
    const carried = change.queued ? await carriedFrom(change.queued, facts) : []
    return { outcomes: decidedAgain(outcomes, carried), said: SILENCE, reviewed: [] }
  }
  const reviewed = await setsInReviews(change.pull, outcomes, asking)
  const seen = decidedAgain(outcomes, reviewed)
  // Until every model has its result nobody can have looked at it.
  if (seen.some(isWaiting)) return { outcomes: seen, said: SILENCE, reviewed }
  const said = await heardOn({ pull: change.pull, policy, results: seen.flatMap(resultOf) }, facts)
  return { outcomes: decidedAgain(seen, [...reviewed, ...said.acceptances]), said, reviewed }
}

function isWaiting({ state }: ModelOutcome): boolean {
  return state.kind === 'queued' || state.kind === 'in-progress'
}

function decidedAgain(outcomes: readonly ModelOutcome[], acceptances: readonly Acceptance[]): readonly ModelOutcome[] {
  if (acceptances.length === 0) return outcomes
  return outcomes.map((outcome) =>
    outcome.measured && outcome.report
      ? { ...outcome, ...decidedOn(outcome.report.model, outcome.measured, acceptances) }
      : outcome,
  )
}

function resultOf({ report, measured }: ModelOutcome): readonly Result[] {
  if (!report || !measured) return []
  const { model, decision } = report
  const { policy, evidence, run } = measured
  return [{ model, policy, evidence, decision, shownAt: new Date(run.updatedAt).toISOString() }]
}

async function setsInReviews(
  pull: PullRequest,
  outcomes: readonly ModelOutcome[],
  { policy, approvals, facts }: Asking,
): Promise<readonly Acceptance[]> {
  const accepted: Acceptance[] = []
  for (const { state, measured } of outcomes) {
    if (state.kind !== 'new-evaluation-set' || !measured) continue
    const { expires } = policy.overrides
    const reviewed = { model: state.model, pull, approvals: await approvals(), expires, now: facts.now }
    const acceptance = acceptedSetOf(measured.evidence, reviewed)
    if (acceptance) accepted.push(acceptance)
  }
  return accepted
}

/** What our check on the head of the queued pull request says was accepted there, and has not expired. */
async function carriedFrom(
  pull: PullRequest,
  { octokit, repository, app, now }: Facts,
): Promise<readonly Acceptance[]> {
  const at = { pull: pull.number, headSha: pull.headSha, app: app.id }
  const accepted = await acceptedAt(octokit, repository, at)
  return accepted.filter(({ until }) => now.toISOString() < until)
}
