import { z } from 'zod'
import { Sha } from './digest.ts'

/** Which workflow run wrote a document. Self-reported: the app compares it with what GitHub says of the run. */
export const RunIdentity = z.strictObject({
  /** `owner/name`. */
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  run_id: z.int().nonnegative(),
  run_attempt: z.int().positive(),
  /** Path of the workflow file, for example `.github/workflows/model.yml`. */
  workflow: z.string().min(1).max(255),
  event: z.string().min(1).max(64),
  /** The commit that the run belongs to: of a pull request its head, not the test merge. */
  head_sha: Sha,
})
export type RunIdentity = z.infer<typeof RunIdentity>
