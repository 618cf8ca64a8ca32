import nock from 'nock'
import { API, path, runJson } from '../github/github.ts'
import { BASE, HEAD, POLICY } from './evidence.ts'
import {
  artifactJson,
  type CheckState,
  type CommentState,
  checkFields,
  checkJson,
  commentJson,
  type Fields,
  type ReviewState,
  reviewJson,
} from './github-json.ts'

/*
 * GitHub as the app sees it: the routes that it calls, answered from a state that a test sets, every write kept. Shapes are
 * those of GitHub's REST description, less the fields that nobody reads. A route that is missing here fails the request.
 */

export interface PullState {
  number: number
  state: 'open' | 'closed'
  author: string
  sha: string
  /** `owner:branch`. */
  head: string
  base: string
  files: { filename: string; previous_filename?: string }[]
  changedFiles?: number
  /** The repository that the head is in was deleted. */
  forkGone?: boolean
  isDraft?: boolean
  updatedAt?: string
  mergeable?: boolean | null
  /** When its head was put elsewhere by force. */
  forced?: string[]
  /** Commit and time of its merge. */
  merged?: { sha: string; at: string }
  reviews: ReviewState[]
}

export const APP = { id: 12345, slug: 'holdout' }

const REPOSITORY = { id: 1296269, name: 'flight-delay', full_name: 'acme/flight-delay', owner: { login: 'acme' } }

const GRANTED = { actions: 'read', checks: 'write', contents: 'read', metadata: 'read', pull_requests: 'write' }

export function pull(fields: Partial<PullState> = {}): PullState {
  return {
    number: 5,
    state: 'open',
    author: 'dana',
    sha: HEAD,
    head: 'acme:better',
    base: 'main',
    files: [{ filename: 'src/train.ts' }],
    reviews: [],
    ...fields,
  }
}

/** The run of the pull request, as `runJson`. */
export function pullRun(fields: Record<string, unknown> = {}) {
  return runJson({ id: 42, run_number: 7, event: 'pull_request', head_branch: 'better', head_sha: HEAD, ...fields })
}

function tagObject(index: number): string {
  return String(index).padStart(40, 'd')
}

export class FakeGitHub {
  pulls: PullState[] = [pull()]
  branches: Record<string, string> = { main: BASE }
  /** Policy by the commit it is at. */
  policies: Record<string, string> = { [BASE]: POLICY }
  policyHistory = false
  required: string[] = []
  runs: ReturnType<typeof pullRun>[] = []
  artifacts: Record<number, { name: string; bytes: Buffer; digest?: string; expired?: boolean }[]> = {}
  checks: CheckState[] = []
  comments: CommentState[] = []
  roles: Record<string, string> = { dana: 'write', maria: 'maintain', olga: 'admin' }
  compared: { filename: string }[] = []
  /** Annotated tags: name, the commit, and when. */
  tags: { name: string; sha: string; at: string }[] = []
  /** What is in the history of a commit, beside itself. */
  history: Record<string, string[]> = {}
  /** What was written, in words, in order. */
  writes: string[] = []
  /** How many reads were answered. */
  reads = 0
  /** Names that the repository had, as `owner/name`. */
  renamed: string[] = []
  /** Why no run is started again; null where it is. */
  rerunRefused: string | null = null
  /** Status codes for the next writes; the write is done all the same when it is 502. */
  failures: number[] = []
  now = '2026-11-21T10:00:00Z'
  /**
   * What goes wrong with a request instead of its answer: status, body and headers; null where nothing does. What it throws breaks
   * the connection.
   */
  fault: (method: string, uri: string) => [number, unknown, object?] | null = () => null
  /** Of every answer to a read, beside its own. */
  headers: Record<string, string> = {}
  /** Called after each write. */
  onWrite = () => {}
  /** Called when the answer to a read is known; it is sent when this resolves. */
  onRead: (uri: string) => Promise<void> = async () => {}
  #nextId = 100
  #api = API

  /** Answers on nock until `nock.cleanAll()`, under these addresses. */
  listen(api = API, storage = 'https://productionresultssa0.blob.core.windows.net'): this {
    this.#api = api
    const scope = nock(api).persist()
    const get = (route: string, reply: (found: string[], query: URLSearchParams) => [number, unknown, object?]) => {
      const pattern = new RegExp(`^${(/^\/(app|installation)/.test(route) ? '' : path) + route}(\\?.*)?$`)
      scope.get(pattern).reply(async (uri) => {
        this.reads++
        const fault = this.fault('GET', uri)
        if (fault) return fault as [number, nock.Body, nock.ReplyHeaders]
        const url = new URL(uri, api)
        const found = pattern.exec(uri) ?? []
        const [status, body, headers] = reply(
          found.slice(1).map((part) => decodeURIComponent(part ?? '')),
          url.searchParams,
        )
        await this.onRead(uri)
        return [status, body as nock.Body, { ...this.headers, ...headers } as nock.ReplyHeaders]
      })
    }
    scope.get(/^\/repos\/[^/]+\/[^/]+$/).reply((uri) => {
      const name = uri.slice('/repos/'.length)
      const isOurs = path === `/repos/${name}` || this.renamed.includes(name)
      return isOurs ? [200, { id: 1296269, default_branch: 'main' }] : [404, { message: 'Not Found' }]
    })
    get('/app', () => [200, { id: APP.id, slug: APP.slug }])
    get('/app/installations', (_, query) => this.#page('/app/installations', query, this.installations))
    get('/installation/repositories', (_, query) => {
      return this.#page('/installation/repositories', query, [REPOSITORY], 'repositories')
    })
    get('/app/hook/deliveries', (_, query) => this.#deliveries(query))
    scope.post(/^\/app\/hook\/deliveries\/\d+\/attempts$/).reply(async (uri) => {
      const fault = this.fault('POST', uri)
      if (fault) return fault as [number, nock.Body, nock.ReplyHeaders]
      this.redelivered.push(Number(uri.split('/').at(-2)))
      this.onRedelivery(this.redelivered.at(-1) ?? 0)
      return [202, {}]
    })
    scope.post(/^\/app\/installations\/\d+\/access_tokens$/).reply(async (uri, body) => {
      this.tokenRequests.push(body)
      const fault = this.fault('POST', uri)
      if (fault) return fault as [number, nock.Body, nock.ReplyHeaders]
      const { repository_ids: ids = [] } = body as { repository_ids?: number[] }
      const repositories = ids.length > 0 ? { repositories: [REPOSITORY] } : {}
      return [201, { token: 'ghs_installation', expires_at: '2126-11-21T11:00:00Z', ...repositories }]
    })
    get('/commits/([0-9a-f]{40})/check-runs', ([sha], query) => {
      const runs = this.checks.filter((check) => check.sha === sha).map(checkJson)
      return this.#page(`${path}/commits/${sha}/check-runs`, query, runs, 'check_runs')
    })
    get('/commits/([0-9a-f]{40})/pulls', ([sha], query) => {
      const own = this.pulls.filter((each) => each.sha === sha && each.head.startsWith('acme:'))
      return this.#page(
        `${path}/commits/${sha}/pulls`,
        query,
        own.map((each) => this.#pullJson(each)),
      )
    })
    get('/pulls', (_, query) => {
      const head = query.get('head')
      const state = query.get('state') ?? 'open'
      const found = this.pulls.filter((each) => each.state === state && (head === null || each.head === head))
      return this.#page(
        `${path}/pulls`,
        query,
        found.map((each) => this.#pullJson(each)),
      )
    })
    get('/issues/(\\d+)/events', ([number]) => {
      const forced = this.#pull(number).forced ?? []
      return [200, forced.map((at) => ({ event: 'head_ref_force_pushed', created_at: at }))]
    })
    get('/pulls/(\\d+)', ([number]) => [200, this.#pullJson(this.#pull(number))])
    get('/pulls/(\\d+)/files', ([number], query) => {
      return this.#page(`${path}/pulls/${number}/files`, query, this.#pull(number).files)
    })
    get('/pulls/(\\d+)/reviews', ([number], query) => {
      return this.#page(`${path}/pulls/${number}/reviews`, query, this.#pull(number).reviews.map(reviewJson))
    })
    get('/collaborators/([\\w-]+)/permission', ([login = '']) => {
      const role = this.roles[login]
      const permission = role === 'maintain' ? 'write' : role
      return role ? [200, { permission, role_name: role }] : [404, { message: 'Not Found' }]
    })
    get('', () => [200, { id: 1296269, name: 'flight-delay', default_branch: 'main' }])
    get('/tags', () => [200, this.tags.map(({ name, sha }) => ({ name, commit: { sha } }))])
    get('/git/matching-refs/([^?]+)', ([prefix = '']) => {
      const found = this.tags.filter(({ name }) => `tags/${name}`.startsWith(prefix))
      return [
        200,
        found.map(({ name }, index) => ({ ref: `refs/tags/${name}`, object: { sha: tagObject(index), type: 'tag' } })),
      ]
    })
    get('/git/tags/([0-9a-f]{40})', ([object]) => {
      const tag = this.tags.find((_, index) => tagObject(index) === object)
      return tag ? [200, { message: tag.name, tagger: { date: tag.at } }] : [404, {}]
    })
    get('/git/ref/heads%2F(.+?)', ([name = '']) => {
      const sha = this.branches[name]
      return sha ? [200, { ref: `refs/heads/${name}`, object: { type: 'commit', sha } }] : [404, {}]
    })
    get('/contents/\\.github%2Fholdout\\.yml', (_, query) => {
      const ref = query.get('ref') ?? ''
      const text = this.policies[this.branches[ref.replace('refs/heads/', '')] ?? ref]
      return text === undefined
        ? [404, { message: 'Not Found' }]
        : [200, text, { 'content-type': 'application/vnd.github.raw; charset=utf-8' }]
    })
    get('/commits', (_, query) => {
      if (query.has('path')) return [200, this.policyHistory ? [{ sha: BASE, parents: [] }] : []]
      const start = query.get('sha') ?? ''
      const line = [start, ...(this.history[start] ?? [])]
      return [200, line.map((sha, at) => ({ sha, parents: line[at + 1] ? [{ sha: line[at + 1] }] : [] }))]
    })
    get('/branches/([^/?]+)', () => {
      const checks = { enforcement_level: 'everyone', contexts: this.required, checks: [] }
      return [
        200,
        { name: 'main', commit: { sha: BASE }, protection: { enabled: true, required_status_checks: checks } },
      ]
    })
    get('/rules/branches/([^/?]+)', () => [200, []])
    get('/compare/([^.?]+)\\.\\.\\.([^?]+)', ([base = '', head = '']) => {
      const [from, to] = [this.branches[base] ?? base, this.branches[head] ?? head]
      return [200, { status: this.#standing(from, to), files: this.compared }]
    })
    get('/actions/runs', (_, query) => {
      const [commit, status] = [query.get('head_sha'), query.get('status')]
      const runs = this.runs.filter((run) => (!commit || run.head_sha === commit) && (!status || run.status === status))
      return this.#page(`${path}/actions/runs`, query, runs, 'workflow_runs')
    })
    get('/actions/runs/(\\d+)', ([id]) => {
      const run = this.runs.find((each) => each.id === Number(id))
      return run ? [200, run] : [404, {}]
    })
    get('/actions/runs/(\\d+)/artifacts', ([id], query) => {
      const artifacts = (this.artifacts[Number(id)] ?? []).map((each, at) => {
        return artifactJson(
          each,
          { id: Number(id), head_sha: this.runs.find((run) => run.id === Number(id))?.head_sha ?? HEAD },
          at,
        )
      })
      return this.#page(`${path}/actions/runs/${id}/artifacts`, query, artifacts, 'artifacts')
    })
    get('/actions/artifacts', () => [200, { total_count: 0, artifacts: [] }])
    get('/actions/artifacts/(\\d+)/zip', ([id]) => {
      return [302, '', { location: `${storage}/${id}` }]
    })
    nock(storage)
      .persist()
      .get(/.*/)
      .reply((uri) => {
        const id = Number(uri.slice(1))
        const all = Object.entries(this.artifacts)
        const [artifact] = all.flatMap(([run, artifacts]) => artifacts[id - Number(run) * 100] ?? [])
        return artifact ? [200, artifact.bytes] : [404, '']
      })
    get('/issues/(\\d+)/comments', ([number], query) => {
      const comments = this.comments.filter((each) => each.number === Number(number)).map(commentJson)
      return this.#page(`${path}/issues/${number}/comments`, query, comments)
    })
    this.#writes(scope)
    return this
  }

  /** Webhook deliveries as GitHub lists them. */
  hooks: {
    id: number
    guid: string
    delivered_at: string
    status_code: number
    event: string
    action: string | null
  }[] = []
  /** Ids of the deliveries that were asked for again, and what happens then. */
  redelivered: number[] = []
  onRedelivery = (_id: number) => {}
  installations = [{ id: 100, account: { login: 'acme' }, suspended_at: null as string | null, permissions: GRANTED }]

  /** Bodies of requests for installation tokens. */
  tokenRequests: unknown[] = []

  /** The check that branch protection looks at. */
  check(sha = HEAD): CheckState | undefined {
    return this.checks.filter((each) => each.sha === sha && each.app === APP.id).sort((a, b) => b.id - a.id)[0]
  }

  #writes(scope: nock.Scope): void {
    scope.post(`${path}/check-runs`).reply((uri, body) =>
      this.#write(['POST', uri], 201, () => {
        const check: CheckState = {
          ...{ id: this.#nextId++, app: APP.id, status: 'queued', conclusion: null, title: '', summary: '' },
          ...{ sha: String((body as Fields).head_sha), startedAt: this.now },
        }
        this.checks.push(Object.assign(check, checkFields(body as Fields)))
        this.writes.push(`create check ${check.status} ${check.conclusion}: ${check.title}`)
        return checkJson(check)
      }),
    )
    scope.post(new RegExp(`^${path}/actions/runs/\\d+/rerun(-failed-jobs)?$`)).reply(async (uri) => {
      const [, id, failed = ''] = /runs\/(\d+)\/rerun(-failed-jobs)?/.exec(uri) ?? []
      if (this.rerunRefused !== null) return [403, { message: this.rerunRefused }]
      return this.#write(['POST', uri], 201, () => {
        const at = this.runs.findIndex((run) => run.id === Number(id))
        const run = this.runs[at]
        if (!run) throw new Error(`no run ${id}`)
        const attempt = { run_attempt: (run.run_attempt ?? 1) + 1, status: 'queued', conclusion: null }
        this.runs[at] = Object.assign(run, attempt, { run_started_at: this.now })
        this.writes.push(`run ${id} again${failed}`)
        return {}
      })
    })
    scope.patch(new RegExp(`^${path}/check-runs/\\d+$`)).reply((uri, body) =>
      this.#write(['PATCH', uri], 200, () => {
        const check = this.checks.find((each) => each.id === Number(uri.split('/').at(-1)))
        if (!check) throw new Error(`no check ${uri}`)
        Object.assign(check, checkFields(body as Fields))
        this.writes.push(`update check ${check.status} ${check.conclusion}: ${check.title}`)
        return checkJson(check)
      }),
    )
    scope.post(new RegExp(`^${path}/issues/\\d+/comments$`)).reply((uri, body) =>
      this.#write(['POST', uri], 201, () => {
        const number = Number(uri.split('/').at(-2))
        const login = `${APP.slug}[bot]`
        const comment = { id: this.#nextId++, number, body: String((body as Fields).body), app: APP.id, login }
        this.comments.push(comment)
        this.writes.push(`comment on ${number}`)
        return commentJson(comment)
      }),
    )
    scope.patch(new RegExp(`^${path}/issues/comments/\\d+$`)).reply((uri, body) =>
      this.#write(['PATCH', uri], 200, () => {
        const comment = this.comments.find((each) => each.id === Number(uri.split('/').at(-1)))
        if (!comment) throw new Error(`no comment ${uri}`)
        comment.body = String((body as Fields).body)
        this.writes.push(`edit comment on ${comment.number}`)
        return commentJson(comment)
      }),
    )
  }

  /** One page, as GitHub cuts every list: 30 unless asked for more, 100 at most, and the address of the next one. */
  #page(route: string, query: URLSearchParams, items: readonly unknown[], key?: string): [number, unknown, object] {
    const size = Math.min(100, Number(query.get('per_page') ?? '30'))
    const page = Number(query.get('page') ?? '1')
    const next = new URLSearchParams(query)
    next.set('page', String(page + 1))
    const shown = items.slice((page - 1) * size, page * size)
    const headers = items.length > page * size ? { link: `<${this.#api}${route}?${next}>; rel="next"` } : {}
    return [200, key ? { total_count: items.length, [key]: shown } : shown, headers]
  }

  // By cursor: https://docs.github.com/rest/apps/webhooks#list-deliveries-for-an-app-webhook
  #deliveries(query: URLSearchParams): [number, unknown, object] {
    const newest = [...this.hooks].sort((a, b) => b.id - a.id)
    const from = Number(query.get('cursor') ?? '0')
    const size = Number(query.get('per_page') ?? '30')
    const next = `<${this.#api}/app/hook/deliveries?per_page=${size}&cursor=${from + size}>; rel="next"`
    return [200, newest.slice(from, from + size), newest.length > from + size ? { link: next } : {}]
  }

  // Async, as every answer that a fault may break: nock takes a throw in a synchronous one for an error of the test.
  async #write([method, uri]: [string, string], status: number, done: () => object): Promise<nock.ReplyFnResult> {
    const fault = this.fault(method, uri)
    if (fault) return fault as [number, nock.Body, nock.ReplyHeaders]
    const failure = this.failures.shift()
    if (failure !== undefined && failure !== 502) return [failure, { message: 'refused' }]
    const body = done()
    this.onWrite()
    return failure === 502 ? [502, { message: 'Bad Gateway' }] : [status, body as nock.Body]
  }

  #standing(from: string, to: string): string {
    if (from === to) return 'identical'
    if (this.history[from]?.includes(to)) return 'behind'
    return this.history[to]?.includes(from) ? 'ahead' : 'diverged'
  }

  #pull(number: string | undefined): PullState {
    const found = this.pulls.find((each) => each.number === Number(number))
    if (!found) throw new Error(`no pull request ${number}`)
    return found
  }

  #pullJson(each: PullState) {
    return {
      number: each.number,
      state: each.state,
      user: { login: each.author },
      draft: each.isDraft ?? false,
      updated_at: each.updatedAt ?? '2026-11-21T09:00:00Z',
      mergeable: each.mergeable === undefined ? true : each.mergeable,
      merged_at: each.merged?.at ?? null,
      merge_commit_sha: each.merged?.sha ?? null,
      head: {
        sha: each.sha,
        ref: each.head.split(':')[1],
        repo: each.forkGone ? null : { owner: { login: each.head.split(':')[0] } },
      },
      base: { ref: each.base, sha: this.branches[each.base] },
      changed_files: each.changedFiles ?? each.files.length,
    }
  }
}
