import type { Probot, ProbotOctokit } from 'probot'
import type { Octokit } from '#github/octokit.ts'
import type { Subject } from '../evaluation/subject.ts'

/** Five minutes before GitHub's expiry, so that no job loses its token half-way. */
const MARGIN_MS = 5 * 60_000

/** Clients for single repositories. */
export interface Installations {
  octokitFor(subject: Pick<Subject, 'installationId' | 'repositoryId'>): Promise<Octokit>
}

/**
 * Clients whose token reaches one repository of an installation only, so that a mix-up of two tenants is refused by GitHub.
 * Tokens are kept until they expire.
 */
export function installationsOf(probot: Probot, now: () => Date): Installations {
  const tokens = new Map<string, { readonly token: string; readonly expires: number }>()
  return {
    octokitFor: async ({ installationId, repositoryId }) => {
      const app = await probot.auth()
      const key = `${installationId}/${repositoryId}`
      let known = tokens.get(key)
      if (!known || known.expires - MARGIN_MS < now().getTime()) {
        const { data } = await app.request('POST /app/installations/{installation_id}/access_tokens', {
          installation_id: installationId,
          repository_ids: [repositoryId],
        })
        known = { token: data.token, expires: Date.parse(data.expires_at) }
        tokens.set(key, known)
      }
      // Probot's defaults (base address, log, throttling) live in the class of its own client.
      const Octokit = app.constructor as typeof ProbotOctokit
      return new Octokit({
        auth: { token: known.token },
        throttle: { id: String(installationId) },
      }) as unknown as Octokit
    },
  }
}
