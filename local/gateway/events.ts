import { changesBetween } from '../git/changes.ts'
import type { PushedRef } from '../git/smart-http.ts'
import type { Json, Site } from '../site.ts'
import { forkJson } from './forks.ts'
import type { Overlay, Pull } from './pulls.ts'

const NOTHING = '0'.repeat(40)
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
/** GitHub lists this many commits in a push. https://docs.github.com/webhooks/webhook-events-and-payloads#push */
const MAX_COMMITS = 2048

/** The payload of `push`. */
export async function pushPayload(site: Site, update: PushedRef, sender: string): Promise<Json> {
  const { ref, before, after } = update
  const deleted = after === NOTHING
  const tip = deleted ? undefined : await site.repository.commitOf(ref)
  const range = before === NOTHING ? ['-1', `${tip}`] : [`${before}..${tip}`]
  const commits = tip ? await site.repository.log(['--reverse', `-${MAX_COMMITS}`, ...range]) : []
  const described: Json[] = []
  for (const commit of commits) {
    const changes = await changesBetween(site.repository, commit.parents[0] ?? EMPTY_TREE, commit.sha)
    const paths = (status: string) => changes.filter((change) => change.status === status).map(({ path }) => path)
    described.push({
      id: commit.sha,
      tree_id: commit.tree,
      distinct: true,
      message: commit.message,
      timestamp: commit.committer.date,
      url: `${site.url}/${site.fullName}/commit/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      added: paths('added'),
      removed: paths('removed'),
      modified: paths('modified'),
    })
  }
  return {
    ref,
    before,
    after,
    created: before === NOTHING,
    deleted,
    forced: before !== NOTHING && !deleted && !(await site.repository.isAncestor(before, after)),
    base_ref: null,
    compare: `${site.url}/${site.fullName}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: described,
    head_commit: described.at(-1) ?? null,
    pusher: { name: sender, email: `${sender}@users.noreply.github.com` },
    ...site.envelope(sender),
  }
}

/** The pull request as `GET pulls/{n}` shows it. */
export async function pullJson(site: Site, pull: Pull): Promise<Json> {
  const json = await site.read(`/repos/${site.fullName}/pulls/${pull.number}`)
  return site.pulls.overlay(json, overlayOf(site))
}

/** How the gateway fills a pull request. */
export function overlayOf(site: Site): Overlay {
  return {
    blocked: ({ baseRef, headSha }) => mergeObjection(site, baseRef, headSha),
    account: (login) => site.userJson(login),
    repositoryOf: (fork) => (site.forks.of(fork.owner) === fork ? forkJson(site, fork) : null),
  }
}

/**
 * The payload of `pull_request` and its kin. GitHub has not tried the merge yet when it sends one, so `mergeable` is null:
 * an app that needs it must ask again.
 */
export async function pullPayload(
  site: Site,
  pull: Pull,
  what: { action: string; sender: string } & Json,
): Promise<Json> {
  const { sender, ...rest } = what
  const json = await pullJson(site, pull)
  const untested = pull.state === 'open' ? { mergeable: null, rebaseable: null, mergeable_state: 'unknown' } : {}
  return { number: pull.number, ...rest, pull_request: { ...json, ...untested }, ...site.envelope(sender) }
}

/** Why the required checks of `branch` do not let this commit in; undefined when they do. */
export function mergeObjection(site: Site, branch: string, headSha: string): string | undefined {
  const objections = (site.protection.of(branch)?.checks ?? []).flatMap((required) => {
    const objection = site.checks.objection(headSha, required)
    return objection === undefined ? [] : [objection]
  })
  if (objections.length < 2) return objections[0]
  const total = site.protection.of(branch)?.checks.length
  return `${objections.length} of ${total} required status checks have not succeeded: ${objections.join(' ')}`
}
