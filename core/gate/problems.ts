import type { Evidence } from '../evidence.ts'
import type { MetricPolicy } from '../metric-policy.ts'
import { metricOf } from '../metrics/catalogue.ts'
import type { ModelPolicy } from '../policy.ts'
import type { Reason, Row } from './decision.ts'
import { conditionProblems } from './easeml.ts'

/** What makes a verdict impossible: every one shuts the gate. What the action noted comes first, and then alone. */
export function problemsOf(model: ModelPolicy, evidence: Evidence, rows: readonly Row[]): Reason[] {
  const problems: Reason[] = evidence.problems.map(({ code, message }) => ({ code, text: message }))
  if (problems.length > 0) return problems
  if (evidence.candidate.n === 0) problems.push({ code: 'no-rows', text: 'the predictions file has no rows' })
  problems.push(...baselineProblems(model, evidence), ...conditionProblems(model, evidence))
  for (const [name, rule] of Object.entries(model.metrics)) {
    if (rule.gate)
      problems.push(
        ...metricProblems(name, rule, { rows, evidence, model }),
        ...sliceProblems(name, rule, { rows, model }),
      )
  }
  return [...problems, ...fairnessProblems(model, rows)]
}

function baselineProblems(model: ModelPolicy, evidence: Evidence): Reason[] {
  const { baseline, baseline_note: note, candidate } = evidence
  if (baseline && baseline.evaluation_set !== candidate.evaluation_set) {
    return [{ code: 'new-evaluation-set', text: 'candidate and baseline were evaluated on different held-out sets' }]
  }
  if (baseline || (model.baseline_missing === 'floors' && neverFound(evidence))) return []
  return [{ code: 'no-baseline', text: note ?? 'there is no baseline to compare with' }]
}

// Floors stand in for a baseline that was never made, not for one that got lost: else waiting would open the gate. On a laptop
// there is nobody to ask and nothing to open; a job that was given no token could have asked.
function neverFound({ baseline_missing: missing, run }: Evidence): boolean {
  return missing === 'never' || (missing === 'offline' && run === null)
}

// A gated metric that was not measured, or could not be, is an error: never a pass.
function metricProblems(
  name: string,
  rule: MetricPolicy,
  {
    rows,
    evidence,
    model,
  }: { readonly rows: readonly Row[]; readonly evidence: Evidence; readonly model: ModelPolicy },
): Reason[] {
  const { baseline, anchor } = evidence
  const row = rows.find((candidate) => candidate.metric === name && candidate.slice === null && !candidate.fairness)
  if (!row) return [{ code: 'missing-metric', text: `the evidence has no ${name}; the policy gates it` }]
  const tolerated = row.tolerance !== null
  if (row.candidate === null || (baseline && tolerated && row.nonInferiority === null)) {
    const reason = undefinedReason(evidence, name)
    const why = reason === undefined ? '' : `: ${said(reason, metricOf(name, rule, model.task)?.undefinedWhen)}`
    return [{ code: 'missing-metric', text: `${name} is undefined on these rows, so it cannot be gated${why}` }]
  }
  if (baseline && rule.max_ratio !== undefined && !row.ratio) {
    const text = `the baseline's run record has no number ${name} to compare with; the next run of the base branch makes one`
    return [{ code: 'missing-metric', text }]
  }
  if (anchor && tolerated && row.anchor === null) {
    return [{ code: 'missing-anchor', text: `the evidence names an anchor and does not compare ${name} with it` }]
  }
  return []
}

/** Reasons that say less than the metric does itself, unless all that it asks for are rows. */
const UNSAID: readonly string[] = ['a row has no value', 'it has no value on these rows']

function said(reason: string, undefinedWhen = reason): string {
  return UNSAID.includes(reason) && undefinedWhen !== 'no rows' ? undefinedWhen : reason
}

function undefinedReason({ records }: Evidence, name: string): string | undefined {
  const record = records.find(({ metric, slice }) => metric === name && slice === null)
  const parts = [record?.candidate, record?.baseline].flatMap((part) =>
    part?.kind === 'undefined' ? [part.reason] : [],
  )
  return parts[0]
}

function sliceProblems(
  name: string,
  rule: MetricPolicy,
  { rows, model }: { readonly rows: readonly Row[]; readonly model: ModelPolicy },
): Reason[] {
  if ((rule.max_drop ?? rule.max_rise) === undefined && rule.max_ratio !== undefined) return []
  const isNumber = rows.some((row) => row.metric === name && row.n === 0)
  if (isNumber) return []
  const missing = (model.slices?.by ?? []).filter(
    (column) => !rows.some((row) => row.metric === name && row.slice?.column === column),
  )
  return missing.map((column) => ({
    code: 'missing-slice',
    text: `the evidence has no slices of ${name} by ${column}; the policy asks for them, so run the workflow again`,
  }))
}

function fairnessProblems({ fairness }: ModelPolicy, rows: readonly Row[]): Reason[] {
  if (!fairness || rows.some((row) => row.fairness)) return []
  const text = `the evidence has no ${fairness.metric} by ${fairness.by}; the policy asks for it, so run the workflow again`
  return [{ code: 'missing-fairness', text }]
}
