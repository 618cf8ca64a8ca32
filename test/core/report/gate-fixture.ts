import type { Evidence } from '#core/evidence.ts'
import type { MetricRecord } from '#core/metric-record.ts'
import type { ModelReport } from '#core/report/model-report.ts'
import { accuracy, logLoss, origin, policy, slice } from '../gate/fixture.ts'
import { reportOf } from './fixture.ts'

// True positive rates .9 and .75 now, .88 and .8 before; the rates of false positives are nearer to each other.
const GAPS: Evidence['fairness'] = {
  metric: 'equalized_odds_difference',
  by: 'sex',
  n: 10_000,
  groups: [
    group('female', [900, 300, 100, 3700], [880, 280, 120, 3720]),
    group('male', [1500, 200, 500, 2700], [1600, 220, 400, 2680]),
    { ...group('other', [3, 1, 0, 20], [3, 0, 0, 21]), small: true },
  ],
  candidate: { kind: 'estimate', n: 10_000, groups: null, value: 0.15, se: 0.02, df: null, method: 'bootstrap' },
  baseline: {
    kind: 'bootstrap',
    n: 10_000,
    groups: null,
    baseline: 0.08,
    candidate: 0.15,
    se_difference: 0.01,
    se_candidate: 0.02,
    resamples: 10_000,
    quantiles: [0.04, 0.047, 0.05, 0.054, 0.057, 0.063, 0.07, 0.077, 0.083, 0.086, 0.09, 0.093, 0.1],
    z0: 0,
    acceleration: 0,
    not_worse: 0,
    beyond: { tolerance: 0.02, count: 10_000 },
  },
}

function group(value: string, after: readonly number[], before: readonly number[]) {
  const outcomes = ([tp = 0, fp = 0, fn = 0, tn = 0]: readonly number[]) => ({
    true_positives: tp,
    false_positives: fp,
    false_negatives: fn,
    true_negatives: tn,
  })
  return { value, candidate: outcomes(after), baseline: outcomes(before), small: false }
}

const CHANGED: Evidence['changed'] = {
  worse: 350,
  better: 50,
  other: 0,
  examples: [
    { id: 'mail-000117', change: 'worse', label: 'spam', baseline: 'spam', candidate: 'ham' },
    { id: 'mail-002040', change: 'worse', label: 'ham', baseline: 'ham', candidate: 'spam' },
    { id: 'mail-000008', change: 'better', label: 'spam', baseline: 'ham', candidate: 'spam' },
  ],
}

/** A model with everything a report can show: a regression, a broken floor, open and watched metrics, slices, a fairness gap. */
export function brokenSpam(fields: Partial<Evidence> = {}, value = 'jfk'): ModelReport {
  const model = policy({
    slices: { by: ['origin'] },
    fairness: { by: 'sex', metric: 'equalized_odds_difference', max_rise: 0.02 },
    data: { score: 'score', positive: 'spam' },
    metrics: {
      accuracy: { max_drop: 0.01, floor: 0.9 },
      log_loss: { max_rise: 0.02, gate: false },
      brier: { max_rise: 0.01 },
    },
  })
  const part = (name: string, losses: number): MetricRecord[] => {
    const n = 1000
    return [
      accuracy({ n, wins: 0, losses }, { slice: slice(name) }),
      { ...logLoss({ n, baseline: 0.1, candidate: 0.1, se: 0.004 }), metric: 'brier', slice: slice(name) },
    ]
  }
  const records = [
    accuracy({ n: 10_000, wins: 50, losses: 350 }, { anchor: null }),
    logLoss({ n: 10_000, baseline: 0.4, candidate: 0.41, se: 0.01 }),
    { ...logLoss({ n: 10_000, baseline: 0.1, candidate: 0.108, se: 0.003 }), metric: 'brier' },
    ...part(value, 90),
    ...part('lax', 1),
  ]
  return reportOf(model, records, { fairness: GAPS, changed: CHANGED, baseline: origin({ distance: 3 }), ...fields })
}

/** The same report saying one text wherever evidence may hold text of others. */
export function gateSaying(text: string): ModelReport {
  const [short, long] = [text.slice(0, 128).toWellFormed(), text.slice(0, 300).toWellFormed()]
  const groups = GAPS?.groups.map((one, index) => (index === 0 ? { ...one, value: short } : one)) ?? []
  const example = { id: short, change: 'worse', label: short.slice(0, 80), baseline: short.slice(0, 80) } as const
  return brokenSpam(
    {
      fairness: GAPS && { ...GAPS, groups },
      changed: { worse: 2, better: 0, other: 0, examples: [{ ...example, candidate: short.slice(0, 80) }] },
      warnings: [long],
      slice_notes: [long],
      anchor_note: long,
      baseline: origin({ name: long }),
      policy: { digest: origin().predictions_digest, source: 'base-branch', ref: `main@${long}` },
    },
    short,
  )
}
