import { z } from 'zod'
import { Sha } from '#core/digest.ts'

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
  /** Where to look for pull requests beside the commit itself, as `owner:branch`: GitHub lists a fork's only there. */
  heads: z.array(z.string().max(400)).max(10),
  /** Set where GitHub knew of no pull request yet, and this is the second look. */
  again: z.boolean().default(false),
})
export type Subject = z.infer<typeof Subject>

/** Subjects with the same key are evaluated one after the other. */
export function keyOf({ repositoryId, sha }: Pick<Subject, 'repositoryId' | 'sha'>): string {
  return `${repositoryId}@${sha}`
}
