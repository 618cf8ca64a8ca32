import { join, relative, sep } from 'node:path'
import { type DataReport, dataReport } from '#core/data-report.ts'
import { writeDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { junitXml } from '#core/report/junit.ts'
import { insideWorkspace, workspace, writeFileAtomic } from '../lib/files.ts'

/** Where reports go, as the inputs say; only the first is always written. */
export interface ReportPaths {
  readonly json: string
  readonly html: string | undefined
  readonly junit: string | undefined
}

/**
 * The places of the reports, relative to the workspace, with `/`. Asked before the data are read, since a path that cannot
 * be used should not cost the minutes of a validation.
 *
 * @throws UserError for a place outside the workspace, and for two reports in one place.
 */
export async function reportPlaces({ json, html, junit }: ReportPaths): Promise<ReportPaths> {
  const places = {
    json: await inWorkspace(json),
    html: html === undefined ? undefined : await inWorkspace(html),
    junit: junit === undefined ? undefined : await inWorkspace(junit),
  }
  const all = Object.values(places).filter((place) => place !== undefined)
  const twice = all.find((place, index) => all.indexOf(place) < index)
  if (twice !== undefined) throw new UserError(`${twice}: two reports would go there; name a file for each`)
  return places
}

/**
 * Writes a data report: the JSON document, and a page and JUnit XML where they are asked for.
 *
 * @param places from `reportPlaces`.
 * @returns the text of the document.
 */
export async function writeReports(report: DataReport, places: ReportPaths): Promise<string> {
  const { text } = writeDocument(dataReport, report)
  const root = workspace()
  await writeFileAtomic(join(root, places.json), text)
  if (places.html !== undefined) await writeFileAtomic(join(root, places.html), await pageOf(report))
  if (places.junit !== undefined) await writeFileAtomic(join(root, places.junit), junitXml(report))
  return text
}

async function pageOf(report: DataReport): Promise<string> {
  // Loaded here, not at the top: most runs want no drawings.
  const [{ dataPage }, { dataCharts }] = await Promise.all([
    import('#core/report/html/data-page.ts'),
    import('#charts/data-charts.ts'),
  ])
  return dataPage(report, dataCharts)
}

async function inWorkspace(path: string): Promise<string> {
  return relative(workspace(), await insideWorkspace(path))
    .split(sep)
    .join('/')
}
