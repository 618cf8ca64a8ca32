import { decide } from '#core/gate/decide.ts'
import type { Verdict } from '#core/gate/decision.ts'
import { accuracy, evidenceOf, policy } from '../core/gate/fixture.ts'
import { type Border, borderOf } from './enumeration.ts'

const model = policy({ rates: { alpha_block: 0.05, alpha_pass: 0.05 } })

/** Where the product's verdict on accuracy changes; both levels .05, one point tolerated. */
export interface VerdictBorders {
  readonly passes: Border
  readonly unblocked: Border
}

export function verdictBorders(n: number): VerdictBorders {
  const known = new Map<string, Verdict>()
  const verdictAt = (wins: number, losses: number): Verdict => {
    const key = `${wins} ${losses}`
    const verdict = known.get(key) ?? verdictOf({ n, wins, losses })
    known.set(key, verdict)
    return verdict
  }
  return {
    passes: borderOf(n, (wins, losses) => verdictAt(wins, losses) === 'pass'),
    unblocked: borderOf(n, (wins, losses) => verdictAt(wins, losses) !== 'block'),
  }
}

/** The product's verdict on one table. */
export function verdictOf(flips: { readonly n: number; readonly wins: number; readonly losses: number }): Verdict {
  return decide({ model, evidence: evidenceOf([accuracy(flips)]) }).verdict
}
