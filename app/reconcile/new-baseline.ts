import type { Subject } from '../evaluation/subject.ts'
import type { Installations } from '../github/installation.ts'
import type { Heads } from './heads.ts'

/** Of one new baseline: those that were looked at last are those that somebody works on. */
const AT_MOST = 20

/** A pull request is not reminded more often than that, however often its base moves. */
const EVERY_MS = 3600_000

/** Part of the hour's requests that must be left: this can wait for ever. */
const SHARE = 0.5

export interface Reminding {
  readonly heads: Heads
  readonly installations: Installations
  readonly request: (subject: Subject) => Promise<void>
  readonly now: () => Date
}

/**
 * A commit of the default branch has been measured, so there is a new baseline. The verdicts of open pull requests were made against an
 * older one: they stand, as GitHub lets them be merged, but their comments shall say so. Those that are closed fall out by this very look.
 */
export async function remind({ installationId, repositoryId }: Subject, tools: Reminding): Promise<void> {
  const { heads, installations, request, now } = tools
  if (installations.budgets.openAt(installationId, SHARE, installations.clock.now())) return
  const since = new Date(now().getTime() - EVERY_MS)
  for (const subject of await heads.settled(repositoryId, since, AT_MOST)) await request({ ...subject, again: true })
}
