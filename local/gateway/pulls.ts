import { changesBetween } from '../git/changes.ts'
import type { Repository } from '../git/repository.ts'
import { type Fork, forkedRef } from './forks.ts'

/** What git knows of a pull request, and the emulator does not. */
export interface Pull {
  number: number
  /** Login of who opened it. */
  author: string
  /** Where the head is; null: in this repository. */
  fork: Fork | null
  headRef: string
  baseRef: string
  headSha: string
  baseSha: string
  state: 'open' | 'closed'
  /** The commit that merged it. */
  mergedAs: string | null
  /** The test merge of `baseSha` and `headSha`, `refs/pull/N/merge`; null on a conflict. */
  testMerge: string | null
  /** When its head was put elsewhere by force. */
  forced: string[]
}

type Json = Record<string, unknown>

/** What the gateway knows of a pull request, and git does not. */
export interface Overlay {
  /** Why the rules of the base branch do not let it in. */
  blocked: (pull: Pull) => string | undefined
  account: (login: string) => Json
  /** Null when the fork was deleted. */
  repositoryOf: (fork: Fork) => Json | null
}

/** Where the repository keeps the head's branch. */
export function headRefOf({ fork, headRef }: Pick<Pull, 'fork' | 'headRef'>): string {
  return fork ? forkedRef(fork.owner, headRef) : branchRef(headRef)
}

function branchRef(branch: string): string {
  return `refs/heads/${branch}`
}

/** What single pull requests tell and lists do not. */
const DETAILS = [
  ...['mergeable', 'mergeable_state', 'rebaseable', 'merged', 'merged_by', 'comments', 'review_comments'],
  ...['maintainer_can_modify', 'commits', 'additions', 'deletions', 'changed_files'],
]

/** Heads, bases and test merges of all pull requests, kept in step with the branches. */
export class Pulls {
  readonly #pulls = new Map<number, Pull>()
  readonly #repository: Repository

  constructor(repository: Repository) {
    this.#repository = repository
  }

  get all(): Pull[] {
    return [...this.#pulls.values()]
  }

  get open(): Pull[] {
    return this.all.filter(({ state }) => state === 'open')
  }

  get(number: number): Pull | undefined {
    return this.#pulls.get(number)
  }

  async add(opened: Pick<Pull, 'number' | 'author' | 'fork' | 'headRef' | 'baseRef'>): Promise<Pull> {
    const tips = { headSha: await this.#tip(headRefOf(opened)), baseSha: await this.#tip(branchRef(opened.baseRef)) }
    const pull: Pull = { ...opened, ...tips, state: 'open', mergedAs: null, testMerge: null, forced: [] }
    this.#pulls.set(pull.number, pull)
    await this.#test(pull)
    return pull
  }

  /** Follows a branch that moved. Answers the open pull requests whose head it is, with where the head was. */
  async follow(ref: string): Promise<{ pull: Pull; before: string }[]> {
    const moved: { pull: Pull; before: string }[] = []
    for (const pull of this.open) {
      const isHead = ref === headRefOf(pull)
      if (!isHead && ref !== branchRef(pull.baseRef)) continue
      const before = pull.headSha
      pull.headSha = (await this.#repository.commitOf(headRefOf(pull))) ?? pull.headSha
      pull.baseSha = await this.#tip(branchRef(pull.baseRef))
      await this.#test(pull)
      if (!isHead || before === pull.headSha) continue
      if (!(await this.#repository.isAncestor(before, pull.headSha))) pull.forced.push(new Date().toISOString())
      moved.push({ pull, before })
    }
    return moved
  }

  close(pull: Pull, mergedAs: string | null = null): void {
    pull.state = 'closed'
    pull.mergedAs = mergedAs
  }

  async reopen(pull: Pull): Promise<void> {
    pull.state = 'open'
    await this.follow(branchRef(pull.baseRef))
  }

  /** Lets a pull request go into another branch. */
  async retarget(pull: Pull, baseRef: string): Promise<void> {
    pull.baseSha = await this.#tip(branchRef(baseRef))
    pull.baseRef = baseRef
    await this.#test(pull)
  }

  /**
   * Lays what git knows over the emulator's pull request.
   *
   * @param site what the gateway knows: who may not merge it yet and why, and how accounts and forks look.
   */
  async overlay(json: Json, site: Overlay): Promise<Json> {
    const pull = this.#pulls.get(Number(json.number))
    if (!pull) return json
    const from = await this.#repository.mergeBase(pull.baseSha, pull.headSha)
    const changes = from ? await changesBetween(this.#repository, from, pull.headSha) : []
    const commits = Number(
      (await this.#repository.git(['rev-list', '--count', `${pull.baseSha}..${pull.headSha}`])).trim(),
    )
    const conflict = pull.testMerge === null
    const open = pull.state === 'open'
    return {
      ...this.brief(json, site),
      merged: pull.mergedAs !== null,
      mergeable: open ? !conflict : null,
      rebaseable: open ? !conflict : null,
      mergeable_state: open ? (conflict ? 'dirty' : site.blocked(pull) === undefined ? 'clean' : 'blocked') : 'unknown',
      merged_by: json.merged_by ?? null,
      comments: json.comments ?? 0,
      review_comments: json.review_comments ?? 0,
      maintainer_can_modify: false,
      commits,
      additions: changes.reduce((sum, { additions }) => sum + additions, 0),
      deletions: changes.reduce((sum, { deletions }) => sum + deletions, 0),
      changed_files: changes.length,
    }
  }

  /** The same as lists show it. */
  brief(json: Json, { account, repositoryOf }: Pick<Overlay, 'account' | 'repositoryOf'>): Json {
    const pull = this.#pulls.get(Number(json.number))
    if (!pull) return json
    const kept = Object.fromEntries(Object.entries(json).filter(([key]) => !DETAILS.includes(key)))
    return {
      ...kept,
      user: account(pull.author),
      head: { ...(json.head as Json), sha: pull.headSha, ...this.#headOf(pull, { account, repositoryOf }) },
      base: { ...(json.base as Json), ref: pull.baseRef, sha: pull.baseSha },
      merge_commit_sha: pull.mergedAs ?? pull.testMerge,
    }
  }

  #headOf({ fork, headRef }: Pull, { account, repositoryOf }: Pick<Overlay, 'account' | 'repositoryOf'>): Json {
    if (!fork) return {}
    return { label: `${fork.owner}:${headRef}`, ref: headRef, user: account(fork.owner), repo: repositoryOf(fork) }
  }

  async #tip(ref: string): Promise<string> {
    const tip = await this.#repository.commitOf(ref)
    if (!tip) throw new Error(`no branch ${ref}`)
    return tip
  }

  async #test(pull: Pull): Promise<void> {
    const { number, baseSha, headSha } = pull
    await this.#repository.setRef(`refs/pull/${number}/head`, headSha)
    const tree = await this.#repository.mergeTree(baseSha, headSha)
    const message = `Merge ${headSha} into ${baseSha}`
    const sha = tree && (await this.#repository.writeCommit({ tree, parents: [baseSha, headSha], message }))
    pull.testMerge = sha ?? null
    const ref = `refs/pull/${number}/merge`
    const exists = (await this.#repository.commitOf(ref)) !== undefined
    if (sha || exists) await this.#repository.setRef(ref, sha)
  }
}
