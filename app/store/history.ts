import type { DeploymentRecord } from '#core/deployment-record.ts'
import { digestOf } from '#core/digest.ts'
import type { Row } from '#core/gate/decision.ts'
import type { ModelReport } from '#core/report/model-report.ts'
import { sortedRows } from '#core/report/row-text.ts'
import { type AuditEvent, auditIn } from './audit.ts'
import type { Database, Sql } from './database.ts'
import { packed } from './packed.ts'
import { storable } from './storable.ts'

/** How a commit came to be decided on. */
export type DecisionKind = 'pull-request' | 'merge-group' | 'branch'

/** One column that drifted, or did not. */
export interface DriftSummary {
  readonly dataset: string
  readonly column: string
  readonly effect: string
  readonly value: number
  readonly limit: number
  readonly psi: number
  readonly alarm: boolean
}

/** What validate-data found, in short. */
export interface DataSummary {
  readonly outcome: 'pass' | 'warn' | 'fail' | 'error'
  readonly rows: number
  /** What does not hold, or is worth a warning, as `id: found`. */
  readonly failed: readonly string[]
  /** How many columns were compared with the reference, and those that drifted most. */
  readonly compared: number
  readonly drift: readonly DriftSummary[]
}

/** A metric on a slice, as it was measured; `own` is the candidate alone with its interval. */
export interface Measurement
  extends Pick<
    Row,
    'metric' | 'slice' | 'direction' | 'n' | 'baseline' | 'candidate' | 'gain' | 'interval' | 'tolerance' | 'verdict'
  > {
  readonly own: { readonly lower: number; readonly upper: number } | null
}

/** A decision about one model at one commit, whole enough to draw it again. */
export interface DecisionRecord {
  readonly repositoryId: number
  readonly model: string
  readonly sha: string
  readonly runId: number
  readonly attempt: number
  /** Number shown to people, "run 42". */
  readonly runNumber: number
  readonly runUrl: string
  readonly kind: DecisionKind
  readonly pull: number | null
  /** The branch that it is on, or wants to go into. */
  readonly branch: string
  /** The state's kind, for example `pass`. */
  readonly outcome: string
  /** Of the check; null where none was written. */
  readonly conclusion: string | null
  /** When the run ended. */
  readonly ranAt: Date
  readonly evidenceDigest: string | null
  /** Of the policy: how often the held-out set may be asked. */
  readonly reuse: string
  readonly report: ModelReport | null
  readonly measurements: readonly Measurement[]
  readonly data: DataSummary | null
}

/** A tag of the registry. */
export interface RegisteredTag {
  readonly model: string
  readonly tag: string
  readonly action: 'register' | 'deregister' | 'assign' | 'unassign' | 'deprecate'
  /** The version or stage that it is about. */
  readonly subject: string | null
  readonly sha: string
  readonly at: Date
}

/** What a run put into service. */
export interface DeployedVersion {
  readonly model: string
  readonly sha: string
  readonly runId: number
  readonly attempt: number
  readonly record: DeploymentRecord
}

/** The memory of what was decided, registered and deployed. */
export interface History {
  /** Writes a decision down; one that says what the newest about this run and change said already is not written again. */
  decided(decision: DecisionRecord): Promise<void>
  /** The names of the registry's tags that are remembered. */
  knownTags(repositoryId: number, model: string): Promise<ReadonlySet<string>>
  registered(repositoryId: number, tags: readonly RegisteredTag[]): Promise<void>
  deployed(repositoryId: number, deployment: DeployedVersion): Promise<void>
}

/** A decision holds no more measurements than this: all overall ones, then the worst slices. */
export const MAX_MEASUREMENTS = 500

/** History in the store's own tables. */
export function historyIn(database: Database): History {
  return {
    decided: (decision) =>
      database.transaction(async (sql) => {
        const number = await insertDecision(sql, decision)
        if (number === null) return
        await insertMeasurements(sql, number, decision.measurements.slice(0, MAX_MEASUREMENTS))
        await noteModel(sql, number, decision)
        await noteSet(sql, decision)
        await auditIn(sql).record(eventOf(decision))
      }),
    knownTags: async (repositoryId, model) => {
      const { rows } = await database.query<{ tag: string }>(
        'SELECT tag FROM registrations WHERE repository_id = $1 AND model = $2',
        [repositoryId, model],
      )
      return new Set(rows.map(({ tag }) => tag))
    },
    registered: async (repositoryId, tags) => {
      for (const { model, tag, action, subject, sha, at } of tags) {
        await database.query(
          `INSERT INTO registrations (repository_id, model, tag, action, subject, sha, at)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
          [repositoryId, model, tag, action, subject, sha, at],
        )
      }
    },
    deployed: async (repositoryId, { model, sha, runId, attempt, record }) => {
      await database.query(
        `INSERT INTO deployments (repository_id, model, run_id, run_attempt, sha, environment, version, outcome, at, record)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
        [
          ...[repositoryId, model, runId, attempt, sha, storable(record.environment), record.version, record.outcome],
          ...[record.created_at, packed(record)],
        ],
      )
    },
  }
}

function eventOf({
  repositoryId,
  model,
  sha,
  pull,
  branch,
  runNumber,
  outcome,
  conclusion,
  report,
}: DecisionRecord): AuditEvent {
  const people = new Set((report?.decision.accepted ?? []).map(({ by }) => by))
  const accepted = people.size > 0 ? { accepted_by: [...people].join(', ') } : {}
  const details = { model, outcome, check: conclusion, branch, run: runNumber, ...accepted }
  return { repositoryId, kind: 'decided', actor: null, pull, sha, details }
}

async function insertDecision(sql: Sql, decision: DecisionRecord): Promise<number | null> {
  const { report, data } = decision
  const texts = [report && packed(drawable(report)), data && packed(data)]
  const verdict = report?.decision.verdict ?? null
  const evaluationSet = report?.evidence.candidate.evaluation_set ?? null
  const digest = digestOf(new TextEncoder().encode([decision.outcome, decision.conclusion, ...texts].join('\n')))
  const { rows } = await sql.query<{ number: string | number }>(
    `INSERT INTO decisions (repository_id, model, sha, run_id, run_attempt, run_number, run_url, kind, pull, branch,
       outcome, conclusion, verdict, admissible, accepted, n, evaluation_set, evidence_digest, reuse, ran_at, report, data, digest)
     SELECT $1::bigint, $2::text, $3::text, $4::bigint, $5::integer, $6, $7, $8::text, $9::bigint, $10,
       $11, $12, $13, $14, $15, $16, $17, $18, $19, $20::timestamptz, $21, $22, $23::text
     WHERE $23::text IS DISTINCT FROM (
       SELECT digest FROM decisions WHERE repository_id = $1 AND sha = $3 AND model = $2 AND run_id = $4
         AND run_attempt = $5 AND kind = $8 AND pull IS NOT DISTINCT FROM $9 ORDER BY number DESC LIMIT 1)
     RETURNING number`,
    [
      ...[decision.repositoryId, decision.model, decision.sha, decision.runId, decision.attempt, decision.runNumber],
      ...[
        decision.runUrl,
        decision.kind,
        decision.pull,
        storable(decision.branch),
        decision.outcome,
        decision.conclusion,
      ],
      ...[verdict, report?.decision.admissible ?? null, report?.decision.accepted.length ?? 0],
      ...[report?.evidence.candidate.n ?? null, evaluationSet, decision.evidenceDigest, decision.reuse],
      ...[decision.ranAt, ...texts, digest],
    ],
  )
  const [row] = rows
  return row ? Number(row.number) : null
}

/** A report without what is never drawn: the records, and all but the worst slices. */
function drawable(report: ModelReport): ModelReport {
  const { decision, evidence } = report
  const { slices } = sortedRows(decision)
  const overall = decision.rows.filter(({ slice }) => slice === null)
  const kept = [...overall, ...slices.slice(0, Math.max(0, MAX_MEASUREMENTS - overall.length))]
  return { ...report, decision: { ...decision, rows: kept }, evidence: { ...evidence, records: [] } }
}

async function insertMeasurements(sql: Sql, decision: number, measurements: readonly Measurement[]): Promise<void> {
  if (measurements.length === 0) return
  const column = <T>(of: (measurement: Measurement) => T) => measurements.map(of)
  await sql.query(
    `INSERT INTO measurements (decision, position, metric, slice_column, slice_value, direction, n, baseline, candidate,
       gain, gain_lower, gain_upper, tolerance, own_lower, own_upper, verdict)
     SELECT $1, position, metric, slice_column, slice_value, direction, n, baseline, candidate,
       gain, gain_lower, gain_upper, tolerance, own_lower, own_upper, verdict
     FROM unnest($2::integer[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::float8[], $9::float8[],
       $10::float8[], $11::float8[], $12::float8[], $13::float8[], $14::float8[], $15::float8[], $16::text[])
       AS given (position, metric, slice_column, slice_value, direction, n, baseline, candidate,
         gain, gain_lower, gain_upper, tolerance, own_lower, own_upper, verdict)`,
    [
      ...[decision, [...measurements.keys()], column(({ metric }) => storable(metric))],
      ...[
        column(({ slice }) => slice && storable(slice.column)),
        column(({ slice }) => slice && storable(slice.value)),
      ],
      ...[column(({ direction }) => direction), column(({ n }) => n)],
      ...[column(({ baseline }) => baseline), column(({ candidate }) => candidate), column(({ gain }) => gain)],
      ...[column(({ interval }) => interval?.lower ?? null), column(({ interval }) => interval?.upper ?? null)],
      ...[column(({ tolerance }) => tolerance), column(({ own }) => own?.lower ?? null)],
      ...[column(({ own }) => own?.upper ?? null), column(({ verdict }) => verdict)],
    ],
  )
}

// What the first page shows of a model, without looking through its history.
async function noteModel(sql: Sql, number: number, { repositoryId, model, kind }: DecisionRecord): Promise<void> {
  const onBranch = kind === 'branch' ? number : null
  await sql.query(
    `INSERT INTO models (repository_id, model, newest, newest_on_branch) VALUES ($1, $2, $3, $4)
     ON CONFLICT (repository_id, model) DO UPDATE
     SET newest = EXCLUDED.newest, newest_on_branch = coalesce(EXCLUDED.newest_on_branch, models.newest_on_branch)`,
    [repositoryId, model, number, onBranch],
  )
}

// How often each held-out set was asked: once a run and attempt, however often that was decided on.
async function noteSet(sql: Sql, decision: DecisionRecord): Promise<void> {
  const { repositoryId, model, report, runId, attempt, kind, ranAt } = decision
  const set = report?.evidence.candidate.evaluation_set
  if (!report || set == null) return
  const { rows } = await sql.query(
    `INSERT INTO questions (repository_id, model, evaluation_set, run_id, run_attempt, on_branch)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING run_id`,
    [repositoryId, model, set, runId, attempt, kind === 'branch'],
  )
  if (rows.length === 0) return
  await sql.query(
    `INSERT INTO evaluation_sets (repository_id, model, evaluation_set, n, asked, asked_by_changes, first_at, last_at, epoch_at)
     VALUES ($1, $2, $3, $4, 1, $5, $6::timestamptz, $6, CASE WHEN $5 = 0 THEN $6::timestamptz END)
     ON CONFLICT (repository_id, model, evaluation_set) DO UPDATE
     SET asked = evaluation_sets.asked + 1,
       asked_by_changes = evaluation_sets.asked_by_changes + EXCLUDED.asked_by_changes,
       first_at = least(evaluation_sets.first_at, EXCLUDED.first_at),
       last_at = greatest(evaluation_sets.last_at, EXCLUDED.last_at),
       epoch_at = least(evaluation_sets.epoch_at, EXCLUDED.epoch_at)`,
    [repositoryId, model, set, report.evidence.candidate.n, kind === 'branch' ? 0 : 1, ranAt],
  )
}
