import { sha } from '../../github/github.ts'
import { evidenceRun } from '../evaluate.ts'
import { evidenceArchive, makeEvidence, POLICY } from '../evidence.ts'
import type { PullState, pullRun } from '../github.ts'
import { type ModelRun, POLICIES, type PolicyName, ROWS } from './model.ts'

/* What GitHub says of what the model knows: runs, archives, policies, and the parts of payloads that differ. */

export const UPLOADING: ReadonlySet<ModelRun['end']> = new Set(['pass', 'loss', 'open', 'damaged', 'foreign'])

export function endOf({ end }: ModelRun): { status: string; conclusion: string | null } {
  if (end === null) return { status: 'in_progress', conclusion: null }
  const conclusion =
    end === 'cancelled'
      ? 'cancelled'
      : end === 'unapproved'
        ? 'action_required'
        : end === 'pass'
          ? 'success'
          : 'failure'
  return { status: 'completed', conclusion }
}

export function bytesOf({ id, attempt, sha: head, artifact }: ModelRun): Buffer {
  if (artifact === null || artifact === 'damaged') return Buffer.from('not an archive')
  const commit = artifact === 'foreign' ? sha('e') : head
  const rows = artifact === 'foreign' ? ROWS.pass : ROWS[artifact]
  const run = { ...evidenceRun(), run_id: id, run_attempt: attempt, head_sha: commit }
  return evidenceArchive(makeEvidence({ run, commits: { ...makeEvidence().commits, head_sha: commit } }, rows))
}

export function attemptOf(artifact: string): number {
  return Number(artifact.split('-').at(-1))
}

export function textOf(name: PolicyName): string {
  const policy = POLICIES[name]
  if (policy === null) return 'version: ['
  const { maxDrop, whenOpen } = policy
  return POLICY.replace(
    '{accuracy: {max_drop: 0.01}}',
    `{accuracy: {max_drop: ${maxDrop}}}\n    on_inconclusive: ${whenOpen}`,
  )
}

export function pullBody({ number, sha: head, head: label }: PullState) {
  const [login = '', ref = ''] = label.split(':')
  return { number, head: { sha: head, ref, repo: { owner: { login } } } }
}

export function runBody(json: ReturnType<typeof pullRun>) {
  return { ...json, head_repository: { owner: { login: 'acme' } } }
}
