import type { MetricRecord, Paired } from '../metric-record.ts'
import type { Partition, Sample } from '../metrics/sample.ts'
import type { ModelPolicy } from '../policy.ts'
import type { RuledMetric } from './contrast.ts'
import { estimateOf } from './estimate.ts'
import { pairedOf, type Scope } from './measure.ts'
import type { Part } from './part.ts'
import { type Cut, cutsBySeed, partOf } from './parts.ts'
import type { Predictions } from './predictions.ts'
import { randomGroups } from './random-groups.ts'
import { type OfSeed, overSeeds } from './recipe.ts'
import { affordable, COUNTED, type Resampling } from './resample.ts'
import type { JointTables } from './tables.ts'
import { toleranceOn } from './tolerance.ts'
import { type Values, valuesOf } from './values.ts'

/** The compared files as metrics read them, in the candidate's row order. */
export interface Samples {
  readonly candidate: Sample
  readonly baseline: Sample | null
  readonly anchor: Sample | null
}

/** Everything that is held against each other, and what was made of it for more than one metric. */
export interface Held {
  readonly model: ModelPolicy
  /** The candidate's: weights, groups and seeds are those of the examples. */
  readonly file: Predictions
  readonly samples: Samples
  readonly cuts: readonly Cut[]
  /** What the rows allow of the resamples that the policy asks for. */
  readonly resampling: Resampling
  readonly made: Map<Cut, Made>
}

interface Made {
  readonly parts: Map<string, Part>
  readonly tables: JointTables
  /** By how many units they split. */
  readonly groups: Map<number, Partition>
  readonly seeds: readonly Cut[]
}

/** The records of one metric: all rows, and every slice where it is gated. */
export function recordsOf(ruled: RuledMetric, held: Held): MetricRecord[] {
  const values = valuesAt(ruled, held.samples)
  return held.cuts
    .filter(({ slice }) => slice === null || ruled.rule.gate)
    .map((cut) => (held.file.seed ? recordOverSeeds : recordOf)({ ruled, cut, held }, values))
}

interface Place {
  readonly ruled: RuledMetric
  readonly cut: Cut
  readonly held: Held
}

type ValuesAt = (model: keyof Samples, cut: Cut) => Values | null

// A value a row is found once and then picked; one a query, or of all rows together, is found among the rows of each slice.
function valuesAt({ metric, rule }: RuledMetric, samples: Samples): ValuesAt {
  const whole = new Map<keyof Samples, Values>()
  const together = metric.unit === 'query' || ['auc', 'aggregate'].includes(metric.measure.kind)
  return (model, cut) => {
    const sample = samples[model]
    if (!sample) return null
    if (together && cut.rows) return valuesOf(metric, rule, sampleAt(sample, cut))
    const values = whole.get(model) ?? valuesOf(metric, rule, sample)
    whole.set(model, values)
    return values
  }
}

function sampleAt(sample: Sample, { rows, of }: Cut): Sample {
  const part = of && sample.split(of.partition)[of.part]
  return part ?? (rows ? sample.pick(rows) : sample)
}

function recordOf({ ruled, cut, held }: Place, values: ValuesAt): MetricRecord {
  const scope = scopeOf({ ruled, cut, held })
  const candidate = values('candidate', cut)
  if (!candidate) throw new Error('there is always a candidate')
  const against = (model: keyof Samples): Paired | null => {
    const other = values(model, cut)
    return other && pairedOf(other, candidate, scope)
  }
  const baseline = against('baseline')
  return {
    metric: ruled.name,
    slice: cut.slice,
    n: scope.part.n,
    candidate: estimateOf(candidate, baseline, scope),
    baseline,
    anchor: cut.slice ? null : against('anchor'),
  }
}

/** A recipe is measured on each seed by itself; what the seeds tell together is written down. */
function recordOverSeeds({ ruled, cut, held }: Place, values: ValuesAt): MetricRecord {
  const found: OfSeed[] = madeOf(cut, held).seeds.map((seed) => recordOf({ ruled, cut: seed, held }, values))
  const n = Math.max(0, ...found.map((record) => record.n))
  return { metric: ruled.name, slice: cut.slice, n, ...overSeeds(found, { ruled, tests: held.model.tests }) }
}

function scopeOf({ ruled, cut, held }: Place): Scope {
  const { model, file } = held
  const made = madeOf(cut, held)
  const { unit } = ruled.metric
  const part = made.parts.get(unit) ?? partOf(cut, unit, file)
  made.parts.set(unit, part)
  return {
    part,
    ruled,
    tolerance: toleranceOn(cut.slice, ruled.rule, model) ?? null,
    resampling: held.resampling,
    tables: made.tables,
    groups: () => randomGroupsOf(made, part.n, model.tests.seed),
  }
}

function randomGroupsOf({ groups }: Made, n: number, seed: number): Partition {
  const known = groups.get(n) ?? randomGroups(n, seed)
  groups.set(n, known)
  return known
}

function madeOf(cut: Cut, { made, file }: Held): Made {
  const known = made.get(cut)
  if (known) return known
  const fresh: Made = {
    parts: new Map(),
    tables: new Map(),
    groups: new Map(),
    seeds: file.seed ? cutsBySeed(cut, file.seed) : [],
  }
  made.set(cut, fresh)
  return fresh
}

/** The metrics whose differences may be resampled. */
function drawnAmong(metrics: readonly RuledMetric[], { group }: Predictions): RuledMetric[] {
  return metrics.filter(({ metric: { measure }, rule }) => {
    return rule.gate && (measure.kind === 'aggregate' || (group !== null && measure.kind === 'auc'))
  })
}

/** As many resamples as all metrics that may need them can have, on all rows and again on the slices of each column. */
export function resamplingOf(metrics: readonly RuledMetric[], model: ModelPolicy, file: Predictions): Resampling {
  const times = drawnAmong(metrics, file).length * (1 + (model.slices?.by.length ?? 0))
  return affordable(model.tests, file.rows * Math.max(1, times))
}

/** Says where fewer resamples were drawn than the policy asks for. */
export function resampleWarnings(metrics: readonly RuledMetric[], model: ModelPolicy, file: Predictions): string[] {
  const drawn = drawnAmong(metrics, file)
  const { resamples } = resamplingOf(metrics, model, file)
  if (drawn.length === 0 || resamples === model.tests.resamples) return []
  const names = drawn.map(({ name }) => name).join(', ')
  return [
    `${names}: ${model.tests.resamples} resamples of ${file.rows} rows would take too long; ` +
      (resamples < COUNTED
        ? `standard errors come from random groups of rows, of slices and groups with few rows from ${resamples} resamples`
        : `${resamples} were drawn`),
  ]
}
