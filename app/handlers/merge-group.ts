import type { Subject } from '../evaluation/subject.ts'
import type { Notice } from '../reconcile/notice.ts'
import { MergeGroupPayload, originOf } from './payload.ts'

/** The merge queue made a commit and waits for its check. */
export function mergeGroup(payload: unknown): Subject | null {
  const parsed = MergeGroupPayload.safeParse(payload)
  if (!parsed.success) return null
  const { head_sha: sha, base_ref: ref } = parsed.data.merge_group
  const base = ref.slice('refs/heads/'.length)
  return { ...originOf(parsed.data), kind: 'merge-group', sha, base, heads: [], again: false }
}

/** The queue has merged it, or does not want it any more. */
export function mergeGroupDestroyed(payload: unknown): Notice | null {
  const parsed = MergeGroupPayload.safeParse(payload)
  if (!parsed.success) return null
  const { repositoryId } = originOf(parsed.data)
  return { kind: 'group-destroyed', repositoryId, sha: parsed.data.merge_group.head_sha }
}
