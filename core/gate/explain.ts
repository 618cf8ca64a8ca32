import type { Evidence } from '../evidence.ts'
import type { ModelPolicy } from '../policy.ts'
import { type Cause, causesOf } from './causes.ts'
import { decide } from './decide.ts'
import { type Decision, nameOf, type Row } from './decision.ts'

/** Why a row is not green. */
export interface ExplainedRow {
  readonly name: string
  readonly verdict: 'block' | 'inconclusive'
  readonly causes: readonly Cause[]
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
  return {
    decision,
    problems: decision.verdict === 'error' ? decision.reasons.map(withRemedy) : [],
    rows: decision.verdict === 'error' ? [] : decision.rows.flatMap((row) => explained(row, decision)).sort(worstFirst),
    caveats: caveatsOf(evidence, decision, policyDigest),
  }
}

type Ranked = ExplainedRow & { readonly slice: boolean }

function explained(row: Row, decision: Decision): Ranked[] {
  const { verdict } = row
  if (decision.sameModel || (verdict !== 'block' && !(verdict === 'inconclusive' && row.gates.pass))) return []
  return [{ name: nameOf(row), verdict, slice: row.slice !== null, causes: causesOf(row, decision.rates) }]
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
  if (decision.verdict === 'block') {
    caveats.push('what a maintainer accepted is known to the app alone, and is not part of this explanation')
  }
  return caveats
}

/** What to do about each cause of an error, by its code. */
const REMEDIES: Readonly<Record<string, string>> = {
  'missing-metric': 'let the predictions hold what the metric needs, or take the metric out of the policy',
  'missing-slice': 'run the workflow again, so that the gate measures what the policy asks for now',
  'missing-anchor': 'run the workflow again, so that the gate compares with the registered version',
  'missing-fairness': 'run the workflow again, so that the gate measures what the policy asks for now',
  'nothing-tested': 'give a gated metric a floor or a ceiling, or let the base branch run so that there is a baseline',
  'no-rows': 'let the training write a prediction for every held-out example',
  'invalid-predictions': 'mend the predictions file as the message says; `mode: selftest` reads it the same way',
  'unmatched-ids': 'predict the same held-out examples as the baseline, under the same ids',
  'new-evaluation-set':
    'undo the change of the held-out set; or, if it is meant, let a maintainer accept it: floors decide then, and a new baseline begins after the merge',
  'no-baseline':
    'run the workflow on the base branch once, or pass its predictions as the input `baseline`; for a first model write `baseline_missing: floors`',
  'model-mismatch': 'train and gate in one run on one commit, and change no file in between',
  'run-failed': 'look at the log of the training step, mend it, and run the workflow again',
  'data-failed': 'look at the data report, and mend the data or the contract',
  'too-many-records': 'gate fewer metrics, or slice by columns with fewer values',
  'unusable-anchor': 'deregister that version, or pass the predictions of a good one as the input `anchor`',
  'invalid-evidence': 'write the evidence by the gate of this version, and let nothing edit it',
}

function withRemedy({ code, text }: Decision['reasons'][number]): ExplainedProblem {
  return { code, text, remedy: REMEDIES[code] ?? 'run the workflow again' }
}
