import { changesBetween } from '../git/changes.ts'
import type { Json, Site } from '../site.ts'
import { announcePull } from './branches.ts'
import { overlayOf, pullJson, pullPayload } from './events.ts'
import { commitJson, fileJson } from './git-json.ts'
import { may } from './identity.ts'
import { mergePull } from './merge.ts'
import { headRefOf, type Pull } from './pulls.ts'
import { relay } from './relay.ts'
import { type Call, HttpError, invalid, page, type Reply, type Route, requiredText, route } from './routes.ts'

/** GitHub lists at most this many files of a pull request. https://docs.github.com/rest/pulls/pulls */
const MAX_FILES = 3000

/** Pull requests: the emulator's record, git's facts. */
export function pullRoutes(site: Site): Route[] {
  const base = '/repos/{owner}/{repo}/pulls'
  return [
    route(`GET ${base}`, 'pull_requests:read', async (call) => {
      if (call.query.has('head')) return listOfHead(site, call)
      const reply = await relay(site, call)
      if (!Array.isArray(reply.body)) return reply
      return { ...reply, body: reply.body.map((json: Json) => site.pulls.brief(json, overlayOf(site))) }
    }),
    route(`POST ${base}`, 'pull_requests:read', (call) => site.exclusively(() => create(site, call))),
    route(`GET ${base}/{number}`, 'pull_requests:read', async (call) => {
      return { status: 200, body: await pullJson(site, known(site, call)) }
    }),
    route(`PATCH ${base}/{number}`, 'pull_requests:write', (call) => site.exclusively(() => edit(site, call))),
    route(`GET ${base}/{number}/files`, 'pull_requests:read', (call) => files(site, call)),
    route(`GET ${base}/{number}/commits`, 'pull_requests:read', async (call) => {
      const { baseSha, headSha } = known(site, call)
      const commits = await site.repository.log(['--reverse', `${baseSha}..${headSha}`])
      const { items, headers } = page(call, site.url, commits)
      return { status: 200, body: items.map((commit) => commitJson(site, commit)), headers }
    }),
    route(`PUT ${base}/{number}/merge`, 'contents:write', (call) => {
      return site.exclusively(() => mergePull(site, known(site, call), call))
    }),
    route(`GET ${base}/{number}/reviews`, 'pull_requests:read', (call) => relay(site, call)),
    route(`POST ${base}/{number}/reviews`, 'pull_requests:write', (call) => review(site, call)),
    route(`PUT ${base}/{number}/reviews/{review}/dismissals`, 'pull_requests:write', async (call) => {
      const reply = await relay(site, call)
      if (reply.status === 200)
        await announceReview(site, known(site, call), { action: 'dismissed', review: reply.body, call })
      return reply
    }),
  ]
}

function known(site: Site, { params }: Call): Pull {
  const pull = site.pulls.get(Number(params.number))
  if (!pull) throw new HttpError(404, 'Not Found')
  return pull
}

/** The pull requests of one head, `owner:branch`; without an owner GitHub filters nothing. */
async function listOfHead(site: Site, call: Call): Promise<Reply> {
  const [owner, ...rest] = (call.query.get('head') ?? '').split(':')
  const state = call.query.get('state') ?? 'open'
  const matching = site.pulls.all
    .filter(
      (pull) => rest.length === 0 || ((pull.fork?.owner ?? site.owner) === owner && pull.headRef === rest.join(':')),
    )
    .filter((pull) => state === 'all' || pull.state === state)
    .reverse()
  const { items, headers } = page(call, site.url, matching)
  const overlay = overlayOf(site)
  const body = items.map(async ({ number }) =>
    site.pulls.brief(await site.read(`/repos/${site.fullName}/pulls/${number}`), overlay),
  )
  return { status: 200, body: await Promise.all(body), headers }
}

/** Where a head is: `owner:branch` of a fork, or a branch here. Whoever opens it must be able to push there. */
function placeOf(site: Site, { body, identity }: Call): Pick<Pull, 'fork' | 'headRef' | 'author'> {
  const [, owner = site.owner, headRef = ''] = /^(?:([^:]+):)?(.+)$/s.exec(requiredText(body, 'head')) ?? []
  const fork = owner === site.owner ? null : site.forks.of(owner)
  if (fork === undefined) throw invalid('PullRequest', 'head', `${owner} has no fork of this repository`)
  const author = identity.kind === 'app-itself' ? '' : identity.login
  const allowed = fork ? fork.owner === author : may(identity, 'pull_requests:write')
  if (!allowed) throw new HttpError(403, 'Must have write access to the head repository.')
  return { fork, headRef, author }
}

async function create(site: Site, call: Call): Promise<Reply> {
  const place = placeOf(site, call)
  const { fork, headRef } = place
  const baseRef = requiredText(call.body, 'base')
  const head = await site.repository.commitOf(headRefOf(place))
  const base = await site.repository.commitOf(`refs/heads/${baseRef}`)
  if (!head)
    throw new HttpError(422, 'Validation Failed', [{ resource: 'PullRequest', field: 'head', code: 'invalid' }])
  if (!base)
    throw new HttpError(422, 'Validation Failed', [{ resource: 'PullRequest', field: 'base', code: 'invalid' }])
  refuseTwin(site, { ...place, baseRef })
  if (await site.repository.isAncestor(head, base)) {
    throw invalid('PullRequest', 'head', `No commits between ${baseRef} and ${headRef}`)
  }
  // The emulator knows no fork and lets only writers open: a fork's is filed in the owner's name, under a branch of this repository.
  const filed = fork && { ...call, headers: { ...call.headers, authorization: site.ownerAuthorization } }
  const reply = await relay(site, filed ?? call, { ...call.body, head: fork ? `${fork.owner}/${headRef}` : headRef })
  if (reply.status !== 201) return reply
  const pull = await site.pulls.add({ ...place, number: Number(reply.body.number), baseRef })
  await announce(site, pull, call, { action: 'opened' })
  return { status: 201, body: await pullJson(site, pull) }
}

function refuseTwin(site: Site, { fork, headRef, baseRef }: Pick<Pull, 'fork' | 'headRef' | 'baseRef'>): void {
  const twin = site.pulls.open.some((pull) => {
    return pull.fork === fork && pull.headRef === headRef && pull.baseRef === baseRef
  })
  const head = `${fork?.owner ?? site.owner}:${headRef}`
  if (twin) throw invalid('PullRequest', 'head', `A pull request already exists for ${head}.`)
}

/** Lets a pull request go into another branch. No workflow starts: `edited` is not among the default activity types. */
async function retarget(site: Site, pull: Pull, call: Call): Promise<void> {
  const baseRef = requiredText(call.body, 'base')
  if (baseRef === pull.baseRef) return
  if (pull.state === 'closed')
    throw invalid('PullRequest', 'base', 'Cannot change the base branch of a closed pull request.')
  if (!(await site.repository.commitOf(`refs/heads/${baseRef}`))) {
    throw new HttpError(422, 'Validation Failed', [{ resource: 'PullRequest', field: 'base', code: 'invalid' }])
  }
  refuseTwin(site, { ...pull, baseRef })
  const from = { ref: { from: pull.baseRef }, sha: { from: pull.baseSha } }
  await site.pulls.retarget(pull, baseRef)
  await announce(site, pull, call, { action: 'edited', changes: { base: from } })
}

async function edit(site: Site, call: Call): Promise<Reply> {
  const pull = known(site, call)
  if (call.body.base !== undefined) await retarget(site, pull, call)
  if (call.body.state === 'open' && pull.mergedAs)
    throw invalid('PullRequest', 'state', 'cannot be reopened once merged')
  const reply = await relay(site, call)
  if (reply.status !== 200) return reply
  const { state, title, body } = call.body
  if (state === 'closed' && pull.state === 'open') {
    site.pulls.close(pull)
    await announce(site, pull, call, { action: 'closed' })
  } else if (state === 'open' && pull.state === 'closed') {
    await site.pulls.reopen(pull)
    await announce(site, pull, call, { action: 'reopened' })
  } else if (title !== undefined || body !== undefined) {
    await announce(site, pull, call, { action: 'edited', changes: {} })
  }
  return { status: 200, body: await pullJson(site, pull) }
}

async function announce(site: Site, pull: Pull, { identity }: Call, what: { action: string } & Json): Promise<void> {
  const sender = identity.kind === 'app-itself' ? '' : identity.login
  await announcePull(site, pull.number, { payload: await pullPayload(site, pull, { ...what, sender }), identity })
}

async function files(site: Site, call: Call): Promise<Reply> {
  const { baseSha, headSha } = known(site, call)
  const from = (await site.repository.mergeBase(baseSha, headSha)) ?? baseSha
  const changes = (await changesBetween(site.repository, from, headSha)).slice(0, MAX_FILES)
  const { items, headers } = page(call, site.url, changes)
  return { status: 200, body: items.map((change) => fileJson(site, change, headSha)), headers }
}

/** A review belongs to a commit: the one named, or the head as it is now. Authors cannot approve their own work. */
async function review(site: Site, call: Call): Promise<Reply> {
  const pull = known(site, call)
  const json = await pullJson(site, pull)
  const login = call.identity.kind === 'app-itself' ? '' : call.identity.login
  const event = call.body.event
  const own = (json.user as Json).login === login
  if (own && (event === 'APPROVE' || event === 'REQUEST_CHANGES')) {
    throw new HttpError(422, 'Unprocessable Entity', [
      `Can not ${event === 'APPROVE' ? 'approve' : 'request changes on'} your own pull request`,
    ])
  }
  const commit = call.body.commit_id ?? pull.headSha
  if (typeof commit !== 'string' || !(await site.repository.commitOf(commit))) {
    throw new HttpError(422, 'Unprocessable Entity', ['Commit is not part of the pull request'])
  }
  const reply = await relay(site, call, { ...call.body, commit_id: commit })
  if (reply.status !== 201) return reply
  if (event !== undefined) await announceReview(site, pull, { action: 'submitted', review: reply.body, call })
  // GitHub creates reviews with 200, the emulator with 201.
  return { ...reply, status: 200 }
}

async function announceReview(
  site: Site,
  pull: Pull,
  what: { action: string; review: Json; call: Call },
): Promise<void> {
  const { identity } = what.call
  const sender = identity.kind === 'app-itself' ? '' : identity.login
  const payload = await pullPayload(site, pull, { action: what.action, sender })
  const state = String(what.review.state).toLowerCase() // lower case in webhooks, upper case in answers
  site.webhooks.send('pull_request_review', { ...payload, review: { ...what.review, state } })
}
