import { createHash } from 'node:crypto'

/** Thrown where a test lets the process crash; it looks like no answer at all. */
export class Crash extends Error {}

interface FakeRelease {
  id: number
  tag_name: string
  name: string
  body: string
  draft: boolean
  prerelease: boolean
  assets: FakeAsset[]
}

interface FakeAsset {
  id: number
  name: string
  state: string
  size: number
  digest: string
  bytes: Buffer
}

interface FakeTag {
  object: string
  message: string
  at: string
  /** Name and address. */
  tagger: string
}

type Reply = [status: number, body?: unknown, headers?: Record<string, string>]

const HOST = 'https://api.github.com'
const STORAGE = 'https://productionresults.blob.core.windows.net'

/**
 * A fake of GitHub at the level of fetch, with a memory: tags, releases with immutable assets, artifacts and deployments of
 * one repository. It keeps the rules that registration depends on; an unknown route is an error.
 */
export class FakeGitHub {
  /** Ref name to object id; annotated where `tags` knows the object. */
  readonly refs = new Map<string, string>()
  readonly tags = new Map<string, FakeTag>()
  readonly releases: FakeRelease[] = []
  readonly artifacts: { id: number; name: string; bytes: Buffer }[] = []
  readonly deployments: { id: number; body: Record<string, unknown>; statuses: Record<string, unknown>[] }[] = []
  /** Pull requests by the commit that merged them. */
  readonly merged = new Map<string, { number: number; head: string }>()
  /** Check runs named `holdout`, oldest first. */
  readonly checks: { sha: string; app: number; text: string }[] = []
  /** Every write, as `METHOD path`. */
  readonly writes: string[] = []
  /** Called before and after each write is done; throws `Crash` to end the process there. */
  interrupt: (when: 'before' | 'after', write: string) => void = () => {}
  /** The status to refuse a request with, given as `METHOD path`; null where it is answered. */
  refuse: (request: string) => number | null = () => null
  /** Nothing is answered any more: the process that asks has ended. */
  ended = false
  #lastId = 100

  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    if (this.ended) throw new Crash()
    const request = new Request(input, init)
    const url = new URL(request.url)
    if (url.origin === STORAGE) return this.#stored(url, request)
    const path = decodeURIComponent(url.pathname).replace(/^\/repos\/acme\/flight-delay\/?/, '')
    const body = Buffer.from(await request.arrayBuffer())
    const write = `${request.method} ${path}`
    const writes = request.method !== 'GET'
    const refusal = this.refuse(write)
    if (writes && refusal === null) {
      this.interrupt('before', write)
      this.writes.push(write)
    }
    const [status, json, headers] =
      refusal === null ? this.#answer(request, { path, url, body }) : [refusal, { message: 'Refused by the test' }]
    if (writes) this.interrupt('after', write)
    const text = json === undefined ? null : JSON.stringify(json)
    const response = new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } })
    // A response made by hand has no address; Octokit's pagination wants one.
    return Object.defineProperty(response, 'url', { value: request.url })
  }

  /** Puts an annotated tag where a test needs one. */
  tag(name: string, commit: string, { at = '2026-01-01T00:00:00Z', message = 'by hand\n' } = {}): void {
    const object = this.#object({ object: commit, message, at, tagger: 'Maria <maria@example.org>' })
    this.refs.set(`refs/tags/${name}`, object)
  }

  tagNames(): string[] {
    return [...this.refs.keys()].map((ref) => ref.replace('refs/tags/', '')).sort()
  }

  #object(tag: FakeTag): string {
    const id = createHash('sha1').update(JSON.stringify(tag)).digest('hex')
    this.tags.set(id, tag)
    return id
  }

  #answer(request: Request, call: { path: string; url: URL; body: Buffer }): Reply {
    const { path, url } = call
    const isUpload = /^releases\/\d+\/assets$/.test(path) && request.method === 'POST'
    const body = call.body.length > 0 && !isUpload ? (JSON.parse(call.body.toString()) as Record<string, unknown>) : {}
    const [area] = path.split('/')
    if (area === '') return [200, { default_branch: 'main' }]
    if (area === 'git' || area === 'tags') return this.#git(request.method, path, body)
    if (area === 'releases') return this.#release(request, { path, url, body, bytes: call.body })
    if (area === 'actions') return this.#artifact(path)
    if (area === 'commits') return this.#commit(path)
    if (area === 'deployments') return this.#deployment(request.method, path, body)
    throw new Error(`the fake has no ${request.method} ${path}`)
  }

  #commit(path: string): Reply {
    const [, sha = '', part] = path.split('/')
    if (part === 'pulls') {
      const pull = this.merged.get(sha)
      const json = { merged_at: '2026-02-03T04:00:00Z', merge_commit_sha: sha }
      return [200, pull ? [{ ...json, number: pull.number, head: { sha: pull.head } }] : []]
    }
    const runs = this.checks.map(({ app, text, ...check }, index) => ({
      ...check,
      ...{ id: index + 1, name: 'holdout', app: { id: app }, output: { text } },
    }))
    return [200, { check_runs: runs.filter((run) => run.sha === sha) }]
  }

  #git(method: string, path: string, body: Record<string, unknown>): Reply {
    if (method === 'GET' && path === 'tags') {
      const commits = [...this.refs].map(([ref, sha]) => ({
        name: ref.replace('refs/tags/', ''),
        commit: { sha: this.tags.get(sha)?.object ?? sha },
      }))
      return [200, commits]
    }
    if (method === 'GET' && path.startsWith('git/matching-refs/')) {
      const prefix = path.replace('git/matching-refs/', 'refs/')
      const found = [...this.refs].filter(([ref]) => ref.startsWith(prefix))
      return [200, found.map(([ref, sha]) => ({ ref, object: { sha, type: this.tags.has(sha) ? 'tag' : 'commit' } }))]
    }
    if (method === 'GET' && path.startsWith('git/tags/')) {
      const tag = this.tags.get(path.replace('git/tags/', ''))
      if (!tag) return [404, { message: 'Not Found' }]
      return [200, { message: tag.message, tagger: { date: tag.at }, object: { sha: tag.object, type: 'commit' } }]
    }
    if (method === 'POST' && path === 'git/tags') {
      const { object, message, tagger } = body as { object: string; message: string; tagger: Record<string, string> }
      const by = `${tagger.name} <${tagger.email}>`
      return [201, { sha: this.#object({ object, message, at: tagger.date ?? '', tagger: by }) }]
    }
    if (method === 'POST' && path === 'git/refs') {
      const { ref, sha } = body as { ref: string; sha: string }
      if (this.refs.has(ref)) return [422, { message: 'Reference already exists' }]
      this.refs.set(ref, sha)
      return [201, { ref, object: { sha, type: 'tag' } }]
    }
    throw new Error(`the fake has no ${method} ${path}`)
  }

  #release(
    { method, headers }: Request,
    { path, url, body, bytes }: { path: string; url: URL; body: Record<string, unknown>; bytes: Buffer },
  ): Reply {
    const [, first = '', second] = path.split('/')
    if (first === '' && method === 'GET') return [200, this.releases.map(releaseJson)]
    if (first === '' && method === 'POST') {
      const release = {
        id: this.#nextId(),
        prerelease: false,
        draft: false,
        name: '',
        body: '',
        assets: [],
        tag_name: '',
      }
      this.releases.push(Object.assign(release, body))
      return [201, releaseJson(release)]
    }
    if (first === 'tags') {
      const tag = path.replace('releases/tags/', '')
      const release = this.releases.find((candidate) => !candidate.draft && candidate.tag_name === tag)
      return release ? [200, releaseJson(release)] : [404, { message: 'Not Found' }]
    }
    if (first === 'assets') return this.#asset(method, Number(second), headers)
    const release = this.releases.find(({ id }) => id === Number(first))
    if (!release) return [404, { message: 'Not Found' }]
    if (method === 'PATCH') return [200, releaseJson(Object.assign(release, body))]
    if (method === 'GET' && second === 'assets') return [200, release.assets.map(assetJson)]
    if (method === 'POST' && second === 'assets')
      return this.#upload(release, url.searchParams.get('name') ?? '', bytes)
    throw new Error(`the fake has no ${method} ${path}`)
  }

  #upload(release: FakeRelease, name: string, bytes: Buffer): Reply {
    if (!release.draft) return [422, { message: 'Cannot upload assets to an immutable release.' }]
    if (release.assets.some((asset) => asset.name === name)) return [422, { message: 'Validation Failed' }]
    const asset = { id: this.#nextId(), name, state: 'uploaded', size: bytes.length, digest: digest(bytes), bytes }
    release.assets.push(asset)
    return [201, assetJson(asset)]
  }

  #asset(method: string, id: number, headers: Headers): Reply {
    const release = this.releases.find(({ assets }) => assets.some((asset) => asset.id === id))
    const asset = release?.assets.find((candidate) => candidate.id === id)
    if (!release || !asset) return [404, { message: 'Not Found' }]
    if (method === 'DELETE') {
      if (!release.draft) return [422, { message: 'Cannot delete assets of an immutable release.' }]
      release.assets.splice(release.assets.indexOf(asset), 1)
      return [204]
    }
    if (headers.get('accept') !== 'application/octet-stream') return [200, assetJson(asset)]
    return [302, undefined, { location: `${STORAGE}/asset/${id}` }]
  }

  #artifact(path: string): Reply {
    const listed = /^actions\/runs\/(\d+)\/artifacts$/.exec(path)
    if (listed) {
      const artifacts = this.artifacts.map(({ id, name, bytes }) => ({
        ...{ id, name, size_in_bytes: bytes.length, expired: false, digest: digest(bytes) },
        workflow_run: { id: Number(listed[1]) },
      }))
      return [200, { total_count: artifacts.length, artifacts }]
    }
    const zip = /^actions\/artifacts\/(\d+)\/zip$/.exec(path)
    if (zip) return [302, undefined, { location: `${STORAGE}/artifact/${zip[1]}` }]
    throw new Error(`the fake has no GET ${path}`)
  }

  #deployment(method: string, path: string, body: Record<string, unknown>): Reply {
    const [, id] = path.split('/')
    if (method === 'POST' && id === undefined) {
      const created = { id: this.#nextId(), body, statuses: [] }
      this.deployments.push(created)
      return [201, { id: created.id }]
    }
    const deployment = this.deployments.find((candidate) => candidate.id === Number(id))
    if (method !== 'POST' || !deployment) throw new Error(`the fake has no ${method} ${path}`)
    deployment.statuses.push(body)
    return [201, { id: this.#nextId() }]
  }

  /** What lies behind a redirect: bytes for anybody, and nobody may send a token there. */
  #stored(url: URL, request: Request): Response {
    if (request.headers.has('authorization')) throw new Error('a token was sent to the storage')
    const [, kind, id] = url.pathname.split('/')
    const assets = this.releases.flatMap((release) => release.assets)
    const found = (kind === 'asset' ? assets : this.artifacts).find((item) => item.id === Number(id))
    return found ? new Response(new Uint8Array(found.bytes)) : new Response(null, { status: 404 })
  }

  #nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }
}

function releaseJson({ assets, ...release }: FakeRelease) {
  return {
    ...release,
    assets: assets.map(assetJson),
    upload_url: `${HOST.replace('api', 'uploads')}/repos/acme/flight-delay/releases/${release.id}/assets{?name,label}`,
    html_url: `https://github.com/acme/flight-delay/releases/tag/${release.tag_name}`,
  }
}

function assetJson({ bytes: _, ...asset }: FakeAsset) {
  return asset
}

function digest(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
