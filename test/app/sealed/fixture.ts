import { writeDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { modelPolicy, readPolicy } from '#core/policy-reader.ts'
import type { RunIdentity } from '#core/run-identity.ts'
import { type SealedPredictions, sealedPredictions } from '#core/sealed-predictions.ts'
import type { Asking } from '../../../app/sealed/ask.ts'
import type { Vault } from '../../../app/sealed/vault.ts'
import type { Database, Sql } from '../../../app/store/database.ts'
import { zip } from '../../github/zip.ts'
import { BASE, HEAD } from '../evidence.ts'

export const OWNER = { repositoryId: 1296269, model: 'flight-delay' }
export const KEYS = { current: new Uint8Array(32).fill(7), old: null }
export const MARIA = { login: 'maria' }

/** A policy with a sealed set, its only metric accuracy with a tolerance of 1 point. */
export function sealedPolicy(reuse: object = {}, model: object = {}): ModelPolicy {
  const fields = {
    workflow: '.github/workflows/model.yml',
    task: 'binary',
    rates: { alpha_block: 0.05, alpha_pass: 0.05 },
    metrics: { accuracy: { max_drop: 0.01 } },
    reuse: { mode: 'two-tier', sealed: { lifetime_prs: null }, ...reuse },
    ...model,
  }
  const text = JSON.stringify({ version: 1, app: 12345, models: { 'flight-delay': fields } })
  return modelPolicy(readPolicy(text, 'holdout.yml').policy).model
}

/** The file that holds a policy with this `reuse`, and `more` of the model's lines. */
export function policyTextOf(reuse: object, more = ''): string {
  return `version: 1
app: 12345
models:
  flight-delay:
    workflow: .github/workflows/model.yml
    paths: [src/**, data/**]
    task: binary
    rates: {alpha_block: 0.05, alpha_pass: 0.05}
    metrics: {accuracy: {max_drop: 0.01}}
    reuse: ${JSON.stringify(reuse)}
${more}protected: [.github/**, evaluation/**]
`
}

/** How a model's answers differ from the baseline's, which is right on every row but the last tenth. */
export interface Flips {
  readonly wins: number
  readonly losses: number
}

/** Labels of `n` examples: alternately, or as `labelOf` says. */
export function labelsOf(n: number, labelOf = (row: number) => row % 2): string[] {
  return Array.from({ length: n }, (_, row) => String(labelOf(row)))
}

export function idsOf(n: number): string[] {
  return Array.from({ length: n }, (_, row) => `x${row}`)
}

export function labelsCsv(labels: readonly string[], ids = idsOf(labels.length)): Uint8Array {
  return Buffer.from(`example_id,label\n${ids.map((id, row) => `${id},${labels[row]}`).join('\n')}\n`)
}

/** Predictions that lose the first rows and win the last ones. */
export function answersOf(labels: readonly string[], { wins, losses }: Flips): string[] {
  const n = labels.length
  const wrong = (label: string | undefined) => (label === '1' ? '0' : '1')
  return labels.map((label, row) => {
    const baselineRight = row < n - n / 10
    const right = baselineRight ? row >= losses : row >= n - wins
    return right ? label : wrong(label)
  })
}

export const BASELINE: Flips = { wins: 0, losses: 0 }

/** Labels of 20,000 examples, and what passes and blocks on them at 1 point of tolerance. */
export const LABELS = labelsOf(20_000)
export const PASS: Flips = { wins: 150, losses: 150 }
export const BLOCK: Flips = { wins: 100, losses: 700 }

export function document(answers: readonly string[], fields: Partial<SealedPredictions> = {}): SealedPredictions {
  const values = [...new Set(answers)]
  return {
    schema: 'holdout.sealed-predictions/1',
    model: 'flight-delay',
    run: {
      repository: 'acme/flight-delay',
      run_id: 42,
      run_attempt: 1,
      workflow: '.github/workflows/model.yml',
      event: 'pull_request',
      head_sha: HEAD,
    },
    ids: idsOf(answers.length),
    values,
    codes: answers.map((answer) => values.indexOf(answer)),
    ...fields,
  }
}

/** The artifact that holds predictions on a sealed set. */
export function archiveOf(rows: SealedPredictions): Buffer {
  return zip([{ name: sealedPredictions.file, content: writeDocument(sealedPredictions, rows).text }])
}

/** The baseline's run. */
export const BASE_RUN: RunIdentity = { ...document(['0']).run, run_id: 41, event: 'push', head_sha: BASE }

/** What the baseline predicts there. */
export function baselineArchive(labels: readonly string[] = LABELS): Buffer {
  return archiveOf(document(answersOf(labels, BASELINE), { run: BASE_RUN }))
}

/** A question by run `runId`. */
export function asking(
  labels: readonly string[],
  flips: Flips,
  { runId = 42, policy = sealedPolicy() }: { runId?: number; policy?: ModelPolicy } = {},
): Asking {
  return {
    ...OWNER,
    policy,
    run: { runId, attempt: 1 },
    candidate: async () => ({ source: 'the candidate', found: document(answersOf(labels, flips)) }),
    baseline: async () => ({
      source: 'the baseline',
      name: 'run 41 at bbbbbbb',
      found: document(answersOf(labels, BASELINE)),
    }),
  }
}

/** The process was killed. */
export class Killed extends Error {}

/**
 * A vault whose process is killed at one step: before or after a statement, or after a transaction was committed.
 *
 * @param at which step, from 0.
 */
export function killedAt(vault: Vault, at: number): { readonly vault: Vault; readonly steps: () => number } {
  let steps = 0
  const step = () => {
    if (steps++ === at) throw new Killed(`step ${at}`)
  }
  const watched = (sql: Sql): Sql => ({
    query: async (text, values) => {
      step()
      const result = await sql.query(text, values)
      step()
      return result as never
    },
    exec: (text) => sql.exec(text),
  })
  const database: Database = {
    ...watched(vault.database),
    transaction: async (work) => {
      const result = await vault.database.transaction((sql) => work(watched(sql)))
      step()
      return result
    },
    alone: vault.database.alone,
    close: () => vault.database.close(),
  }
  return { vault: { ...vault, database }, steps: () => steps }
}

/** The one line of a refusal. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message
    throw thrown
  }
  return 'nothing was refused'
}
