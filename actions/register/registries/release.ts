import { digestOf } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import { type Asset, listAssets, Release } from '#github/releases.ts'

/** A release as it shall be. */
export interface Draft {
  readonly tag: string
  readonly title: string
  /** Markdown. */
  readonly body: string
  readonly prerelease: boolean
  readonly assets: ReadonlyMap<string, Uint8Array>
}

/**
 * Publishes a release with its assets. Whatever of it an earlier attempt left is used: a published release takes no more
 * assets where releases are immutable, so everything is uploaded and checked while it is a draft.
 *
 * @returns the release's page.
 * @throws UserError for an asset that arrived otherwise than it was sent.
 */
export async function publishRelease(octokit: Octokit, repository: Repository, draft: Draft): Promise<string> {
  const release = (await findDraft(octokit, repository, draft.tag)) ?? (await createDraft(octokit, repository, draft))
  const present = await listAssets(octokit, repository, release.id)
  for (const [name, bytes] of draft.assets) {
    const found = present.find((asset) => asset.name === name)
    if (found && isSame(found, bytes)) continue
    if (found) await deleteAsset(octokit, repository, found.id)
    await uploadAsset(octokit, release, { name, bytes })
  }
  for (const foreign of present.filter((asset) => !draft.assets.has(asset.name))) {
    await deleteAsset(octokit, repository, foreign.id)
  }
  const { data } = await octokit.request('PATCH /repos/{owner}/{repo}/releases/{release_id}', {
    ...repository,
    release_id: release.id,
    name: draft.title,
    body: draft.body,
    draft: false,
    prerelease: draft.prerelease,
    // "Latest" belongs to the repository's own releases; the latest version of a model is what its tags say.
    make_latest: 'false',
  })
  return Release.parse(data).html_url
}

async function findDraft(octokit: Octokit, repository: Repository, tag: string): Promise<Release | null> {
  // A draft cannot be asked for by its tag.
  const releases = await octokit.paginate('GET /repos/{owner}/{repo}/releases', { ...repository, per_page: 100 })
  const draft = releases.find((release) => release.draft && release.tag_name === tag)
  return draft ? Release.parse(draft) : null
}

async function createDraft(octokit: Octokit, repository: Repository, draft: Draft): Promise<Release> {
  const { data } = await octokit.request('POST /repos/{owner}/{repo}/releases', {
    ...repository,
    tag_name: draft.tag,
    name: draft.title,
    body: draft.body,
    draft: true,
    prerelease: draft.prerelease,
  })
  return Release.parse(data)
}

async function uploadAsset(
  octokit: Octokit,
  release: Release,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<void> {
  // GitHub keeps uploads on a host of their own, which the release names.
  const { data } = await octokit.request(`POST ${release.upload_url}`, {
    name,
    data: bytes,
    headers: { 'content-type': 'application/octet-stream' },
  })
  if (!isSame(data as Asset, bytes)) {
    throw new UserError(`release ${release.tag_name}, ${name}: arrived otherwise than it was sent; run this job again`)
  }
}

function isSame(asset: Asset, bytes: Uint8Array): boolean {
  if (asset.state !== 'uploaded' || asset.size !== bytes.length) return false
  return !asset.digest || asset.digest === digestOf(bytes)
}

async function deleteAsset(octokit: Octokit, repository: Repository, assetId: number): Promise<void> {
  await octokit.request('DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}', { ...repository, asset_id: assetId })
}
