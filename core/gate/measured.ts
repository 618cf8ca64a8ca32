import type { MetricRecord } from '../metric-record.ts'
import { metricOf } from '../metrics/catalogue.ts'
import type { ModelPolicy } from '../policy.ts'
import type { RuledMetric } from './contrast.ts'
import { cutsOf } from './parts.ts'
import type { Predictions } from './predictions.ts'
import { type Held, recordsOf, resamplingOf } from './records.ts'
import { type Frame, frameOf, sampleOf } from './sample.ts'

/** Files whose rows have found each other, in the candidate's row order: what is left is to measure, each metric by itself. */
export interface Joined {
  readonly model: ModelPolicy
  readonly candidate: Predictions
  readonly baseline: Predictions | null
  readonly anchor: Predictions | null
}

/** The records of each metric by its name. */
export type Measured = ReadonlyMap<string, readonly MetricRecord[]>

/** The metrics that are measured on rows; numbers of the run record have none. */
export function ruledMetrics(model: ModelPolicy): RuledMetric[] {
  return Object.entries(model.metrics).flatMap(([name, rule]) => {
    const metric = metricOf(name, rule, model.task)
    if (!metric) throw new Error(`the policy reader let an unknown metric through: ${name}`)
    return metric.measure.kind === 'number' ? [] : [{ name, metric, rule }]
  })
}

/** What all models of a comparison share. */
export function frameOfJoined({ model, candidate, baseline, anchor }: Joined): Frame {
  return frameOf(
    model,
    [candidate, baseline, anchor].filter((file) => file !== null),
  )
}

/**
 * Measures some metrics on all rows, and those that are gated on each slice. It makes no difference to a metric which others are measured here.
 *
 * @param names of metrics that have rows.
 * @throws UserError when a file lacks a column that a metric needs.
 */
export function measured(joined: Joined, names: Iterable<string>): Measured {
  const { model, candidate } = joined
  const frame = frameOfJoined(joined)
  const metrics = ruledMetrics(model)
  const held: Held = {
    model,
    file: candidate,
    samples: {
      candidate: sampleOf(candidate, frame),
      baseline: joined.baseline && sampleOf(joined.baseline, frame),
      anchor: joined.anchor && sampleOf(joined.anchor, frame),
    },
    cuts: cutsOf(model, candidate),
    resampling: resamplingOf(metrics, model, candidate),
    made: new Map(),
  }
  const ruledBy = new Map(metrics.map((ruled) => [ruled.name, ruled]))
  const found = new Map<string, readonly MetricRecord[]>()
  for (const name of names) {
    const ruled = ruledBy.get(name)
    if (ruled) found.set(name, recordsOf(ruled, held))
  }
  return found
}
