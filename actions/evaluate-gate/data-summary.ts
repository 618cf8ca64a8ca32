import { dataReport } from '#core/data-report.ts'
import { digestOf } from '#core/digest.ts'
import { readDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import type { Evidence } from '#core/evidence.ts'
import { readInput } from './candidate.ts'

/**
 * What validate-data found, as the evidence names it; null where no report was given.
 *
 * @throws UserError for a report that cannot be read, or is of another model.
 */
export async function readDataSummary(path: string | undefined, model: string): Promise<Evidence['data']> {
  if (path === undefined) return null
  const text = new TextDecoder().decode(await readInput('data-report', path))
  const report = readDocument(dataReport, text, path)
  if (report.model !== model) {
    throw new UserError(`${path}: is the data report of '${report.model}', not of '${model}'; name the right one`)
  }
  return { outcome: report.outcome, digest: digestOf(text) }
}
