import type { Subject } from '../evaluation/subject.ts'
import type { Heads } from './heads.ts'

/** Of one pass: the rest is there a minute later. */
const AT_MOST = 200

/** For the evaluation that was asked for; it may have to wait for GitHub itself. */
const AGAIN_MS = 10 * 60_000

export interface Watching {
  readonly heads: Heads
  readonly request: (subject: Subject) => Promise<void>
  readonly now: () => Date
}

/**
 * Has every commit looked at whose check should have been completed by now. The look completes it: with what has come meanwhile, or
 * with the deadline that has passed.
 */
export async function watch({ heads, request, now }: Watching): Promise<void> {
  const at = now()
  const overdue = await heads.overdue(at, { again: new Date(at.getTime() + AGAIN_MS), atMost: AT_MOST })
  for (const subject of overdue) await request({ ...subject, again: true })
}

/** After a start: every check that is not completed, since whatever should have completed it may have ended with the last process. */
export async function watchAll({ heads, request }: Watching): Promise<void> {
  for (const subject of await heads.waiting(1000)) await request({ ...subject, again: true })
}
