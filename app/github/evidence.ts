import type { z } from 'zod'
import { type DataReport, dataReport } from '#core/data-report.ts'
import type { Document } from '#core/document.ts'
import { readDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { type Evidence, evidence } from '#core/evidence.ts'
import { readArchive } from '#github/archive.ts'
import { type Artifact, downloadArtifact, listRunArtifacts, pickArtifact } from '#github/artifacts.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import type { Run } from '#github/runs.ts'

const LIMITS = { maxBytes: 10 * 1024 * 1024, timeoutMs: 20_000 }

/** Evidence of one model that really is of the run that GitHub tells of. */
export interface FoundEvidence {
  readonly evidence: Evidence
  readonly artifact: Artifact
  readonly attempt: number
}

/**
 * Reads a model's evidence from a finished run. Its bytes are whatever a job of the run wrote: the archive is read strictly,
 * the document too, and everything it says about its run must equal what GitHub says.
 *
 * @throws UserError with the reason when there is none that can be used. A failed data report is the better reason, and
 *   counts beside evidence too: the workflow may have forgotten to hand it to the gate. Of several the latest counts.
 */
export async function readEvidence(
  octokit: Octokit,
  repository: Repository,
  { run, model }: { readonly run: Run; readonly model: string },
): Promise<FoundEvidence> {
  const artifacts = await listRunArtifacts(octokit, repository, run)
  const picked = pickArtifact(artifacts, 'evidence', model)
  const data = pickArtifact(artifacts, 'data', model)
  if (data) {
    const report = await readArtifact(octokit, repository, { artifact: data.artifact, document: dataReport })
    const failure = dataFailure(report)
    if (failure) throw new UserError(failure)
  }
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

function dataFailure({ outcome, checks }: DataReport): string | null {
  if (outcome !== 'fail' && outcome !== 'error') return null
  const failed = checks.filter(({ result }) => result === 'fail' || result === 'error')
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
