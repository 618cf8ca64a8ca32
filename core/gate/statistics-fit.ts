import type { Estimate, MetricRecord, Paired } from '../metric-record.ts'
import type { Measure, Metric } from '../metrics/metric.ts'
import type { ModelPolicy } from '../policy.ts'

type Kinds = { readonly own: readonly Estimate['kind'][]; readonly paired: readonly Paired['kind'][] }

/** The statistics that each kind of metric has where every row counts alike, and where rows have weights or groups. */
const KINDS: Readonly<
  Record<Measure['kind'] | 'binary-mean' | 'own-mean', { readonly alike: Kinds; readonly unlike: Kinds }>
> = {
  'binary-mean': {
    alike: { own: ['proportion'], paired: ['proportions'] },
    unlike: { own: ['estimate'], paired: ['means'] },
  },
  // Whether a user's own values are all 0 or 1 is seen only where the rows are.
  'own-mean': {
    alike: { own: ['proportion', 'estimate'], paired: ['proportions', 'means'] },
    unlike: { own: ['estimate'], paired: ['means'] },
  },
  mean: same({ own: ['estimate'], paired: ['means'] }),
  auc: {
    alike: { own: ['auc'], paired: ['auc'] },
    unlike: { own: ['auc'], paired: ['auc', 'bootstrap'] },
  },
  table: {
    alike: { own: ['estimate'], paired: ['table', 'smooth'] },
    unlike: { own: ['estimate'], paired: ['smooth'] },
  },
  ratio: same({ own: ['estimate'], paired: ['smooth'] }),
  // Without a gate nothing is resampled: both values are numbers.
  aggregate: same({ own: ['estimate', 'number'], paired: ['bootstrap', 'smooth', 'number'] }),
  number: same({ own: ['number'], paired: ['number'] }),
}

function same(kinds: Kinds): { readonly alike: Kinds; readonly unlike: Kinds } {
  return { alike: kinds, unlike: kinds }
}

/** Over the seeds of a recipe every metric with rows has the same statistics. */
const SEEDS: Kinds = { own: ['estimate'], paired: ['seeds'] }

/**
 * Whether a record has the statistics that its metric and the policy's weights, groups and seeds call for; others would be tested by the
 * wrong test.
 */
export function statisticsFault(record: MetricRecord, metric: Metric, model: ModelPolicy): string | null {
  const { candidate, baseline, anchor } = record
  const comparisons = [baseline, anchor].filter((paired) => paired !== null)
  const { own, paired } = kindsOf(metric, model)
  const isOneOf = (kind: string, kinds: readonly string[]) => kind === 'undefined' || kinds.includes(kind)
  const fits = isOneOf(candidate.kind, own) && comparisons.every(({ kind }) => isOneOf(kind, paired))
  if (!fits) return 'its statistics are those of another kind of metric'
  return comparisons.map((one) => designFault(one, model)).find((fault) => fault !== null) ?? null
}

/** One series in order of time has the first; several are groups of rows. */
const SERIES = {
  mean: { own: ['estimate'], paired: ['forecast', 'means'] },
  ratio: { own: ['estimate'], paired: ['forecast', 'smooth'] },
} as const satisfies Readonly<Record<string, Kinds>>

function kindsOf({ measure, unit }: Metric, { data, estimand }: ModelPolicy): Kinds {
  if (measure.kind !== 'number' && estimand === 'recipe') return SEEDS
  if (unit === 'series' && data.time !== null && (measure.kind === 'mean' || measure.kind === 'ratio')) {
    return SERIES[measure.kind]
  }
  const kinds = KINDS[measure.kind === 'mean' ? meanKind(measure.binary) : measure.kind]
  const alike = data.weight === null && data.group === null && unit !== 'series'
  return alike ? kinds.alike : kinds.unlike
}

function meanKind(binary: boolean | 'by-values'): 'binary-mean' | 'own-mean' | 'mean' {
  if (binary === 'by-values') return 'own-mean'
  return binary ? 'binary-mean' : 'mean'
}

// Without its groups or weights a standard error would be too small.
function designFault(paired: Paired, { data, estimand }: ModelPolicy): string | null {
  const grouped = 'groups' in paired ? paired.groups !== null : false
  if (data.group !== null && !grouped && !['number', 'undefined'].includes(paired.kind)) {
    return 'it was measured without the groups that the policy names'
  }
  const weighted = 'weighted' in paired ? paired.weighted : data.weight !== null
  if (estimand === 'artifact' && weighted !== (data.weight !== null) && paired.kind !== 'undefined') {
    return data.weight === null
      ? 'it was measured with weights that the policy does not name'
      : 'it was measured without the weights that the policy names'
  }
  return null
}
