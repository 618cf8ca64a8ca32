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
  reviews: ReviewState[]
}

export const APP = { id: 12345, slug: 'holdout' }

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
  /** What is in the history of a commit, beside itself. */
  history: Record<string, string[]> = {}
  /** What was written, in words, in order. */
  writes: string[] = []
  /** How many reads were answered. */
  reads = 0
  /** Status codes for the next writes; the write is done all the same when it is 502. */
  failures: number[] = []
  now = '2026-11-21T10:00:00Z'
  /** Called after each write. */
  onWrite = () => {}
  #nextId = 100

  /** Answers on nock until `nock.cleanAll()`. */
  listen(): this {
    const scope = nock(API).persist()
    const get = (route: string, reply: (found: string[], query: URLSearchParams) => [number, unknown, object?]) => {
      const pattern = new RegExp(`^${(route.startsWith('/app') ? '' : path) + route}(\\?.*)?$`)
      scope.get(pattern).reply((uri) => {
        this.reads++
        const url = new URL(uri, API)
        const found = pattern.exec(uri) ?? []
        const [status, body, headers] = reply(
          found.slice(1).map((part) => decodeURIComponent(part ?? '')),
          url.searchParams,
        )
        return [status, body as nock.Body, (headers ?? {}) as nock.ReplyHeaders]
      })
    }
    get('/app', () => [200, { id: APP.id, slug: APP.slug }])
    scope.post(/^\/app\/installations\/\d+\/access_tokens$/).reply((_, body) => {
      this.tokenRequests.push(body)
      return [201, { token: 'ghs_installation', expires_at: '2126-11-21T11:00:00Z' }]
    })
    get('/commits/([0-9a-f]{40})/check-runs', ([sha]) => {
      const runs = this.checks.filter((check) => check.sha === sha).map(checkJson)
      return [200, { total_count: runs.length, check_runs: runs }]
    })
    get('/commits/([0-9a-f]{40})/pulls', ([sha]) => {
      const own = this.pulls.filter((each) => each.sha === sha && each.head.startsWith('acme:'))
      return [200, own.map((each) => this.#pullJson(each))]
    })
    get('/pulls', (_, query) => {
      const head = query.get('head')
      return [
        200,
        this.pulls.filter((each) => each.head === head && each.state === 'open').map((each) => this.#pullJson(each)),
      ]
    })
    get('/pulls/(\\d+)', ([number]) => [200, this.#pullJson(this.#pull(number))])
    get('/pulls/(\\d+)/files', ([number], query) => {
      const page = Number(query.get('page') ?? '1')
      const { files } = this.#pull(number)
      const next = `<${API}${path}/pulls/${number}/files?per_page=100&page=${page + 1}>; rel="next"`
      return [200, files.slice((page - 1) * 100, page * 100), files.length > page * 100 ? { link: next } : {}]
    })
    get('/pulls/(\\d+)/reviews', ([number]) => {
      const reviews = this.#pull(number).reviews
      return [200, reviews.map(reviewJson)]
    })
    get('/collaborators/([\\w-]+)/permission', ([login = '']) => {
      const role = this.roles[login]
      const permission = role === 'maintain' ? 'write' : role
      return role ? [200, { permission, role_name: role }] : [404, { message: 'Not Found' }]
    })
    get('/git/ref/heads%2F(.+?)', ([name = '']) => {
      const sha = this.branches[name]
      return sha ? [200, { ref: `refs/heads/${name}`, object: { type: 'commit', sha } }] : [404, {}]
    })
    get('/contents/\\.github%2Fholdout\\.yml', (_, query) => {
      const text = this.policies[query.get('ref') ?? '']
      return text === undefined
        ? [404, { message: 'Not Found' }]
        : [200, text, { 'content-type': 'application/vnd.github.raw; charset=utf-8' }]
    })
    get('/commits', () => [200, this.policyHistory ? [{ sha: BASE, parents: [] }] : []])
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
      const runs = this.runs.filter((run) => run.head_sha === query.get('head_sha'))
      return [200, { total_count: runs.length, workflow_runs: runs }]
    })
    get('/actions/runs/(\\d+)', ([id]) => {
      const run = this.runs.find((each) => each.id === Number(id))
      return run ? [200, run] : [404, {}]
    })
    get('/actions/runs/(\\d+)/artifacts', ([id]) => {
      const artifacts = this.artifacts[Number(id)] ?? []
      return [
        200,
        { total_count: artifacts.length, artifacts: artifacts.map((each, at) => artifactJson(each, Number(id), at)) },
      ]
    })
    get('/actions/artifacts/(\\d+)/zip', ([id]) => {
      return [302, '', { location: `https://productionresultssa0.blob.core.windows.net/${id}` }]
    })
    nock('https://productionresultssa0.blob.core.windows.net')
      .persist()
      .get(/.*/)
      .reply((uri) => {
        const id = Number(uri.slice(1))
        const artifact = this.artifacts[Math.floor(id / 100)]?.[id % 100]
        return artifact ? [200, artifact.bytes] : [404, '']
      })
    get('/issues/(\\d+)/comments', ([number]) => {
      return [200, this.comments.filter((each) => each.number === Number(number)).map(commentJson)]
    })
    this.#writes(scope)
    return this
  }

  /** Bodies of requests for installation tokens. */
  tokenRequests: unknown[] = []

  /** The check that branch protection looks at. */
  check(sha = HEAD): CheckState | undefined {
    return this.checks.filter((each) => each.sha === sha && each.app === APP.id).sort((a, b) => b.id - a.id)[0]
  }

  #writes(scope: nock.Scope): void {
    scope.post(`${path}/check-runs`).reply((_, body) =>
      this.#write(201, () => {
        const check: CheckState = {
          ...{ id: this.#nextId++, app: APP.id, status: 'queued', conclusion: null, title: '', summary: '' },
          ...{ sha: String((body as Fields).head_sha), startedAt: this.now },
        }
        this.checks.push(Object.assign(check, checkFields(body as Fields)))
        this.writes.push(`create check ${check.status} ${check.conclusion}: ${check.title}`)
        return checkJson(check)
      }),
    )
    scope.patch(new RegExp(`^${path}/check-runs/\\d+$`)).reply((uri, body) =>
      this.#write(200, () => {
        const check = this.checks.find((each) => each.id === Number(uri.split('/').at(-1)))
        if (!check) throw new Error(`no check ${uri}`)
        Object.assign(check, checkFields(body as Fields))
        this.writes.push(`update check ${check.status} ${check.conclusion}: ${check.title}`)
        return checkJson(check)
      }),
    )
    scope.post(new RegExp(`^${path}/issues/\\d+/comments$`)).reply((uri, body) =>
      this.#write(201, () => {
        const number = Number(uri.split('/').at(-2))
        const login = `${APP.slug}[bot]`
        const comment = { id: this.#nextId++, number, body: String((body as Fields).body), app: APP.id, login }
        this.comments.push(comment)
        this.writes.push(`comment on ${number}`)
        return commentJson(comment)
      }),
    )
    scope.patch(new RegExp(`^${path}/issues/comments/\\d+$`)).reply((uri, body) =>
      this.#write(200, () => {
        const comment = this.comments.find((each) => each.id === Number(uri.split('/').at(-1)))
        if (!comment) throw new Error(`no comment ${uri}`)
        comment.body = String((body as Fields).body)
        this.writes.push(`edit comment on ${comment.number}`)
        return commentJson(comment)
      }),
    )
  }

  #write(status: number, done: () => object): [number, nock.Body] {
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
      head: { sha: each.sha, ref: each.head.split(':')[1] },
      base: { ref: each.base, sha: this.branches[each.base] },
      changed_files: each.changedFiles ?? each.files.length,
    }
  }
}
