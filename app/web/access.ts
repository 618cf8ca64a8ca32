import { z } from 'zod'
import type { Octokit } from '#github/octokit.ts'

/** A repository that somebody can read and that the app is installed in. */
export const ReadableRepository = z.object({
  id: z.int(),
  owner: z.string(),
  name: z.string(),
  installationId: z.int(),
  isPrivate: z.boolean(),
  /** Whether they may administer it. */
  isAdmin: z.boolean(),
})
export type ReadableRepository = z.infer<typeof ReadableRepository>

const Listed = z.object({
  id: z.int(),
  name: z.string(),
  owner: z.object({ login: z.string() }),
  private: z.boolean(),
  permissions: z.object({ admin: z.boolean() }).optional(),
})

/**
 * Every repository that a person can read through an installation of the app, asked of GitHub with the person's own token: GitHub
 * decides, we keep no list of members.
 */
export async function readableRepositories(octokit: Octokit): Promise<ReadableRepository[]> {
  const found: ReadableRepository[] = []
  const installations = await octokit.paginate('GET /user/installations', { per_page: 100 })
  for (const { id: installationId, suspended_at: suspended } of installations) {
    if (suspended) continue
    const listed = await octokit.paginate('GET /user/installations/{installation_id}/repositories', {
      installation_id: installationId,
      per_page: 100,
    })
    for (const repository of z.array(Listed).parse(listed)) {
      found.push({
        id: repository.id,
        owner: repository.owner.login,
        name: repository.name,
        installationId,
        isPrivate: repository.private,
        isAdmin: repository.permissions?.admin === true,
      })
    }
  }
  return found.sort((a, b) => compareNames(nameOf(a), nameOf(b)))
}

function nameOf({ owner, name }: ReadableRepository): string {
  return `${owner}/${name}`.toLowerCase()
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The one of this name among those; GitHub's names are alike whatever their case. */
export function namedRepository(
  repositories: readonly ReadableRepository[],
  owner: string,
  name: string,
): ReadableRepository | null {
  const wanted = `${owner}/${name}`.toLowerCase()
  return repositories.find((repository) => nameOf(repository) === wanted) ?? null
}
