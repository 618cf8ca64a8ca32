import { easemlProblem } from './easeml-rules.ts'
import { metricProblem } from './metric-rules.ts'
import { fairnessMetrics } from './metrics/fairness.ts'
import type { FairnessPolicy, ModelPolicy } from './policy.ts'
import { reuseProblem } from './reuse-rules.ts'

/** What cannot stand in a model's policy: where, from the model on, and what to write instead. */
export interface Problem {
  readonly path: readonly string[]
  readonly message: string
}

/** The first rule of a model that contradicts another, or that could not be kept. `app` is the policy's: some rules need one. */
export function modelProblem(model: ModelPolicy, app: number | null): Problem | undefined {
  for (const [name, rule] of Object.entries(model.metrics)) {
    const message = metricProblem(name, rule, model)
    if (message) return { path: ['metrics', name], message }
  }
  return (
    gateProblem(model) ??
    easemlProblem(model) ??
    reuseProblem(model, app) ??
    baselineProblem(model) ??
    seedProblem(model) ??
    timeProblem(model) ??
    partProblem(model)
  )
}

function gateProblem({ metrics, easeml }: ModelPolicy): Problem | undefined {
  if (easeml || Object.values(metrics).some(({ gate }) => gate)) return undefined
  return { path: ['metrics'], message: 'no metric is gated; give at least one a max_drop, max_rise, floor or ceiling' }
}

function baselineProblem({
  metrics,
  baseline,
  baseline_missing: missing,
  publish_predictions: published,
}: ModelPolicy) {
  const gatedFloor = Object.values(metrics).some(({ gate, floor, ceiling }) => gate && (floor ?? ceiling) !== undefined)
  if (missing === 'floors' && !gatedFloor) {
    return { path: ['baseline_missing'], message: '"floors" needs a floor or ceiling on a gated metric' }
  }
  if (baseline === 'latest-release' && !published) {
    const message = 'releases carry no predictions where publish_predictions is false; write baseline: reference'
    return { path: ['baseline'], message }
  }
  return undefined
}

function seedProblem({ data, estimand, fairness }: ModelPolicy): Problem | undefined {
  if (estimand === 'recipe' && data.seed === null) {
    return { path: ['estimand'], message: 'a recipe is judged over its seeds; name their column in data.seed' }
  }
  if (estimand === 'artifact' && data.seed !== null) {
    return { path: ['data', 'seed'], message: 'seeds belong to a recipe; write estimand: recipe, or remove the key' }
  }
  if (estimand === 'recipe' && fairness) {
    return { path: ['fairness'], message: 'a gap between groups is not measured over seeds; remove it, or the recipe' }
  }
  return undefined
}

function timeProblem({ task, data: { time, horizon, ...data } }: ModelPolicy): Problem | undefined {
  if (time === null) {
    return horizon === 1
      ? undefined
      : { path: ['data', 'horizon'], message: 'name the column of the times in data.time' }
  }
  if (task !== 'forecasting') {
    return { path: ['data', 'time'], message: `times are those of forecasts; the task is ${task}` }
  }
  const unlike = (['weight', 'group', 'seed'] as const).find((key) => data[key] !== null)
  if (unlike === undefined) return undefined
  return {
    path: ['data', 'time'],
    message: `one series in order of time has no ${unlike}; remove data.${unlike}, or this key`,
  }
}

function partProblem({ metrics, slices, fairness, task }: ModelPolicy): Problem | undefined {
  const sliced = Object.entries(metrics).find(([, rule]) => rule.slice_tolerance !== undefined)
  if (sliced && !slices) {
    return {
      path: ['metrics', sliced[0], 'slice_tolerance'],
      message: 'there are no slices; write slices, or remove it',
    }
  }
  const twice = slices?.by.find((column, index) => slices.by.indexOf(column) < index)
  if (twice !== undefined) return { path: ['slices', 'by'], message: `"${twice}" stands twice` }
  const message = fairness && fairnessProblem(fairness, task)
  return message === undefined ? undefined : { path: ['fairness'], message }
}

function fairnessProblem({ metric, max_rise: rise, max_drop: drop }: FairnessPolicy, task: ModelPolicy['task']) {
  if (task !== 'binary') return `groups are compared where there is a positive label; the task is ${task}`
  const lower = fairnessMetrics[metric].direction === 'lower'
  if (lower && drop !== undefined) return 'lower is better here: write max_rise, not max_drop'
  if (!lower && rise !== undefined) return 'higher is better here: write max_drop, not max_rise'
  if ((lower ? rise : drop) === undefined)
    return `write ${lower ? 'max_rise' : 'max_drop'}: how much wider it may become`
  return undefined
}
