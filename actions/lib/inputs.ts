import { z } from 'zod'
import { ModelName } from '#core/names.ts'

/*
 * Kinds of inputs that several actions share. An input arrives as text or not at all; each kind refuses what it cannot
 * mean instead of guessing (`Number('')` is 0, `Boolean('false')` is true).
 */

/** `true` or `false`, as YAML writes them. */
const Flag = z.stringbool({ truthy: ['true'], falsy: ['false'], error: "must be 'true' or 'false'" })

/** A whole number in plain digits. */
export const Whole = z
  .string()
  .regex(/^(0|[1-9]\d{0,8})$/, 'must be a whole number in plain digits')
  .transform(Number)

/** A path inside the workspace or an absolute one; never an option of some other program. */
export const Path = z
  .string()
  .max(4096)
  .refine(
    (path) => !path.startsWith('-') && !/\p{Cc}/u.test(path),
    'must be a path on one line; it may not start with a hyphen',
  )

/** One entry a line; blank lines do not count. */
export const Lines = z.string().transform((text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
)

export const modelName = ModelName.describe('Name of the model, as in the policy. Needed when the policy has several.')
export const policyPath = Path.default('.github/holdout.yml').describe('Path of the policy in the repository.')
export const githubToken = z
  .string()
  .describe('Token for GitHub: reads policy and artifacts, writes what the action says.')
export const dryRun = Flag.prefault('false').describe('Say what would be written, and write nothing.')
