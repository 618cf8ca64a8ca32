import type { Evidence } from '../evidence.ts'
import type { Decision } from '../gate/decision.ts'
import type { ModelName, ModelVersion } from '../names.ts'
import { code, table } from '../report/markdown.ts'
import { type ReportRoom, renderModelReport } from '../report/model-report.ts'
import type { RunRecord } from '../run-record.ts'

export interface CardFacts {
  readonly model: ModelName
  readonly version: ModelVersion
  readonly commit: string
  readonly modelDigest: string
  readonly decision: Decision
  readonly evidence: Evidence
  readonly record: RunRecord
  /** Page of the run; ours, never from data. */
  readonly runUrl: string
}

/** A card is public for good, and names no examples. */
const ROOM: ReportRoom = { blocking: 50, slices: 50, watched: 300, groups: 50, examples: 0 }
const MAX_LISTED = 50
/** Under the 100,000 characters that a manifest may hold, and the 125,000 of a release. */
const MAX_LENGTH = 90_000

/**
 * The model card in Markdown: what was measured against what, and how it was trained. It says only what evidence and run
 * record say; purpose, limits and licence are for people to add in their own documentation.
 */
export function modelCard(facts: CardFacts): string {
  const { model, version, decision, evidence, runUrl } = facts
  const report = renderModelReport({ model, decision, evidence, links: { run: runUrl } }, ROOM)
  const card = [`## ${model} ${version}`, '### Training', trainingTable(facts), '### Evaluation', report].join('\n\n')
  return card.length <= MAX_LENGTH
    ? card
    : `${card.slice(0, MAX_LENGTH).replace(/\n[^\n]*$/, '')}\n\n_Cut here; the evidence holds the rest._`
}

/** The metrics of all rows as the decision has them, for the manifest; undefined ones are left out. */
export function headlineMetrics(decision: Decision): Record<string, number> {
  const overall = decision.rows.filter((row) => row.slice === null)
  return Object.fromEntries(overall.flatMap((row) => (row.candidate === null ? [] : [[row.metric, row.candidate]])))
}

function trainingTable({ commit, modelDigest, record, evidence }: CardFacts): string {
  const { environment } = record
  const versions = Object.entries(environment.versions).map(([name, version]) => `${name} ${version}`)
  const params = Object.entries(record.params).map(([name, value]) => `${name}=${value}`)
  return table(
    ['', ''],
    [
      ['commit', code(commit)],
      ['command', code(record.command)],
      ['seeds', listed(record.seeds.map(String))],
      ['parameters', listed(params)],
      ['inputs', listed(record.inputs.map((file) => `${file.path} ${file.digest.slice(0, 19)}`))],
      ['environment', listed([`${environment.os} ${environment.arch}`, ...versions])],
      ['model digest', code(modelDigest.slice(0, 63))],
      ['held-out rows', String(evidence.candidate.n)],
    ],
  )
}

function listed(items: readonly string[]): string {
  if (items.length === 0) return 'none'
  const shown = items.slice(0, MAX_LISTED).map(code).join(', ')
  return items.length > MAX_LISTED ? `${shown} and ${items.length - MAX_LISTED} more` : shown
}
