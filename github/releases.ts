import { z } from 'zod'
import { type Digest, digestOf } from '#core/digest.ts'
import { readDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { evidence } from '#core/evidence.ts'
import { type ModelPackage, modelPackage } from '#core/model-package.ts'
import type { ModelVersion } from '#core/names.ts'
import { formatTag } from '#core/registry/tags.ts'
import { runRecord } from '#core/run-record.ts'
import { download, orNull } from './download.ts'
import type { Octokit, Repository } from './octokit.ts'
import { listModelTags, registryState } from './tags.ts'

/** A version whose tag stands and whose release is published. */
export interface RegisteredVersion {
  readonly version: ModelVersion
  /** The commit that its tag stands on. */
  readonly sha: string
  readonly releaseId: number
}

export const Release = z.object({
  id: z.int(),
  tag_name: z.string(),
  draft: z.boolean(),
  upload_url: z.string(),
  html_url: z.string(),
})
export type Release = z.infer<typeof Release>

export const Asset = z.object({
  id: z.int(),
  name: z.string(),
  size: z.int().nonnegative(),
  state: z.string(),
  /** Absent from assets uploaded before GitHub computed it, in June 2025. */
  digest: z.string().nullish(),
})
export type Asset = z.infer<typeof Asset>

/**
 * The highest version of a model that is registered, not deregistered, and whose release is published. A version whose
 * registration stopped half way does not count.
 *
 * @returns null when there is none.
 */
export async function latestVersion(
  octokit: Octokit,
  repository: Repository,
  model: string,
): Promise<RegisteredVersion | null> {
  const { versions } = await registryState(octokit, repository, await listModelTags(octokit, repository, model))
  for (const { version, commit } of versions.toReversed()) {
    const release = await publishedRelease(octokit, repository, { model, version })
    if (release) return { version, sha: commit, releaseId: release.id }
  }
  return null
}

/** The published release of a version; null when there is none, or only a draft. */
export async function publishedRelease(
  octokit: Octokit,
  repository: Repository,
  { model, version }: { readonly model: string; readonly version: ModelVersion },
): Promise<Release | null> {
  const tag = formatTag({ model, action: { kind: 'register', version }, counter: null })
  const data = await orNull(octokit.request('GET /repos/{owner}/{repo}/releases/tags/{tag}', { ...repository, tag }))
  const release = data === null ? null : Release.parse(data)
  return release?.draft === false ? release : null
}

/**
 * The manifest of a released version.
 *
 * @returns null where the release has none: it is no model of ours.
 * @throws UserError for a manifest that cannot be read.
 */
export async function readModelPackage(
  octokit: Octokit,
  repository: Repository,
  releaseId: number,
): Promise<ModelPackage | null> {
  const bytes = await fetchAsset(octokit, repository, {
    releaseId,
    name: modelPackage.file,
    maxBytes: modelPackage.maxBytes,
  })
  return bytes && readDocument(modelPackage, decode(bytes), `release ${releaseId}, ${modelPackage.file}`)
}

/**
 * One file of a released version, its digest checked against the manifest of the same release. Names are those of the
 * manifest: `archive.path`, `predictions.path`, `replay.path`, `data_report.path`; also `holdout-evidence.json` and `holdout-run.json`.
 *
 * @returns null where the release has no such file.
 * @throws UserError for a file over `maxBytes`, one that the manifest does not name, and one that is not what it names.
 */
export async function downloadReleaseAsset(
  octokit: Octokit,
  repository: Repository,
  releaseId: number,
  name: string,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const bytes = await fetchAsset(octokit, repository, { releaseId, name, maxBytes })
  if (bytes === null) return null
  const manifest = await readModelPackage(octokit, repository, releaseId)
  const expected = manifest && expectedDigest(manifest, name)
  if (!expected) {
    throw new UserError(
      `release ${releaseId}: its ${modelPackage.file} does not name ${name}; register the model again`,
    )
  }
  const found = digestOf(bytes)
  if (found !== expected) {
    throw new UserError(
      `release ${releaseId}, ${name}: is ${found}, its ${modelPackage.file} says ${expected}; somebody replaced it: register the model again`,
    )
  }
  return bytes
}

function expectedDigest(manifest: ModelPackage, name: string): Digest | undefined {
  if (name === evidence.file) return manifest.evidence_digest
  if (name === runRecord.file) return manifest.run_record_digest
  const files = [manifest.archive, manifest.predictions, manifest.replay, manifest.data_report]
  return files.find((file) => file?.path === name)?.digest
}

/** The files of a release, drafts included where the token may see them. */
export async function listAssets(octokit: Octokit, repository: Repository, releaseId: number): Promise<Asset[]> {
  const route = 'GET /repos/{owner}/{repo}/releases/{release_id}/assets'
  const assets = await octokit.paginate(route, { ...repository, release_id: releaseId, per_page: 100 })
  return z.array(Asset).parse(assets)
}

async function fetchAsset(
  octokit: Octokit,
  repository: Repository,
  { releaseId, name, maxBytes }: { releaseId: number; name: string; maxBytes: number },
): Promise<Uint8Array | null> {
  const assets = await listAssets(octokit, repository, releaseId)
  const asset = assets.find((candidate) => candidate.name === name && candidate.state === 'uploaded')
  if (!asset) return null
  const source = `release ${releaseId}, ${name}`
  if (asset.size > maxBytes) throw new UserError(`${source}: ${asset.size} bytes are over the limit of ${maxBytes}`)
  const bytes = await download(octokit, {
    route: 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
    parameters: { ...repository, asset_id: asset.id, headers: { accept: 'application/octet-stream' } },
    maxBytes,
    name: source,
  })
  if (bytes.length !== asset.size || (asset.digest && digestOf(bytes) !== asset.digest)) {
    throw new UserError(`${source}: arrived otherwise than GitHub lists it; run the job again`)
  }
  return bytes
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}
