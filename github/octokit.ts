import type { Octokit as FullOctokit } from 'octokit'

/**
 * The part of Octokit that this folder uses. Both the actions' client (@actions/github) and the app's (Probot) have it, so
 * what talks to GitHub on behalf of both takes it as an argument.
 */
export type Octokit = Pick<FullOctokit, 'request' | 'paginate'>

export interface Repository {
  readonly owner: string
  readonly repo: string
}
