import { DeploymentRecord } from '#core/deployment-record.ts'
import type { ModelReport } from '#core/report/model-report.ts'
import type { Interval } from '#core/statistics/binomial.ts'
import type { Sql } from './database.ts'
import type { DataSummary, DecisionKind, Measurement } from './history.ts'
import { unpacked } from './packed.ts'

/** A decision as a list shows it. */
export interface DecisionLine {
  readonly number: number
  readonly repositoryId: number
  readonly model: string
  readonly sha: string
  readonly runNumber: number
  readonly runUrl: string
  readonly attempt: number
  readonly kind: DecisionKind
  readonly pull: number | null
  readonly branch: string
  readonly outcome: string
  readonly conclusion: string | null
  /** How many acceptances it relied on. */
  readonly accepted: number
  readonly n: number | null
  readonly evaluationSet: string | null
  readonly reuse: string
  readonly ranAt: Date
  readonly decidedAt: Date
}

/** A decision with what it can be drawn from. */
export interface WholeDecision extends DecisionLine {
  readonly evidenceDigest: string | null
  readonly report: ModelReport | null
  readonly data: DataSummary | null
}

/** A metric on all rows, as one decision measured it. */
export interface OverallMeasurement extends Omit<Measurement, 'slice' | 'own'> {
  readonly decision: number
  readonly own: Interval | null
}

/** How a held-out set was used. */
export interface SetUse {
  readonly evaluationSet: string
  readonly n: number
  /** Runs that asked it, and those of them that were of changes. */
  readonly asked: number
  readonly askedByChanges: number
  readonly firstAt: Date
  readonly lastAt: Date
  /** Its first run on the default branch, with which its epoch began. */
  readonly epochAt: Date | null
}

export interface Registration {
  readonly tag: string
  readonly action: string
  readonly subject: string | null
  readonly sha: string
  readonly at: Date
}

export interface DeploymentLine {
  readonly sha: string
  readonly at: Date
  readonly record: DeploymentRecord
}

/** Which decisions of a repository, newest first. */
export interface DecisionQuery {
  readonly repositoryId: number
  readonly model?: string | undefined
  readonly pull?: number | undefined
  /** Older than this one: the cursor of the next page. */
  readonly before?: number | undefined
  readonly limit: number
}

/** What pages ask of history. Every question reads a bounded number of rows, by an index. */
export interface HistoryReader {
  /** The newest decision of every model, on its default branch where there is one. */
  newest(repositoryIds: readonly number[]): Promise<readonly DecisionLine[]>
  list(query: DecisionQuery): Promise<{ readonly decisions: readonly DecisionLine[]; readonly next: number | null }>
  decision(repositoryId: number, number: number): Promise<WholeDecision | null>
  /** The newest decision of a model that has a report, or a data report: on the default branch, where there is one. */
  newestWith(what: 'report' | 'data', repositoryId: number, model: string): Promise<WholeDecision | null>
  /** The newest runs on the default branch, oldest first. */
  branch(repositoryId: number, model: string, limit: number): Promise<readonly DecisionLine[]>
  /** What these decisions measured on all rows, in their order. */
  overall(decisions: readonly number[]): Promise<readonly OverallMeasurement[]>
  sets(repositoryId: number, model: string): Promise<readonly SetUse[]>
  registrations(repositoryId: number, model: string): Promise<readonly Registration[]>
  deployments(repositoryId: number, model: string): Promise<readonly DeploymentLine[]>
}

const MAX_MODELS = 2000
const MAX_SETS = 100
const MAX_REGISTRATIONS = 500
const MAX_DEPLOYMENTS = 200

const LINE = `number, repository_id, model, sha, run_number, run_url, run_attempt, kind, pull, branch, outcome, conclusion,
  accepted, n, evaluation_set, reuse, ran_at, decided_at`

/** History from the store's own tables. */
export function historyReader(sql: Pick<Sql, 'query'>): HistoryReader {
  return {
    newest: async (repositoryIds) => {
      const { rows } = await sql.query<LineRow>(
        `SELECT ${LINE} FROM decisions WHERE number IN (
           SELECT coalesce(newest_on_branch, newest) FROM models WHERE repository_id = ANY($1) LIMIT ${MAX_MODELS})
         ORDER BY repository_id, model`,
        [repositoryIds],
      )
      return rows.map(lineOf)
    },
    list: async ({ repositoryId, model, pull, before, limit }) => {
      const { rows } = await sql.query<LineRow>(
        `SELECT ${LINE} FROM decisions WHERE repository_id = $1
         ${model === undefined ? '' : 'AND model = $4'} ${pull === undefined ? '' : 'AND pull = $4'}
         AND ($2::bigint IS NULL OR number < $2) ORDER BY number DESC LIMIT $3`,
        [repositoryId, before ?? null, limit + 1, ...[model ?? pull].filter((narrow) => narrow !== undefined)],
      )
      const decisions = rows.slice(0, limit).map(lineOf)
      return { decisions, next: rows.length > limit ? (decisions.at(-1)?.number ?? null) : null }
    },
    decision: async (repositoryId, number) => {
      const { rows } = await sql.query<WholeRow>(
        `SELECT ${LINE}, evidence_digest, report, data FROM decisions WHERE number = $2 AND repository_id = $1`,
        [repositoryId, number],
      )
      return rows[0] ? wholeOf(rows[0]) : null
    },
    newestWith: async (what, repositoryId, model) => {
      // A change may have a set, or data, of its own that nobody accepts in the end.
      for (const narrowed of ["AND kind = 'branch'", '']) {
        const { rows } = await sql.query<WholeRow>(
          `SELECT ${LINE}, evidence_digest, report, data FROM decisions
           WHERE repository_id = $1 AND model = $2 AND ${what} IS NOT NULL ${narrowed} ORDER BY number DESC LIMIT 1`,
          [repositoryId, model],
        )
        if (rows[0]) return wholeOf(rows[0])
      }
      return null
    },
    branch: async (repositoryId, model, limit) => {
      const { rows } = await sql.query<LineRow>(
        `SELECT ${LINE} FROM decisions WHERE repository_id = $1 AND model = $2 AND kind = 'branch'
         ORDER BY number DESC LIMIT $3`,
        [repositoryId, model, limit],
      )
      return newestOfEachRun(rows.map(lineOf))
    },
    overall: async (decisions) => {
      const { rows } = await sql.query<MeasurementRow>(
        `SELECT decision, metric, direction, n, baseline, candidate, gain, gain_lower, gain_upper, tolerance, own_lower,
           own_upper, verdict
         FROM measurements WHERE decision = ANY($1) AND slice_column IS NULL ORDER BY decision, position`,
        [decisions],
      )
      return rows.map(measurementOf)
    },
    sets: async (repositoryId, model) => {
      const { rows } = await sql.query<SetRow>(
        `SELECT evaluation_set, n, asked, asked_by_changes, first_at, last_at, epoch_at FROM evaluation_sets
         WHERE repository_id = $1 AND model = $2 ORDER BY first_at DESC LIMIT ${MAX_SETS}`,
        [repositoryId, model],
      )
      return rows.map(setOf)
    },
    registrations: async (repositoryId, model) => {
      const { rows } = await sql.query<Registration>(
        `SELECT tag, action, subject, sha, at FROM registrations WHERE repository_id = $1 AND model = $2
         ORDER BY at DESC LIMIT ${MAX_REGISTRATIONS}`,
        [repositoryId, model],
      )
      return rows
    },
    deployments: async (repositoryId, model) => {
      const { rows } = await sql.query<{ sha: string; at: Date; record: string }>(
        `SELECT sha, at, record FROM deployments WHERE repository_id = $1 AND model = $2
         ORDER BY at DESC LIMIT ${MAX_DEPLOYMENTS}`,
        [repositoryId, model],
      )
      return rows.map(({ sha, at, record }) => ({ sha, at, record: DeploymentRecord.parse(unpacked(record)) }))
    },
  }
}

interface LineRow {
  readonly number: string | number
  readonly repository_id: string | number
  readonly model: string
  readonly sha: string
  readonly run_number: number
  readonly run_url: string
  readonly run_attempt: number
  readonly kind: DecisionKind
  readonly pull: string | number | null
  readonly branch: string
  readonly outcome: string
  readonly conclusion: string | null
  readonly accepted: number
  readonly n: string | number | null
  readonly evaluation_set: string | null
  readonly reuse: string
  readonly ran_at: Date
  readonly decided_at: Date
}

function lineOf(row: LineRow): DecisionLine {
  return {
    number: Number(row.number),
    repositoryId: Number(row.repository_id),
    ...{ model: row.model, sha: row.sha, kind: row.kind, branch: row.branch, outcome: row.outcome },
    ...{ conclusion: row.conclusion, accepted: row.accepted, reuse: row.reuse },
    ...{ runNumber: row.run_number, runUrl: row.run_url, attempt: row.run_attempt },
    pull: row.pull === null ? null : Number(row.pull),
    n: row.n === null ? null : Number(row.n),
    evaluationSet: row.evaluation_set,
    ranAt: row.ran_at,
    decidedAt: row.decided_at,
  }
}

interface WholeRow extends LineRow {
  readonly evidence_digest: string | null
  readonly report: string | null
  readonly data: string | null
}

// We wrote the texts ourselves; a type is all that they need.
function wholeOf({ evidence_digest: evidenceDigest, report, data, ...line }: WholeRow): WholeDecision {
  return {
    ...lineOf(line),
    evidenceDigest,
    report: report === null ? null : (unpacked(report) as ModelReport),
    data: data === null ? null : (unpacked(data) as DataSummary),
  }
}

// A re-run, or a second look, replaces what was found in its run before; newest first in, oldest first out.
function newestOfEachRun(lines: readonly DecisionLine[]): DecisionLine[] {
  const seen = new Set<string>()
  return lines
    .filter(({ runNumber, sha }) => !seen.has(`${runNumber} ${sha}`) && seen.add(`${runNumber} ${sha}`))
    .reverse()
}

interface MeasurementRow {
  readonly decision: string | number
  readonly metric: string
  readonly direction: Measurement['direction']
  readonly n: string | number
  readonly baseline: number | null
  readonly candidate: number | null
  readonly gain: number | null
  readonly gain_lower: number | null
  readonly gain_upper: number | null
  readonly tolerance: number | null
  readonly own_lower: number | null
  readonly own_upper: number | null
  readonly verdict: Measurement['verdict']
}

function measurementOf(row: MeasurementRow): OverallMeasurement {
  return {
    decision: Number(row.decision),
    ...{ metric: row.metric, direction: row.direction, n: Number(row.n), verdict: row.verdict },
    ...{ baseline: row.baseline, candidate: row.candidate, gain: row.gain, tolerance: row.tolerance },
    interval: intervalOf(row.gain_lower, row.gain_upper),
    own: intervalOf(row.own_lower, row.own_upper),
  }
}

function intervalOf(lower: number | null, upper: number | null): Interval | null {
  return lower === null || upper === null ? null : { lower, upper }
}

interface SetRow {
  readonly evaluation_set: string
  readonly n: string | number
  readonly asked: number
  readonly asked_by_changes: number
  readonly first_at: Date
  readonly last_at: Date
  readonly epoch_at: Date | null
}

function setOf(row: SetRow): SetUse {
  return {
    evaluationSet: row.evaluation_set,
    n: Number(row.n),
    ...{ asked: row.asked, askedByChanges: row.asked_by_changes },
    ...{ firstAt: row.first_at, lastAt: row.last_at, epochAt: row.epoch_at },
  }
}
