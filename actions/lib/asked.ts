import { z } from 'zod'
import { messageOf, UserError } from '#core/errors.ts'
import { statusOf } from '#github/errors.ts'

const REFUSALS: readonly number[] = [401, 403, 404]

const Refused = z.object({ request: z.object({ method: z.string(), url: z.url() }) })

/**
 * Asks GitHub, and says what to do where it refuses: that is a mistake in the workflow's permissions far more often than one
 * of ours.
 *
 * @param permissions what the job needs, as a workflow writes it, for example `contents: read, actions: read`.
 * @throws UserError for an answer of GitHub that is an error; what is none is thrown on.
 */
export async function asked<T>(permissions: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (thrown) {
    const status = statusOf(thrown)
    if (status === undefined) throw thrown
    const said = messageOf(thrown).split('\n')[0] ?? ''
    const what = `GitHub answered ${status}${questionOf(thrown)} (${said})`
    throw new UserError(`${what}; ${remedy(status, said, permissions)}`, { cause: thrown })
  }
}

function questionOf(thrown: unknown): string {
  const refused = Refused.safeParse(thrown)
  if (!refused.success) return ''
  const { method, url } = refused.data.request
  return ` to ${method} ${new URL(url).pathname}`
}

function remedy(status: number, said: string, permissions: string): string {
  if (status >= 500) return 'run the job again'
  if (status === 429 || /rate limit/i.test(said)) return 'run the job again in an hour'
  if (REFUSALS.includes(status)) return `the job needs "permissions: {${permissions}}" and its own token`
  return 'look for a rule of the repository that forbids it, and run the job again'
}
