import type { Ref } from '../git/repository.ts'
import type { Json, Site } from '../site.ts'
import { announceMoves, refusedRefs } from './branches.ts'
import { gitCommitJson, refJson, repositoryUrl } from './git-json.ts'
import { type Call, HttpError, page, type Reply, type Route, requiredText, route, text } from './routes.ts'

const NO_COMMIT = '0'.repeat(40)

/** The git database: refs, annotated tags, commits, trees and blobs. Writing is for refs and tags only. */
export function refRoutes(site: Site): Route[] {
  const base = '/repos/{owner}/{repo}/git'
  return [
    route(`GET ${base}/ref/{ref+}`, 'contents:read', async ({ params }) => {
      const found = (await site.repository.refs(`refs/${params.ref}`)).find(({ ref }) => ref === `refs/${params.ref}`)
      if (!found) throw new HttpError(404, 'Not Found')
      return { status: 200, body: refJson(site, found) }
    }),
    route(`GET ${base}/matching-refs/{ref+}`, 'contents:read', async ({ params }) => {
      const refs = await site.repository.refs(`refs/${params.ref}`)
      return { status: 200, body: refs.map((ref) => refJson(site, ref)) }
    }),
    route('GET /repos/{owner}/{repo}/tags', 'contents:read', (call) => listTags(site, call)),
    route(`POST ${base}/refs`, 'contents:write', (call) => createRef(site, call)),
    route(`PATCH ${base}/refs/{ref+}`, 'contents:write', (call) => moveRef(site, call)),
    route(`DELETE ${base}/refs/{ref+}`, 'contents:write', (call) => deleteRef(site, call)),
    route(`POST ${base}/tags`, 'contents:write', (call) => createTag(site, call)),
    route(`GET ${base}/tags/{sha}`, 'contents:read', async ({ params }) => {
      return { status: 200, body: await tagJson(site, params.sha ?? '') }
    }),
    route(`GET ${base}/commits/{sha}`, 'contents:read', async ({ params }) => {
      const sha = await knownObject(site, params.sha ?? '', 'commit')
      return { status: 200, body: gitCommitJson(site, await site.repository.commit(sha)) }
    }),
    route(`GET ${base}/trees/{sha}`, 'contents:read', (call) => tree(site, call)),
    route(`GET ${base}/blobs/{sha}`, 'contents:read', async ({ params }) => {
      const sha = await knownObject(site, params.sha ?? '', 'blob')
      const bytes = (await site.repository.blob(sha)) ?? Buffer.alloc(0)
      const body = { sha, size: bytes.length, content: bytes.toString('base64'), encoding: 'base64' }
      return { status: 200, body: { ...body, url: `${repositoryUrl(site)}/git/blobs/${sha}` } }
    }),
  ]
}

/** Every tag by name, newest name first, with the commit behind it: of an annotated tag not the tag object. */
async function listTags(site: Site, call: Call): Promise<Reply> {
  const refs = (await site.repository.refs('refs/tags/')).reverse()
  const { items, headers } = page(call, site.url, refs)
  const tags = items.map(async ({ ref }) => {
    const sha = await site.repository.commitOf(ref)
    return { name: ref.replace('refs/tags/', ''), commit: { sha, url: `${repositoryUrl(site)}/commits/${sha}` } }
  })
  return { status: 200, body: await Promise.all(tags), headers }
}

async function createRef(site: Site, call: Call): Promise<Reply> {
  const ref = requiredText(call.body, 'ref')
  const sha = requiredText(call.body, 'sha')
  if (!/^refs\/[^/]+\/.+/.test(ref))
    throw new HttpError(422, "Reference name must start with 'refs/' and have at least two slashes.")
  const type = (await typeOf(site, sha)) as Ref['type'] | undefined
  if (!type || (ref.startsWith('refs/heads/') && type !== 'commit')) throw new HttpError(422, 'Object does not exist')
  return site.exclusively(async () => {
    if ((await site.repository.refs(ref)).some((known) => known.ref === ref))
      throw new HttpError(422, 'Reference already exists')
    await site.repository.setRef(ref, sha)
    await announceMoves(site, [{ ref, before: NO_COMMIT, after: sha }], call.identity)
    return { status: 201, body: refJson(site, { ref, sha, type }) }
  })
}

async function moveRef(site: Site, call: Call): Promise<Reply> {
  const ref = `refs/${call.params.ref}`
  const sha = requiredText(call.body, 'sha')
  return site.exclusively(async () => {
    const current = (await site.repository.refs(ref)).find((known) => known.ref === ref)
    if (!current) throw new HttpError(422, 'Reference does not exist')
    if (!(await typeOf(site, sha))) throw new HttpError(422, 'Object does not exist')
    if (call.body.force !== true && !(await site.repository.isAncestor(current.sha, sha))) {
      throw new HttpError(422, 'Update is not a fast forward')
    }
    const update = { ref, before: current.sha, after: sha }
    await refuseProtected(site, update, call)
    await site.repository.setRef(ref, sha)
    await announceMoves(site, [update], call.identity)
    return { status: 200, body: refJson(site, { ...current, sha }) }
  })
}

async function deleteRef(site: Site, call: Call): Promise<Reply> {
  const ref = `refs/${call.params.ref}`
  return site.exclusively(async () => {
    const current = (await site.repository.refs(ref)).find((known) => known.ref === ref)
    if (!current) throw new HttpError(422, 'Reference does not exist')
    const update = { ref, before: current.sha, after: NO_COMMIT }
    await refuseProtected(site, update, call)
    await site.repository.setRef(ref, undefined)
    await announceMoves(site, [update], call.identity)
    return { status: 204 }
  })
}

async function refuseProtected(
  site: Site,
  update: { ref: string; before: string; after: string },
  call: Call,
): Promise<void> {
  const [refused] = await refusedRefs(site, [update], call.identity)
  if (refused) throw new HttpError(422, `Protected branch update failed for ${refused}.`)
}

async function createTag(site: Site, call: Call): Promise<Reply> {
  const object = requiredText(call.body, 'object')
  const type = requiredText(call.body, 'type')
  if ((await typeOf(site, object)) !== type) throw new HttpError(422, 'Object does not exist')
  const tagger = (call.body.tagger ?? {}) as Json
  const login = call.identity.kind === 'app-itself' ? 'app' : call.identity.login
  const name = text(tagger, 'name') ?? login
  const email = text(tagger, 'email') ?? `${login}@users.noreply.github.com`
  const seconds = Math.floor(Date.parse(text(tagger, 'date') ?? new Date().toISOString()) / 1000)
  const message = requiredText(call.body, 'message').replace(/\n*$/, '\n')
  const lines = [
    `object ${object}`,
    `type ${type}`,
    `tag ${requiredText(call.body, 'tag')}`,
    `tagger ${name} <${email}> ${seconds} +0000`,
  ]
  const sha = (await site.repository.git(['mktag'], { input: `${lines.join('\n')}\n\n${message}` })).trim()
  return { status: 201, body: await tagJson(site, sha) }
}

async function tagJson(site: Site, given: string): Promise<Json> {
  const sha = await knownObject(site, given, 'tag')
  const [head = '', ...message] = (await site.repository.git(['cat-file', 'tag', sha])).split('\n\n')
  const field = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(head)?.[1] ?? ''
  const [, name, email, seconds] = /^(.*) <(.*)> (\d+)/.exec(field('tagger')) ?? []
  const object = {
    sha: field('object'),
    type: field('type'),
    url: `${repositoryUrl(site)}/git/${field('type')}s/${field('object')}`,
  }
  const date = `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`
  return {
    sha,
    node_id: `TA_${sha}`,
    tag: field('tag'),
    message: message.join('\n\n'),
    tagger: { name, email, date },
    object,
    url: `${repositoryUrl(site)}/git/tags/${sha}`,
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  }
}

async function tree(site: Site, { params, query }: Call): Promise<Reply> {
  const given = params.sha ?? ''
  const sha = /^[0-9a-f]{40}$/.test(given) ? given : ((await site.repository.commitOf(given)) ?? '')
  if (!(await typeOf(site, sha))) throw new HttpError(404, 'Not Found')
  const depth = query.has('recursive') ? ['-r', '-t'] : []
  const lines = (await site.repository.git(['ls-tree', '-l', '-z', ...depth, sha])).split('\0').filter(Boolean)
  const entries = lines.map((line) => {
    const [facts = '', path] = line.split('\t')
    const [mode, type, object, size] = facts.split(/ +/)
    return { path, mode, type, sha: object, ...(type === 'blob' && { size: Number(size) }) }
  })
  return { status: 200, body: { sha, url: `${repositoryUrl(site)}/git/trees/${sha}`, tree: entries, truncated: false } }
}

async function typeOf(site: Site, sha: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{40}$/.test(sha)) return undefined
  const answer = await site.repository.git(['cat-file', '--batch-check=%(objecttype)'], { input: `${sha}\n` })
  return answer.includes('missing') ? undefined : answer.trim()
}

async function knownObject(site: Site, sha: string, type: string): Promise<string> {
  if ((await typeOf(site, sha)) !== type) throw new HttpError(404, 'Not Found')
  return sha
}
