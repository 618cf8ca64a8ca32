import { digestOf } from '#core/digest.ts'
import { writeDocument } from '#core/document.ts'
import { type Evidence, evidence } from '#core/evidence.ts'
import { sha } from '../github/github.ts'
import { zip } from '../github/zip.ts'

export const HEAD = sha('a')
export const BASE = sha('b')

/** How the rows of 20,000 held-out examples changed sides, and what the exact tests make of it at 1 point of tolerance. */
export const OUTCOMES = {
  pass: { wins: 300, losses: 290 },
  block: { wins: 100, losses: 900 },
} as const

/** Evidence as evaluate-gate writes it, of run 42, attempt 1. */
export function makeEvidence(
  fields: Partial<Evidence> = {},
  rows: { wins: number; losses: number } = OUTCOMES.pass,
): Evidence {
  const n = 20_000
  const set = digestOf('evaluation set')
  const both = 15_000
  return {
    schema: 'holdout.evidence/1',
    model: 'flight-delay',
    run: {
      repository: 'acme/flight-delay',
      run_id: 42,
      run_attempt: 1,
      workflow: '.github/workflows/model.yml',
      event: 'pull_request',
      head_sha: HEAD,
    },
    commits: { head_sha: HEAD, tested_sha: sha('c'), reference_sha: BASE, reference_rule: 'first-parent' },
    policy: { digest: digestOf(POLICY), source: 'base-branch', ref: 'main' },
    candidate: {
      predictions_digest: digestOf('candidate'),
      model_digest: digestOf('model'),
      run_record_digest: digestOf('record'),
      environment_digest: null,
      evaluation_set: set,
      n,
    },
    baseline: {
      kind: 'run-artifact',
      name: 'run 41 of main',
      sha: BASE,
      distance: 0,
      predictions_digest: digestOf('baseline'),
      evaluation_set: set,
      model_digest: digestOf('old model'),
      environment_digest: null,
    },
    baseline_missing: null,
    baseline_note: null,
    anchor: null,
    anchor_note: null,
    data: null,
    fairness: null,
    records: [
      {
        metric: 'accuracy',
        slice: null,
        n,
        candidate: { kind: 'proportion', n, successes: both + rows.wins },
        baseline: { kind: 'proportions', n, wins: rows.wins, losses: rows.losses, both_right: both },
        anchor: null,
      },
    ],
    changed: null,
    slice_notes: [],
    problems: [],
    warnings: [],
    verdict: 'pass',
    admissible: true,
    created_at: '2026-11-21T10:04:00.000Z',
    ...fields,
  }
}

export function evidenceArchive(value: Evidence = makeEvidence()): Buffer {
  return zip([{ name: evidence.file, content: writeDocument(evidence, value).text }])
}

export const POLICY = `version: 1
app: 12345
models:
  flight-delay:
    workflow: .github/workflows/model.yml
    paths: [src/**, data/**]
    task: binary
    metrics: {accuracy: {max_drop: 0.01}}
protected: [.github/**, evaluation/**]
`
