import { z } from 'zod'
import type { KnownRepository } from '../reconcile/known.ts'
import type { Notice } from '../reconcile/notice.ts'
import { originOf, RepositoryPayload } from './payload.ts'

const Named = z.object({ id: z.int(), full_name: z.string().regex(/^[^/]+\/[^/]+$/) })

const InstallationPayload = z.object({
  // Events about other things name their installation too.
  repository: z.undefined().optional(),
  installation: z.object({
    id: z.int(),
    account: z.object({ login: z.string().optional(), slug: z.string().optional() }).nullish(),
  }),
  repositories: z.array(Named).optional(),
})

const SelectionPayload = z.object({
  installation: z.object({ id: z.int() }),
  repositories_added: z.array(Named),
  repositories_removed: z.array(z.object({ id: z.int() })),
})

/** The app was installed, with the repositories that it may see. */
export function installed(payload: unknown): Notice | null {
  const parsed = InstallationPayload.safeParse(payload)
  if (!parsed.success) return null
  const { installation, repositories = [] } = parsed.data
  const account = installation.account?.login ?? installation.account?.slug ?? ''
  return { kind: 'installed', id: installation.id, account, repositories: repositories.map(named) }
}

/** The app was taken out, or its owner stopped it. */
export function stopped(kind: 'uninstalled' | 'suspended'): (payload: unknown) => Notice | null {
  return (payload) => aboutInstallation(payload, kind)
}

/** The owner lets it work again, or has given it the permissions that it lacked. */
export function woken(payload: unknown): Notice | null {
  return aboutInstallation(payload, 'woken')
}

function aboutInstallation(payload: unknown, kind: 'uninstalled' | 'suspended' | 'woken'): Notice | null {
  const parsed = InstallationPayload.safeParse(payload)
  return parsed.success ? { kind, id: parsed.data.installation.id } : null
}

/** Repositories were added to what the app may see, or taken away. */
export function selection(payload: unknown): Notice | null {
  const parsed = SelectionPayload.safeParse(payload)
  if (!parsed.success) return null
  const { installation, repositories_added: added, repositories_removed: removed } = parsed.data
  return { kind: 'repositories', id: installation.id, added: added.map(named), removed: removed.map(({ id }) => id) }
}

function named({ id, full_name: fullName }: z.infer<typeof Named>): KnownRepository {
  const [owner = '', name = ''] = fullName.split('/')
  return { id, owner, name }
}

/** A repository has another name or owner; its id stays. */
export function repositoryNamed(payload: unknown): Notice | null {
  const parsed = RepositoryPayload.safeParse(payload)
  if (!parsed.success || !('changes' in (payload as object))) return null
  const { installationId, repositoryId, owner, repo } = originOf(parsed.data)
  return { kind: 'repository-named', id: installationId, repository: { id: repositoryId, owner, name: repo } }
}

export function repositoryIs(kind: 'repository-gone' | 'archived' | 'unarchived'): (payload: unknown) => Notice | null {
  const action = kind === 'repository-gone' ? 'deleted' : kind
  return (payload) => {
    const parsed = RepositoryPayload.safeParse(payload)
    if (!parsed.success || parsed.data.action !== action) return null
    return { kind, repositoryId: parsed.data.repository.id }
  }
}
