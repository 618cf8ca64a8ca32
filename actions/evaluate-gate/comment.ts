import { notice } from '@actions/core'
import type { DataReport } from '#core/data-report.ts'
import { messageOf } from '#core/errors.ts'
import type { Policy } from '#core/policy.ts'
import { renderComment } from '#core/report/comment.ts'
import type { ModelReport } from '#core/report/model-report.ts'
import { verdictWords } from '#core/report/verdict-line.ts'
import { loginOf, upsertComment } from '../../github/comment.ts'
import { statusOf } from '../../github/errors.ts'
import type { Octokit } from '../../github/octokit.ts'
import type { Context } from '../lib/context.ts'
import type { GateInputs } from './inputs.ts'

/** Whether this action keeps the comment: where an app is installed, the app does. */
export function commentsItself(inputs: GateInputs, policy: Policy): boolean {
  return inputs.comment === 'auto' && policy.app === null
}

/** What the comment says: the gate's report, and that on the data where there is one. */
export interface Said {
  readonly report: ModelReport
  readonly data: DataReport | null
}

/**
 * Keeps the one comment on the pull request. Where GitHub refuses (the token of a fork may not write) or fails, it says so:
 * the verdict does not hang on a comment.
 */
export async function comment(octokit: Octokit, context: Context, said: Said): Promise<void> {
  const pull = context.payload.pull_request
  if (!pull) return
  const refusal = await commentRefusal(octokit, { ...context, number: pull.number }, said)
  if (refusal !== null) notice(`no comment on #${pull.number}: ${refusal}; the job summary holds the report`)
}

async function commentRefusal(
  octokit: Octokit,
  { owner, repo, number }: Pick<Context, 'owner' | 'repo'> & { number: number },
  { report, data }: Said,
): Promise<string | null> {
  const headline = verdictWords(report.decision)
  const body = renderComment({ headline, notes: [], reports: [report], data: data ? [data] : [] })
  try {
    const author = { appId: null, login: await loginOf(octokit) }
    const outcome = await upsertComment(octokit, { repository: { owner, repo }, number, author }, body)
    return outcome.kind === 'refused' ? outcome.reason : null
  } catch (thrown) {
    if (statusOf(thrown) === undefined) throw thrown
    return messageOf(thrown)
  }
}
