import type { ModelPolicy } from '../policy.ts'
import { decidesAlone } from '../reuse-policy.ts'
import type { Decision, Verdict } from './decision.ts'
import type { Demand, Levels, SealedVerdict } from './ledger.ts'
import type { SealedAnswer } from './two-tier.ts'
import { jointVerdict } from './two-tier.ts'

/*
 * How a sealed held-out set is asked, between `reserve` and `disclose` of the ledger: what the question needs, the policy at the levels
 * that are left, and what of the decision may be told. Whoever keeps the labels and the ledger calls these.
 */

/**
 * What every gated metric of a question needs to be answered.
 *
 * @param disagreement share of the sealed rows on which the two models predict differently, counted without their labels.
 */
export function demandsOf(
  { metrics }: ModelPolicy,
  { n, disagreement }: { readonly n: number; readonly disagreement: number },
): Demand[] {
  return Object.values(metrics).flatMap(({ gate, max_drop: drop, max_rise: rise }) => {
    const tolerance = drop ?? rise
    return gate && tolerance !== undefined ? [{ n, disagreement, tolerance }] : []
  })
}

/**
 * The policy as a sealed set is asked by it. Metrics are those that gate: what is only shown would be told for nothing. Its rows are ids and
 * labels, so there are no slices, gaps or scores; and the block test is the exact one, since the mid-p variant is not proved at tiny levels.
 */
export function sealedModel(model: ModelPolicy): ModelPolicy {
  const { fairness: _, slices: __, ...rest } = model
  return {
    ...rest,
    metrics: Object.fromEntries(Object.entries(model.metrics).filter(([, { gate }]) => gate)),
    data: { ...model.data, score: null, threshold: null },
    tests: { ...model.tests, midp: false },
    baseline_missing: 'error',
    easeml: null,
    // Whoever has the labels measures as on an open set.
    reuse: { mode: 'open' },
  }
}

/** The same at the levels that the ledger has left, every test of the verdict included. */
export function atLevels(model: ModelPolicy, rates: Levels): ModelPolicy {
  return { ...sealedModel(model), rates: { ...rates } }
}

/** The one word of a decision on the sealed set that is told. An error was not foreseen: it tells no more than an open question. */
export function sealedVerdictOf({ verdict }: Pick<Decision, 'verdict'>): SealedVerdict {
  return verdict === 'error' ? 'inconclusive' : verdict
}

/** What comes of an answer: the verdict that is shown, and whether a merge may rely on it. */
export function sealedOutcome(
  answer: SealedAnswer,
  { on_inconclusive: open, reuse }: Pick<ModelPolicy, 'on_inconclusive' | 'reuse'>,
): { readonly verdict: Exclude<Verdict, 'error'>; readonly admissible: boolean } {
  const verdict = jointVerdict(answer)
  // Behind an open set that has passed, an exhausted one may let through; alone, nothing else would have looked.
  const exhausted = reuse.on_exhausted ?? (decidesAlone(reuse) ? 'block' : 'warn')
  const rule = answer.kind === 'exhausted' ? exhausted : open
  return { verdict, admissible: verdict === 'pass' || (verdict === 'inconclusive' && rule === 'warn') }
}
