import { getOctokit } from '@actions/github'
import { UserError } from '#core/errors.ts'
import type { Octokit } from '../../github/octokit.ts'

/**
 * GitHub's API for an action.
 *
 * @param fetch replaces the client's own, in tests only: it would lose the proxy settings of a runner.
 * @throws UserError without a token: `action.yml` gives the job's own, unless the workflow passes an empty one.
 */
export function octokitFor(token: string | undefined, apiUrl: string, fetch?: typeof globalThis.fetch): Octokit {
  if (!token) {
    throw new UserError("input 'github-token': is empty; leave the line out, or pass github.token")
  }
  return getOctokit(token, { baseUrl: apiUrl, ...(fetch ? { request: { fetch } } : {}) }) as unknown as Octokit
}
