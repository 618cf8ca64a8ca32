import { createHash } from 'node:crypto'
import type { Json, Site } from '../site.ts'
import { announceMoves } from './branches.ts'
import { repositoryUrl } from './git-json.ts'
import { relay } from './relay.ts'
import { type Call, HttpError, type Reply, type Route, route } from './routes.ts'

/**
 * Releases: the emulator's record, with what it lacks. Assets keep their bytes and a digest, a name is taken once, publishing makes a missing tag, a draft is
 * not found by its tag, and a published release takes no more assets (GitHub's immutable releases).
 */
export function releaseRoutes(site: Site): Route[] {
  const base = '/repos/{owner}/{repo}/releases'
  const digests = new Map<number, string>()
  const whole = (release: Json): Json => ({
    ...release,
    assets: (release.assets as Json[]).map((asset) => assetJson(site, asset, digests)),
  })
  const relayed = async (call: Call): Promise<Reply> => {
    const reply = await relay(site, call)
    const { body } = reply
    if (Array.isArray(body)) return { ...reply, body: body.map(whole) }
    return reply.status < 300 && body ? { ...reply, body: whole(body) } : reply
  }
  return [
    route(`GET ${base}`, 'contents:read', relayed),
    route(`GET ${base}/latest`, 'contents:read', relayed),
    route(`GET ${base}/tags/{tag}`, 'contents:read', async (call) => {
      const reply = await relayed(call)
      if ((reply.body as Json | undefined)?.draft === true) throw new HttpError(404, 'Not Found')
      return reply
    }),
    route(`GET ${base}/assets/{id}`, 'contents:read', async (call) => {
      const { status, body } = await relay(site, call)
      if (status !== 200) throw new HttpError(404, 'Not Found')
      if (!/application\/octet-stream/.test(call.headers.accept ?? ''))
        return { status, body: assetJson(site, body, digests) }
      const shown = { type: 'application/octet-stream', name: String(body.name) }
      return { status: 302, headers: { location: site.artifacts.downloadUrl(`asset-${body.id}`, shown) } }
    }),
    route(`DELETE ${base}/assets/{id}`, 'contents:write', (call) => relay(site, call)),
    route(`POST ${base}`, 'contents:write', (call) => site.exclusively(() => published(site, call, relayed))),
    route(`GET ${base}/{id}`, 'contents:read', relayed),
    route(`PATCH ${base}/{id}`, 'contents:write', (call) => site.exclusively(() => published(site, call, relayed))),
    route(`DELETE ${base}/{id}`, 'contents:write', (call) => relay(site, call)),
    route(`GET ${base}/{id}/assets`, 'contents:read', async (call) => {
      const reply = await relay(site, call)
      return Array.isArray(reply.body)
        ? { ...reply, body: reply.body.map((asset: Json) => assetJson(site, asset, digests)) }
        : reply
    }),
    route(`POST ${base}/{id}/assets`, 'contents:write', (call) => upload(site, call, digests)),
  ]
}

async function published(site: Site, call: Call, relayed: (call: Call) => Promise<Reply>): Promise<Reply> {
  const reply = await relayed(call)
  const release = reply.body as Json | undefined
  if (reply.status >= 300 || release?.draft !== false) return reply
  const ref = `refs/tags/${release.tag_name}`
  if (await site.repository.commitOf(ref)) return reply
  const after = await site.repository.commitOf(String(release.target_commitish))
  if (!after)
    throw new HttpError(422, 'Validation Failed', [{ resource: 'Release', code: 'invalid', field: 'target_commitish' }])
  await site.repository.setRef(ref, after)
  await announceMoves(site, [{ ref, before: '0'.repeat(40), after }], call.identity)
  return reply
}

async function upload(site: Site, call: Call, digests: Map<number, string>): Promise<Reply> {
  const release = await site.read(`/repos/${site.fullName}/releases/${call.params.id}`)
  if (release.draft !== true) throw new HttpError(422, 'Cannot upload assets to an immutable release.')
  const name = call.query.get('name') ?? ''
  if ((release.assets as Json[]).some((asset) => asset.name === name)) {
    throw new HttpError(422, 'Validation Failed', [{ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' }])
  }
  const reply = await relay(site, call)
  if (reply.status !== 201) return reply
  const id = Number(reply.body.id)
  await site.artifacts.write(`asset-${id}`, call.raw)
  digests.set(id, `sha256:${createHash('sha256').update(call.raw).digest('hex')}`)
  return { ...reply, body: assetJson(site, reply.body, digests) }
}

function assetJson(site: Site, asset: Json, digests: ReadonlyMap<number, string>): Json {
  return {
    ...asset,
    url: `${repositoryUrl(site)}/releases/assets/${asset.id}`,
    digest: digests.get(Number(asset.id)) ?? null,
  }
}
