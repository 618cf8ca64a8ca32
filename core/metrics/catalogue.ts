import { classificationMetrics } from './classification.ts'
import type { Metric, Task } from './metric.ts'
import { probabilityMetrics } from './probability.ts'
import { regressionMetrics } from './regression.ts'

/** Every metric that a policy may name. A new one is an entry in its family's file. */
export const metrics = {
  ...classificationMetrics,
  ...probabilityMetrics,
  ...regressionMetrics,
} as const satisfies Readonly<Record<string, Metric>>

export type MetricName = keyof typeof metrics

/** What an entry of the policy's `metrics` says of what is measured. */
export interface Entry {
  /** The metric's name where the entry's own key is another, so that one metric can stand there twice. */
  readonly metric?: string | undefined
}

/** The metric that an entry of the policy means, or undefined. */
export function metricOf(key: string, entry: Entry, _task: Task): Metric | undefined {
  return metricNamed(entry.metric ?? key)
}

/** The metric of that name, or undefined. */
export function metricNamed(name: string): Metric | undefined {
  return Object.hasOwn(metrics, name) ? metrics[name as MetricName] : undefined
}
