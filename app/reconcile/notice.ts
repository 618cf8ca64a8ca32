import type { Subject } from '../evaluation/subject.ts'
import type { Installations } from '../github/installation.ts'
import type { Heads } from './heads.ts'
import type { Known, KnownRepository } from './known.ts'

/** What an event tells of installations and repositories, rather than of a commit. */
export type Notice =
  | {
      readonly kind: 'installed'
      readonly id: number
      readonly account: string
      readonly repositories: readonly KnownRepository[]
    }
  | { readonly kind: 'uninstalled' | 'suspended' | 'woken'; readonly id: number }
  | {
      readonly kind: 'repositories'
      readonly id: number
      readonly added: readonly KnownRepository[]
      readonly removed: readonly number[]
    }
  /** Renamed, or moved to another owner who has the app too. */
  | { readonly kind: 'repository-named'; readonly id: number; readonly repository: KnownRepository }
  | { readonly kind: 'repository-gone'; readonly repositoryId: number }
  | { readonly kind: 'archived' | 'unarchived'; readonly repositoryId: number }
  /** A merge queue does not want its commit any more. */
  | { readonly kind: 'group-destroyed'; readonly repositoryId: number; readonly sha: string }

export interface Desk {
  readonly known: Known
  readonly heads: Heads
  readonly installations: Installations
  readonly stop: (subject: Pick<Subject, 'repositoryId' | 'sha'>) => Promise<void>
  readonly now: () => Date
}

/** Takes note: rows are written and nothing else is done, however many repositories an event names. */
export async function takeNotice(notice: Notice, { known, heads, installations, stop, now }: Desk): Promise<void> {
  switch (notice.kind) {
    case 'installed':
      return known.install(notice, notice.repositories)
    case 'uninstalled':
    case 'suspended':
      installations.forget(notice.id)
      await known.park(notice.id, notice.kind)
      return
    case 'woken':
      installations.forget(notice.id)
      await known.wake(notice.id)
      return known.sweepSoon(notice.id)
    case 'repositories':
      await known.add(notice.id, notice.added)
      return known.remove(notice.removed)
    case 'repository-named':
      return known.add(notice.id, [notice.repository])
    case 'repository-gone':
      return known.remove([notice.repositoryId])
    case 'archived':
      return known.setAside(notice.repositoryId, 'archived')
    case 'unarchived':
      return known.setAside(notice.repositoryId, null)
    case 'group-destroyed':
      await heads.stop(notice.repositoryId, notice.sha, now())
      return stop(notice)
  }
}
