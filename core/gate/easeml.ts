import type { Acceptance } from '../acceptance.ts'
import type { EasemlPolicy } from '../easeml-policy.ts'
import type { Evidence } from '../evidence.ts'
import { count } from '../numbers.ts'
import type { ModelPolicy } from '../policy.ts'
import { acceptanceOf } from './accepted.ts'
import type { ClauseRow, Reason, Row } from './decision.ts'
import { evaluateCondition, type Truth, type Variable } from './easeml-condition.ts'
import { CONDITION, type SizedClause, sizedClauses } from './easeml-size.ts'

const VERDICTS = { true: 'pass', false: 'block', unknown: 'inconclusive' } as const

/**
 * The policy's ease.ml/ci condition as a row of the decision: true passes, false blocks, unknown is inconclusive. A clause that the
 * rows are too few for, or that names what was not measured, is unknown.
 *
 * @returns null where the policy has no condition.
 */
export function conditionRow(model: ModelPolicy, evidence: Evidence, acceptances: readonly Acceptance[]): Row | null {
  const { easeml } = model
  if (!easeml) return null
  const n = evidence.candidate.n
  const clauses = clausesOf(easeml, { n, estimates: estimatesOf(model, evidence) })
  const truth = joined(clauses.map((clause) => clause.truth))
  const row = {
    metric: CONDITION,
    slice: null,
    direction: 'higher',
    n,
    gates: { block: true, pass: true },
    baseline: null,
    candidate: null,
    gain: null,
    tolerance: null,
    interval: null,
    blockBound: null,
    certainty: 'finite-sample',
    tests: null,
    regression: null,
    nonInferiority: null,
    limit: null,
    ratio: null,
    anchor: null,
    seeds: null,
    fairness: null,
    resolution: null,
    labels: null,
    condition: {
      mode: easeml.mode,
      steps: easeml.steps,
      truth,
      clauses,
      examples: Math.max(...clauses.map(({ examples }) => examples)),
    },
    verdict: VERDICTS[truth],
    notes: [],
  } as const
  return { ...row, accepted: acceptanceOf(row, acceptances) }
}

/** Why a condition cannot be looked at at all: then the verdict is `error`, since what is unknown may be let through. */
export function conditionProblems({ easeml }: ModelPolicy, { records }: Evidence): Reason[] {
  if (!easeml || accuracyIn(records)?.candidate.kind === 'proportion') return []
  return [{ code: 'missing-metric', text: 'the evidence has no accuracy of rows alike, which the condition is about' }]
}

function accuracyIn(records: Evidence['records']) {
  return records.find(({ metric, slice }) => metric === 'accuracy' && slice === null)
}

type Estimates = Readonly<Partial<Record<Variable, number>>>

function estimatesOf({ task }: ModelPolicy, { records, changed }: Evidence): Estimates {
  const record = accuracyIn(records)
  const paired = record?.baseline
  if (paired?.kind === 'proportions') {
    const { n, wins, losses, both_right: both } = paired
    // Two labels: predictions that differ are right exactly once.
    const other = changed?.other ?? (task === 'binary' ? 0 : null)
    const d = other === null ? {} : { d: Math.min(1, (wins + losses + other) / n) }
    return { n: (both + wins) / n, o: (both + losses) / n, ...d }
  }
  const own = record?.candidate
  return own?.kind === 'proportion' && own.n > 0 ? { n: own.successes / own.n } : {}
}

function clausesOf(
  easeml: EasemlPolicy,
  { n, estimates }: { readonly n: number; readonly estimates: Estimates },
): ClauseRow[] {
  const sized = sizedClauses(easeml)
  const alone = sized.map((one) => clauseRow(one, n, estimates))
  return alone.map((row, index) => {
    const base = sized[index]?.relyingOn ?? null
    if (base === null || alone[base]?.truth === 'true' || row.truth === 'unknown') return row
    return { ...row, truth: 'unknown', why: `its size relies on ${alone[base]?.text}, which is not shown` }
  })
}

function clauseRow({ clause, text, examples, labels }: SizedClause, n: number, estimates: Estimates): ClauseRow {
  let value: number | null = 0
  for (const [variable, factor] of clause.coefficients) {
    const estimate = estimates[variable]
    value = value === null || estimate === undefined ? null : value + factor * estimate
  }
  const row = { text, value, examples, labels }
  if (value === null) return { ...row, truth: 'unknown', why: 'there is nothing to compare with' }
  if (n < examples) return { ...row, truth: 'unknown', why: `it needs ${count(examples)} rows, there are ${count(n)}` }
  return { ...row, truth: evaluateCondition([clause], { n: 0, o: 0, d: 0, ...estimates }), why: null }
}

function joined(truths: readonly Truth[]): Truth {
  if (truths.includes('false')) return 'false'
  return truths.includes('unknown') ? 'unknown' : 'true'
}
