import { MAX_RECORDS, type MetricRecord, type Problem, type SliceId } from '../evidence.ts'
import { metricOf } from '../metrics/catalogue.ts'
import type { Sample } from '../metrics/sample.ts'
import type { ModelPolicy } from '../policy.ts'
import type { RuledMetric } from './contrast.ts'
import { joinById } from './join.ts'
import { estimateOf, pairedOf, type Rows } from './measure.ts'
import type { Predictions } from './predictions.ts'
import { frameOf, sampleOf } from './sample.ts'
import { type Values, valuesOf } from './values.ts'

/** Predictions of the models on one held-out set; baseline and anchor may be missing. */
export interface Compared {
  readonly candidate: Predictions
  readonly baseline: Predictions | null
  readonly anchor: Predictions | null
}

export interface Comparison {
  readonly records: readonly MetricRecord[]
  readonly sliceNotes: readonly string[]
  readonly problems: readonly Problem[]
  /** Why the anchor was left out of the comparison, or null. */
  readonly anchorNote: string | null
}

/**
 * Measures every metric of the policy on all rows, and every gated one on each slice: the statistics that a decision needs.
 *
 * @throws UserError when a file lacks a column that a metric needs.
 */
export function compare(model: ModelPolicy, { candidate, baseline, anchor }: Compared): Comparison {
  const joined = baseline && align(candidate, baseline)
  const joinedAnchor = anchor && align(candidate, anchor)
  const problems = joined && 'code' in joined ? [joined] : []
  const others = {
    baseline: joined && !('code' in joined) ? joined : null,
    anchor: joinedAnchor && !('code' in joinedAnchor) ? joinedAnchor : null,
  }
  const slices = slicesOf(model, candidate)
  const scopes: Scope[] = [{ slice: null, rows: null }, ...slices.scopes]
  const metrics = ruledMetrics(model)
  const gated = metrics.filter(({ rule }) => rule.gate).length
  if (metrics.length + gated * slices.scopes.length > MAX_RECORDS) {
    const message = `${gated} gated metrics on ${slices.scopes.length} slices are over ${MAX_RECORDS} records; gate or slice less`
    return {
      records: [],
      sliceNotes: slices.notes,
      problems: [{ code: 'too-many-records', message }],
      anchorNote: null,
    }
  }
  const files = [candidate, ...Object.values(others).filter((file) => file !== null)]
  const frame = frameOf(model, files)
  const samples = {
    candidate: sampleOf(candidate, frame),
    baseline: others.baseline && sampleOf(others.baseline, frame),
    anchor: others.anchor && sampleOf(others.anchor, frame),
  }
  const records = metrics.flatMap((ruled) => recordsOf(ruled, samples, scopes))
  const anchorNote = joinedAnchor && 'code' in joinedAnchor ? joinedAnchor.message : null
  return { records, sliceNotes: slices.notes, problems, anchorNote }
}

function ruledMetrics(model: ModelPolicy): RuledMetric[] {
  return Object.entries(model.metrics).map(([name, rule]) => {
    const metric = metricOf(name, rule, model.task)
    if (!metric) throw new Error(`the policy reader let an unknown metric through: ${name}`)
    return { name, metric, rule }
  })
}

/** The other file in the candidate's row order, or the problem that stands against it. */
function align(candidate: Predictions, other: Predictions): Predictions | Problem {
  const join = joinById(candidate, other)
  if (join.kind === 'problem') return join.problem
  const { rows } = join
  const codes = (column: Predictions['label']) => ({ ...column, codes: rows.map((row) => column.codes[row] ?? -1) })
  const numbers = (column: Float64Array) => Float64Array.from(rows, (row) => column[row] ?? Number.NaN)
  return {
    ...other,
    ids: candidate.ids,
    label: codes(other.label),
    prediction: codes(other.prediction),
    numbers: other.numbers && {
      label: numbers(other.numbers.label),
      prediction: numbers(other.numbers.prediction),
    },
    score: other.score && numbers(other.score),
    probabilities:
      other.probabilities && new Map(Array.from(other.probabilities, ([name, column]) => [name, numbers(column)])),
  }
}

interface Scope {
  readonly slice: SliceId | null
  readonly rows: Rows
}

/** Each value of each slicing column. The rows are the candidate's: a slice is a property of an example, not of a model. */
function slicesOf(model: ModelPolicy, { slices }: Predictions): { scopes: Scope[]; notes: string[] } {
  const scopes: Scope[] = []
  const notes: string[] = []
  for (const [column, { codes, values }] of slices) {
    const members = values.map(() => [] as number[])
    for (const [row, code] of codes.entries()) members[code]?.push(row)
    for (const [code, value] of [...values.entries()].sort(([, a], [, b]) => (a < b ? -1 : 1))) {
      scopes.push({ slice: { column, value }, rows: Int32Array.from(members[code] ?? []) })
    }
    const small = members.filter((rows) => rows.length < (model.slices?.min_n ?? 0)).length
    if (small > 0)
      notes.push(`${small} of ${values.length} slices by ${column} have fewer rows than min_n and do not gate`)
  }
  return { scopes, notes }
}

interface Samples {
  readonly candidate: Sample
  readonly baseline: Sample | null
  readonly anchor: Sample | null
}

function recordsOf(ruled: RuledMetric, samples: Samples, scopes: readonly Scope[]): MetricRecord[] {
  const values = (sample: Sample): Values => valuesOf(ruled.metric, ruled.rule, sample)
  const candidate = values(samples.candidate)
  const baseline = samples.baseline && values(samples.baseline)
  const anchor = samples.anchor && values(samples.anchor)
  return scopes.flatMap(({ slice, rows }): MetricRecord[] => {
    if (slice && !ruled.rule.gate) return []
    const scope = { rows, ruled }
    const against = (other: Values | null) => other && pairedOf(other, candidate, scope)
    const paired = against(baseline)
    return [
      {
        metric: ruled.name,
        slice,
        n: rows ? rows.length : samples.candidate.rows,
        candidate: estimateOf(candidate, paired, scope),
        baseline: paired,
        anchor: slice ? null : against(anchor),
      },
    ]
  })
}
