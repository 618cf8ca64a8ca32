import { UserError } from '#core/errors.ts'
import type { Context } from './context.ts'

// What a pull request cannot start with its own code.
const EVENTS = new Set(['push', 'schedule', 'workflow_dispatch'])

/**
 * A model is registered and deployed only from the default branch, never from a pull request or a merge queue.
 *
 * @param step names the action in errors.
 * @throws UserError outside a workflow run, on any other event, and on any other branch, a tag or a pull request's ref.
 */
export function requireBranchRun(context: Context | null, step: 'register' | 'deploy'): Context {
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
  // On any other branch the workflow and its policy are whatever somebody pushed there.
  const main = context.payload.repository?.default_branch
  if (main !== undefined && context.ref !== `refs/heads/${main}`) {
    throw new UserError(`${step} does not run on ${context.ref}; it ships from the default branch, ${main}, only`)
  }
  return context
}
