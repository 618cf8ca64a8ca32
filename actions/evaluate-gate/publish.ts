import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { notice } from '@actions/core'
import { evidence } from '#core/evidence.ts'
import { artifactName } from '#core/names.ts'
import type { Policy } from '#core/policy.ts'
import { renderComment } from '#core/report/comment.ts'
import type { ModelReport } from '#core/report/model-report.ts'
import { verdictWords } from '#core/report/verdict-line.ts'
import { loginOf, upsertComment } from '../../github/comment.ts'
import type { Octokit } from '../../github/octokit.ts'
import { uploadArtifact } from '../lib/artifact.ts'
import type { Context } from '../lib/context.ts'
import type { GateInputs } from './inputs.ts'

/** Uploads the evidence under its usual name, wherever `evidence-path` put it. */
export async function uploadEvidence(text: string, model: string, context: Context): Promise<void> {
  const folder = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), 'holdout-evidence-'))
  try {
    await writeFile(join(folder, evidence.file), text)
    const name = artifactName('evidence', model, context.runAttempt)
    await uploadArtifact({ name, files: [evidence.file], rootDirectory: folder })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Whether this action keeps the comment: where an app is installed, the app does. */
export function commentsItself(inputs: GateInputs, policy: Policy): boolean {
  return inputs.comment === 'auto' && policy.app === null
}

/** Keeps the one comment on the pull request. A token that may not write (of a fork) leaves it out and says so. */
export async function comment(octokit: Octokit, context: Context, report: ModelReport): Promise<void> {
  const pull = context.payload.pull_request
  if (!pull) return
  const body = renderComment({ headline: verdictWords(report.decision), notes: [], reports: [report] })
  const author = { appId: null, login: await loginOf(octokit) }
  const repository = { owner: context.owner, repo: context.repo }
  const outcome = await upsertComment(octokit, { repository, number: pull.number, author }, body)
  if (outcome.kind === 'refused')
    notice(`no comment on #${pull.number}: ${outcome.reason}; the job summary holds the report`)
}
