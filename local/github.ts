import type { GitHub, GitHubOptions } from './options.ts'

/**
 * Starts a GitHub on this machine with one organization, one empty repository and one installed app. Everything it writes
 * lies in `options.folder`; it listens on 127.0.0.1 only. See `GitHubOptions` and `GitHub` in options.ts.
 */
export async function startGitHub(_options: GitHubOptions): Promise<GitHub> {
  throw new Error('being written: the types in options.ts stand')
}
