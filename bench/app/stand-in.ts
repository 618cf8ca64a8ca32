import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BASE } from '../../test/app/evidence.ts'
import {
  type CheckState,
  type CommentState,
  checkFields,
  checkJson,
  commentJson,
  type Fields,
} from '../../test/app/github-json.ts'
import { type FastClock, Limits } from './limits.ts'
import { ownerOf, type Pull, repositoryIdOf, WORKFLOW } from './pulls.ts'

export const APP = { id: 12345, slug: 'holdout' }

/** A GitHub for a load: many installations with a repository each, kept in memory, and GitHub's limits on each of them. */
export interface StandIn {
  readonly url: string
  readonly checks: readonly CheckState[]
  readonly comments: readonly (CommentState & { readonly installation: number })[]
  /** Writes of checks and comments that were done, by `installation/number-or-sha`. */
  readonly writes: ReadonlyMap<string, number>
  /** Commits that somebody asked about. */
  readonly seen: ReadonlySet<string>
  readonly requests: number
  /** How often a limit was exceeded. */
  readonly refused: number
  close(): void
}

const RAW = { 'content-type': 'application/vnd.github.raw; charset=utf-8' }

type Answer = readonly [status: number, body?: unknown, headers?: Record<string, string>]

interface Asked {
  readonly installation: number
  readonly query: URLSearchParams
  readonly body: Fields
  readonly found: readonly string[]
}

/** @param policy of every repository; null: they have none. */
export async function startStandIn(
  pulls: readonly Pull[],
  { clock, policy }: { readonly clock: FastClock; readonly policy: string | null },
): Promise<StandIn> {
  const installations = [...new Set(pulls.map(({ installation }) => installation))]
  const limits = new Map(installations.map((id) => [id, new Limits(clock)]))
  const checks: CheckState[] = []
  const comments: (CommentState & { installation: number })[] = []
  const writes = new Map<string, number>()
  const seen = new Set<string>()
  const counts = { requests: 0, refused: 0 }
  let nextId = 100
  const bySha = new Map(pulls.map((pull) => [pull.sha, pull]))
  const byNumber = new Map(pulls.map((pull) => [`${pull.installation}/${pull.number}`, pull]))
  const byRun = new Map(pulls.map((pull) => [pull.runId, pull]))
  const checksOf = new Map<string, CheckState[]>()
  const wrote = (key: string) => writes.set(key, (writes.get(key) ?? 0) + 1)
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const routes: readonly [RegExp, (asked: Asked) => Answer][] = [
    [/^GET \/app$/, () => [200, APP]],
    [
      /^GET \/app\/installations$/,
      () => [200, installations.map((id) => ({ id, account: { login: ownerOf(id) }, suspended_at: null }))],
    ],
    [/^GET \/app\/hook\/deliveries$/, () => [200, []]],
    [
      /^POST \/app\/installations\/(\d+)\/access_tokens$/,
      ({ found: [id = ''] }) => [
        201,
        { token: `ghs_${id}`, expires_at: '2126-11-21T11:00:00Z', repositories: [repositoryJson(Number(id))] },
      ],
    ],
    [
      /^GET \/installation\/repositories$/,
      ({ installation }) => [200, { total_count: 1, repositories: [repositoryJson(installation)] }],
    ],
    [
      /^GET commits\/(\w+)\/check-runs$/,
      ({ found: [sha = ''] }) => {
        seen.add(sha)
        const own = (checksOf.get(sha) ?? []).map(checkJson)
        return [200, { total_count: own.length, check_runs: own }]
      },
    ],
    [
      /^GET commits\/(\w+)\/pulls$/,
      ({ found: [sha = ''] }) => [200, [bySha.get(sha)].flatMap((pull) => (pull ? [pullJson(pull)] : []))],
    ],
    [
      /^GET pulls$/,
      ({ installation, query }) => {
        const head = query.get('head')
        const own = pulls.filter(
          (pull) => pull.installation === installation && (!head || head.endsWith(`:head-${pull.number}`)),
        )
        return [200, own.slice(0, 100).map(pullJson)]
      },
    ],
    [
      /^GET pulls\/(\d+)$/,
      ({ installation, found: [number] }) => {
        const pull = byNumber.get(`${installation}/${number}`)
        return pull ? [200, pullJson(pull)] : [404, {}]
      },
    ],
    [/^GET pulls\/\d+\/files$/, () => [200, [{ filename: 'src/train.ts' }]]],
    [/^GET pulls\/\d+\/(reviews|commits)$/, () => [200, []]],
    [/^GET git\/ref\/heads%2Fmain$/, () => [200, { ref: 'refs/heads/main', object: { type: 'commit', sha: BASE } }]],
    [
      /^GET contents\/\.github%2Fholdout\.yml$/,
      () => (policy === null ? [404, { message: 'Not Found' }] : [200, policy, RAW]),
    ],
    [/^GET (commits|rules\/branches\/main)$/, () => [200, []]],
    [/^GET branches\/main$/, () => [200, { name: 'main', commit: { sha: BASE }, protected: false }]],
    [/^GET compare\/.*$/, () => [200, { status: 'identical', files: [] }]],
    [
      /^GET actions\/runs$/,
      ({ query }) => {
        const pull = bySha.get(query.get('head_sha') ?? '')
        const runs = pull ? [runJson(pull)] : []
        return [200, { total_count: runs.length, workflow_runs: runs }]
      },
    ],
    [
      /^GET actions\/runs\/(\d+)$/,
      ({ found: [id] }) => {
        const pull = byRun.get(Number(id))
        return pull ? [200, runJson(pull)] : [404, {}]
      },
    ],
    [
      /^GET actions\/runs\/(\d+)\/artifacts$/,
      ({ found: [id] }) => {
        const pull = byRun.get(Number(id))
        return [200, { total_count: 1, artifacts: pull ? [artifactJson(pull)] : [] }]
      },
    ],
    [
      /^GET actions\/artifacts\/(\d+)\/zip$/,
      ({ found: [id] }) => [302, undefined, { location: `${url()}/storage/${id}` }],
    ],
    [
      /^GET issues\/(\d+)\/comments$/,
      ({ installation, found: [number] }) => [
        200,
        comments
          .filter((each) => each.installation === installation && each.number === Number(number))
          .map(commentJson),
      ],
    ],
    [
      /^POST issues\/(\d+)\/comments$/,
      ({ installation, found: [number], body }) => {
        const comment = {
          id: nextId++,
          number: Number(number),
          body: String(body.body),
          app: APP.id,
          login: `${APP.slug}[bot]`,
          installation,
        }
        comments.push(comment)
        wrote(`${installation}/comment ${number}`)
        return [201, commentJson(comment)]
      },
    ],
    [
      /^PATCH issues\/comments\/(\d+)$/,
      ({ installation, found: [id], body }) => {
        const comment = comments.find((each) => each.id === Number(id))
        if (!comment) return [404, {}]
        comment.body = String(body.body)
        wrote(`${installation}/comment ${comment.number}`)
        return [200, commentJson(comment)]
      },
    ],
    [
      /^POST check-runs$/,
      ({ body }) => {
        const sha = String(body.head_sha)
        const check: CheckState = {
          ...{ id: nextId++, app: APP.id, status: 'queued', conclusion: null, title: '', summary: '' },
          ...{ sha, startedAt: new Date().toISOString() },
        }
        checks.push(Object.assign(check, checkFields(body)))
        checksOf.set(sha, [...(checksOf.get(sha) ?? []), check])
        wrote(`check ${sha}`)
        return [201, checkJson(check)]
      },
    ],
    [
      /^PATCH check-runs\/(\d+)$/,
      ({ found: [id], body }) => {
        const check = checks.find((each) => each.id === Number(id))
        if (!check) return [404, {}]
        Object.assign(check, checkFields(body))
        wrote(`check ${check.sha}`)
        return [200, checkJson(check)]
      },
    ],
  ]

  function answer(method: string, path: string, asked: Omit<Asked, 'found'>): Answer {
    const short = path.replace(/^\/repos\/[^/]+\/[^/]+\//, '')
    for (const [pattern, reply] of routes) {
      const found = pattern.exec(`${method} ${short}`)
      if (found) return reply({ ...asked, found: found.slice(1) })
    }
    return [501, { message: `no route for ${method} ${path}` }]
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url())
    const method = request.method ?? 'GET'
    if (pathname.startsWith('/storage/'))
      return void response.end(byRun.get(Number(pathname.slice('/storage/'.length)))?.archive)
    const body = await jsonOf(request)
    const installation = Number(/^token ghs_(\d+)$/.exec(request.headers.authorization ?? '')?.[1] ?? 0)
    counts.requests++
    const limit = limits.get(installation)
    const wait = limit?.take(method !== 'GET') ?? null
    if (limit && wait !== null) {
      counts.refused++
      const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
      return send(response, [403, { message }, { ...limit.headers(), 'retry-after': String(wait) }])
    }
    if (limit) limit.atOnce++
    const [status, content, headers] = answer(method, pathname, { installation, query: searchParams, body })
    if (limit) limit.atOnce--
    if (status === 501) console.error((content as { message: string }).message)
    send(response, [status, content, { ...limit?.headers(), ...headers }])
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((thrown) => {
      console.error(thrown)
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: url(),
    ...{ checks, comments, writes, seen },
    get requests() {
      return counts.requests
    },
    get refused() {
      return counts.refused
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }

  function runJson({ installation, number, sha, runId, completed }: Pull) {
    const at = new Date().toISOString()
    const repository = repositoryJson(installation)
    return {
      ...{ id: runId, run_number: number, run_attempt: 1, name: 'model', path: WORKFLOW, event: 'pull_request' },
      ...{ status: completed ? 'completed' : 'in_progress', conclusion: completed ? 'success' : null },
      ...{ head_branch: `head-${number}`, head_sha: sha, repository, head_repository: repository },
      ...{
        created_at: at,
        run_started_at: at,
        updated_at: at,
        html_url: `https://github.com/x/model/actions/runs/${runId}`,
      },
    }
  }
}

function repositoryJson(installation: number) {
  const owner = ownerOf(installation)
  return {
    id: repositoryIdOf(installation),
    name: 'model',
    full_name: `${owner}/model`,
    owner: { login: owner },
    archived: false,
    disabled: false,
  }
}

function pullJson({ installation, number, sha }: Pull) {
  const repo = repositoryJson(installation)
  return {
    ...{ number, state: 'open', draft: false, user: { login: 'dana' }, changed_files: 1, mergeable: true },
    ...{ head: { sha, ref: `head-${number}`, repo }, base: { ref: 'main', sha: BASE, repo } },
    ...{ created_at: new Date().toISOString(), updated_at: new Date().toISOString() },
  }
}

function artifactJson({ installation, sha, runId, archive, digest }: Pull) {
  const id = repositoryIdOf(installation)
  return {
    ...{ id: runId, name: 'holdout-evidence-flight-delay-1', size_in_bytes: archive.length, expired: false, digest },
    workflow_run: { id: runId, repository_id: id, head_repository_id: id, head_sha: sha },
  }
}

async function jsonOf(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : {}
}

function send(response: ServerResponse, [status, body, headers]: Answer): void {
  const isText = typeof body === 'string'
  response.writeHead(status, {
    ...(body !== undefined && !isText && { 'content-type': 'application/json' }),
    ...headers,
  })
  response.end(isText ? body : body === undefined ? undefined : JSON.stringify(body))
}

/** The check that branch protection would look at: our newest. */
export function checkAt({ checks }: StandIn, sha: string): CheckState | undefined {
  return checks.findLast((check) => check.sha === sha)
}
