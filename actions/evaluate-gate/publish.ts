import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { notice } from '@actions/core'
import { messageOf, UserError } from '#core/errors.ts'
import { evidence } from '#core/evidence.ts'
import { artifactName } from '#core/names.ts'
import type { Policy } from '#core/policy.ts'
import { renderComment } from '#core/report/comment.ts'
import type { ModelReport } from '#core/report/model-report.ts'
import { verdictWords } from '#core/report/verdict-line.ts'
import { loginOf, upsertComment } from '../../github/comment.ts'
import { statusOf } from '../../github/errors.ts'
import type { Octokit } from '../../github/octokit.ts'
import { uploadArtifact } from '../lib/artifact.ts'
import type { Context } from '../lib/context.ts'
import type { GateInputs } from './inputs.ts'

/**
 * Uploads the evidence under its usual name, wherever `evidence-path` put it.
 *
 * @returns why it could not be uploaded, or null. Report and outputs are written all the same.
 */
export async function uploadEvidence(text: string, model: string, context: Context): Promise<string | null> {
  const folder = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), 'holdout-evidence-'))
  try {
    await writeFile(join(folder, evidence.file), text)
    const name = artifactName('evidence', model, context.runAttempt)
    await uploadArtifact({ name, files: [evidence.file], rootDirectory: folder })
    return null
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message
    throw thrown
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Whether this action keeps the comment: where an app is installed, the app does. */
export function commentsItself(inputs: GateInputs, policy: Policy): boolean {
  return inputs.comment === 'auto' && policy.app === null
}

/**
 * Keeps the one comment on the pull request. Where GitHub refuses (the token of a fork may not write) or fails, it says so:
 * the verdict does not hang on a comment.
 */
export async function comment(octokit: Octokit, context: Context, report: ModelReport): Promise<void> {
  const pull = context.payload.pull_request
  if (!pull) return
  const refusal = await commentRefusal(octokit, { ...context, number: pull.number }, report)
  if (refusal !== null) notice(`no comment on #${pull.number}: ${refusal}; the job summary holds the report`)
}

async function commentRefusal(
  octokit: Octokit,
  { owner, repo, number }: Pick<Context, 'owner' | 'repo'> & { number: number },
  report: ModelReport,
): Promise<string | null> {
  const body = renderComment({ headline: verdictWords(report.decision), notes: [], reports: [report] })
  try {
    const author = { appId: null, login: await loginOf(octokit) }
    const outcome = await upsertComment(octokit, { repository: { owner, repo }, number, author }, body)
    return outcome.kind === 'refused' ? outcome.reason : null
  } catch (thrown) {
    if (statusOf(thrown) === undefined) throw thrown
    return messageOf(thrown)
  }
}
