import type { Subject } from '../evaluation/subject.ts'
import type { Notice } from '../reconcile/notice.ts'
import { MergeGroupPayload, originOf } from './payload.ts'

/** The merge queue made a commit and waits for its check. */
export function mergeGroup(payload: unknown): Subject | null {
  const parsed = MergeGroupPayload.safeParse(payload)
  if (!parsed.success) return null
  const { head_sha: sha, base_ref: ref, head_ref: queue } = parsed.data.merge_group
  const base = ref.slice('refs/heads/'.length)
  const group = { kind: 'merge-group', sha, base, queue: queue.replace(/^refs\/heads\//, '') } as const
  return { ...originOf(parsed.data), ...group, heads: [], again: false }
}

/** The queue has merged it, or does not want it any more. */
export function mergeGroupDestroyed(payload: unknown): Notice | null {
  const parsed = MergeGroupPayload.safeParse(payload)
  if (!parsed.success) return null
  const { repositoryId } = originOf(parsed.data)
  return { kind: 'group-destroyed', repositoryId, sha: parsed.data.merge_group.head_sha }
}
