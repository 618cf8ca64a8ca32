import type { Evidence } from '../evidence.ts'
import { plain, pValue } from '../numbers.ts'
import type { ModelPolicy } from '../policy.ts'
import { type ConditionRow, nameOf, type Reason, type Row } from './decision.ts'
import { clauseWords, decidingClauses } from './easeml-words.ts'

/** Why the verdict is what it is: problems alone where there are any, else every row that speaks, overall ones first. */
export function reasonsOf(rows: readonly Row[], problems: readonly Reason[]): Reason[] {
  if (problems.length > 0) return [...problems]
  const overallFirst = [...rows].sort((a, b) => Number(a.slice !== null) - Number(b.slice !== null))
  const reasons = overallFirst.flatMap(rowReasons)
  if (reasons.length > 0 || rows.some((row) => row.gates.pass && row.verdict === 'pass')) return reasons
  return [
    {
      code: 'nothing-tested',
      text: 'no floor, ceiling or comparison applies to these rows; give a gated metric a floor',
    },
  ]
}

function rowReasons(row: Row): Reason[] {
  const name = nameOf(row)
  const reasons = row.condition ? conditionReasons(row.condition) : blockReasons(row, name)
  if (reasons.length === 0 && row.gates.pass && row.verdict === 'inconclusive') {
    reasons.push({ code: 'inconclusive', text: `${name}: ${openQuestions(row).join('; ')}` })
  }
  if (row.accepted) {
    const { by, reason } = row.accepted
    reasons.push({ code: 'accepted', text: `${name}: ${by} accepted this: ${reason}` })
  }
  const { slice } = row
  return slice ? reasons.map((reason) => ({ ...reason, slice })) : reasons
}

function conditionReasons(condition: ConditionRow): Reason[] {
  if (condition.truth === 'true') return []
  const code = condition.truth === 'false' ? 'condition-false' : 'inconclusive'
  return decidingClauses(condition).map((clause) => ({ code, text: clauseWords(clause) }))
}

function blockReasons({ regression, nonInferiority, limit, ratio, anchor }: Row, name: string): Reason[] {
  const reasons: Reason[] = []
  if (regression?.shown && !nonInferiority?.shown) {
    const text = `${name}: a regression is shown (adjusted p ${pValue(regression.adjusted)})`
    reasons.push({ code: 'regression', text })
  }
  if (limit?.broken.shown) {
    const text =
      limit.broken.p === null
        ? `${name}: ${plain(limit.value)} breaks its ${limit.kind} of ${limit.at} (no test: a number without rows)`
        : `${name}: shown to break its ${limit.kind} of ${limit.at}`
    reasons.push({ code: 'limit-broken', text })
  }
  if (ratio?.held === false) {
    const times = Number.isFinite(ratio.ratio)
      ? `${Number(ratio.ratio.toPrecision(4))} times the baseline`
      : 'no ratio exists'
    reasons.push({
      code: 'ratio-exceeded',
      text: `${name}: ${times}, over ${ratio.max} (no test: a number without rows)`,
    })
  }
  if (anchor?.held === false) {
    const how = anchor.rule === 'test' ? 'is not shown to hold' : 'breaks (no test)'
    const text = `${name}: ${how} the cumulative limit of ${plain(anchor.limit)} since the last release`
    reasons.push({ code: 'cumulative-limit', text })
  }
  return reasons
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

/** What a reader should look at although it decides nothing. */
export function warningsOf(model: ModelPolicy, evidence: Evidence, rows: readonly Row[]): string[] {
  const overall = rows.filter((row) => row.slice === null)
  return [...originWarnings(evidence), ...overall.flatMap((row) => rowWarnings(row, model))]
}

function originWarnings({ candidate, baseline }: Evidence): string[] {
  const warnings: string[] = []
  const environments = [candidate.environment_digest, baseline?.environment_digest].filter((digest) => digest != null)
  if (environments.length === 2 && environments[0] !== environments[1]) {
    warnings.push('the baseline was trained in another environment; part of a difference may come from there')
  }
  const { model_digest: digest, predictions_digest: predictions } = candidate
  if (baseline && digest !== null && digest === baseline.model_digest && predictions !== baseline.predictions_digest) {
    warnings.push('the model files are those of the baseline and the predictions are not: features or scoring changed')
  }
  return warnings
}

function rowWarnings(row: Row, model: ModelPolicy): string[] {
  const { metric, gain, fairness, nonInferiority, regression, notes } = row
  const cap = fairness ? undefined : model.metrics[metric]?.suspicious_gain
  return [
    ...(fairness ? notes.map((note) => `${nameOf(row)}: ${note}`) : []),
    ...(cap !== undefined && gain !== null && gain > cap
      ? [`${metric} gains more than ${cap}: look for leakage of labels into features`]
      : []),
    ...(nonInferiority?.shown && regression?.shown
      ? [`${nameOf(row)}: a real but small loss, shown to be within the tolerance`]
      : []),
  ]
}
