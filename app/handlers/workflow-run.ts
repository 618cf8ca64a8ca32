import { baseOfQueue } from '#github/runs.ts'
import { TRUSTED_EVENTS } from '#github/trusted-runs.ts'
import type { Subject } from '../evaluation/subject.ts'
import { originOf, WorkflowRunPayload } from './payload.ts'

/**
 * A workflow run was asked for, began or ended. Of which file it is, and whether that file counts, is looked up when its
 * commit is evaluated; here only runs that no pull request or merge queue started are left out.
 */
export function workflowRun(payload: unknown): Subject | null {
  const parsed = WorkflowRunPayload.safeParse(payload)
  if (!parsed.success) return null
  const run = parsed.data.workflow_run
  const common = { ...originOf(parsed.data), sha: run.head_sha, again: false }
  const told = parsed.data.action === 'completed' ? 'end-of-run' : 'run'
  if (run.event === 'pull_request') {
    const owner = run.head_repository?.owner.login
    const heads = owner && run.head_branch ? [`${owner}:${run.head_branch}`] : []
    return { ...common, kind: 'pull-request', base: null, heads, told }
  }
  if (TRUSTED_EVENTS.has(run.event) && run.event !== 'merge_group') {
    // Only a finished run has something to tell; whether the branch is the default one is looked up, too.
    const isTold = parsed.data.action === 'completed' && run.head_branch === parsed.data.repository.default_branch
    return isTold ? { ...common, kind: 'branch', base: run.head_branch, heads: [] } : null
  }
  const base = baseOfQueue(run.head_branch)
  if (run.event !== 'merge_group' || base === null) return null
  return { ...common, kind: 'merge-group', base, heads: [], told, ...(run.head_branch && { queue: run.head_branch }) }
}
