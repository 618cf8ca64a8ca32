import { code, details, escapeText, table } from '#core/report/markdown.ts'
import type { RunRecord } from '#core/run-record.ts'

const MAX_METRICS = 200

const HEADLINES: Readonly<Record<RunRecord['status'], string>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'was cancelled',
  timed_out: 'ran out of time',
}

/** What the job summary adds to the record. */
export interface Remarks {
  /** Why it did not succeed, in one line. */
  readonly reason: string | null
  /** Keys of the metrics file that hold no number. */
  readonly dropped: readonly string[]
}

/** The job summary of a training: one line, the metrics, and the rest folded. */
export function trainSummary(record: RunRecord, { reason, dropped }: Remarks): string {
  const seconds = Math.round((Date.parse(record.finished_at) - Date.parse(record.started_at)) / 1000)
  const parts = [`### Training of ${code(record.model)} ${HEADLINES[record.status]} after ${seconds} s`]
  if (reason) parts.push(escapeText(reason))
  const metrics = Object.entries(record.metrics)
  if (metrics.length > 0) parts.push(metricsTable(metrics))
  if (dropped.length > 0) {
    parts.push(
      `No numbers, so left out: ${dropped.slice(0, 20).map(code).join(', ')}${dropped.length > 20 ? ', ...' : ''}`,
    )
  }
  parts.push(details('Details', table(['what', 'value'], facts(record))))
  return parts.join('\n\n')
}

function metricsTable(metrics: readonly (readonly [string, number])[]): string {
  const rows = metrics.slice(0, MAX_METRICS).map(([name, value]) => [code(name), String(value)])
  const more = metrics.length - rows.length
  return table(['metric', 'value'], rows) + (more > 0 ? `\n\n${more} more are in the run record.` : '')
}

function facts(record: RunRecord): string[][] {
  const { environment } = record
  const rows = [
    ['command', code(record.command)],
    ['exit code', record.exit_code === null ? 'none' : String(record.exit_code)],
    ['commit', record.tested_sha ? code(record.tested_sha) : 'unknown'],
    ['seeds', record.seeds.join(', ') || 'none'],
    ...Object.entries(record.params).map(([name, value]) => [`parameter ${code(name)}`, code(String(value))]),
    ['input files', String(record.inputs.length)],
    ['machine', code(`${environment.os} ${environment.arch}, ${environment.cpus} x ${environment.cpu_model}`)],
  ]
  if (record.predictions)
    rows.push(['predictions', `${code(record.predictions.path)}<br>\`${record.predictions.digest}\``])
  if (record.model_digest) rows.push(['model', `files: ${record.model_files.length}<br>\`${record.model_digest}\``])
  return rows
}
