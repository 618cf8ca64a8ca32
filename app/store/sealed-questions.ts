import type { Digest } from '#core/digest.ts'
import type { Ledger, Question, SealedVerdict } from '#core/gate/ledger.ts'
import type { Sql } from './database.ts'
import type { RunAttempt } from './results.ts'
import type { SetRecord } from './sealed-sets.ts'

/** A question as it is reserved, with all that its answer follows from. */
export interface NewQuestion extends Circumstances {
  readonly number: number
  readonly question: Question
  /** Who asks. */
  readonly run: RunAttempt
  /** JSON; gone once the question is answered. */
  readonly material: string
}

/** What is known of a question without any label, for those who read of it. */
export interface Circumstances {
  /** Share of the predictions that differ. */
  readonly disagreement: number
  /** The baseline in words. */
  readonly against: string
}

/** A question that waits for its answer. */
export type OpenQuestion = Pick<NewQuestion, 'number' | 'question' | 'material'>

/** A question with the record up to it. */
export interface RecordedQuestion extends Circumstances {
  readonly verdict: SealedVerdict | null
  readonly ledger: Ledger
}

/** What a sealed set was asked, in order. A row is written before any label is read, and never changed once it has its verdict. */
export interface SealedQuestionTable {
  /** The record of a set, up to one question where that is given. */
  ledger(set: SetRecord, upTo?: number): Promise<Ledger>
  /** One question; null where there is none of that number. */
  read(set: SetRecord, number: number): Promise<RecordedQuestion | null>
  reserve(set: Digest, question: NewQuestion): Promise<void>
  /** The question that waits for its answer. */
  open(set: Digest): Promise<OpenQuestion | null>
  disclose(set: Digest, number: number, verdict: SealedVerdict): Promise<void>
  /** The number of a question. */
  numberOf(set: Digest, question: Question): Promise<number | null>
  /** The number of what an attempt of a run asked first under a policy, whatever its baseline became since. */
  askedBy(set: Digest, run: RunAttempt, policy: Digest): Promise<number | null>
}

interface Row extends Question, Circumstances {
  readonly number: number
  readonly verdict: SealedVerdict | null
  readonly material: string | null
}

const COLUMNS = 'number, candidate, baseline, policy, disagreement, against, verdict'

/** @param sql the database, or a transaction. */
export function sealedQuestionsIn(sql: Pick<Sql, 'query'>): SealedQuestionTable {
  const select = async (columns: string, rest: string, values: readonly unknown[]) =>
    (await sql.query<Row>(`SELECT ${columns} FROM sealed_questions WHERE set_digest = $1 ${rest}`, values)).rows
  const rowsOf = ({ digest }: SetRecord, upTo: number) =>
    select(COLUMNS, 'AND number <= $2::bigint ORDER BY number', [digest, upTo])
  return {
    ledger: async (set, upTo = Number.MAX_SAFE_INTEGER) => ledgerOf(set, await rowsOf(set, upTo)),
    read: async (set, number) => {
      const rows = await rowsOf(set, number)
      const last = rows.at(-1)
      if (last?.number !== number) return null
      const { verdict, disagreement, against } = last
      return { verdict, disagreement, against, ledger: ledgerOf(set, rows) }
    },
    reserve: async (set, { number, question, run, disagreement, against, material }) => {
      await sql.query(
        `INSERT INTO sealed_questions (set_digest, number, candidate, baseline, policy, run_id, run_attempt, disagreement,
           against, material) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[set, number, question.candidate, question.baseline, question.policy, run.runId, run.attempt],
          ...[disagreement, against, material],
        ],
      )
    },
    open: async (set) => {
      const [row] = await select('number, candidate, baseline, policy, material', 'AND verdict IS NULL', [set])
      return row ? { number: row.number, question: questionOf(row), material: row.material ?? '' } : null
    },
    disclose: async (set, number, verdict) => {
      await sql.query(
        `UPDATE sealed_questions SET verdict = $3, disclosed_at = now(), material = NULL
         WHERE set_digest = $1 AND number = $2 AND verdict IS NULL`,
        [set, number, verdict],
      )
    },
    numberOf: async (set, { candidate, baseline, policy }) => {
      const where = 'AND candidate = $2 AND baseline = $3 AND policy = $4'
      return (await select('number', where, [set, candidate, baseline, policy]))[0]?.number ?? null
    },
    askedBy: async (set, { runId, attempt }, policy) => {
      const where = 'AND run_id = $2 AND run_attempt = $3 AND policy = $4 ORDER BY number LIMIT 1'
      return (await select('number', where, [set, runId, attempt, policy]))[0]?.number ?? null
    },
  }
}

function ledgerOf({ digest, model, terms }: SetRecord, rows: readonly Row[]): Ledger {
  const queries = rows.map((row) => ({ question: questionOf(row), verdict: row.verdict }))
  return { schema: 'holdout.ledger/1', model, evaluation_set: digest, ...terms, queries }
}

function questionOf({ candidate, baseline, policy }: Row): Question {
  return { candidate, baseline, policy }
}
