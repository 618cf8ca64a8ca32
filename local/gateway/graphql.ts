import type { Json, Site } from '../site.ts'
import { announcePull } from './branches.ts'
import { pullJson, pullPayload } from './events.ts'
import { may } from './identity.ts'
import type { Pull } from './pulls.ts'
import { type Call, HttpError, type Reply, type Route, route } from './routes.ts'

type Mutation = (site: Site, pull: Pull, call: Call) => Promise<unknown>

/** What GitHub offers through GraphQL only. Each takes a pull request by its node id: `input: {pullRequestId}` or `{id}`. */
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  markPullRequestReadyForReview: (site, pull, call) => setDraft(site, { pull, draft: false, call }),
  convertPullRequestToDraft: (site, pull, call) => setDraft(site, { pull, draft: true, call }),
  enqueuePullRequest: (site, pull, { identity }) => site.mergeQueue.enqueue(site, pull, identity),
  dequeuePullRequest: (site, pull) => site.mergeQueue.dequeue(site, pull),
}

/** `POST /graphql` of a few mutations, their fields in `variables.input`. Any other query is refused aloud. */
export function graphqlRoutes(site: Site): Route[] {
  return [route('POST /graphql', 'any', (call) => answer(site, call))]
}

async function answer(site: Site, call: Call): Promise<Reply> {
  const name = Object.keys(MUTATIONS).find((each) => new RegExp(`\\b${each}\\s*\\(`).test(String(call.body.query)))
  const mutation = name === undefined ? undefined : MUTATIONS[name]
  if (!mutation || name === undefined) throw new HttpError(501, 'The local GitHub does not have this GraphQL query')
  if (!may(call.identity, 'contents:write')) throw new HttpError(403, 'Must have write access to the repository.')
  const { input = {} } = (call.body.variables ?? {}) as { input?: Json }
  try {
    const pull = await pullOf(site, String(input.pullRequestId ?? input.id))
    await site.exclusively(() => mutation(site, pull, call))
    return { status: 200, body: { data: { [name]: { clientMutationId: null } } } }
  } catch (thrown) {
    // GraphQL answers 200 and says what went wrong.
    if (!(thrown instanceof HttpError)) throw thrown
    return { status: 200, body: { data: { [name]: null }, errors: [{ message: thrown.message, path: [name] }] } }
  }
}

async function pullOf(site: Site, nodeId: string): Promise<Pull> {
  for (const pull of site.pulls.all) {
    if ((await pullJson(site, pull)).node_id === nodeId) return pull
  }
  throw new HttpError(404, `Could not resolve to a node with the global id of '${nodeId}'`)
}

async function setDraft(site: Site, asked: { pull: Pull; draft: boolean; call: Call }): Promise<void> {
  const { pull, draft, call } = asked
  await site.emulator.request('PATCH', `/repos/${site.fullName}/pulls/${pull.number}`, {
    authorization: site.ownerAuthorization,
    body: JSON.stringify({ draft }),
  })
  const sender = call.identity.kind === 'app-itself' ? '' : call.identity.login
  const action = draft ? 'converted_to_draft' : 'ready_for_review'
  await announcePull(site, pull.number, {
    payload: await pullPayload(site, pull, { action, sender }),
    identity: call.identity,
  })
}
