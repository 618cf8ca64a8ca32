import type { CheckState } from './check.ts'
import { sealedOutcome } from './gate/sealed.ts'
import type { SealedAnswer } from './gate/two-tier.ts'
import type { ModelPolicy } from './policy.ts'
import { jointWords, type SealedTold } from './report/sealed-words.ts'

/** The state of a model after its sealed set was asked; null where the verdict of the open set stands. */
export function sealedStateOf(model: string, told: SealedTold, policy: ModelPolicy): CheckState | null {
  const answer = answerOf(told)
  const words = jointWords(told)
  if (answer === null || words === null) return null
  const { verdict, admissible } = sealedOutcome(answer, policy)
  return { kind: verdict, model, words, onInconclusive: admissible ? 'warn' : 'block' }
}

/** What was told, as an answer; null where the set was not asked. */
export function answerOf(told: SealedTold): SealedAnswer | null {
  switch (told.kind) {
    case 'later':
    case 'stopped':
      return null
    case 'same':
      return { kind: 'answered', verdict: 'pass' }
    case 'answered':
      return { kind: 'answered', verdict: told.verdict }
    case 'exhausted':
      return { kind: 'exhausted' }
  }
}
