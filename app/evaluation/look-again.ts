import type { Tools } from './evaluate.ts'
import type { Subject } from './subject.ts'

/** After GitHub did not know what an event told of, or told what is over: its answers may lag behind its events for minutes. */
const LOOK_AGAIN_MS = [10_000, 60_000, 300_000]

/** Asks for later looks at a commit that is no head, as far as GitHub tells now: it has moved on, or the answer lags behind. */
export async function lookAgain(subject: Subject, { evaluations, now }: Tools): Promise<void> {
  if (subject.again) return
  for (const [index, wait] of LOOK_AGAIN_MS.entries()) {
    await evaluations.requestAt({ ...subject, again: true }, new Date(now().getTime() + wait), `again ${index + 1}`)
  }
}
