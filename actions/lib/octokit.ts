import { getOctokit } from '@actions/github'
import type { Octokit } from '../../github/octokit.ts'

/**
 * GitHub's API for an action.
 *
 * @param fetch replaces the client's own, in tests only: it would lose the proxy settings of a runner.
 */
export function octokitFor(token: string, apiUrl: string, fetch?: typeof globalThis.fetch): Octokit {
  return getOctokit(token, { baseUrl: apiUrl, ...(fetch ? { request: { fetch } } : {}) }) as unknown as Octokit
}
