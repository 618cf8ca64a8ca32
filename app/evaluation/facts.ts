import type { Author } from '#github/comment.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import type { Run } from '#github/runs.ts'
import type { CheckRun } from '../github/checks.ts'
import type { Vault } from '../sealed/vault.ts'
import type { Commands } from '../store/commands.ts'
import type { Results } from '../store/results.ts'
import type { Subject } from './subject.ts'

/** Who we are at GitHub. */
export interface AppIdentity {
  readonly id: number
  readonly slug: string
}

/** Who we are when we comment. */
export function authorOf({ id, slug }: AppIdentity): Author {
  return { appId: id, login: `${slug}[bot]` }
}

/** What an evaluation knows before it looks at single pull requests and models. */
export interface Facts {
  readonly subject: Subject
  readonly octokit: Octokit
  readonly repository: Repository
  /** Every run at the commit, of all workflows. */
  readonly runs: readonly Run[]
  /** Our check as it stands. */
  readonly check: CheckRun | null
  /** Since when the commit waits for a result. */
  readonly since: Date
  readonly now: Date
  readonly results: Results
  readonly commands: Commands
  readonly app: AppIdentity
  /** Sealed sets. */
  readonly vault: Vault
}
