import { startOnMergeGroup } from '../runner/triggers.ts'
import type { Json, Site } from '../site.ts'
import { announceMoves, announcePull } from './branches.ts'
import { mergeObjection, pullPayload } from './events.ts'
import { commitJson } from './git-json.ts'
import type { Identity } from './identity.ts'
import type { Pull } from './pulls.ts'
import { HttpError } from './routes.ts'

/** A commit that the queue made of a base and one more pull request, on a branch of its own. */
export interface MergeGroup {
  pull: Pull
  /** Without `refs/heads/`. */
  base: string
  baseSha: string
  headSha: string
  headRef: string
  by: Identity
}

type Reason = 'merged' | 'dequeued' | 'invalidated'

const NO_COMMIT = '0'.repeat(40)

/**
 * The merge queue, groups of one pull request, each built on the one before it. The first whose required checks have succeeded is
 * merged as it was tested; one whose checks fail leaves, and those behind it are built anew.
 * https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue
 */
export class MergeQueue {
  #groups: MergeGroup[] = []

  get groups(): readonly MergeGroup[] {
    return this.#groups
  }

  /** Puts a pull request at the end. Its own head must meet the rules of the branch, as for a merge. */
  async enqueue(site: Site, pull: Pull, by: Identity): Promise<MergeGroup> {
    if (this.#groups.some((group) => group.pull === pull))
      throw new HttpError(422, 'Pull request is already in the queue')
    const objection = pull.state === 'open' ? mergeObjection(site, pull.baseRef, pull.headSha) : 'it is closed'
    if (objection) throw new HttpError(422, `Pull request cannot be added to the merge queue: ${objection}`)
    await this.#tell(site, pull, { action: 'enqueued', by })
    return this.#build(site, pull, by)
  }

  /** Takes a pull request out again; nothing happens when it does not wait. */
  async dequeue(site: Site, pull: Pull): Promise<void> {
    const group = this.#groups.find((each) => each.pull === pull)
    if (group) await this.#drop(site, group)
  }

  /** Merges and drops what the checks have decided by now. */
  async advance(site: Site): Promise<void> {
    for (let next = this.#decided(site); next; next = this.#decided(site)) {
      if (next.passed) await this.#merge(site, next.group)
      else await this.#drop(site, next.group)
    }
  }

  #decided(site: Site): { group: MergeGroup; passed: boolean } | undefined {
    for (const group of this.#groups) {
      const isFirst = this.#groups.find(({ base }) => base === group.base) === group
      const rules = site.protection.of(group.base)
      if (!rules || rules.checks.length === 0) continue
      const objection = mergeObjection(site, group.base, group.headSha)
      if (objection === undefined && isFirst) return { group, passed: true }
      if (objection?.includes('is failing')) return { group, passed: false }
    }
    return undefined
  }

  async #build(site: Site, pull: Pull, by: Identity): Promise<MergeGroup> {
    const base = pull.baseRef
    const before = this.#groups.filter((group) => group.base === base).at(-1)
    const baseSha = before?.headSha ?? pull.baseSha
    const tree = await site.repository.mergeTree(baseSha, pull.headSha)
    if (!tree) throw new HttpError(422, 'Pull request cannot be added to the merge queue: it conflicts')
    const message = `Merge pull request #${pull.number}`
    const headSha = await site.repository.writeCommit({ tree, parents: [baseSha, pull.headSha], message })
    const headRef = `gh-readonly-queue/${base}/pr-${pull.number}-${baseSha}`
    await site.repository.setRef(`refs/heads/${headRef}`, headSha)
    const group = { pull, base, baseSha, headSha, headRef, by }
    this.#groups.push(group)
    const payload = await this.#payload(site, group, { action: 'checks_requested' })
    site.webhooks.send('merge_group', payload)
    await startOnMergeGroup(site, group, payload)
    return group
  }

  async #merge(site: Site, group: MergeGroup): Promise<void> {
    const { pull, base, baseSha, headSha, by } = group
    await site.emulator.request('PUT', `/repos/${site.fullName}/pulls/${pull.number}/merge`, {
      authorization: site.ownerAuthorization,
      body: '{}',
    })
    await site.repository.setRef(`refs/heads/${base}`, headSha)
    site.pulls.close(pull, headSha)
    await this.#destroy(site, group, 'merged')
    await this.#tell(site, pull, { action: 'closed', by })
    await announceMoves(site, [{ ref: `refs/heads/${base}`, before: baseSha, after: headSha }], by)
  }

  async #drop(site: Site, group: MergeGroup): Promise<void> {
    const behind = this.#groups.slice(this.#groups.indexOf(group) + 1).filter(({ base }) => base === group.base)
    await this.#destroy(site, group, 'dequeued')
    await this.#tell(site, group.pull, { action: 'dequeued', by: group.by })
    for (const each of behind) await this.#destroy(site, each, 'invalidated')
    for (const { pull, by } of behind) await this.#build(site, pull, by)
  }

  async #destroy(site: Site, group: MergeGroup, reason: Reason): Promise<void> {
    this.#groups = this.#groups.filter((each) => each !== group)
    const payload = await this.#payload(site, group, { action: 'destroyed', reason })
    await site.repository.setRef(`refs/heads/${group.headRef}`, undefined)
    site.webhooks.send('merge_group', payload)
    const update = { ref: `refs/heads/${group.headRef}`, before: group.headSha, after: NO_COMMIT }
    await announceMoves(site, [update], group.by)
  }

  async #payload(site: Site, group: MergeGroup, what: { action: string; reason?: Reason }): Promise<Json> {
    const commit = commitJson(site, await site.repository.commit(group.headSha))
    return {
      ...what,
      merge_group: {
        head_sha: group.headSha,
        head_ref: `refs/heads/${group.headRef}`,
        base_sha: group.baseSha,
        base_ref: `refs/heads/${group.base}`,
        head_commit: { id: group.headSha, ...(commit.commit as Json) },
      },
      ...site.envelope(loginOf(group.by)),
    }
  }

  async #tell(site: Site, pull: Pull, { action, by }: { action: string; by: Identity }): Promise<void> {
    const payload = await pullPayload(site, pull, { action, sender: loginOf(by) })
    await announcePull(site, pull.number, { payload, identity: by })
  }
}

function loginOf(identity: Identity): string {
  return identity.kind === 'app-itself' ? '' : identity.login
}
