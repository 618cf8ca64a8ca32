import { UserError } from '#core/errors.ts'
import { statusOf } from './errors.ts'
import type { Octokit, Repository } from './octokit.ts'

/**
 * The text of a file as it is at a commit or ref, through the API, never from a checkout; null when it is not there.
 *
 * @throws UserError for a folder, and for what is not UTF-8.
 */
export async function readFileAt(
  octokit: Octokit,
  repository: Repository,
  { path, ref }: { path: string; ref: string },
): Promise<string | null> {
  try {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/contents/{path}', {
      ...repository,
      path,
      ref,
      mediaType: { format: 'raw' },
    })
    // Raw answers are text, or bytes where the type names no character set; the types describe the JSON form.
    const raw = data as unknown
    if (typeof raw === 'string') return raw
    if (raw instanceof ArrayBuffer) return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch (thrown) {
    if (statusOf(thrown) === 404) return null
    if (thrown instanceof TypeError) throw new UserError(`${path}: is not UTF-8; save it as UTF-8`, { cause: thrown })
    throw thrown
  }
  throw new UserError(`${path}: is not a file at ${ref}; put a file there`)
}
