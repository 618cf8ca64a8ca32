import type { Limits } from './custom.ts'
import type { Metric, Task } from './metric.ts'

const TASKS: readonly Task[] = ['binary', 'multiclass', 'multilabel', 'regression', 'ranking', 'forecasting', 'llm']

/** The limits that apply to a number without rows: no test could tell a difference from noise. */
export interface NumberLimits extends Limits {
  readonly max_ratio?: number | undefined
}

/**
 * A number that the run record reports under this name, such as a latency or a cost: it is compared plainly. A floor says that higher is
 * better, a ceiling or a largest ratio that lower is.
 *
 * @returns undefined where none of these three is given.
 */
export function numberMetric(name: string, { floor, ceiling, max_ratio }: NumberLimits): Metric | undefined {
  if ([floor, ceiling, max_ratio].every((limit) => limit === undefined)) return undefined
  return {
    tasks: TASKS,
    family: 'custom',
    direction: floor === undefined ? 'lower' : 'higher',
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    needs: [],
    unit: 'row',
    options: [],
    required: [],
    measure: { kind: 'number', name },
    undefinedWhen: 'the run record does not report it',
  }
}
