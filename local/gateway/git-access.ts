import type { IncomingMessage, ServerResponse } from 'node:http'
import { readGitBody, requestedUpdates, serveGit } from '../git/smart-http.ts'
import type { Site } from '../site.ts'
import { announceForked, announceMoves, refusedRefs } from './branches.ts'
import { may } from './identity.ts'

/** Clones, fetches and pushes over HTTP, with a token as the password. A push is announced once git has taken it. */
export async function gitAccess(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', site.url)
  const [, owner = '', service = ''] = /^\/([^/]+)\/[^/]+\.git\/(.+)$/.exec(url.pathname) ?? []
  const fork = owner === site.owner ? undefined : site.forks.of(owner)
  const push = service === 'git-receive-pack' || url.searchParams.get('service') === 'git-receive-pack'
  const identity = site.identities.of(request.headers.authorization)
  if (!identity || identity.kind === 'app-itself') {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end('Bad credentials\n')
    return
  }
  const allowed = fork ? identity.login === fork.owner : may(identity, push ? 'contents:write' : 'contents:read')
  if (!allowed) {
    response.writeHead(403).end(`Permission to ${owner}/${site.repo}.git denied to ${identity.login}.\n`)
    return
  }
  const call = {
    folder: (fork ?? site).repository.folder,
    service,
    user: identity.login,
    refused: [] as string[],
    body: await readGitBody(request),
  }
  if (service !== 'git-receive-pack') {
    await serveGit(call, request, response)
    response.end()
    return
  }
  if (fork) {
    await site.exclusively(async () => {
      await serveGit(call, request, response)
      await site.forks.share(site, fork)
      await announceForked(site, { fork, pushed: requestedUpdates(call.body), identity })
    })
    response.end()
    return
  }
  await site.exclusively(async () => {
    const asked = requestedUpdates(call.body)
    const tips = new Map((await site.repository.refs()).map(({ ref, sha }) => [ref, sha]))
    call.refused = await refusedRefs(site, asked, identity)
    await serveGit(call, request, response)
    const now = new Map((await site.repository.refs()).map(({ ref, sha }) => [ref, sha]))
    await announceMoves(
      site,
      asked.filter(({ ref }) => tips.get(ref) !== now.get(ref)),
      identity,
    )
  })
  // Only now does `git push` return: who pushed finds the pull request already moved.
  response.end()
}
