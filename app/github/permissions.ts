/** Permissions by GitHub's name for them. */
export type Grants = Readonly<Record<string, 'read' | 'write'>>

/**
 * What each kind of work may do. A token is minted for one repository and one of these, so that a fault in one cannot do what only
 * the other may. `app.yml` asks for all of them together.
 */
export const PURPOSES = {
  /** Judge a commit, write its check and the comments of its pull requests. */
  evaluation: { actions: 'read', checks: 'write', contents: 'read', metadata: 'read', pull_requests: 'write' },
  /** Start a run again, where a person asked for it. */
  rerun: { actions: 'write', metadata: 'read' },
  /** Look which commits were forgotten. */
  sweep: { actions: 'read', contents: 'read', metadata: 'read', pull_requests: 'read' },
  /** Look what a repository's set-up lacks. */
  setup: { checks: 'read', contents: 'read', metadata: 'read' },
  /** Look whether somebody may handle a sealed set, by the policy on the default branch. */
  'sealed-sets': { contents: 'read', metadata: 'read' },
  /** List the repositories of an installation. */
  census: { metadata: 'read' },
} as const satisfies Readonly<Record<string, Grants>>

export type Purpose = keyof typeof PURPOSES
