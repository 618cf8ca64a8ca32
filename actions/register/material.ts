import { dataReport } from '#core/data-report.ts'
import { type Digest, digestOf } from '#core/digest.ts'
import { type Document, readDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { type Evidence, evidence } from '#core/evidence.ts'
import type { FileEntry } from '#core/files.ts'
import type { ModelName } from '#core/names.ts'
import { type RunRecord, runRecord } from '#core/run-record.ts'
import { readArchive } from '#github/archive.ts'
import { type Artifact, downloadArtifact, listRunArtifacts, pickArtifact } from '#github/artifacts.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import { listFiles, readInputFile, readRegular, workspace } from '../lib/files.ts'
import type { Files } from '../lib/model-archive.ts'

/** Everything a registration rests on, as bytes; nothing of it is believed yet. */
export interface Material {
  readonly evidence: Evidence
  readonly evidenceText: string
  readonly evidenceDigest: Digest
  readonly record: RunRecord
  readonly recordText: string
  readonly recordDigest: Digest
  /** The model's files by their paths in the workspace of the training job. */
  readonly model: Files
  readonly predictions: Uint8Array | null
  readonly replay: Uint8Array | null
  /** What validate-data found in this run; null where the evidence names no such report. */
  readonly dataReport: Uint8Array | null
}

/** Files of the workspace to take instead of the artifacts of this run. */
export interface GivenPaths {
  readonly model: string | undefined
  readonly runPath: string | undefined
  readonly evidencePath: string | undefined
}

export interface Run {
  readonly octokit: Octokit
  readonly repository: Repository
  readonly runId: number
  readonly model: ModelName
}

// A release asset may have 2 GiB; everything is held in memory here, so half of that.
const MAX_BYTES = 1024 * 1024 * 1024

/** Reads what the paths name, and the rest from the artifacts of this very run, of their highest attempt. */
export async function readMaterial(run: Run, given: GivenPaths): Promise<Material> {
  const complete = given.model !== undefined && given.runPath !== undefined && given.evidencePath !== undefined
  const artifacts = complete ? [] : await listRunArtifacts(run.octokit, run.repository, { id: run.runId })
  const evidenceFiles =
    given.evidencePath === undefined
      ? await artifactFiles(run, artifacts, 'evidence')
      : new Map([[evidence.file, await readInputFile('evidence-path', given.evidencePath)]])
  const runFiles =
    given.runPath === undefined ? await artifactFiles(run, artifacts, 'run') : await workspaceRun(given.runPath)
  const model =
    given.model === undefined ? await artifactFiles(run, artifacts, 'model') : await workspaceModel(given.model)

  const foundEvidence = parse(evidence, evidenceFiles)
  const foundRecord = parse(runRecord, runFiles)
  const { predictions, replay } = foundRecord.value
  const reported = foundEvidence.value.data?.digest
  return {
    evidence: foundEvidence.value,
    evidenceText: foundEvidence.text,
    evidenceDigest: digestOf(foundEvidence.text),
    record: foundRecord.value,
    recordText: foundRecord.text,
    recordDigest: digestOf(foundRecord.text),
    model,
    predictions: bytesOf(predictions, runFiles),
    replay: bytesOf(replay, runFiles),
    dataReport: reported === undefined ? null : await reportOf(run, artifacts, reported),
  }
}

/** The report that the gate saw, and no other; the next version's data are compared with it. */
async function reportOf(run: Run, artifacts: readonly Artifact[], digest: Digest): Promise<Uint8Array | null> {
  if (!pickArtifact(artifacts, 'data', run.model)) return null
  const bytes = (await artifactFiles(run, artifacts, 'data')).get(dataReport.file)
  return bytes && digestOf(bytes) === digest ? bytes : null
}

async function artifactFiles(
  { octokit, repository, runId, model }: Run,
  artifacts: readonly Artifact[],
  kind: 'evidence' | 'run' | 'model' | 'data',
): Promise<Files> {
  const picked = pickArtifact(artifacts, kind, model)
  if (!picked) {
    const step = kind === 'evidence' ? 'evaluate-gate' : 'train'
    throw new UserError(
      `run ${runId} has no artifact holdout-${kind}-${model}-<attempt>; run ${step} in a job that this one needs`,
    )
  }
  const bytes = await downloadArtifact(octokit, repository, picked.artifact, { maxBytes: MAX_BYTES })
  const source = `artifact ${picked.artifact.name}`
  // A ratio says nothing here: the files come from our own run, and their digests are checked.
  return readArchive(bytes, null, {
    source,
    maxBytes: MAX_BYTES,
    maxEntries: 10_000,
    maxInflated: MAX_BYTES,
    maxRatio: 10_000,
    maxDepth: 32,
  })
}

async function workspaceRun(path: string): Promise<Files> {
  const text = await readInputFile('run-path', path)
  const { value } = parse(runRecord, new Map([[runRecord.file, text]]))
  const files = new Map([[runRecord.file, text]])
  for (const entry of [value.predictions, value.replay]) {
    if (entry) files.set(entry.path, await readInputFile('run-path', entry.path))
  }
  return files
}

async function workspaceModel(path: string): Promise<Files> {
  const root = workspace()
  const paths = await listFiles(root, [path])
  if (paths.length === 0) throw new UserError(`input 'model': ${path} has no files; name the model's file or folder`)
  const files = new Map<string, Uint8Array>()
  for (const file of paths) files.set(file, await readRegular(root, file))
  return files
}

function parse<S extends typeof evidence.shape | typeof runRecord.shape>(kind: Document<S>, files: Files) {
  const bytes = files.get(kind.file)
  if (!bytes) throw new UserError(`the artifact holds no ${kind.file}; upload it with the action that writes it`)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new UserError(`${kind.file}: is not UTF-8; upload it with the action that writes it`, { cause })
  }
  return { text, value: readDocument(kind, text, kind.file) }
}

function bytesOf(entry: FileEntry | null, files: Files): Uint8Array | null {
  if (!entry) return null
  const bytes = files.get(entry.path)
  if (!bytes) throw new UserError(`the run record names ${entry.path}, which is not beside it; run train again`)
  return bytes
}
