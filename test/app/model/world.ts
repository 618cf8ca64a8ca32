import nock from 'nock'
import { vi } from 'vitest'
import { BASE } from '../evidence.ts'
import { APP, FakeGitHub, type PullState, pull, pullRun } from '../github.ts'
import { payload } from '../webhooks.ts'
import type { ModelRun, PolicyName } from './model.ts'
import { AppProcess, type Disk } from './process.ts'
import { attemptOf, bytesOf, endOf, pullBody, runBody, textOf, UPLOADING } from './shapes.ts'

const START = '2026-11-21T10:00:00Z'
const MODEL = 'flight-delay'

/** An event that GitHub has to tell, or has told. */
export interface Told {
  readonly id: string
  readonly event: string
  readonly action: string
  readonly body: Uint8Array
  /** The run that it is about. */
  readonly run: number | null
}

/** GitHub with what happens there, the app beside it, the way between them, and the clock of all. */
export class World {
  readonly github: FakeGitHub
  /** Not delivered yet. */
  readonly underWay: Told[] = []
  readonly delivered: Told[] = []
  /** Those that GitHub could not deliver, and lists. */
  readonly failed: Told[] = []
  /** What must not be and was seen. */
  readonly faults: string[] = []
  #process: AppProcess
  #count = 0
  /** Of requests, after which the process dies; it lives while there are none to be counted. */
  #left = 0
  /** Nobody waits for GitHub's answers any more. */
  #isDying = false
  readonly #checks = new Map<number, string>()

  private constructor(github: FakeGitHub, process: AppProcess) {
    this.github = github
    this.#process = process
  }

  /** An empty disk, a GitHub with these pull requests, of which nobody has heard, and the app. */
  static async begin(disk: Disk, pulls: readonly { readonly number: number; readonly isGuarded: boolean }[]) {
    vi.setSystemTime(new Date(START))
    await disk.empty()
    nock.cleanAll()
    const github = new FakeGitHub().listen()
    github.now = START
    const world = new World(github, await AppProcess.start(disk))
    github.policyHistory = true
    github.policies = { [BASE]: textOf('strict') }
    github.pulls = pulls.map(({ number, isGuarded }) => {
      const files = [{ filename: 'src/train.ts' }, ...(isGuarded ? [{ filename: '.github/workflows/model.yml' }] : [])]
      return pull({ number, files, head: `acme:branch-${number}` })
    })
    world.#watch()
    await world.work()
    return world
  }

  /** Time goes on by itself, so that nothing happens at the same moment as anything else. */
  async wait(seconds = 1): Promise<void> {
    vi.setSystemTime(Date.now() + seconds * 1000)
    this.github.now = new Date().toISOString()
  }

  pull(number: number): PullState {
    const found = this.github.pulls.find((each) => each.number === number)
    if (!found) throw new Error(`no pull request ${number}`)
    return found
  }

  newCommit(): string {
    return (++this.#count).toString(16).padStart(8, '0').padEnd(40, '0')
  }

  /** GitHub changes a pull request, and has to tell of it. */
  changePull(number: number, action: string, fields: Partial<PullState>): void {
    const state = Object.assign(this.pull(number), fields, { updatedAt: this.github.now })
    this.#tell('pull_request', action, (body) => Object.assign(body.pull_request as object, pullBody(state)))
  }

  /** A review of the head. */
  review(number: number, state: 'APPROVED' | 'CHANGES_REQUESTED'): void {
    const reviewed = this.pull(number)
    const review = { login: 'maria', state, sha: reviewed.sha, at: this.github.now }
    Object.assign(reviewed, { reviews: [...reviewed.reviews, review], updatedAt: this.github.now })
    this.#tell('pull_request_review', 'submitted', (body) =>
      Object.assign(body.pull_request as object, pullBody(reviewed)),
    )
  }

  comment(number: number, text: string): void {
    const id = 10_000 + ++this.#count
    const at = this.github.now
    this.github.comments.push({ id, number, body: text, app: null, login: 'maria', at, edited: at })
    Object.assign(this.pull(number), { updatedAt: at })
    this.#tell('issue_comment', 'created', (body) => {
      Object.assign(body.issue as object, { number, pull_request: {} })
      Object.assign(body.comment as object, { id, body: text })
    })
  }

  /** A run begins, begins again, or ends: it is at GitHub as the model has it. */
  run(run: ModelRun): void {
    const { github } = this
    const old = github.runs.find(({ id }) => id === run.id)
    const branch = old?.head_branch ?? this.github.pulls.find((each) => each.sha === run.sha)?.head.split(':')[1]
    const started = run.end === null ? github.now : (old?.run_started_at ?? github.now)
    const json = pullRun({
      ...{ id: run.id, head_sha: run.sha, head_branch: branch, run_attempt: run.attempt, ...endOf(run) },
      ...{ created_at: started, run_started_at: started, updated_at: github.now },
    })
    github.runs = [...github.runs.filter(({ id }) => id !== run.id), json]
    this.upload(run)
    const action = run.end === null ? 'in_progress' : 'completed'
    this.#tell('workflow_run', action, (body) => Object.assign(body.workflow_run as object, runBody(json)), run.id)
  }

  /** The base gets another policy, and the run there ends, which GitHub tells; that run itself is not listed yet. */
  policy(name: PolicyName): void {
    const tip = this.newCommit()
    const { main = BASE } = this.github.branches
    this.github.history[tip] = [main, ...(this.github.history[main] ?? [])]
    this.github.branches = { main: tip }
    this.github.policies[tip] = textOf(name)
    this.baselineMeasured()
  }

  baselineMeasured(): void {
    const { main = BASE } = this.github.branches
    const run = { id: 900_000 + ++this.#count, event: 'push', head_sha: main, head_branch: 'main', status: 'completed' }
    this.#tell('workflow_run', 'completed', (body) => Object.assign(body.workflow_run as object, run))
  }

  async deliver(told: Told): Promise<void> {
    await this.#process.accept({ id: told.id, event: told.event, body: told.body })
    if (!this.delivered.includes(told)) this.delivered.push(told)
  }

  /** The same body under an id of its own. */
  async deliverCopy(told: Told): Promise<void> {
    await this.#process.accept({ id: `copy ${++this.#count}`, event: told.event, body: told.body })
  }

  /** GitHub could not reach us, and lists that. */
  fail(told: Told): void {
    const { id, event, action } = told
    this.failed.push(told)
    const hook = { guid: id, delivered_at: this.github.now, status_code: 502, event, action }
    this.github.hooks.push({ ...hook, id: ++this.#count })
  }

  work(): Promise<void> {
    return this.#process.work()
  }

  workOn(queue: string): Promise<boolean> {
    return this.#process.workOn(queue)
  }

  async pass(name: 'watch' | 'redeliver' | 'sweep'): Promise<void> {
    await this.#process.pass(name)
  }

  /** Works, and is killed at so many requests from now, if it makes as many; another process takes over. */
  async crash(requests: number): Promise<void> {
    this.#left = requests
    await this.#process.work()
    // What was answered before its death goes no further than to the next request.
    for (let turn = 0; this.#isDying && turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    this.#left = 0
    this.#isDying = false
    this.#process = await this.#process.next()
    await this.wait()
  }

  /** Works while GitHub answers with what it knew before the latest attempt of a run. */
  async workOnStale(run: ModelRun, work: () => Promise<void>): Promise<void> {
    const { before } = run
    if (!before) throw new Error('the run has one attempt')
    const { runs, artifacts } = this.github
    this.github.runs = runs.map((json) =>
      json.id === run.id ? pullRun({ ...json, run_attempt: before.attempt, ...endOf(before) }) : json,
    )
    this.github.artifacts = {
      ...artifacts,
      [run.id]: (artifacts[run.id] ?? []).filter(({ name }) => attemptOf(name) < run.attempt),
    }
    await work()
    Object.assign(this.github, { runs, artifacts })
  }

  upload(run: ModelRun): void {
    const artifacts = this.github.artifacts[run.id] ?? []
    if (run.end === null || run.artifact === null || !UPLOADING.has(run.end)) return
    this.github.artifacts[run.id] = [
      ...artifacts,
      { name: `holdout-evidence-${MODEL}-${run.attempt}`, bytes: bytesOf(run) },
    ]
  }

  #tell(
    event: string,
    action: string,
    change: (body: Record<string, unknown>) => void,
    run: number | null = null,
  ): void {
    const recorded = action === 'in_progress' ? 'requested' : action
    const body: Record<string, unknown> = { ...payload(event, recorded), action }
    change(body)
    if (event === 'workflow_run') Object.assign(body.repository as object, { default_branch: 'main' })
    const id = `delivery ${++this.#count}`
    const bytes = new TextEncoder().encode(JSON.stringify({ ...body, sent: id }))
    this.underWay.push({ id, event, action, body: bytes, run })
  }

  // Every request of the app may be its last, and every write is looked at as it comes.
  #watch(): void {
    const { github } = this
    github.fault = (method) => (this.#isDying && method !== 'GET' ? [503, { message: 'nobody asks' }] : null)
    github.onRead = async () => {
      this.#counted()
      if (this.#isDying) await new Promise(() => {})
    }
    github.onWrite = () => {
      this.#counted()
      for (const check of github.checks) {
        const text = JSON.stringify(check)
        if (this.#checks.get(check.id) === text) continue
        this.#checks.set(check.id, text)
        this.#look(check)
      }
    }
    github.onRedelivery = (id) => {
      const hook = github.hooks.find((each) => each.id === id)
      const told = this.failed.find((each) => each.id === hook?.guid)
      if (!hook || !told) return
      github.hooks.push({ ...hook, id: ++this.#count, status_code: 202, delivered_at: github.now })
      this.underWay.push(told)
    }
  }

  #counted(): void {
    if (this.#left === 0 || --this.#left > 0) return
    this.#isDying = true
    this.#process.die()
  }

  #look({ sha: commit, conclusion, app }: FakeGitHub['checks'][number]): void {
    const { pulls, runs, artifacts, checks } = this.github
    if (!pulls.some(({ sha: head, state }) => head === commit && state === 'open')) {
      this.faults.push(`a check was written on ${commit.slice(0, 8)}, which is no head`)
    }
    const hasEvidence = runs.some(({ id, head_sha: at }) => at === commit && (artifacts[id] ?? []).length > 0)
    if (conclusion === 'success' && !hasEvidence) this.faults.push(`success on ${commit.slice(0, 8)} without evidence`)
    const live = checks.filter((each) => each.sha === commit && each.app === app && each.status !== 'completed')
    if (live.length > 1) this.faults.push(`${live.length} live checks on ${commit.slice(0, 8)}`)
  }

  /** What holds at every moment. */
  invariants(): readonly string[] {
    const several = this.github.pulls.filter(({ number }) => this.ownComments(number).length > 1)
    return [...this.faults, ...several.map(({ number }) => `several comments of ours on ${number}`)]
  }

  ownComments(number: number): readonly string[] {
    return this.github.comments.filter((each) => each.number === number && each.app === APP.id).map(({ body }) => body)
  }
}
