import { readFile } from 'node:fs/promises'
import type { Digest } from '#core/digest.ts'
import { messageOf, UserError } from '#core/errors.ts'
import type { ModelName } from '#core/names.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { modelPolicy, readPolicy } from '#core/policy-reader.ts'
import { insideWorkspace } from './files.ts'

/**
 * The policy of one model from the checkout: right for a run of a branch, where the commit itself is the authority.
 *
 * @throws UserError where it cannot be read, and as `readPolicy` and `modelPolicy` do.
 */
export async function readCheckoutPolicy(
  path: string,
  name?: ModelName,
): Promise<{ name: ModelName; model: ModelPolicy; digest: Digest }> {
  let text: string
  try {
    text = await readFile(await insideWorkspace(path), 'utf8')
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw new UserError(
      `${path}: cannot be read (${messageOf(cause)}); check the commit out first, or name the policy in the input 'policy'`,
      { cause },
    )
  }
  const { policy, digest } = readPolicy(text, path)
  return { ...modelPolicy(policy, name), digest }
}
