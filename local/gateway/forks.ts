import { join } from 'node:path'
import { Repository } from '../git/repository.ts'
import type { Json, Site } from '../site.ts'
import { repositoryUrl } from './git-json.ts'
import { HttpError, type Route, route } from './routes.ts'

/** Somebody's copy of the repository, with branches of its own; the app is not installed there. */
export interface Fork {
  id: number
  owner: string
  fullName: string
  repository: Repository
}

const FIRST_ID = 900_001

/**
 * The forks. As at GitHub all of them share one store of objects: what is pushed to a fork is known to the repository, and
 * its branches lie there below `refs/pull/forks/<owner>/`, which nobody can push to.
 */
export class Forks {
  readonly #forks = new Map<string, Fork>()
  #made = 0

  of(owner: string): Fork | undefined {
    return this.#forks.get(owner)
  }

  get all(): Fork[] {
    return [...this.#forks.values()]
  }

  async create(site: Site, owner: string): Promise<Fork> {
    const known = this.#forks.get(owner)
    if (known) return known
    const repository = await Repository.create(join(site.folder, `${owner}-${site.repo}.git`))
    await repository.git(['fetch', '--quiet', site.repository.folder, '+refs/heads/*:refs/heads/*'])
    const fork = { id: FIRST_ID + this.#made++, owner, fullName: `${owner}/${site.repo}`, repository }
    this.#forks.set(owner, fork)
    await this.share(site, fork)
    return fork
  }

  /** Makes the branches of a fork known to the repository, after they moved. */
  async share(site: Site, { owner, repository }: Fork): Promise<void> {
    const refs = `+refs/heads/*:${forkedRef(owner, '*')}`
    await site.repository.git(['fetch', '--quiet', '--prune', repository.folder, refs])
  }

  /** Its pull requests stay, from an unknown repository. */
  delete(owner: string): void {
    this.#forks.delete(owner)
  }
}

/** Where the repository keeps a fork's branch. */
export function forkedRef(owner: string, branch: string): string {
  return `refs/pull/forks/${owner}/${branch}`
}

export function forkJson(site: Site, { id, owner, fullName }: Fork): Json {
  const url = `${site.url}/repos/${fullName}`
  return {
    ...site.repositoryJson,
    ...{ id, node_id: `R_${id}`, full_name: fullName, owner: site.userJson(owner), fork: true, url },
    html_url: `${site.url}/${fullName}`,
    parent: site.repositoryJson,
  }
}

/** https://docs.github.com/rest/repos/forks */
export function forkRoutes(site: Site): Route[] {
  return [
    route('POST /repos/{owner}/{repo}/forks', 'contents:read', async ({ identity }) => {
      if (identity.kind !== 'user') throw new HttpError(403, 'Resource not accessible by integration')
      const fork = await site.exclusively(() => site.forks.create(site, identity.login))
      return { status: 202, body: forkJson(site, fork) }
    }),
    route('DELETE /repos/{fork}/{name}', 'any', ({ params, identity }) => {
      const fork = site.forks.of(params.fork ?? '')
      if (!fork || params.name !== site.repo) throw new HttpError(404, 'Not Found')
      if (identity.kind !== 'user' || identity.login !== fork.owner) {
        throw new HttpError(403, 'Must have admin rights to Repository.')
      }
      site.forks.delete(fork.owner)
      return { status: 204 }
    }),
    route('GET /repos/{owner}/{repo}/forks', 'contents:read', () => ({
      status: 200,
      body: site.forks.all.map((fork) => ({ ...forkJson(site, fork), forks_url: `${repositoryUrl(site)}/forks` })),
    })),
  ]
}
