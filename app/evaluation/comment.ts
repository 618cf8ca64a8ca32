import { type CheckState, checkOf } from '#core/check.ts'
import { explainedDecision } from '#core/gate/explain.ts'
import { renderComment } from '#core/report/comment.ts'
import { REPLY_MARKER, renderReply } from '#core/report/reply.ts'
import { type CommentOutcome, upsertComment } from '#github/comment.ts'
import { pullAt } from '../github/pulls.ts'
import type { Tools } from './evaluate.ts'
import { authorOf, type Facts } from './facts.ts'
import { lookAgain } from './look-again.ts'
import { dataOf, type Opinion, reportsOf } from './opinion.ts'
import { named } from './subject.ts'

// States that a comment would only repeat: the check says them, and nobody needs to act.
const SILENT = new Set<CheckState['kind']>(['queued', 'in-progress', 'no-model-touched', 'policy-after-merge'])

/** Brings the one comment with the result up to date, once the check is completed. */
export async function writeComment(opinion: Opinion, facts: Facts, tools: Tools): Promise<void> {
  const { change, states, outcomes, said, notes, advice = [] } = opinion
  const { octokit, repository, subject } = facts
  const check = checkOf(states)
  const silent = said.told.length === 0 && states.every(({ kind }) => SILENT.has(kind))
  if (!change.pull || check.status !== 'completed') return
  const { number } = change.pull
  const body = renderComment({
    headline: check.title,
    // Only where the check would let it be merged.
    notes: [
      ...notes,
      ...(check.conclusion === 'success' ? advice : []),
      `result for commit ${subject.sha.slice(0, 10)}`,
    ],
    reports: reportsOf(outcomes),
    told: said.told,
    data: dataOf(outcomes),
  })
  const target = { repository, number, author: authorOf(tools.app), onlyExisting: silent }
  const kind = await whileHead(number, { facts, tools }, () => upsertComment(octokit, target, body))
  const quiet = kind === 'unchanged' || kind === 'absent'
  tools.log[quiet ? 'debug' : 'info']({ ...named(subject), number, outcome: kind }, 'comment')
}

/** Answers whoever wants the result explained: one comment, brought up to date with each result. */
export async function writeExplanation(
  { change, outcomes, states, said }: Opinion,
  facts: Facts,
  tools: Tools,
): Promise<void> {
  const { octokit, repository, subject } = facts
  if (!change.pull || !said.isExplanationWanted) return
  const { number } = change.pull
  const explained = outcomes.flatMap(({ report }) => (report ? [report] : []))
  const others = states.filter(({ model }) => !explained.some((report) => report.model === model))
  const body = renderReply({
    sha: subject.sha,
    models: explained.map(({ model, decision }) => ({ model, explanation: explainedDecision(decision) })),
    others: others.length > 0 ? checkOf(others).reasons : [],
  })
  const target = { repository, number, author: authorOf(tools.app), marker: REPLY_MARKER }
  await whileHead(number, { facts, tools }, () => upsertComment(octokit, target, body))
}

interface Looking {
  readonly facts: Facts
  readonly tools: Tools
}

/**
 * Writes unless the pull request has another head by now: an older result must not overwrite a newer one. Commits are evaluated side by
 * side, and the comment is the pull request's, so one of them writes at a time.
 */
async function whileHead(
  number: number,
  { facts: { octokit, repository, subject }, tools }: Looking,
  write: () => Promise<CommentOutcome>,
): Promise<CommentOutcome['kind'] | 'stale'> {
  const { repositoryId, sha } = subject
  const kind = await tools.alone(`comment ${repositoryId}#${number}`, async () => {
    const pull = await pullAt(octokit, repository, { number, sha })
    if (!pull) return 'absent'
    if (!(await tools.results.isHead({ repositoryId, sha, pull: number, updatedAt: pull.updatedAt }))) return 'stale'
    return (await write()).kind
  })
  if (kind === 'stale') await lookAgain(subject, tools)
  return kind
}
