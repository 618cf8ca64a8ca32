import type { Evidence } from '../evidence.ts'
import type { ModelPolicy } from '../policy.ts'
import { type Cause, causesOf } from './causes.ts'
import { decide } from './decide.ts'
import { type Decision, nameOf, type Row } from './decision.ts'
import { remedyOf } from './remedies.ts'

/** Why a row is not green. */
export interface ExplainedRow {
  readonly name: string
  readonly verdict: 'block' | 'inconclusive'
  readonly causes: readonly Cause[]
  /** Who accepted it; null where nobody did. */
  readonly acceptedBy: string | null
}

/** Something that made a verdict impossible, and what to do about it. */
export interface ExplainedProblem {
  readonly code: string
  readonly text: string
  readonly remedy: string
}

/** Why an evidence file led to its verdict. */
export interface Explanation {
  readonly decision: Decision
  readonly problems: readonly ExplainedProblem[]
  /** Blocking rows first; overall ones before slices. */
  readonly rows: readonly ExplainedRow[]
  /** How this explanation can differ from what the check said. */
  readonly caveats: readonly string[]
}

/** Explains a saved evidence file by a policy: the same decision again, and for every row that is not green why, and what would change it. */
export function explanationOf(model: ModelPolicy, evidence: Evidence, policyDigest: string): Explanation {
  const decision = decide({ model, evidence })
  const caveats = caveatsOf(evidence, decision, policyDigest)
  const unknown = 'what a maintainer accepted is known to the app alone, and is not part of this explanation'
  return { ...explainedDecision(decision), caveats: decision.verdict === 'block' ? [...caveats, unknown] : caveats }
}

/** Explains a decision that was made with all that was accepted. */
export function explainedDecision(decision: Decision): Explanation {
  return {
    decision,
    problems: decision.verdict === 'error' ? decision.reasons.map(withRemedy) : [],
    rows: decision.verdict === 'error' ? [] : decision.rows.flatMap((row) => explained(row, decision)).sort(worstFirst),
    caveats: [],
  }
}

type Ranked = ExplainedRow & { readonly slice: boolean }

function explained(row: Row, decision: Decision): Ranked[] {
  const { verdict } = row
  if (decision.sameModel || (verdict !== 'block' && !(verdict === 'inconclusive' && row.gates.pass))) return []
  return [
    {
      name: nameOf(row),
      verdict,
      slice: row.slice !== null,
      causes: causesOf(row, decision.rates),
      acceptedBy: row.accepted?.by ?? null,
    },
  ]
}

function worstFirst(a: Ranked, b: Ranked): number {
  const rank = ({ verdict, slice }: Ranked) => (verdict === 'block' ? 0 : 2) + (slice ? 1 : 0)
  return rank(a) - rank(b)
}

function caveatsOf(evidence: Evidence, decision: Decision, policyDigest: string): string[] {
  const caveats: string[] = []
  if (evidence.policy.digest !== policyDigest) {
    caveats.push('the evidence was decided by another state of the policy; this is what the one at hand makes of it')
  }
  if (evidence.verdict !== decision.verdict) {
    caveats.push(`the evidence says ${evidence.verdict}; decided again it is ${decision.verdict}`)
  }
  return caveats
}

function withRemedy({ code, text }: Decision['reasons'][number]): ExplainedProblem {
  return { code, text, remedy: remedyOf(code) }
}
