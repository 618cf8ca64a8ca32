import { UserError } from '#core/errors.ts'
import { decide } from '#core/gate/decide.ts'
import type { Decision } from '#core/gate/decision.ts'
import { ACCEPTANCE_PERMISSIONS, type Merged } from '#github/acceptances.ts'
import { decideMerged as decideWith, type Deciding as Told } from '#github/decision.ts'
import { asked } from './asked.ts'

export interface Deciding extends Told, Pick<Merged, 'sha' | 'now'> {}

export interface MergedDecision {
  readonly decision: Decision
  /** Why it is not known what was accepted; null where it is, or does not matter. */
  readonly doubt: string | null
}

/**
 * Decides on the evidence of a commit of the default branch. Only where that is not admissible by itself GitHub is asked what a
 * maintainer has accepted.
 */
export async function decideMerged(deciding: Deciding): Promise<MergedDecision> {
  return withoutDoubt(deciding, () => decideWith(deciding, deciding))
}

/** A decision that GitHub's answers may change; where it does not answer, the one without, and the doubt. */
export async function withoutDoubt(
  { policy: model, evidence }: Pick<Deciding, 'policy' | 'evidence'>,
  ask: () => Promise<Decision>,
): Promise<MergedDecision> {
  try {
    return { decision: await asked(ACCEPTANCE_PERMISSIONS, ask), doubt: null }
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    return {
      decision: decide({ model, evidence }),
      doubt: `whether somebody accepted it is not known: ${thrown.message}`,
    }
  }
}

/**
 * The same, for what only an admissible decision may do.
 *
 * @param refused what is not done then, as a clause before the verdict.
 * @throws UserError with the verdict, its reasons and the doubt.
 */
export async function requireAdmissible(deciding: Deciding, refused: string): Promise<Decision> {
  const { decision, doubt } = await decideMerged(deciding)
  if (decision.admissible) return decision
  const reasons = decision.reasons.map(({ text }) => text).join('; ')
  throw new UserError(`${refused} is ${decision.verdict} (${reasons})${doubt === null ? '' : `; ${doubt}`}`)
}
