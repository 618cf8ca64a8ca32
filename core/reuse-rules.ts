import { metricOf } from './metrics/catalogue.ts'
import { type Need, testClass } from './metrics/metric.ts'
import type { Problem } from './model-rules.ts'
import type { ModelPolicy } from './policy.ts'
import { decidesAlone } from './reuse-policy.ts'

/** Why a model's `reuse` cannot stand as it is, or undefined; `app` is the policy's. */
export function reuseProblem(model: ModelPolicy, app: number | null): Problem | undefined {
  const { mode, sealed, disclosure, on_exhausted: exhausted } = model.reuse
  const at = (message: string, ...path: string[]) => ({ path: ['reuse', ...path], message })
  if (mode === 'open') {
    const extra = Object.entries({ sealed, disclosure, on_exhausted: exhausted }).find(
      ([, value]) => value !== undefined,
    )
    return extra && at('belongs to a sealed set, and mode open has none; remove it', extra[0])
  }
  const problem = sealedProblem(model)
  if (problem) return problem
  if (app === null) {
    return at(
      `${mode} needs labels that only the app holds and a record that only it keeps; write its id in app`,
      'mode',
    )
  }
  return decidesAlone(model.reuse) ? aloneProblem(model) : undefined
}

/** What only an open set can answer, and nobody would where there is none. */
function aloneProblem({ slices, easeml }: ModelPolicy): Problem | undefined {
  const [path] = Object.entries({ slices, easeml }).find(([, value]) => value) ?? []
  if (path === undefined) return undefined
  return { path: [path], message: 'needs open labels, and mode ledger has none; remove it, or write two-tier' }
}

/**
 * Why a model's metrics cannot be asked of a sealed set, or undefined. Its levels become so small that only tests whose error rates are
 * known far out in their tails may be used: those of 0/1 metrics of rows alike.
 */
export function sealedProblem({ metrics, fairness, data, task, estimand }: ModelPolicy): Problem | undefined {
  if (data.threshold !== null) {
    const message =
      'a sealed set is asked with predictions alone, without scores; let the run write the label it predicts'
    return { path: ['data', 'threshold'], message }
  }
  if (data.weight !== null || data.group !== null || estimand === 'recipe') {
    const message =
      'a sealed set is asked at levels that only exact tests hold; they need rows alike: no weight, group or recipe'
    return { path: ['reuse', 'mode'], message }
  }
  if (fairness) {
    return {
      path: ['fairness'],
      message: 'is resampled, and a sealed set is asked at levels that only exact tests hold',
    }
  }
  for (const [name, rule] of Object.entries(metrics)) {
    const metric = rule.gate ? metricOf(name, rule, task) : undefined
    if (!metric || (testClass(metric) === 'exact' && metric.unit === 'row' && metric.needs.every(isPrediction)))
      continue
    const message =
      'has no exact test on predictions alone, and a sealed set is asked at levels that only those hold; write gate: false'
    return { path: ['metrics', name], message }
  }
  const tolerated = Object.values(metrics).some(
    ({ gate, max_drop: drop, max_rise: rise }) => gate && (drop ?? rise) !== undefined,
  )
  if (tolerated) return undefined
  return { path: ['metrics'], message: 'no gated metric has a max_drop, which is what a sealed set is asked about' }
}

function isPrediction(need: Need): boolean {
  return need === 'prediction'
}
