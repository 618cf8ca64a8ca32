import { z } from 'zod'
import { UserError } from '#core/errors.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import type { Context } from './context.ts'

// What a pull request cannot start with its own code.
const EVENTS = new Set(['push', 'schedule', 'workflow_dispatch'])

/** A run that may ship, and GitHub to ship with. */
export interface BranchRun {
  readonly context: Context
  readonly repository: Repository
  readonly octokit: Octokit
}

/**
 * A model is registered and deployed only from the default branch, never from a pull request or a merge queue. Where the
 * event does not name that branch, GitHub is asked.
 *
 * @param step names the action in errors.
 * @throws UserError outside a workflow run, on any other event, and on any other branch, a tag or a pull request's ref.
 */
export async function requireBranchRun(
  context: Context | null,
  step: 'register' | 'deploy',
  connect: (context: Context) => Octokit,
): Promise<BranchRun> {
  if (!context) {
    throw new UserError(`${step} writes to a GitHub repository and works as a step of a workflow; there is no run here`)
  }
  const condition = "if: github.event_name == 'push'"
  if (!EVENTS.has(context.event)) {
    throw new UserError(
      `${step} does not run on ${context.event}, where the code is not yet in a branch of yours; give its job "${condition}"`,
    )
  }
  if (!context.ref.startsWith('refs/heads/')) {
    throw new UserError(`${step} does not run on ${context.ref || 'no ref'}; run the workflow on a branch`)
  }
  const repository = { owner: context.owner, repo: context.repo }
  const octokit = connect(context)
  const main = context.payload.repository?.default_branch ?? (await defaultBranch(octokit, repository))
  // On any other branch the workflow and its policy are whatever somebody pushed there.
  if (context.ref !== `refs/heads/${main}`) {
    throw new UserError(`${step} does not run on ${context.ref}; it ships from the default branch, ${main}, only`)
  }
  return { context, repository, octokit }
}

// The event of a schedule may hold nothing but its cron line.
async function defaultBranch(octokit: Octokit, repository: Repository): Promise<string> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}', { ...repository })
  return z.object({ default_branch: z.string().min(1) }).parse(data).default_branch
}
