import type { DataReport } from '#core/data-report.ts'
import { ownInterval } from '#core/gate/own-interval.ts'
import { metricOf } from '#core/metrics/catalogue.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { checkItems, findingItems } from '#core/report/data-items.ts'
import type { ModelReport } from '#core/report/model-report.ts'
import { sortedRows } from '#core/report/row-text.ts'
import type { Run } from '#github/runs.ts'
import type { DataSummary, DecisionKind, DecisionRecord, Measurement } from '../store/history.ts'
import type { ModelOutcome } from './model-state.ts'
import type { Subject } from './subject.ts'

/** Each side of the interval of a value alone misses it with half of this. */
const OWN_ALPHA = 0.05

/** Columns that are kept of a comparison with the reference. */
const MAX_DRIFT = 100
const MAX_FAILED = 50

/** The change that a decision is about. */
export interface About {
  readonly kind: DecisionKind
  readonly pull: number | null
  /** The branch that it is on, or wants to go into. */
  readonly branch: string
  /** Of the check; null where none was written. */
  readonly conclusion: string | null
}

/** What history keeps of a model's outcome; null while there is no finished run to tell of. */
export function recordOf(
  outcome: ModelOutcome,
  { repositoryId, sha }: Pick<Subject, 'repositoryId' | 'sha'>,
  { kind, pull, branch, conclusion }: About,
): DecisionRecord | null {
  const { state, run, report, data, policy, evidenceDigest } = outcome
  if (run?.status !== 'completed' || state.model === null) return null
  return {
    ...{ kind, pull, branch, conclusion },
    ...{ repositoryId, sha, model: state.model, outcome: state.kind, evidenceDigest, report },
    ...runOf(run),
    reuse: policy.reuse.mode,
    measurements: report ? measurementsOf(report, policy) : [],
    data: data && summaryOf(data),
  }
}

function runOf({ id, attempt, number, url, updatedAt }: Run) {
  return { runId: id, attempt, runNumber: number, runUrl: url, ranAt: new Date(updatedAt) }
}

function measurementsOf({ decision, evidence }: ModelReport, policy: ModelPolicy): Measurement[] {
  const { slices } = sortedRows(decision)
  const overall = decision.rows.filter(({ slice }) => slice === null)
  return [...overall, ...slices].map((row) => {
    const record = evidence.records.find(({ metric, slice }) => metric === row.metric && slice === null)
    const entry = policy.metrics[row.metric]
    const metric = entry && metricOf(row.metric, entry, policy.task)
    const own = row.slice === null && record && metric ? ownInterval(record.candidate, metric, OWN_ALPHA) : null
    return { ...row, own }
  })
}

function summaryOf(report: DataReport): DataSummary {
  const failed = [...checkItems(report), ...findingItems(report)].filter(({ result }) => result !== 'pass')
  const drift = report.datasets.flatMap(({ name, drift: columns }) =>
    (columns ?? []).map(({ column, effect, psi, alarm }) => ({
      ...{ dataset: name, column, alarm, psi: psi.value },
      ...{ effect: effect.kind, value: effect.value, limit: effect.limit },
    })),
  )
  const worst = drift.toSorted((a, b) => b.value / (b.limit || 1) - a.value / (a.limit || 1))
  return {
    outcome: report.outcome,
    rows: report.datasets.reduce((sum, { rows }) => sum + rows, 0),
    failed: failed.slice(0, MAX_FAILED).map(({ id, found }) => `${id}: ${found}`),
    compared: drift.length,
    drift: worst.slice(0, MAX_DRIFT),
  }
}
