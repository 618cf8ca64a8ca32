import type { DataColumns } from './data-columns.ts'
import type { MetricPolicy } from './metric-policy.ts'
import { metricOf, metrics } from './metrics/catalogue.ts'
import type { Metric, Need, Options } from './metrics/metric.ts'
import { nearest } from './nearest.ts'
import type { ModelPolicy } from './policy.ts'

/** Keys of an entry that change what is measured, and so belong to some metrics only. */
const OPTIONS: readonly (keyof Options)[] = [
  'average',
  'zero_division',
  'beta',
  'k',
  'quantile',
  'level',
  'max_fpr',
  'weights',
  'bins',
  'column',
  'over',
]

/** Why an entry of a model's `metrics` cannot stand as it is, or undefined. */
export function metricProblem(name: string, rule: MetricPolicy, model: ModelPolicy): string | undefined {
  const metric = metricOf(name, rule, model.task)
  if (!metric) return unknown(name, rule, model.task)
  // It stands in evidence, comment and check.
  if (!/^\w[\w.@-]*$/.test(name)) return 'name it by letters, digits, and . _ @ -'
  if (!metric.tasks.includes(model.task)) {
    return `is a metric for ${metric.tasks.join(' or ')}, the task is ${model.task}${related(name, rule, model)}`
  }
  return (
    numberProblem(metric, rule) ??
    needProblem(metric, model) ??
    directionProblem(metric, rule) ??
    optionProblem(metric, rule, model) ??
    rangeProblem(metric, rule)
  )
}

/** Metrics of the model's task whose name holds the one that was written, such as precision_at_k for precision. */
function related(name: string, { metric = name }: MetricPolicy, { task }: ModelPolicy): string {
  const alike = namesFor(task).filter((known) => known.includes(metric))
  return alike.length === 0 ? '' : `; write ${alike.join(' or ')}`
}

function namesFor(task: ModelPolicy['task']): string[] {
  return Object.entries<Metric>(metrics).flatMap(([name, { tasks }]) => (tasks.includes(task) ? [name] : []))
}

const NO_ROWS =
  'is no metric of ours; a number of the run record has no rows and so no test: write floor, ceiling or max_ratio; or name a column of the predictions'

function unknown(
  name: string,
  { metric, column, max_drop: drop, max_rise: rise }: MetricPolicy,
  task: ModelPolicy['task'],
): string {
  if (column !== undefined && metric === undefined) {
    return 'which way is better cannot be told; write max_drop or floor where higher is, else max_rise or ceiling'
  }
  if (
    column === undefined &&
    metric === undefined &&
    (drop ?? rise) !== undefined &&
    nearest(name, Object.keys(metrics)) === undefined
  ) {
    return `${NO_ROWS}; metrics for ${task} are ${namesFor(task).join(', ')}`
  }
  const known = Object.keys(metrics)
  const suggestion = nearest(metric ?? name, known)
  return `unknown metric; ${suggestion ? `did you mean "${suggestion}"?` : `known are ${known.join(', ')}`}`
}

function numberProblem({ measure }: Metric, rule: MetricPolicy): string | undefined {
  if (measure.kind !== 'number') {
    return rule.max_ratio === undefined ? undefined : 'has rows to test on: write max_drop or max_rise, not max_ratio'
  }
  if ((rule.max_drop ?? rule.max_rise) !== undefined) return NO_ROWS
  if (rule.floor !== undefined && (rule.ceiling ?? rule.max_ratio) !== undefined) {
    return 'a floor says that higher is better, a ceiling or max_ratio that lower is; write one of the two'
  }
  return rule.suspicious_gain === undefined ? undefined : 'has no rows, so no suspicious_gain; remove the key'
}

const COLUMNS: Readonly<Partial<Record<Need, readonly (keyof DataColumns)[]>>> = {
  query: ['query'],
  scale: ['scale'],
  bounds: ['lower', 'upper'],
}

function needProblem({ needs }: Metric, { data, task }: ModelPolicy): string | undefined {
  if (data.score === null && (needs.includes('score') || (needs.includes('probabilities') && task === 'binary'))) {
    return 'needs scores; name their column in data.score'
  }
  const absent = needs.flatMap((need) => COLUMNS[need] ?? []).find((key) => data[key] === null)
  return absent && `needs a column; name it in data.${absent}`
}

function optionProblem(metric: Metric, rule: MetricPolicy, { task }: ModelPolicy): string | undefined {
  const extra = OPTIONS.find((key) => rule[key] !== undefined && !metric.options.includes(key))
  if (extra) return `has no ${extra}; remove the key`
  const missing = metric.required.find((key) => rule[key] === undefined)
  if (missing === 'average' || (metric.options.includes('average') && !averageFits(metric, rule, task))) {
    return `needs average: ${AVERAGES[task] ?? AVERAGES.multiclass} for a ${task} task`
  }
  if (missing) return `needs ${missing}`
  if (rule.k !== undefined && rule.k !== Math.floor(rule.k) && !(rule.k < 1 && metric.tasks.includes('binary'))) {
    return `k is ${rule.k}; write a whole number`
  }
  return undefined
}

const AVERAGES: Readonly<Record<string, string>> = {
  binary: 'binary, macro, micro or weighted',
  multiclass: 'macro, micro or weighted',
  multilabel: 'micro, macro, weighted or samples',
}

function averageFits({ family }: Metric, { average }: MetricPolicy, task: ModelPolicy['task']): boolean {
  // An area against the rest has an average without being told, and no other than these two.
  if (family === 'probability') return average === undefined || average === 'macro' || average === 'weighted'
  if (task === 'binary') return average !== 'samples'
  if (average === undefined || average === 'binary') return false
  return task === 'multilabel' || average !== 'samples'
}

function directionProblem(metric: Metric, rule: MetricPolicy): string | undefined {
  if (metric.direction === 'higher') {
    if (rule.max_rise !== undefined) return 'higher is better here: write max_drop, not max_rise'
    if (rule.ceiling !== undefined) return 'higher is better here: write floor, not ceiling'
  } else {
    if (rule.max_drop !== undefined) return 'lower is better here: write max_rise, not max_drop'
    if (rule.floor !== undefined) return 'lower is better here: write ceiling, not floor'
  }
  const ruled = [rule.max_drop, rule.max_rise, rule.floor, rule.ceiling, rule.max_ratio].some(
    (limit) => limit !== undefined,
  )
  if (rule.gate && !ruled) {
    const tolerance = metric.direction === 'higher' ? 'max_drop or floor' : 'max_rise or ceiling'
    return `is gated without a limit; write ${tolerance}, or gate: false`
  }
  return undefined
}

function rangeProblem(metric: Metric, rule: MetricPolicy): string | undefined {
  const [low, high] = metric.range
  for (const [key, limit] of Object.entries({ floor: rule.floor, ceiling: rule.ceiling })) {
    if (limit !== undefined && (limit < low || limit > high)) {
      return `${key} ${limit} is outside the metric's range ${low} to ${high === Number.POSITIVE_INFINITY ? 'infinity' : high}`
    }
  }
  const tolerance = rule.max_drop ?? rule.max_rise
  if (tolerance !== undefined && tolerance >= high - low) {
    return `tolerance ${tolerance} is as wide as the metric's whole range; write it in the metric's unit, 1 point is 0.01`
  }
  return undefined
}
