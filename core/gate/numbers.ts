import type { MetricRecord } from '../metric-record.ts'
import { metricOf } from '../metrics/catalogue.ts'
import type { ModelPolicy } from '../policy.ts'

/** What run records reported, by name; null where there is no run record, as for a bare predictions file. */
export interface Reported {
  readonly candidate: Readonly<Record<string, number>> | null
  readonly baseline: Readonly<Record<string, number>> | null
}

/** The records of metrics that are numbers of the run record: a value a side, no rows, no slices, no anchor. */
export function numberRecords(model: ModelPolicy, { candidate, baseline }: Reported): MetricRecord[] {
  return Object.entries(model.metrics).flatMap(([metric, rule]): MetricRecord[] => {
    const measure = metricOf(metric, rule, model.task)?.measure
    if (measure?.kind !== 'number') return []
    const [now, before] = [candidate, baseline].map((numbers) => valueIn(numbers, measure.name))
    if (now == null) {
      const reason = `the run record has no number ${measure.name}; let train's metrics file report it`
      return [{ ...common(metric), candidate: { kind: 'undefined', reason }, baseline: null }]
    }
    return [
      {
        ...common(metric),
        candidate: { kind: 'number', value: now },
        baseline: before == null ? null : { kind: 'number', baseline: before, candidate: now },
      },
    ]
  })
}

function common(metric: string) {
  return { metric, slice: null, n: 0, anchor: null }
}

function valueIn(numbers: Readonly<Record<string, number>> | null, name: string): number | null {
  const value = numbers && Object.hasOwn(numbers, name) ? numbers[name] : undefined
  return value !== undefined && Number.isFinite(value) ? value : null
}
