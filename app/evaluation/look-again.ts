import type { CheckState } from '#core/check.ts'
import type { Tools } from './evaluate.ts'
import type { Subject } from './subject.ts'

/** After GitHub did not know what an event told of, or told what is over: its answers may lag behind its events for minutes. */
const LOOK_AGAIN_MS = [10_000, 60_000, 300_000]

/**
 * Asks for later looks at a commit: it is no head, or not in the state that an event told, as far as GitHub tells now. It has moved on, or
 * the answer lags behind.
 */
export async function lookAgain(subject: Subject, { evaluations, now }: Tools, looks = LOOK_AGAIN_MS.length) {
  if (subject.again) return
  const later: Subject = { ...subject, again: true, told: undefined }
  for (const [index, wait] of LOOK_AGAIN_MS.slice(0, looks).entries()) {
    await evaluations.requestAt(later, new Date(now().getTime() + wait), `again ${index + 1}`)
  }
}

/**
 * How many later looks it takes because GitHub's answers may not show yet what an event told. What people say and change is not looked
 * for piece by piece: that is seldom, so one look costs less.
 */
export function looksFor({ told }: Pick<Subject, 'told'>, states: readonly Pick<CheckState, 'kind'>[]): number {
  if (told === undefined) return 0
  if (told === 'person') return 1
  const unseen: readonly CheckState['kind'][] = told === 'run' ? ['queued'] : ['queued', 'in-progress']
  return states.some(({ kind }) => unseen.includes(kind)) ? LOOK_AGAIN_MS.length : 0
}
