import type { MetricPolicy } from '../policy.ts'
import {
  type Averaging,
  balancedAccuracy,
  type ConfusionMetric,
  f1,
  precision,
  recall,
} from '../statistics/confusion.ts'

/**
 * The function of the confusion table that a metric's name and average mean.
 *
 * @param positive index of the positive class, for the average over one class.
 * @throws Error for a metric that is no function of the table: a bug of ours.
 */
export function confusionMetric(
  name: string,
  average: MetricPolicy['average'],
  positive: number | null,
): ConfusionMetric {
  const averaging = averagingOf(average ?? 'binary', positive)
  switch (name) {
    case 'balanced_accuracy':
      return balancedAccuracy
    case 'precision':
      return precision(averaging)
    case 'recall':
      return recall(averaging)
    case 'f1':
      return f1(averaging)
    default:
      throw new Error(`${name} is no function of the confusion table`)
  }
}

function averagingOf(average: NonNullable<MetricPolicy['average']>, positive: number | null): Averaging {
  if (average !== 'binary') return { average }
  return positive === null ? { average: 'macro' } : { average, positive }
}
