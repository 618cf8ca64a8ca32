import type { SliceId } from '../evidence.ts'
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
  /** One-sided bound at 1 - alpha_pass. */
  readonly bound: number
  readonly held: boolean
  readonly broken: Tested
  readonly test: string
}

/** The cumulative limit of one row against the anchor. */
export interface AnchorRow {
  readonly gain: number
  /** Largest tolerated cumulative loss. */
  readonly limit: number
  /** `test`: shown held or not at `level`. `ratchet`: the rows cannot show it, so the observed loss alone decides. */
  readonly rule: 'test' | 'ratchet'
  readonly level: number
  readonly held: boolean
  /** Rows at which the test would take over from the ratchet; null where it has, or where that cannot be told. */
  readonly examples: number | null
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
  readonly anchor: AnchorRow | null
  readonly resolution: Resolution | null
  /** Labels that would settle it, where rows on which both models agree need none. */
  readonly labels: number | null
  readonly verdict: Verdict | 'watched'
  readonly notes: readonly string[]
}

export interface Reason {
  /** Stable word for programs, for example `regression` or `new-evaluation-set`. */
  readonly code: string
  readonly text: string
  /** Set where the reason is about a slice only. */
  readonly slice?: SliceId
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
}
