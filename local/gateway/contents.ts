import type { Json, Site } from '../site.ts'
import { repositoryUrl } from './git-json.ts'
import { type Call, HttpError, type Reply, type Route, route } from './routes.ts'

/** Above this GitHub answers JSON without the content; above 100 MB nothing. https://docs.github.com/rest/repos/contents */
const MAX_IN_JSON = 1024 * 1024

/** `contents/{path}`, as JSON or raw, from git. */
export function contentsRoutes(site: Site): Route[] {
  const answer = (call: Call) => contents(site, call)
  return [
    route('GET /repos/{owner}/{repo}/contents/{path+}', 'contents:read', answer),
    route('GET /repos/{owner}/{repo}/contents', 'contents:read', answer),
  ]
}

async function contents(site: Site, call: Call): Promise<Reply> {
  const path = (call.params.path ?? '').replace(/^\/+|\/+$/g, '')
  const ref = call.query.get('ref') || 'main'
  const commit = await site.repository.commitOf(ref)
  if (!commit) throw new HttpError(404, `No commit found for the ref ${ref}`)
  const entry = await site.repository.entry(commit, path)
  if (!entry) throw new HttpError(404, 'Not Found')
  if (entry.type === 'tree') return { status: 200, body: await folder(site, entry.sha, { path, ref }) }
  const bytes = (await site.repository.blob(entry.sha)) ?? Buffer.alloc(0)
  if (/application\/vnd\.github(\.v3)?\.raw/.test(call.headers.accept ?? '')) {
    return { status: 200, body: bytes, headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' } }
  }
  const small = bytes.length <= MAX_IN_JSON
  const content = small ? bytes.toString('base64').replace(/.{60}/g, '$&\n') : ''
  const file = entryJson(site, { type: 'file', sha: entry.sha, size: bytes.length, path, ref })
  return { status: 200, body: { ...file, content, encoding: small ? 'base64' : 'none' } }
}

async function folder(site: Site, tree: string, at: { path: string; ref: string }): Promise<Json[]> {
  const lines = (await site.repository.git(['ls-tree', '-l', '-z', tree])).split('\0').filter(Boolean)
  return lines.map((line) => {
    const [facts = '', name = ''] = line.split('\t')
    const [, type, sha = '', size] = facts.split(/ +/)
    const path = at.path === '' ? name : `${at.path}/${name}`
    return entryJson(site, { type: type === 'tree' ? 'dir' : 'file', sha, size: Number(size) || 0, path, ref: at.ref })
  })
}

function entryJson(site: Site, entry: { type: string; sha: string; size: number; path: string; ref: string }): Json {
  const encoded = entry.path.split('/').map(encodeURIComponent).join('/')
  const kind = entry.type === 'dir' ? 'tree' : 'blob'
  return {
    name: entry.path.split('/').at(-1),
    path: entry.path,
    sha: entry.sha,
    size: entry.size,
    type: entry.type,
    url: `${repositoryUrl(site)}/contents/${encoded}?ref=${entry.ref}`,
    git_url: `${repositoryUrl(site)}/git/${kind}s/${entry.sha}`,
    html_url: `${site.url}/${site.fullName}/${kind}/${entry.ref}/${encoded}`,
    download_url: entry.type === 'dir' ? null : `${site.url}/${site.fullName}/raw/${entry.ref}/${encoded}`,
  }
}
