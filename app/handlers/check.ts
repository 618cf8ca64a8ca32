import { baseOfQueue } from '#github/runs.ts'
import type { Subject } from '../evaluation/subject.ts'
import { CheckRunPayload, CheckSuitePayload, originOf } from './payload.ts'

/** Somebody wants our check once more, by GitHub's button or by one of ours. */
export function checkRun(payload: unknown): Subject | null {
  const parsed = CheckRunPayload.safeParse(payload)
  if (!parsed.success) return null
  const { check_run: run, sender } = parsed.data
  const asOf = run.completed_at ?? run.started_at
  const at = { sha: run.head_sha, branch: run.check_suite.head_branch }
  return { ...originOf(parsed.data), ...commitOf(at), rerun: { by: sender.login, asOf } }
}

/** Somebody wants all checks of a commit once more. */
export function checkSuite(payload: unknown): Subject | null {
  const parsed = CheckSuitePayload.safeParse(payload)
  if (!parsed.success) return null
  const { check_suite: suite, sender } = parsed.data
  const at = { sha: suite.head_sha, branch: suite.head_branch }
  return { ...originOf(parsed.data), ...commitOf(at), rerun: { by: sender.login, asOf: suite.updated_at } }
}

// GitHub does not tell of a fork's branch here; its pull request is found among the open ones.
type Commit = Pick<Subject, 'kind' | 'sha' | 'base' | 'queue' | 'heads' | 'again'>

function commitOf({ sha, branch }: { readonly sha: string; readonly branch: string | null }): Commit {
  const base = baseOfQueue(branch)
  if (base === null || branch === null) return { kind: 'pull-request', sha, base: null, heads: [], again: false }
  return { kind: 'merge-group', sha, base, queue: branch, heads: [], again: false }
}
