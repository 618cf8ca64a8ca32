import type { Policy } from '../policy.ts'

/** What GitHub says of one repository's set-up, at one moment; texts in it were chosen by others. */
export interface SetupFacts {
  /** GitHub's web address, for links: `https://github.com`. */
  readonly server: string
  readonly owner: string
  readonly repo: string
  /** The default branch. */
  readonly branch: string
  readonly app: { readonly id: number; readonly slug: string }
  readonly policy: PolicyFact
  /** The workflow file of each model, as it is on the default branch. */
  readonly workflows: Readonly<Record<string, WorkflowFact>>
  readonly protection: Protection
  readonly installation: Installation
  /** Ids of other apps that wrote a check of our name on the tip of the default branch. */
  readonly impostors: readonly number[]
}

export type PolicyFact =
  | { readonly kind: 'missing' }
  /** `.github/holdout.yml:<line>:<column>: ...` */
  | { readonly kind: 'unreadable'; readonly problem: string }
  | { readonly kind: 'read'; readonly policy: Policy }

export type WorkflowFact =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly problem: string }
  /** The events of its `on`. */
  | { readonly kind: 'read'; readonly events: readonly string[] }

/** Who may satisfy a required check. */
export type Binding =
  | { readonly kind: 'app'; readonly id: number }
  | { readonly kind: 'anybody' }
  /** GitHub told the check's name and not the app. */
  | { readonly kind: 'unseen' }

/** What protects the default branch, as far as the app may see it. */
export interface Protection {
  /** Each place that requires our check. */
  readonly required: readonly { readonly by: 'branch protection' | 'ruleset'; readonly binding: Binding }[]
  /** Places that could not be read: then a check that seems not to be required may be. */
  readonly unseen: readonly ('branch protection' | 'rulesets')[]
  /** Whether branch protection lets administrators merge past required checks; null: not protected that way. */
  readonly adminsPass: boolean | null
  readonly mergeQueue: boolean
  /** Whether some rule asks that a branch be up to date before it is merged; null: cannot be seen. */
  readonly upToDate: boolean | null
  /** Of a ruleset's pull request rule; null where no ruleset has one. */
  readonly reviews: { readonly approvals: number; readonly dismissesStale: boolean } | null
}

/** What the app asks for, by its manifest, and what this installation and the app itself have. */
export interface Installation {
  /** GitHub's page of the installation; null when it told none. */
  readonly page: string | null
  readonly asked: Grant
  readonly granted: Grant
  readonly suspended: boolean
}

export interface Grant {
  readonly permissions: Readonly<Record<string, string>>
  readonly events: readonly string[]
}
