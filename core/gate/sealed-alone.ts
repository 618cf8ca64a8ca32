import type { Acceptance } from '../acceptance.ts'
import type { Evidence } from '../evidence.ts'
import type { ModelPolicy } from '../policy.ts'
import type { Decision, Reason } from './decision.ts'

/*
 * A sealed set that decides alone: the evidence holds no measurement, since no job sees a label. What the app has told of exactly these
 * predictions is the verdict; until it has, nothing may rely on the change.
 */

const ASKED = 'sealed-not-answered'
const ANSWERED = 'sealed-answered'

/** Whether a decision rests on a sealed set alone, and not on measurements. */
export function isSealedAlone({ reasons }: Pick<Decision, 'reasons'>): boolean {
  return reasons.some(({ code }) => code === ASKED || code === ANSWERED)
}

/** The verdict of such a decision in words. */
export function sealedAloneWords({ verdict, reasons }: Decision): string {
  if (reasons.some(({ code }) => code === ASKED)) return 'inconclusive, the sealed set has not answered'
  return verdict === 'block' ? 'block, a loss is shown on the sealed set' : `${verdict} on the sealed set`
}

/** The decision on evidence without a label. `told` are those that speak for this very change. */
export function decideAlone(model: ModelPolicy, evidence: Evidence, told: readonly Acceptance[]): Decision {
  const problems = evidence.problems.map(({ code, message }) => ({ code, text: message }))
  const answers = told.flatMap((each) => (each.kind === 'sealed-verdict' ? [each] : []))
  const { sealed_digest: digest } = evidence.candidate
  const answer = problems.length === 0 ? (answers.find(({ predictions }) => predictions === digest) ?? null) : null
  return {
    verdict: problems.length > 0 ? 'error' : (answer?.verdict ?? 'inconclusive'),
    admissible: answer?.admissible ?? false,
    sameModel: false,
    reasons: problems.length > 0 ? problems : [reasonOf(answer, answers.length)],
    warnings: evidence.warnings,
    rows: [],
    rates: model.rates,
    onInconclusive: answer?.admissible ? 'warn' : 'block',
    jointPower: null,
    accepted: [],
  }
}

function reasonOf(answer: Pick<Decision, 'verdict'> | null, answers: number): Reason {
  if (answer)
    return { code: ANSWERED, text: `the sealed set has answered ${answer.verdict} on exactly these predictions` }
  const others = answers > 0 ? ', but on others: train with fixed seeds, so that every run makes the same model' : ''
  return {
    code: ASKED,
    text: `a sealed set decides alone, and it has not answered on exactly these predictions${others}`,
  }
}
