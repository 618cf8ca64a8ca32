import type { Acceptance } from '../acceptance.ts'
import type { FairnessRecord, SliceId } from '../metric-record.ts'
import type { Interval } from '../statistics/binomial.ts'
import type { Certainty } from './contrast.ts'
import type { Resolution } from './resolution.ts'

export type Verdict = 'pass' | 'block' | 'inconclusive' | 'error'

/** A one-sided test of the block family: its p, and the p adjusted by weighted Holm over the family. */
export interface Tested {
  readonly p: number
  readonly adjusted: number
  readonly shown: boolean
}

/** A floor or ceiling of one row. */
export interface LimitRow {
  readonly kind: 'floor' | 'ceiling'
  readonly at: number
  readonly value: number
  /** One-sided bound at 1 - alpha_pass; the value itself of a number without rows. */
  readonly bound: number
  readonly held: boolean
  /** Without p-values for a number without rows: it is compared plainly. */
  readonly broken: Tested | { readonly p: null; readonly adjusted: null; readonly shown: boolean }
  /** The test's name; `no test` for a number without rows. */
  readonly test: string
}

/** The ratio of two numbers without rows, candidate over baseline, compared plainly: no test applies. */
export interface RatioRow {
  readonly ratio: number
  readonly max: number
  readonly held: boolean
}

/** The cumulative limit of one row against the anchor. */
export interface AnchorRow {
  readonly gain: number
  /** Largest tolerated cumulative loss; what was accepted since the anchor is part of it. */
  readonly limit: number
  /** `test`: shown held or not at `level`. `ratchet`: the rows cannot show it, so the observed loss alone decides. */
  readonly rule: 'test' | 'ratchet'
  readonly level: number
  readonly held: boolean
  /** Rows at which the test would take over from the ratchet; null where it has, or where that cannot be told. */
  readonly examples: number | null
}

/** What several seeds of a recipe say beside the test. */
export interface SeedsRow {
  readonly seeds: number
  /** Share of seeds whose candidate is better, ties one half. */
  readonly better: number
  /** Seeds that would show a recipe which is better on three of four seeds, both errors 5 % (G. E. Noether, JASA 82 (1987)). */
  readonly needed: number
}

/** One clause of an ease.ml/ci condition. */
export interface ClauseRow {
  readonly text: string
  /** Of its left side; null where something in it was not measured. */
  readonly value: number | null
  readonly truth: 'true' | 'false' | 'unknown'
  /** Rows that it needs, and how many of them need a label at each step. */
  readonly examples: number
  readonly labels: number
  /** Why it is unknown beside its interval, or null. */
  readonly why: string | null
}

/** The condition of a policy in the language of ease.ml/ci. */
export interface ConditionRow {
  readonly mode: 'fp-free' | 'fn-free'
  /** Verdicts that its reliability is for. */
  readonly steps: number
  readonly truth: ClauseRow['truth']
  readonly clauses: readonly ClauseRow[]
  /** Rows that the whole condition needs. */
  readonly examples: number
}

/** One metric on one slice, decided. Gains are differences turned so that positive is better, in the metric's unit. */
export interface Row {
  readonly metric: string
  readonly slice: SliceId | null
  readonly direction: 'higher' | 'lower'
  readonly n: number
  /** Whether this row can block; and whether it must be shown for the whole to pass. */
  readonly gates: { readonly block: boolean; readonly pass: boolean }
  readonly baseline: number | null
  readonly candidate: number | null
  readonly gain: number | null
  readonly tolerance: number | null
  /** Of the gain, by the row's own test; each side at 1 - alpha_pass. Of a slice always the score interval, where the test is exact. */
  readonly interval: Interval | null
  /** A gain at or below this would show a regression; from the standard error. */
  readonly blockBound: number | null
  readonly certainty: Certainty | null
  readonly tests: { readonly block: string; readonly pass: string } | null
  readonly regression: Tested | null
  readonly nonInferiority: { readonly p: number; readonly shown: boolean } | null
  readonly limit: LimitRow | null
  readonly ratio: RatioRow | null
  readonly anchor: AnchorRow | null
  readonly seeds: SeedsRow | null
  /** The groups of a fairness gap; null for every other row. Such a row has no slice, can block, and is never needed to pass. */
  readonly fairness: Pick<FairnessRecord, 'by' | 'groups'> | null
  /** Null but for the row of the ease.ml/ci condition, which is about no metric. */
  readonly condition: ConditionRow | null
  readonly resolution: Resolution | null
  /** Labels that would settle it, where rows on which both models agree need none. */
  readonly labels: number | null
  readonly verdict: Verdict | 'watched'
  /** The acceptance that lets this row's block through; null where it does not block, or nobody accepted. */
  readonly accepted: Acceptance | null
  readonly notes: readonly string[]
}

/** What a row is about, in words: `accuracy`, `accuracy on origin=jfk`, `equalized_odds_difference by sex`. */
export function nameOf({ metric, slice, fairness }: Pick<Row, 'metric' | 'slice' | 'fairness'>): string {
  if (fairness) return `${metric} by ${fairness.by}`
  return slice ? `${metric} on ${slice.column}=${slice.value}` : metric
}

export interface Reason {
  /** Stable word for programs, for example `regression` or `new-evaluation-set`. */
  readonly code: string
  readonly text: string
  /** Set where the reason is about a slice only. */
  readonly slice?: SliceId
}

/**
 * How likely a change that changes nothing passes every test it must, at the differences' present standard errors: the price of
 * asking for many metrics at once.
 */
export interface JointPower {
  /** Tests that must all be shown. */
  readonly tests: number
  /** If they were independent; metrics that move together pass together more often. */
  readonly independent: number
  /** Whatever the dependence: one less the sum of what each misses, at least 0 (C. E. Bonferroni). */
  readonly atLeast: number
}

/** What the policy makes of the evidence. */
export interface Decision {
  readonly verdict: Verdict
  /** Whether a merge, a registration and a deployment may rely on it. */
  readonly admissible: boolean
  /** The candidate is the reference: same model digest or same predictions. */
  readonly sameModel: boolean
  readonly reasons: readonly Reason[]
  readonly warnings: readonly string[]
  readonly rows: readonly Row[]
  readonly rates: { readonly alpha_block: number; readonly alpha_pass: number }
  readonly onInconclusive: 'warn' | 'block'
  /** Null where no row must be shown, or no standard error tells. */
  readonly jointPower: JointPower | null
  /** What a maintainer accepted and this verdict relied on. */
  readonly accepted: readonly Acceptance[]
}
