import type { z } from 'zod'
import { type DataReport, dataReport } from '#core/data-report.ts'
import { type DeploymentRecord, deploymentRecord } from '#core/deployment-record.ts'
import type { Document } from '#core/document.ts'
import { readDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { type Evidence, evidence } from '#core/evidence.ts'
import { checkItems, fails, findingItems } from '#core/report/data-items.ts'
import { readArchive } from '#github/archive.ts'
import { type Artifact, downloadArtifact, pickArtifact } from '#github/artifacts.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import type { Run } from '#github/runs.ts'

const LIMITS = { maxBytes: 10 * 1024 * 1024, timeoutMs: 20_000 }

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
  checkIdentity(found, { run, model, attempt: picked.attempt })
  return { evidence: found, ...picked }
}

async function readArtifact<S extends z.ZodObject>(
  octokit: Octokit,
  repository: Repository,
  { artifact, document }: { readonly artifact: Artifact; readonly document: Document<S> },
): Promise<z.output<S>> {
  const source = `${artifact.name}/${document.file}`
  const archive = await downloadArtifact(octokit, repository, artifact, LIMITS)
  const bytes = (await readArchive(archive, [document.file], { source: artifact.name })).get(document.file)
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

interface Expected {
  readonly run: Run
  readonly model: string
  readonly attempt: number
}

function checkIdentity(found: Evidence, { run, model, attempt }: Expected): void {
  const told = {
    model: found.model,
    repository: found.run?.repository,
    'run id': found.run?.run_id,
    'run attempt': found.run?.run_attempt,
    workflow: found.run?.workflow,
    event: found.run?.event,
    'head commit': found.run?.head_sha,
    'head commit of its comparison': found.commits.head_sha ?? run.headSha,
  }
  const real = {
    model,
    repository: run.repository,
    'run id': run.id,
    'run attempt': attempt,
    workflow: run.workflow,
    event: run.event,
    'head commit': run.headSha,
    'head commit of its comparison': run.headSha,
  }
  for (const [field, value] of Object.entries(real)) {
    const said = told[field as keyof typeof told]
    if (said !== value)
      throw new UserError(`the evidence is of another run: its ${field} is ${said}, GitHub's is ${value}`)
  }
  if (attempt > run.attempt) throw new UserError(`the evidence is of attempt ${attempt}, the run has ${run.attempt}`)
}
