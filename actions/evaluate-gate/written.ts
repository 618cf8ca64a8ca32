import type { ModelReport } from '#core/report/model-report.ts'
import { insideWorkspace, writeFileAtomic } from '../lib/files.ts'

/** Writes a file that an input names, which must lie inside the workspace. */
export async function writeInside(path: string, text: string): Promise<void> {
  await writeFileAtomic(await insideWorkspace(path), text)
}

/** The report of a mode that has no file of its own: written where one is named, and the output that says so. */
export async function writeReport(path: string | undefined, report: string): Promise<{ 'report-path'?: string }> {
  if (path === undefined) return {}
  await writeInside(path, `${report}\n`)
  return { 'report-path': path }
}

/** The report as one HTML file, where one is asked for, and the output that says so. */
export async function writePage(path: string | undefined, report: ModelReport): Promise<{ 'html-path'?: string }> {
  if (path === undefined) return {}
  // Loaded here, not at the top: most runs want no drawings.
  const [{ gatePage }, { gateCharts }] = await Promise.all([
    import('#core/report/html/gate-page.ts'),
    import('#charts/gate-charts.ts'),
  ])
  await writeInside(path, gatePage(report, gateCharts))
  return { 'html-path': path }
}
