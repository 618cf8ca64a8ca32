import { metricOf } from './metrics/catalogue.ts'
import { testClass } from './metrics/metric.ts'
import type { Problem } from './model-rules.ts'
import type { ModelPolicy } from './policy.ts'

/** Why a model's `reuse` cannot stand as it is, or undefined. Whatever it says, a mode that nothing would keep is refused. */
export function reuseProblem(model: ModelPolicy): Problem | undefined {
  const { mode, sealed, disclosure, on_exhausted: exhausted } = model.reuse
  const at = (message: string, ...path: string[]) => ({ path: ['reuse', ...path], message })
  if (mode === 'open') {
    const extra = Object.entries({ sealed, disclosure, on_exhausted: exhausted }).find(
      ([, value]) => value !== undefined,
    )
    return extra && at('belongs to a sealed set, and mode open has none; remove it', extra[0])
  }
  return (
    sealedProblem(model) ??
    at(
      `${mode} needs labels that only the app holds and a record that only it keeps, and this version of the app does neither; write mode: open`,
      'mode',
    )
  )
}

/**
 * Why a model's metrics cannot be asked of a sealed set, or undefined. Its levels become so small that only tests whose error rates are
 * known far out in their tails may be used: those of 0/1 metrics of rows alike.
 */
export function sealedProblem({ metrics, fairness, data, task, estimand }: ModelPolicy): Problem | undefined {
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
    if (!metric || (testClass(metric) === 'exact' && metric.unit === 'row')) continue
    const message = 'has no exact test, and a sealed set is asked at levels that only those hold; write gate: false'
    return { path: ['metrics', name], message }
  }
  return undefined
}
