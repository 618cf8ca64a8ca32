import type { Evidence } from '../evidence.ts'
import { pValue } from '../numbers.ts'
import type { ModelPolicy } from '../policy.ts'
import { arithmeticFault, contradiction } from './arithmetic.ts'
import type { Decision, Reason, Row, Verdict } from './decision.ts'
import { type Draft, draftsOf } from './draft.ts'
import { adjustFamily } from './family.ts'
import { rowOf } from './row.ts'

/**
 * The verdict of a policy on evidence. Pure: the action and the app call it with the same arguments and get the same answer,
 * whatever the evidence says its own verdict was.
 */
export function decide({ model, evidence }: { model: ModelPolicy; evidence: Evidence }): Decision {
  const broken = arithmeticFault(evidence)
  const drafts = broken === null ? draftsOf(model, evidence) : []
  const fault = broken ?? contradiction(drafts)
  const rows = fault === null ? rowsOf(drafts, model) : []
  const problems =
    fault === null
      ? problemsOf(model, evidence, rows)
      : [{ code: 'invalid-evidence', text: `the evidence does not add up: ${fault}` }]
  const sameModel = problems.length === 0 && hasSamePredictions(evidence)
  const verdict = verdictOf(rows, problems, sameModel)
  return {
    verdict,
    admissible: verdict === 'pass' || (verdict === 'inconclusive' && model.on_inconclusive === 'warn'),
    sameModel,
    reasons: reasonsOf(rows, problems, sameModel),
    warnings: [...evidence.warnings, ...ownWarnings(model, evidence, rows)],
    rows,
    rates: model.rates,
    onInconclusive: model.on_inconclusive,
  }
}

function rowsOf(drafts: readonly Draft[], model: ModelPolicy): Row[] {
  const adjusted = adjustFamily(drafts, model.rates.alpha_block)
  return drafts.map((draft, index) => {
    const own = adjusted[index]
    if (!own) throw new Error('every draft has its adjusted p-values')
    return rowOf(draft, own, model)
  })
}

function verdictOf(rows: readonly Row[], problems: readonly Reason[], sameModel: boolean): Verdict {
  if (problems.length > 0) return 'error'
  if (sameModel) return 'pass'
  if (rows.some((row) => row.verdict === 'block')) return 'block'
  return rows.some((row) => row.gates.pass && row.verdict === 'inconclusive') ? 'inconclusive' : 'pass'
}

// The same files with other predictions are another model: a feature or the scoring has changed (docs/adr/0014).
function hasSamePredictions({ candidate, baseline }: Evidence): boolean {
  return baseline !== null && candidate.predictions_digest === baseline.predictions_digest
}

function problemsOf(model: ModelPolicy, evidence: Evidence, rows: readonly Row[]): Reason[] {
  const problems: Reason[] = evidence.problems.map(({ code, message }) => ({ code, text: message }))
  if (problems.length > 0) return problems
  if (evidence.candidate.n === 0) problems.push({ code: 'no-rows', text: 'the predictions file has no rows' })
  problems.push(...baselineProblems(model, evidence))
  for (const [name, rule] of Object.entries(model.metrics)) {
    if (rule.gate) problems.push(...metricProblems(name, rows, evidence), ...sliceProblems(name, rows, model))
  }
  return problems
}

function baselineProblems(model: ModelPolicy, evidence: Evidence): Reason[] {
  const { baseline, baseline_missing: missing, baseline_note: note, candidate } = evidence
  if (baseline && baseline.evaluation_set !== candidate.evaluation_set) {
    return [{ code: 'new-evaluation-set', text: 'candidate and baseline were evaluated on different held-out sets' }]
  }
  // Floors stand in for a baseline that was never made, not for one that got lost: else waiting would open the gate.
  if (baseline || (model.baseline_missing === 'floors' && missing === 'never')) return []
  return [{ code: 'no-baseline', text: note ?? 'there is no baseline to compare with' }]
}

// A gated metric that was not measured, or could not be, is an error: never a pass.
function metricProblems(name: string, rows: readonly Row[], { baseline, anchor }: Evidence): Reason[] {
  const row = rows.find((candidate) => candidate.metric === name && candidate.slice === null)
  if (!row) return [{ code: 'missing-metric', text: `the evidence has no ${name}; the policy gates it` }]
  const tolerated = row.tolerance !== null
  if (row.candidate === null || (baseline && tolerated && row.nonInferiority === null)) {
    return [{ code: 'missing-metric', text: `${name} is undefined on these rows, so it cannot be gated` }]
  }
  if (anchor && tolerated && row.anchor === null) {
    return [{ code: 'missing-anchor', text: `the evidence names an anchor and does not compare ${name} with it` }]
  }
  return []
}

function sliceProblems(name: string, rows: readonly Row[], { slices }: ModelPolicy): Reason[] {
  const missing = (slices?.by ?? []).filter(
    (column) => !rows.some((row) => row.metric === name && row.slice?.column === column),
  )
  return missing.map((column) => ({
    code: 'missing-slice',
    text: `the evidence has no slices of ${name} by ${column}; the policy asks for them, so run the workflow again`,
  }))
}

function reasonsOf(rows: readonly Row[], problems: readonly Reason[], sameModel: boolean): Reason[] {
  if (problems.length > 0) return [...problems]
  if (sameModel) return [{ code: 'same-model', text: 'the same model: its predictions equal the baseline, row by row' }]
  const overallFirst = [...rows].sort((a, b) => Number(a.slice !== null) - Number(b.slice !== null))
  return overallFirst.flatMap(rowReasons)
}

function rowReasons(row: Row): Reason[] {
  const name = row.slice ? `${row.metric} on ${row.slice.column}=${row.slice.value}` : row.metric
  const reasons: Reason[] = []
  if (row.regression?.shown && !row.nonInferiority?.shown) {
    reasons.push({
      code: 'regression',
      text: `${name}: a regression is shown (adjusted p ${pValue(row.regression.adjusted)})`,
    })
  }
  if (row.limit?.broken.shown) {
    reasons.push({ code: 'limit-broken', text: `${name}: shown to break its ${row.limit.kind} of ${row.limit.at}` })
  }
  if (row.anchor?.held === false) {
    const how = row.anchor.rule === 'test' ? 'is not shown to hold' : 'breaks (no test)'
    reasons.push({
      code: 'cumulative-limit',
      text: `${name}: ${how} the cumulative limit of ${row.anchor.limit} since the last release`,
    })
  }
  if (reasons.length === 0 && row.gates.pass && row.verdict === 'inconclusive') {
    reasons.push({ code: 'inconclusive', text: `${name}: ${openQuestions(row).join('; ')}` })
  }
  const { slice } = row
  return slice ? reasons.map((reason) => ({ ...reason, slice })) : reasons
}

function openQuestions({ gain, nonInferiority, limit, notes }: Row): string[] {
  const questions: string[] = []
  if (nonInferiority && !nonInferiority.shown) {
    questions.push(notes.length > 0 ? notes.join('; ') : 'neither a regression nor its absence is shown')
  } else if (!nonInferiority && gain === null && !limit) {
    questions.push('it is undefined on these rows, so nothing is shown')
  }
  if (limit && !limit.held) questions.push(`its ${limit.kind} of ${limit.at} is not shown held`)
  return questions
}

function ownWarnings(model: ModelPolicy, evidence: Evidence, rows: readonly Row[]): string[] {
  const warnings: string[] = []
  const { candidate, baseline } = evidence
  const environments = [candidate.environment_digest, baseline?.environment_digest].filter((digest) => digest != null)
  if (environments.length === 2 && environments[0] !== environments[1]) {
    warnings.push('the baseline was trained in another environment; part of a difference may come from there')
  }
  const { model_digest: digest } = candidate
  if (baseline && digest !== null && digest === baseline.model_digest && !hasSamePredictions(evidence)) {
    warnings.push('the model files are those of the baseline and the predictions are not: features or scoring changed')
  }
  for (const row of rows) {
    const cap = model.metrics[row.metric]?.suspicious_gain
    if (row.slice === null && cap !== undefined && row.gain !== null && row.gain > cap) {
      warnings.push(`${row.metric} gains more than ${cap}: look for leakage of labels into features`)
    }
    if (row.slice === null && row.nonInferiority?.shown && row.regression?.shown) {
      warnings.push(`${row.metric}: a real but small loss, shown to be within the tolerance`)
    }
  }
  return warnings
}
