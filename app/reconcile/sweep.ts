import type { Logger } from 'pino'
import { POLICY_PATH } from '#core/policy-reader.ts'
import { readFileAt } from '#github/contents.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import { baseOfQueue, readRun } from '#github/runs.ts'
import type { Subject } from '../evaluation/subject.ts'
import type { Installations, Place } from '../github/installation.ts'
import { troubleOf } from '../github/trouble.ts'
import type { HeadRow, Heads } from './heads.ts'
import type { Known, SweptRepository } from './known.ts'

/** A repository is swept that often at most. */
const EVERY_MS = 14 * 60_000

/** Bounds of one pass: repositories, requests for evaluations in one of them, and pages of one list. */
const MAX_REPOSITORIES = 200
const MAX_REQUESTS = 50
const MAX_PAGES = 10
const RUN_PAGES = 3

/** A commit that GitHub did not know yet is asked for again, but not by every pass. */
const ABSENT_AGAIN_MS = 10 * 60_000

/** A merge queue does not wait longer than that for a check. */
const QUEUE_MS = 24 * 3600_000

/** Events of the last moments are on their way still. */
const EVENT_TIME_MS = 60_000

/** Part of an installation's hour that the sweep leaves to the events. */
const SHARE = 0.3

export interface Sweeping {
  readonly known: Known
  readonly heads: Heads
  readonly installations: Installations
  readonly request: (subject: Subject) => Promise<void>
  readonly now: () => Date
  readonly log: Logger
}

/**
 * Looks for what no event told: open pull requests whose head was never looked at, or that were updated since, and runs that ended after the last look. Those that
 * were not swept for the longest time come first, the installations taking turns; what one pass does not reach the next one does.
 */
export async function sweep(pass: Sweeping): Promise<void> {
  const { known, installations, now, log } = pass
  const before = new Date(now().getTime() - EVERY_MS)
  const full = new Set<number>()
  for (const repository of await known.toSweep(before, MAX_REPOSITORIES)) {
    const { installationId } = repository
    if (full.has(installationId) || installations.budgets.openAt(installationId, SHARE, installations.clock.now()))
      continue
    try {
      const asked = await sweepOne(repository, pass)
      if (asked > 0) log.info({ repository: `${repository.owner}/${repository.name}`, asked }, 'sweep')
    } catch (thrown) {
      // Whatever ails one repository must not keep the others from being looked at.
      const trouble = await settle(thrown, repository, pass)
      if (trouble !== 'repository') full.add(installationId)
      log.warn({ err: thrown, repository: repository.id }, 'sweep failed')
    }
    await known.swept(repository.id, now())
  }
}

async function settle(
  thrown: unknown,
  { id, installationId }: SweptRepository,
  { known, installations, now }: Sweeping,
) {
  const trouble = troubleOf(thrown)
  switch (trouble?.kind) {
    case 'suspended':
    case 'permission-missing':
    case 'uninstalled':
      installations.forget(installationId)
      await known.park(installationId, trouble.kind)
      return 'installation'
    case 'limited': {
      const at = now()
      const { limit } = trouble
      const until = limit.kind === 'primary' ? limit.resetAt * 1000 : at.getTime() + limit.seconds * 1000
      await known.limited(installationId, { now: at, until: new Date(until) })
      return 'installation'
    }
    case 'not-ours':
    case 'archived':
    case 'unavailable':
      await known.setAside(id, trouble.kind)
      return 'repository'
    default:
      return 'repository'
  }
}

async function sweepOne(swept: SweptRepository, pass: Sweeping): Promise<number> {
  const place = { repositoryId: swept.id, installationId: swept.installationId, owner: swept.owner, repo: swept.name }
  const { octokit, repository } = await pass.installations.reach(place, 'sweep')
  const pulls = await openPulls(octokit, repository)
  const ended = await endedRuns(octokit, { ...place, ...repository }, pass.now())
  const rows = await pass.heads.of(swept.id, [...new Set([...pulls, ...ended].map(({ sha }) => sha))])
  const bases = new Map<string, boolean>()
  const wanted = new Map<string, Subject>()
  const at = pass.now().getTime()
  for (const { sha, head, base, updatedAt } of pulls) {
    const row = rows.get(sha)
    if (!isForgotten(row, at) && !updatedSince(updatedAt, row, at)) continue
    if (!bases.has(base))
      bases.set(
        base,
        (await readFileAt(octokit, repository, { path: POLICY_PATH, ref: `refs/heads/${base}` })) !== null,
      )
    if (bases.get(base)) wanted.set(sha, subjectAt({ ...place, ...repository }, { sha, heads: head ? [head] : [] }))
  }
  const open = new Set(pulls.map(({ sha }) => sha))
  for (const run of ended) {
    const row = rows.get(run.sha)
    const isOpen = run.subject.kind === 'merge-group' || open.has(run.sha)
    if (isOpen && row && row.state !== 'stopped' && endedSince(run, row, at)) wanted.set(run.sha, run.subject)
    if (run.subject.kind === 'merge-group' && !row) wanted.set(run.sha, run.subject)
  }
  const asked = [...wanted.values()].slice(0, MAX_REQUESTS)
  for (const subject of asked) await pass.request(subject)
  return asked.length
}

function isForgotten(row: HeadRow | undefined, now: number): boolean {
  if (!row) return true
  return row.state === 'absent' && now - row.lookedAt.getTime() > ABSENT_AGAIN_MS
}

/** Whether a comment, a review or an edit may have come that no event told of. */
function updatedSince(updatedAt: number, row: HeadRow | undefined, now: number): boolean {
  if (!row || row.state === 'stopped') return false
  return updatedAt > row.lookedAt.getTime() && now - updatedAt > EVENT_TIME_MS
}

function endedSince({ endedAt }: EndedRun, { lookedAt }: HeadRow, now: number): boolean {
  return endedAt > lookedAt.getTime() && now - endedAt > EVENT_TIME_MS
}

interface OpenPull {
  readonly sha: string
  /** `owner:branch`; null where the fork was deleted. */
  readonly head: string | null
  readonly base: string
  readonly updatedAt: number
}

async function openPulls(octokit: Octokit, repository: Repository): Promise<readonly OpenPull[]> {
  const found: OpenPull[] = []
  const query = { ...repository, state: 'open', sort: 'updated', direction: 'desc', per_page: 100 } as const
  let pages = 0
  for await (const { data } of octokit.paginate.iterator('GET /repos/{owner}/{repo}/pulls', query)) {
    for (const { head, base, updated_at: updatedAt } of data) {
      // GitHub's description does not say so, but the repository of a deleted fork is null.
      const fork = head.repo as { readonly owner: { readonly login: string } } | null
      const at = { sha: head.sha, base: base.ref, updatedAt: Date.parse(updatedAt) }
      found.push({ ...at, head: fork && `${fork.owner.login}:${head.ref}` })
    }
    if (++pages === MAX_PAGES) break
  }
  return found
}

interface EndedRun {
  readonly sha: string
  readonly endedAt: number
  readonly subject: Subject
}

// The newest that have ended, of pull requests and merge queues; those of a queue only while it may still wait for them.
async function endedRuns(octokit: Octokit, place: Place, now: Date): Promise<readonly EndedRun[]> {
  const found: EndedRun[] = []
  const query = { owner: place.owner, repo: place.repo, status: 'completed', per_page: 100 } as const
  let pages = 0
  for await (const { data } of octokit.paginate.iterator('GET /repos/{owner}/{repo}/actions/runs', query)) {
    for (const run of data.map(readRun)) {
      const endedAt = Date.parse(run.updatedAt)
      const common = { sha: run.headSha, endedAt }
      const base = run.event === 'merge_group' ? baseOfQueue(run.headBranch) : null
      if (run.event === 'pull_request')
        found.push({ ...common, subject: subjectAt(place, { sha: run.headSha, heads: [] }) })
      if (base !== null && now.getTime() - endedAt < QUEUE_MS) {
        const subject = { ...subjectAt(place, { sha: run.headSha, heads: [] }), kind: 'merge-group' as const, base }
        found.push({ ...common, subject })
      }
    }
    if (++pages === RUN_PAGES) break
  }
  return found
}

function subjectAt(place: Place, { sha, heads }: Pick<Subject, 'sha' | 'heads'>): Subject {
  return { ...place, kind: 'pull-request', sha, base: null, heads, again: true }
}
