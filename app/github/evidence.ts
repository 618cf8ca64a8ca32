import type { z } from 'zod'
import { type DataReport, dataReport } from '#core/data-report.ts'
import { type DeploymentRecord, deploymentRecord } from '#core/deployment-record.ts'
import type { Document } from '#core/document.ts'
import { readDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { type Evidence, evidence } from '#core/evidence.ts'
import { checkItems, fails, findingItems } from '#core/report/data-items.ts'
import type { RunIdentity } from '#core/run-identity.ts'
import { readArchive } from '#github/archive.ts'
import { type Artifact, downloadArtifact, pickArtifact } from '#github/artifacts.ts'
import type { DownloadLimits } from '#github/download.ts'
import { statusOf } from '#github/errors.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import type { Run } from '#github/runs.ts'

const LIMITS: DownloadLimits = { maxBytes: 10 * 1024 * 1024, timeoutMs: 20_000 }

/** Where the document itself may not be larger. */
const MAX_INFLATED = 16 * 1024 * 1024

/** Evidence of one model that really is of the run that GitHub tells of. */
export interface FoundEvidence {
  readonly evidence: Evidence
  readonly artifact: Artifact
  readonly attempt: number
}

/** A finished run whose artifacts are read, and the model they are read for. */
export interface Reading {
  readonly run: Run
  readonly model: string
  /** As `listRunArtifacts` gave them. */
  readonly artifacts: readonly Artifact[]
}

/**
 * What validate-data found in a finished run, of several attempts the latest; null where it wrote nothing.
 *
 * @throws UserError where its archive or document cannot be used, or speaks of another model.
 */
export async function readDataReport(
  octokit: Octokit,
  repository: Repository,
  { artifacts, model }: Reading,
): Promise<DataReport | null> {
  const picked = pickArtifact(artifacts, 'data', model)
  if (!picked) return null
  const report = await readArtifact(octokit, repository, { artifact: picked.artifact, document: dataReport })
  if (report.model !== model) throw new UserError(`${picked.artifact.name}: is the data report of '${report.model}'`)
  return report
}

/**
 * What the deploy action did in a finished run, of several attempts the latest; null where it wrote nothing.
 *
 * @throws UserError where its archive or document cannot be used, or speaks of another model or run.
 */
export async function readDeployment(
  octokit: Octokit,
  repository: Repository,
  { artifacts, model, run }: Reading,
): Promise<DeploymentRecord | null> {
  const picked = pickArtifact(artifacts, 'deployment', model)
  if (!picked) return null
  const record = await readArtifact(octokit, repository, { artifact: picked.artifact, document: deploymentRecord })
  if (record.model !== model || record.run?.run_id !== run.id) {
    throw new UserError(`${picked.artifact.name}: is the record of '${record.model}' in run ${record.run?.run_id}`)
  }
  return record
}

/**
 * Reads a model's evidence from a finished run. Its bytes are whatever a job of the run wrote: the archive is read strictly,
 * the document too, and everything it says about its run must equal what GitHub says.
 *
 * @throws UserError with the reason when there is none that can be used.
 */
export async function readEvidence(
  octokit: Octokit,
  repository: Repository,
  { artifacts, run, model }: Reading,
): Promise<FoundEvidence> {
  const picked = pickArtifact(artifacts, 'evidence', model)
  if (!picked) {
    throw new UserError(
      `run ${run.number} ended (${run.conclusion}) without the artifact holdout-evidence-${model}-${run.attempt}; ` +
        'its log says why',
    )
  }
  const found = await readArtifact(octokit, repository, { artifact: picked.artifact, document: evidence })
  checkIdentity(await underPresentName(octokit, found, run), { run, model, attempt: picked.attempt })
  return { evidence: found, ...picked }
}

/** A document inside an artifact. */
interface Wanted<S extends z.ZodObject> {
  readonly artifact: Artifact
  readonly document: Document<S>
}

/**
 * Reads a document out of an artifact, strictly.
 *
 * @throws UserError where archive or document cannot be used.
 */
export async function readArtifact<S extends z.ZodObject>(
  octokit: Octokit,
  repository: Repository,
  { artifact, document }: Wanted<S>,
): Promise<z.output<S>> {
  const source = `${artifact.name}/${document.file}`
  const archive = await downloadArtifact(octokit, repository, artifact, LIMITS)
  const maxInflated = Math.max(document.maxBytes, MAX_INFLATED)
  const entries = await readArchive(archive, [document.file], { source: artifact.name, maxInflated })
  const bytes = entries.get(document.file)
  if (!bytes) throw new UserError(`${artifact.name} holds no ${document.file}; upload it again`)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new UserError(`${source}: is not UTF-8`, { cause })
  }
  return readDocument(document, text, source)
}

/** Why data that were found wanting shut the gate, in one line; null where they do not. */
export function dataFailure(report: DataReport): string | null {
  const { outcome } = report
  if (outcome !== 'fail' && outcome !== 'error') return null
  const failed = [...checkItems(report), ...findingItems(report)].filter(fails)
  const shown = failed.slice(0, 3).map(({ id, found }) => `${id}: ${found}`)
  const more = failed.length > 3 ? `; and ${failed.length - 3} more` : ''
  return `data failed: ${shown.join('; ') || outcome}${more}`
}

export interface Expected {
  readonly run: Run
  readonly model: string
  readonly attempt: number
}

/**
 * Evidence of a run that began before its repository was renamed says the old name, by which GitHub still knows the repository: then it
 * counts as if it said the present one.
 */
async function underPresentName(octokit: Octokit, found: Evidence, run: Run): Promise<Evidence> {
  if (!found.run || found.run.repository === run.repository) return found
  const [owner = '', repo = ''] = found.run.repository.split('/')
  try {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}', { owner, repo })
    const isOurs = Number(data.id) === run.repositoryId
    return isOurs ? { ...found, run: { ...found.run, repository: run.repository } } : found
  } catch (thrown) {
    if (statusOf(thrown) === 404) return found
    throw thrown
  }
}

function checkIdentity(found: Evidence, expected: Expected): void {
  checkRun('evidence', found, expected)
  const head = found.commits.head_sha ?? expected.run.headSha
  requireSame('evidence', { 'head commit of its comparison': [head, expected.run.headSha] })
}

/**
 * Compares what a document says of its run with what GitHub says.
 *
 * @param what names the document in errors.
 * @throws UserError for the first difference.
 */
export function checkRun(
  what: string,
  found: { readonly model: string; readonly run: RunIdentity | null },
  { run, model, attempt }: Expected,
): void {
  const told = found.run
  requireSame(what, {
    model: [found.model, model],
    repository: [told?.repository, run.repository],
    'run id': [told?.run_id, run.id],
    'run attempt': [told?.run_attempt, attempt],
    workflow: [told?.workflow, run.workflow],
    event: [told?.event, run.event],
    'head commit': [told?.head_sha, run.headSha],
  })
  if (attempt > run.attempt) throw new UserError(`the ${what} is of attempt ${attempt}, the run has ${run.attempt}`)
}

function requireSame(what: string, fields: Readonly<Record<string, readonly [unknown, unknown]>>): void {
  for (const [field, [said, real]] of Object.entries(fields)) {
    if (said !== real)
      throw new UserError(`the ${what} is of another run: its ${field} is ${said}, GitHub's is ${real}`)
  }
}
