import type { Json, Site } from '../site.ts'
import { announceMoves, announcePull } from './branches.ts'
import { mergeObjection, pullPayload } from './events.ts'
import { atLeast } from './identity.ts'
import type { Pull } from './pulls.ts'
import { relay } from './relay.ts'
import { type Call, HttpError, type Reply, text } from './routes.ts'

/**
 * `PUT pulls/{n}/merge` with GitHub's refusals: 405 while a rule of the base branch is not met, 409 when the head is not the one
 * the caller saw. The merge commit is git's; the emulator only hears that the pull request is merged.
 */
export async function mergePull(site: Site, pull: Pull, call: Call): Promise<Reply> {
  const { identity, body } = call
  if (pull.state === 'closed') throw new HttpError(405, 'Pull Request is not mergeable')
  const sha = text(body, 'sha')
  if (sha !== undefined && sha !== pull.headSha)
    throw new HttpError(409, 'Head branch was modified. Review and try the merge again.')
  const json = await site.read(`/repos/${site.fullName}/pulls/${pull.number}`)
  if (json.draft === true) throw new HttpError(405, 'Pull Request is still a draft')
  const rules = site.protection.of(pull.baseRef)
  const bypass = identity.kind === 'user' && identity.role === 'admin' && rules?.includesAdmins === false
  const objection = bypass ? undefined : await objectionTo(site, pull)
  if (objection) throw new HttpError(405, objection)
  const method = text(body, 'merge_method') ?? 'merge'
  if (method !== 'merge' && method !== 'squash')
    throw new HttpError(501, `The local GitHub does not merge by ${method}`)
  const tree = await site.repository.mergeTree(pull.baseSha, pull.headSha)
  if (!tree) throw new HttpError(405, 'Pull Request is not mergeable')

  const login = identity.kind === 'app-itself' ? '' : identity.login
  const merged = await site.repository.writeCommit({
    tree,
    parents: method === 'merge' ? [pull.baseSha, pull.headSha] : [pull.baseSha],
    message: message(site, pull, { method, title: String(json.title), body }),
    author: { name: login, email: `${login}@users.noreply.github.com` },
  })
  const reply = await relay(site, call, { merge_method: 'merge' })
  if (reply.status !== 200) return reply
  const update = { ref: `refs/heads/${pull.baseRef}`, before: pull.baseSha, after: merged }
  await site.repository.setRef(update.ref, merged)
  site.pulls.close(pull, merged)
  await announcePull(site, pull.number, {
    payload: await pullPayload(site, pull, { action: 'closed', sender: login }),
    identity,
  })
  await announceMoves(site, [update], identity)
  return { status: 200, body: { sha: merged, merged: true, message: 'Pull Request successfully merged' } }
}

async function objectionTo(site: Site, pull: Pull): Promise<string | undefined> {
  const rules = site.protection.of(pull.baseRef)
  if (!rules) return undefined
  const missing = rules.approvals - (await approvals(site, pull))
  if (missing > 0) return `At least ${rules.approvals} approving review is required by reviewers with write access.`
  if (rules.strict && !(await site.repository.isAncestor(pull.baseSha, pull.headSha))) {
    return 'The head branch is not up to date with the base branch.'
  }
  return mergeObjection(site, pull.baseRef, pull.headSha)
}

/** People with write access whose last word is an approval. */
async function approvals(site: Site, pull: Pull): Promise<number> {
  const reviews = (await site.read(
    `/repos/${site.fullName}/pulls/${pull.number}/reviews?per_page=100`,
  )) as unknown as Json[]
  const last = new Map<string, string>()
  for (const { user, state } of reviews) {
    if (state !== 'COMMENTED') last.set(String((user as Json).login), String(state))
  }
  return [...last].filter(([login, state]) => state === 'APPROVED' && atLeast(site.people[login] ?? 'none', 'write'))
    .length
}

function message(site: Site, pull: Pull, how: { method: string; title: string; body: Json }): string {
  const merge = how.method === 'merge'
  const title = merge
    ? `Merge pull request #${pull.number} from ${pull.fork?.owner ?? site.owner}/${pull.headRef}`
    : `${how.title} (#${pull.number})`
  const rest = text(how.body, 'commit_message') ?? (merge ? how.title : '')
  return `${text(how.body, 'commit_title') ?? title}\n\n${rest}`.trim()
}
