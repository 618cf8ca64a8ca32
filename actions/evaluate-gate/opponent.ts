import { basename } from 'node:path'
import type { Digest } from '#core/digest.ts'
import { readDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import type { Evidence, Origin } from '#core/evidence.ts'
import type { Predictions } from '#core/gate/predictions.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { type RunRecord, runRecord } from '#core/run-record.ts'
import type { TableFile } from '#tables/table-file.ts'
import { readArchive } from '../../github/archive.ts'
import { downloadArtifact } from '../../github/artifacts.ts'
import type { Octokit, Repository } from '../../github/octokit.ts'
import { downloadReleaseAsset, latestVersion, readModelPackage } from '../../github/releases.ts'
import { type Baseline, findBaseline } from '../../github/trusted-runs.ts'
import { digestOfBytes } from '../lib/digest.ts'
import { readInputFile } from '../lib/files.ts'
import { environmentDigest } from './candidate.ts'
import { readHeldOutApart } from './held-out-apart.ts'

/** Predictions to compare with, and where they came from; or why there are none. */
export type Opponent = Present | Missing

export interface Present {
  readonly origin: Origin
  readonly predictions: Predictions
  /** What its run record reported; null where there is none, as of a file or a release. */
  readonly numbers: RunRecord['metrics'] | null
}

/** Why there is nothing to compare with, in words and as the evidence has it. */
export interface Missing {
  readonly missing: string
  readonly kind: NonNullable<Evidence['baseline_missing']>
}

/** Predictions of a million rows are some tens of megabytes. */
const MAX_BYTES = 512 * 1024 * 1024

/** What every search for an opponent needs. */
export interface Search {
  readonly octokit: Octokit
  readonly repository: Repository
  readonly name: string
  readonly model: ModelPolicy
}

/** An opponent that the workflow hands over itself. */
export async function fromFile(input: 'baseline' | 'anchor', path: string, model: ModelPolicy): Promise<Opponent> {
  const bytes = await readInputFile(input, path)
  return opponent({ source: path, name: path, bytes }, model, { kind: 'file', name: `the file ${path}` })
}

/** Where the reference stands, and who asks. */
export interface Commit {
  readonly sha: string | null
  /** The branch that it is on; undefined on a push to another than the default branch. */
  readonly branch: string | undefined
  readonly runId: number
}

/**
 * The artifact of a trusted run at the reference or its nearest ancestor; else the predictions of the latest release; else
 * nothing, with the command that makes one.
 */
export async function fromReference(search: Search, commit: Commit): Promise<Opponent> {
  if (search.model.baseline === 'latest-release') return fromRelease(search)
  const found = await fromRuns(search, commit)
  if (!('missing' in found)) return found
  const released = await fromRelease(search)
  if (!('missing' in released)) return released
  const remedy = `gh workflow run ${basename(search.model.workflow)} --ref ${commit.branch ?? '<branch>'} makes one`
  return {
    missing: `${found.missing}; ${released.missing}; ${remedy}`,
    kind: found.kind === 'never' && released.kind === 'never' ? 'never' : 'lost',
  }
}

// A run whose training failed has a record and no predictions: the search goes on behind it.
async function fromRuns(search: Search, { sha, branch, runId }: Commit): Promise<Opponent> {
  const { octokit, repository, name, model } = search
  if (sha === null) return { missing: 'the commit has no parent, so nothing is before it', kind: 'never' }
  const excludeRunIds = [runId]
  for (;;) {
    const found = await findBaseline(octokit, {
      ...{
        repository,
        workflow: model.workflow,
        model: name,
        excludeRunIds,
        ...(branch === undefined ? {} : { branch }),
      },
      referenceSha: sha,
      maxDistance: model.baseline_max_distance,
    })
    if ('missing' in found) return found
    const opponent = await fromArtifact(search, found)
    if (opponent) return opponent
    excludeRunIds.push(found.run.id)
  }
}

/** The predictions of the highest registered version that was not deregistered. */
export async function fromRelease({ octokit, repository, name, model }: Search): Promise<Opponent> {
  const latest = await latestVersion(octokit, repository, name)
  if (!latest) return { missing: 'no version is registered yet', kind: 'never' }
  const manifest = await readModelPackage(octokit, repository, latest.releaseId)
  if (!manifest?.predictions) return { missing: `${latest.version} was registered without predictions`, kind: 'lost' }
  const asset = manifest.predictions.path
  const bytes = await downloadReleaseAsset(octokit, repository, latest.releaseId, asset, MAX_BYTES)
  if (!bytes) return { missing: `the release of ${latest.version} has no ${asset}`, kind: 'lost' }
  return opponent({ source: `${latest.version}, ${asset}`, name: asset, bytes }, model, {
    kind: 'release',
    name: `the registered version ${latest.version}`,
    sha: latest.sha,
    modelDigest: manifest.model_digest,
  })
}

type Found = Exclude<Baseline, { missing: string }>

async function fromArtifact(
  { octokit, repository, model }: Search,
  { run, artifact, sha, distance }: Found,
): Promise<Opponent | null> {
  const archive = await downloadArtifact(octokit, repository, artifact, { maxBytes: MAX_BYTES })
  const source = `${artifact.name} of run ${run.id}`
  const limits = { source, maxBytes: MAX_BYTES, maxInflated: 4 * MAX_BYTES }
  const files = await readArchive(archive, null, limits)
  const text = files.get(runRecord.file)
  if (!text) throw new UserError(`${source}: holds no ${runRecord.file}; run the workflow at ${sha} again`)
  const record = readDocument(runRecord, new TextDecoder().decode(text), `${source}, ${runRecord.file}`)
  const entry = record.predictions
  const bytes = entry && files.get(entry.path)
  if (!entry || !bytes || record.status !== 'succeeded') return null
  if (digestOfBytes(bytes) !== entry.digest)
    throw new UserError(`${source}: ${entry.path} is not what its run record names`)
  return opponent({ source: `${entry.path} of run ${run.id}`, name: entry.path, bytes }, model, {
    kind: 'run-artifact',
    name: `run ${run.id} (${run.event})`,
    sha,
    distance,
    modelDigest: record.model_digest,
    environmentDigest: environmentDigest(record),
    numbers: record.metrics,
  })
}

interface Known {
  readonly kind: Origin['kind']
  readonly name: string
  readonly sha?: string
  readonly distance?: number
  readonly modelDigest?: Digest | null
  readonly environmentDigest?: Digest | null
  readonly numbers?: RunRecord['metrics']
}

// A slice is a property of an example, so the candidate's file says it. An older file need not have the column; where it has,
// slices that came or went are worth a note.
async function opponent(file: TableFile, model: ModelPolicy, known: Known): Promise<Present> {
  const digest = digestOfBytes(file.bytes)
  const reading = { model: { ...model, fairness: undefined }, slices: 'where-present' } as const
  const { predictions, evaluationSet } = await readHeldOutApart(file, reading)
  const origin: Origin = {
    kind: known.kind,
    name: known.name.slice(0, 300),
    sha: known.sha ?? null,
    distance: known.distance ?? null,
    predictions_digest: digest,
    evaluation_set: evaluationSet,
    model_digest: known.modelDigest ?? null,
    environment_digest: known.environmentDigest ?? null,
  }
  return { origin, predictions, numbers: known.numbers ?? null }
}
