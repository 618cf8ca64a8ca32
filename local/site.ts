import type { ArtifactService } from './artifacts/service.ts'
import type { ArtifactStore } from './artifacts/store.ts'
import type { Emulator } from './emulator.ts'
import type { Checks } from './gateway/checks.ts'
import type { Deployments } from './gateway/deployments.ts'
import type { Forks } from './gateway/forks.ts'
import type { Hourly } from './gateway/hourly.ts'
import type { Identities } from './gateway/identity.ts'
import type { Manifests } from './gateway/manifests.ts'
import type { MergeQueue } from './gateway/merge-queue.ts'
import type { OAuth } from './gateway/oauth.ts'
import type { Protection } from './gateway/protection.ts'
import type { Pulls } from './gateway/pulls.ts'
import type { Webhooks } from './gateway/webhooks.ts'
import type { Repository } from './git/repository.ts'
import type { Progress, Role } from './options.ts'
import type { Runs } from './runner/runs.ts'

export type Json = Record<string, unknown>

/** The parts of one local GitHub, as its routes see them. */
export interface Site {
  url: string
  serverUrl: string
  folder: string
  owner: string
  repo: string
  fullName: string
  people: Readonly<Record<string, Role>>
  app: { id: number; slug: string }
  repository: Repository
  emulator: Emulator
  identities: Identities
  hourly: Hourly
  oauth: OAuth
  webhooks: Webhooks
  forks: Forks
  pulls: Pulls
  mergeQueue: MergeQueue
  checks: Checks
  protection: Protection
  manifests: Manifests
  artifacts: ArtifactStore
  artifactService: ArtifactService
  deployments: Deployments
  runs: Runs
  /** The tree whose `actions/<name>` answers our own `uses:`. */
  tree: string
  runner: 'own' | 'none'
  progress(event: Progress): void
  /** The emulator's JSON of the repository. */
  repositoryJson: Json
  /** The emulator's JSON of a person; of a bot, made up. */
  userJson(login: string): Json
  /** What every webhook's payload carries. */
  envelope(sender: string): Json
  /** Of the person who owns the organization: for what the emulator would refuse to others and GitHub does not. */
  ownerAuthorization: string
  /** Reads from the emulator with the owner's rights. */
  read(path: string): Promise<Json>
  /** Runs `task` when no other push or merge is under way. */
  exclusively<T>(task: () => Promise<T>): Promise<T>
}
