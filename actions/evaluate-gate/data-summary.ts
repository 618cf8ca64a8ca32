import { dataReport } from '#core/data-report.ts'
import { digestOf } from '#core/digest.ts'
import { readDocument } from '#core/document.ts'
import type { Evidence } from '#core/evidence.ts'
import { readInput } from './candidate.ts'

/** What validate-data found, as the evidence names it; null where no report was given. */
export async function readDataSummary(path: string | undefined): Promise<Evidence['data']> {
  if (path === undefined) return null
  const text = new TextDecoder().decode(await readInput('data-report', path))
  return { outcome: readDocument(dataReport, text, path).outcome, digest: digestOf(text) }
}
