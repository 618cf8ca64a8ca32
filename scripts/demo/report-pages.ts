import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataCharts } from '#charts/data-charts.ts'
import { gateCharts } from '#charts/gate-charts.ts'
import { type Acceptance, parseAcceptances } from '#core/acceptance.ts'
import { CHECK_NAME } from '#core/check.ts'
import { dataReport } from '#core/data-report.ts'
import { readDocument } from '#core/document.ts'
import { evidence as evidenceDocument } from '#core/evidence.ts'
import { decide } from '#core/gate/decide.ts'
import { modelPolicy, POLICY_PATH, readPolicy } from '#core/policy-reader.ts'
import { dataPage } from '#core/report/html/data-page.ts'
import { gatePage } from '#core/report/html/gate-page.ts'
import type { World } from './world.ts'

/** HTML by name of the report. */
export type ReportPages = ReadonlyMap<string, string>

/**
 * The pages of what the newest run at a commit found, drawn from the documents that its steps left in the job's workspace; the verdict is
 * that of main's policy, as in the check.
 */
export async function reportPages(world: World, headSha: string): Promise<ReportPages> {
  const { folder, github } = world
  const pages = new Map<string, string>()
  const run = github.runs().findLast((each) => each.headSha === headSha)
  if (!run) return pages
  const workspace = join(folder, 'github/runs', `${run.id}-${run.attempt}`, 'model', github.repo, github.repo)
  const written = (file: string) => readFile(join(workspace, file), 'utf8').catch(() => null)
  const data = await written(dataReport.file)
  if (data !== null) pages.set('data', dataPage(readDocument(dataReport, data, dataReport.file), dataCharts))
  const gate = await written(evidenceDocument.file)
  if (gate !== null) pages.set('gate', await gatePageOf(world, gate, await acceptedAt(world, headSha)))
  return pages
}

async function gatePageOf(world: World, text: string, acceptances: readonly Acceptance[]): Promise<string> {
  const evidence = readDocument(evidenceDocument, text, evidenceDocument.file)
  const policyText = await world.tree.git('--git-dir', world.github.gitFolder, 'show', `main:${POLICY_PATH}`)
  const { name, model } = modelPolicy(readPolicy(policyText, POLICY_PATH).policy, evidence.model)
  return gatePage({ model: name, decision: decide({ model, evidence, acceptances }), evidence, links: {} }, gateCharts)
}

async function acceptedAt({ github, as }: World, headSha: string): Promise<readonly Acceptance[]> {
  const { data } = await as('dana').rest.checks.listForRef({
    ...{ owner: github.owner, repo: github.repo, ref: headSha },
    check_name: CHECK_NAME,
  })
  return parseAcceptances(data.check_runs[0]?.output.text ?? '', CHECK_NAME)
}
