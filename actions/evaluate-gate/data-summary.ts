import { type DataReport, dataReport } from '#core/data-report.ts'
import { digestOf } from '#core/digest.ts'
import { readDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import type { Evidence } from '#core/evidence.ts'
import type { Context } from '../lib/context.ts'
import { readInputFile } from '../lib/files.ts'
import { foreignRun } from './candidate.ts'

/** What validate-data found: as the evidence names it, and whole. */
export interface DataFacts {
  readonly summary: NonNullable<Evidence['data']>
  readonly report: DataReport
}

/**
 * What validate-data found; null where no report was given.
 *
 * @throws UserError for a report that cannot be read, or is of another model or run.
 */
export async function readDataSummary(
  path: string | undefined,
  { name, context }: { readonly name: string; readonly context: Context | null },
): Promise<DataFacts | null> {
  if (path === undefined) return null
  const text = new TextDecoder().decode(await readInputFile('data-report', path))
  const report = readDocument(dataReport, text, path)
  if (report.model !== name) {
    throw new UserError(`${path}: is the data report of '${report.model}', not of '${name}'; name the right one`)
  }
  const foreign = foreignRun('data report', report.run, context)
  if (foreign) throw new UserError(`${path}: ${foreign}`)
  return { summary: { outcome: report.outcome, digest: digestOf(text) }, report }
}
