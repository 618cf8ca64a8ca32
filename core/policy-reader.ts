import { type Digest, digestOf } from './digest.ts'
import { UserError } from './errors.ts'
import { metricOf, metrics } from './metrics/catalogue.ts'
import type { Metric } from './metrics/metric.ts'
import { nearest } from './nearest.ts'
import { type MetricPolicy, type ModelPolicy, POLICY_MAX_BYTES, Policy } from './policy.ts'
import { parseStrictYaml, parseWith } from './yaml.ts'

/** Where the policy lives in a repository. */
export const POLICY_PATH = '.github/holdout.yml'

/**
 * Reads a policy.
 *
 * @param source names the text in errors, for example `.github/holdout.yml`.
 * @throws UserError `<source>:<line>:<column>: ...` for bad YAML, an unknown key (with the nearest known one), a value of
 *   the wrong kind, and rules that contradict each other.
 */
export function readPolicy(text: string, source: string): { policy: Policy; digest: Digest } {
  const yaml = parseStrictYaml(text, source, POLICY_MAX_BYTES)
  const policy = parseWith(Policy, yaml, source)
  for (const [name, model] of Object.entries(policy.models)) {
    const problem = firstProblem(model)
    if (!problem) continue
    const path = ['models', name, ...problem.path]
    const { line, column } = yaml.placeOf(path)
    throw new UserError(`${source}:${line}:${column}: ${path.join('.')}: ${problem.message}`)
  }
  return { policy, digest: digestOf(text) }
}

/**
 * The policy of one model.
 *
 * @param name may be left out when the policy has exactly one.
 */
export function modelPolicy(policy: Policy, name?: string): { name: string; model: ModelPolicy } {
  const names = Object.keys(policy.models)
  const chosen = name ?? (names.length === 1 ? names[0] : undefined)
  if (chosen === undefined) {
    throw new UserError(`the policy has several models; set the input 'model-name' to one of ${names.join(', ')}`)
  }
  const model = Object.hasOwn(policy.models, chosen) ? policy.models[chosen] : undefined
  if (!model) throw new UserError(`the policy has no model '${chosen}'; it has ${names.join(', ')}`)
  return { name: chosen, model }
}

interface Problem {
  readonly path: readonly string[]
  readonly message: string
}

function firstProblem(model: ModelPolicy): Problem | undefined {
  const entries = Object.entries(model.metrics)
  for (const [name, rule] of entries) {
    const message = metricProblem(name, rule, model)
    if (message) return { path: ['metrics', name], message }
  }
  if (!entries.some(([, rule]) => rule.gate)) {
    return {
      path: ['metrics'],
      message: 'no metric is gated; give at least one a max_drop, max_rise, floor or ceiling',
    }
  }
  const gatedFloor = entries.some(([, rule]) => rule.gate && (rule.floor ?? rule.ceiling) !== undefined)
  if (model.baseline_missing === 'floors' && !gatedFloor) {
    return { path: ['baseline_missing'], message: '"floors" needs a floor or ceiling on a gated metric' }
  }
  return undefined
}

function metricProblem(name: string, rule: MetricPolicy, model: ModelPolicy): string | undefined {
  const metric = metricOf(name, rule, model.task)
  if (!metric) {
    const known = Object.keys(metrics)
    const suggestion = nearest(rule.metric ?? name, known)
    return `unknown metric; ${suggestion ? `did you mean "${suggestion}"?` : `known are ${known.join(', ')}`}`
  }
  // It stands in evidence, comment and check.
  if (!/^\w[\w.@-]*$/.test(name)) return 'name it by letters, digits, and . _ @ -'
  if (!metric.tasks.includes(model.task)) {
    return `is a metric for ${metric.tasks.join(' or ')}, the task is ${model.task}`
  }
  if (needsScore(metric, model) && model.data.score === null) {
    return 'needs scores; name their column in data.score'
  }
  return directionProblem(metric, rule) ?? averageProblem(metric, rule, model) ?? rangeProblem(metric, rule)
}

function needsScore(metric: Metric, model: ModelPolicy): boolean {
  return metric.needs.includes('score') || (metric.needs.includes('probabilities') && model.task === 'binary')
}

function directionProblem(metric: Metric, rule: MetricPolicy): string | undefined {
  if (metric.direction === 'higher') {
    if (rule.max_rise !== undefined) return 'higher is better here: write max_drop, not max_rise'
    if (rule.ceiling !== undefined) return 'higher is better here: write floor, not ceiling'
  } else {
    if (rule.max_drop !== undefined) return 'lower is better here: write max_rise, not max_drop'
    if (rule.floor !== undefined) return 'lower is better here: write ceiling, not floor'
  }
  const ruled = [rule.max_drop, rule.max_rise, rule.floor, rule.ceiling].some((limit) => limit !== undefined)
  if (rule.gate && !ruled) {
    const tolerance = metric.direction === 'higher' ? 'max_drop or floor' : 'max_rise or ceiling'
    return `is gated without a limit; write ${tolerance}, or gate: false`
  }
  return undefined
}

function averageProblem(metric: Metric, rule: MetricPolicy, model: ModelPolicy): string | undefined {
  if (rule.average !== undefined && !metric.options.includes('average')) return 'has no average; remove the key'
  if (metric.options.includes('average') && model.task === 'multiclass' && (rule.average ?? 'binary') === 'binary') {
    return 'needs average: macro, micro or weighted for a multiclass task'
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
