import { nearest } from '../nearest.ts'
import { calibrationMetrics } from './calibration.ts'
import { classificationMetrics } from './classification.ts'
import { customMetric } from './custom.ts'
import { detectionMetrics } from './detection.ts'
import { forecastingMetrics } from './forecasting.ts'
import type { Metric, Options, Task } from './metric.ts'
import { multilabelMetric, multilabelMetrics } from './multilabel.ts'
import { type NumberLimits, numberMetric } from './number.ts'
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
export interface Entry extends Options, NumberLimits {
  /** The metric's name where the entry's own key is another, so that one metric can stand there twice. */
  readonly metric?: string | undefined
}

/**
 * The metric that an entry of the policy means, or undefined. An entry of a name of its own that names a column is that column's
 * mean; one that names none is a number of the run record, unless its name looks like a metric's with a typing error.
 */
export function metricOf(key: string, entry: Entry, task: Task): Metric | undefined {
  const name = entry.metric ?? key
  const ofTags = task === 'multilabel' ? multilabelMetric(name, entry) : undefined
  const known = ofTask(ofTags ?? metricNamed(name), task)
  if (known || entry.metric !== undefined) return known
  if (entry.column !== undefined) return ofTask(customMetric(entry, entry), task)
  const mistyped = entry.max_ratio === undefined && nearest(name, Object.keys(metrics)) !== undefined
  return mistyped ? undefined : numberMetric(name, entry)
}

/** The rows of one series depend on each other, whatever is measured of them. */
function ofTask(metric: Metric | undefined, task: Task): Metric | undefined {
  return metric && task === 'forecasting' && metric.unit === 'row' ? { ...metric, unit: 'series' } : metric
}

/** The metric of that name, or undefined. */
export function metricNamed(name: string): Metric | undefined {
  return Object.hasOwn(metrics, name) ? metrics[name as MetricName] : undefined
}
