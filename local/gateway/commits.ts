import { changesBetween } from '../git/changes.ts'
import type { Site } from '../site.ts'
import { overlayOf } from './events.ts'
import { commitJson, fileJson, repositoryUrl } from './git-json.ts'
import { type Call, HttpError, page, type Reply, type Route, route } from './routes.ts'

/** git's empty tree: what a first commit is compared with. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
const MAX_FILES = 300

/** `commits`, `compare` and the pull requests of a commit, from git. */
export function commitRoutes(site: Site): Route[] {
  const base = '/repos/{owner}/{repo}'
  return [
    route(`GET ${base}/commits`, 'contents:read', (call) => list(site, call)),
    route(`GET ${base}/commits/{sha}/pulls`, 'pull_requests:read', (call) => pullsOf(site, call)),
    route(`GET ${base}/commits/{ref+}`, 'contents:read', (call) => single(site, call)),
    route(`GET ${base}/compare/{basehead+}`, 'contents:read', (call) => compare(site, call)),
  ]
}

/** The commit that a path parameter names, or GitHub's 422. */
export async function commitNamed(site: Site, name: string): Promise<string> {
  const sha = await site.repository.commitOf(name)
  if (!sha) throw new HttpError(422, `No commit found for SHA: ${name}`)
  return sha
}

async function list(site: Site, call: Call): Promise<Reply> {
  const start = await site.repository.commitOf(call.query.get('sha') || 'main')
  if (!start) throw new HttpError(404, 'Not Found')
  const limits = ['since', 'until'].flatMap((name) =>
    call.query.has(name) ? [`--${name}=${call.query.get(name)}`] : [],
  )
  const path = call.query.get('path')
  const commits = await site.repository.log([...limits, start, '--', ...(path ? [path] : [])])
  const { items, headers } = page(call, site.url, commits)
  return { status: 200, body: items.map((commit) => commitJson(site, commit)), headers }
}

async function single(site: Site, { params, headers }: Call): Promise<Reply> {
  const [, before = '', part] = /^(.+)\/([\w-]+)$/.exec(params.ref ?? '') ?? []
  if (part && (await site.repository.commitOf(before))) {
    throw new HttpError(501, `The local GitHub has no route for GET commits/{ref}/${part}`)
  }
  const sha = await commitNamed(site, params.ref ?? '')
  if (/application\/vnd\.github(\.v3)?\.sha/.test(headers.accept ?? '')) {
    return {
      status: 200,
      body: Buffer.from(sha),
      headers: { 'content-type': 'application/vnd.github.sha; charset=utf-8' },
    }
  }
  const commit = await site.repository.commit(sha)
  const changes = await changesBetween(site.repository, commit.parents[0] ?? EMPTY_TREE, sha)
  const additions = changes.reduce((sum, change) => sum + change.additions, 0)
  const deletions = changes.reduce((sum, change) => sum + change.deletions, 0)
  const files = changes.slice(0, MAX_FILES).map((change) => fileJson(site, change, sha))
  const stats = { additions, deletions, total: additions + deletions }
  return { status: 200, body: { ...commitJson(site, commit), stats, files } }
}

async function pullsOf(site: Site, call: Call): Promise<Reply> {
  const sha = await commitNamed(site, call.params.sha ?? '')
  const found: unknown[] = []
  for (const pull of site.pulls.all) {
    const { headSha, baseSha, mergedAs, number } = pull
    const within = (await site.repository.isAncestor(sha, headSha)) && !(await site.repository.isAncestor(sha, baseSha))
    // GitHub lists a fork's pull request under its commits only once they are merged.
    if ((within && !pull.fork) || mergedAs === sha)
      found.push(site.pulls.brief(await site.read(`/repos/${site.fullName}/pulls/${number}`), overlayOf(site)))
  }
  const { items, headers } = page(call, site.url, found)
  return { status: 200, body: items, headers }
}

async function compare(site: Site, call: Call): Promise<Reply> {
  const [baseName, headName] = (call.params.basehead ?? '').split('...')
  const base = baseName && (await site.repository.commitOf(baseName))
  const head = headName && (await site.repository.commitOf(headName))
  if (!base || !head) throw new HttpError(404, 'Not Found')
  const from = await site.repository.mergeBase(base, head)
  if (!from) throw new HttpError(404, `No common ancestor between ${baseName} and ${headName}.`)
  const ahead = await site.repository.log(['--reverse', `${base}..${head}`])
  const behind = Number(await site.repository.git(['rev-list', '--count', `${head}..${base}`]))
  const changes = await changesBetween(site.repository, from, head)
  const diverged = ahead.length > 0 && behind > 0
  const commits = page(call, site.url, ahead)
  const url = `${repositoryUrl(site)}/compare/${baseName}...${headName}`
  const body = {
    url,
    html_url: `${site.url}/${site.fullName}/compare/${baseName}...${headName}`,
    base_commit: commitJson(site, await site.repository.commit(base)),
    merge_base_commit: commitJson(site, await site.repository.commit(from)),
    status: diverged ? 'diverged' : ahead.length > 0 ? 'ahead' : behind > 0 ? 'behind' : 'identical',
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: commits.items.map((commit) => commitJson(site, commit)),
    files: changes.slice(0, MAX_FILES).map((change) => fileJson(site, change, head)),
  }
  return { status: 200, body, headers: commits.headers }
}
