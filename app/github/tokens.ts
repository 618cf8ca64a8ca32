import { z } from 'zod'
import { statusOf } from '#github/errors.ts'
import type { Repository } from '#github/octokit.ts'
import type { Client } from './client.ts'
import type { GitHubClock } from './clock.ts'
import { PURPOSES, type Purpose } from './permissions.ts'

/** Five minutes before GitHub's expiry, so that no job loses its token half-way. */
const MARGIN_MS = 5 * 60_000

/** Whom a token is for: one repository of an installation, or (null) nothing but the list of its repositories. */
export interface Scope {
  readonly installationId: number
  readonly repositoryId: number | null
  readonly purpose: Purpose
}

export interface Token {
  readonly token: string
  /** By GitHub's clock, in milliseconds since 1970. */
  readonly expires: number
  /** What the repository is called now; null where GitHub does not say. */
  readonly repository: Repository | null
}

/** The owner of an installation has not accepted what some lesser work needs; what matters goes on without it. */
export class MissingPermission extends Error {
  constructor(purpose: Purpose, cause: unknown) {
    const wanted = Object.entries(PURPOSES[purpose]).map(([name, access]) => `${name}: ${access}`)
    super(`the installation has not accepted all of ${wanted.join(', ')}; its owner may do so on its settings page`, {
      cause,
    })
    this.name = 'MissingPermission'
  }
}

const Minted = z.object({
  token: z.string(),
  expires_at: z.iso.datetime(),
  repositories: z.array(z.object({ id: z.int(), full_name: z.string().regex(/^[^/]+\/[^/]+$/) })).optional(),
})

/**
 * Installation tokens, each of one scope: a mix-up of two tenants, or of two purposes, is refused by GitHub itself. Which repositories
 * an installation has is GitHub's word too: a token for another one is not made. Kept in memory, of this object alone, until they expire.
 */
export class Tokens {
  readonly #app: Client
  readonly #clock: GitHubClock
  readonly #known = new Map<string, Token>()

  /** @param app the client of the app itself. */
  constructor(app: Client, clock: GitHubClock) {
    this.#app = app
    this.#clock = clock
  }

  async get(scope: Scope): Promise<Token> {
    const key = keyOf(scope)
    const known = this.#known.get(key)
    if (known && known.expires - MARGIN_MS > this.#clock.now().getTime()) return known
    const minted = await this.#mint(scope)
    this.#dropExpired()
    this.#known.set(key, minted)
    return minted
  }

  /** Forgets one token: GitHub does not take it any more. */
  drop(scope: Scope): void {
    this.#known.delete(keyOf(scope))
  }

  /** Forgets every token of an installation. */
  dropAll(installationId: number): void {
    for (const key of this.#known.keys()) if (key.startsWith(`${installationId}/`)) this.#known.delete(key)
  }

  async #mint({ installationId, repositoryId, purpose }: Scope): Promise<Token> {
    const asked = this.#app.request('POST /app/installations/{installation_id}/access_tokens', {
      installation_id: installationId,
      ...(repositoryId !== null && { repository_ids: [repositoryId] }),
      permissions: PURPOSES[purpose],
    })
    const { data } = await asked.catch((thrown: unknown) => {
      throw purpose !== 'evaluation' && isNotGranted(thrown) ? new MissingPermission(purpose, thrown) : thrown
    })
    const { token, expires_at: expires, repositories } = Minted.parse(data)
    const found = repositories?.find(({ id }) => id === repositoryId)
    if (repositoryId !== null && repositories && (!found || repositories.length !== 1)) {
      throw new Error(`GitHub answered with a token for other repositories than ${repositoryId}`)
    }
    const [owner, repo] = found?.full_name.split('/') ?? []
    return { token, expires: Date.parse(expires), repository: owner && repo ? { owner, repo } : null }
  }

  #dropExpired(): void {
    const now = this.#clock.now().getTime()
    for (const [key, { expires }] of this.#known) if (expires < now) this.#known.delete(key)
  }
}

function isNotGranted(thrown: unknown): boolean {
  return statusOf(thrown) === 422 && /permissions requested are not granted/i.test((thrown as Error).message)
}

function keyOf({ installationId, repositoryId, purpose }: Scope): string {
  return `${installationId}/${repositoryId ?? ''}/${purpose}`
}
