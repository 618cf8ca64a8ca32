import { calibrationMetrics } from './calibration.ts'
import { classificationMetrics } from './classification.ts'
import { customMetric, type Limits } from './custom.ts'
import { detectionMetrics } from './detection.ts'
import { forecastingMetrics } from './forecasting.ts'
import type { Metric, Options, Task } from './metric.ts'
import { multilabelMetric, multilabelMetrics } from './multilabel.ts'
import { probabilityMetrics } from './probability.ts'
import { rankingMetrics } from './ranking.ts'
import { regressionMetrics } from './regression.ts'
import { textMetrics } from './text.ts'

/** Every metric that a policy may name. A new one is an entry in its family's file. */
export const metrics = {
  ...classificationMetrics,
  ...probabilityMetrics,
  ...detectionMetrics,
  ...calibrationMetrics,
  ...multilabelMetrics,
  ...regressionMetrics,
  ...rankingMetrics,
  ...forecastingMetrics,
  ...textMetrics,
} as const satisfies Readonly<Record<string, Metric>>

export type MetricName = keyof typeof metrics

/** What an entry of the policy's `metrics` says of what is measured. */
export interface Entry extends Options, Limits {
  /** The metric's name where the entry's own key is another, so that one metric can stand there twice. */
  readonly metric?: string | undefined
}

/** The metric that an entry of the policy means, or undefined. An entry of a name of its own that names a column is that column's mean. */
export function metricOf(key: string, entry: Entry, task: Task): Metric | undefined {
  const name = entry.metric ?? key
  const ofTags = task === 'multilabel' ? multilabelMetric(name, entry) : undefined
  const known = ofTags ?? metricNamed(name)
  if (known || entry.metric !== undefined || entry.column === undefined) return known
  return customMetric(entry, entry)
}

/** The metric of that name, or undefined. */
export function metricNamed(name: string): Metric | undefined {
  return Object.hasOwn(metrics, name) ? metrics[name as MetricName] : undefined
}
