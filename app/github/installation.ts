import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import { headerOf } from '#github/limits.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import { Budgets } from './budget.ts'
import type { Client, Clients, Credentials } from './client.ts'
import type { GitHubClock } from './clock.ts'
import { appJwt } from './jwt.ts'
import type { Purpose } from './permissions.ts'
import { type Scope, Tokens } from './tokens.ts'

/** For all requests of one job together. */
const JOB_DEADLINE_MS = 5 * 60_000

/** GitHub may not know a token for some seconds after it gave it out. */
const NEW_TOKEN_MS = 2_000

/** Where work is to be done. */
export interface Place {
  readonly installationId: number
  readonly repositoryId: number
  readonly owner: string
  readonly repo: string
}

/** A client that can do one kind of work in one repository, and what that repository is called now. */
export interface Reach {
  readonly octokit: Octokit
  readonly repository: Repository
}

/** Everything through which the app speaks to GitHub. One for each process and app; nothing of it is shared. */
export interface Installations {
  /** The client of the app itself. */
  readonly app: Client
  readonly clock: GitHubClock
  readonly budgets: Budgets
  reach(place: Place, purpose: Purpose): Promise<Reach>
  /** Reads which repositories an installation has. */
  census(installationId: number): Octokit
  /** Forgets the tokens of an installation whose standing has changed. */
  forget(installationId: number): void
}

export interface AppKey {
  readonly id: number
  /** PEM. */
  readonly privateKey: string
}

export function installationsOf(
  clients: Clients,
  key: AppKey,
  { clock, log }: { clock: GitHubClock; log: Logger },
): Installations {
  const app = clients.make('app', asApp(key, clock, log))
  const tokens = new Tokens(app, clock)
  const budgets = new Budgets()
  const clientOf = (scope: Scope) =>
    clients.make(
      String(scope.installationId),
      asInstallation(scope, { tokens, budgets }),
      AbortSignal.timeout(JOB_DEADLINE_MS),
    )
  return {
    app,
    clock,
    budgets,
    reach: async ({ installationId, repositoryId, owner, repo }, purpose) => {
      const scope = { installationId, repositoryId, purpose }
      // Repositories are renamed; their ids are not.
      const { repository } = await tokens.get(scope)
      return { octokit: clientOf(scope) as unknown as Octokit, repository: repository ?? { owner, repo } }
    },
    census: (installationId) =>
      clientOf({ installationId, repositoryId: null, purpose: 'census' }) as unknown as Octokit,
    forget: (installationId) => tokens.dropAll(installationId),
  }
}

// A 401 may mean that our clock is wrong; its own answer says by how much.
function asApp(key: AppKey, clock: GitHubClock, log: Logger): Credentials {
  const observe = (date: string | undefined) => {
    const changed = clock.observe(date)
    if (changed) log.warn({ skewSeconds: Math.round(clock.skewMs / 1000) }, "this machine's clock is not GitHub's")
    return changed
  }
  return {
    authorization: async () => `bearer ${appJwt(key, clock.now())}`,
    answered: ({ date }) => void observe(date === undefined ? undefined : String(date)),
    refused: async (thrown, attempt) => {
      // `answered` was here before, so what was signed may be from the time before the correction.
      return attempt === 1 && clock.skewMs !== 0 && headerOf(thrown, 'date') !== undefined
    },
  }
}

function asInstallation(
  scope: Scope,
  { tokens, budgets }: { readonly tokens: Tokens; readonly budgets: Budgets },
): Credentials {
  return {
    authorization: async () => `token ${(await tokens.get(scope)).token}`,
    answered: (headers) => budgets.note(scope.installationId, headers),
    refused: async (_, attempt) => {
      // Once for a token that has died, once for a new one that is not known everywhere yet.
      if (attempt === 1) tokens.drop(scope)
      if (attempt === 2) await wait(NEW_TOKEN_MS)
      if (attempt === 3) tokens.drop(scope)
      return attempt < 3
    },
  }
}
