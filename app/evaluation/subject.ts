import { z } from 'zod'
import { Sha } from '#core/digest.ts'
import type { Repository } from '#github/octokit.ts'

/**
 * What an event is about: one commit that a check belongs to. Everything else is asked of GitHub when the subject is
 * evaluated, so that events may come late, twice, in any order, or with lies in them.
 */
export const Subject = z.object({
  /** `branch`: a commit of the default branch, which is remembered and has no check. */
  kind: z.enum(['pull-request', 'merge-group', 'branch']),
  installationId: z.int().positive(),
  repositoryId: z.int().positive(),
  owner: z.string().min(1).max(100),
  repo: z.string().min(1).max(100),
  sha: Sha,
  /** Base branch of a merge group; null for pull requests, which are asked for theirs. */
  base: z.string().min(1).max(255).nullable(),
  /** The branch that the merge queue made for the group, where it is known. */
  queue: z.string().min(1).max(400).optional(),
  /** Where to look for pull requests beside the commit itself, as `owner:branch`: GitHub lists a fork's only there. */
  heads: z.array(z.string().max(400)).max(10),
  /** Set where GitHub knew of no pull request yet, and this is the second look. */
  again: z.boolean().default(false),
  /** What an event told, and GitHub's answers may not show yet: a run began, it ended, or a person said or changed something. */
  told: z.enum(['run', 'end-of-run', 'person']).optional(),
  /** Set where a person pressed a button of our check: what has no verdict runs again. */
  rerun: z
    .object({
      /** Login of the person. */
      by: z.string().min(1).max(100),
      /** ISO 8601: a run that began later has been started since. */
      asOf: z.string().max(40),
    })
    .optional(),
})
export type Subject = z.infer<typeof Subject>

/** A pull request by its number, where an event does not tell which commit its head is. */
export interface Mention extends Pick<Subject, 'installationId' | 'repositoryId' | 'owner' | 'repo' | 'told'> {
  readonly number: number
}

/** Subjects with the same key are evaluated one after the other. */
export function keyOf({ repositoryId, sha }: Pick<Subject, 'repositoryId' | 'sha'>): string {
  return `${repositoryId}@${sha}`
}

/** What a line of the log says of a subject. */
export function named({ owner, repo, sha }: Subject): object {
  return { repository: `${owner}/${repo}`, sha }
}

/** Where a subject is, as requests want it. */
export function repositoryOf({ owner, repo }: Pick<Subject, 'owner' | 'repo'>): Repository {
  return { owner, repo }
}
