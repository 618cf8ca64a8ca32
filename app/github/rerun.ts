import { isAmbiguous, statusOf } from '#github/errors.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import { getRun, type Run } from '#github/runs.ts'

/** What came of asking for a run once more. */
export type RerunOutcome =
  | { readonly kind: 'started'; readonly run: Run }
  /** In GitHub's own words, and what to do instead. */
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * Runs a finished workflow run again: its failed jobs where some failed, since what succeeded has uploaded its files already; else all
 * of it. A run is started once, whatever becomes of the answer.
 *
 * @param octokit with `actions: write`.
 */
export async function runAgain(octokit: Octokit, repository: Repository, run: Run): Promise<RerunOutcome> {
  const route =
    run.conclusion === 'failure'
      ? 'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs'
      : 'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun'
  try {
    await octokit.request(route, { ...repository, run_id: run.id, request: { retries: 0 } })
    return { kind: 'started', run }
  } catch (thrown) {
    if (isAmbiguous(thrown)) {
      const now = await getRun(octokit, repository, run.id)
      if (now.attempt > run.attempt || now.status !== 'completed') return { kind: 'started', run }
      throw thrown
    }
    if (!isRefusal(thrown)) throw thrown
    const said = (thrown as Error).message.split(' - http')[0]?.slice(0, 150)
    return { kind: 'refused', reason: `GitHub does not run ${run.number} again (${said}); push a commit instead` }
  }
}

// A limit is a 403 too, and is waited for.
function isRefusal(thrown: unknown): boolean {
  const status = statusOf(thrown)
  if (status === 409 || status === 422) return true
  return (
    status === 403 &&
    !/rate limit/i.test((thrown as Error).message) &&
    !/not accessible by integration/i.test((thrown as Error).message)
  )
}
