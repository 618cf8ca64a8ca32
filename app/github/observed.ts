import type { ProbotOctokit } from 'probot'
import { statusOf } from '#github/errors.ts'
import type { Metrics } from '../metrics.ts'

type Headers = Readonly<Record<string, string | number | undefined>>

/** A plugin of Octokit that counts every request, and notes what GitHub says of the budget. */
export function observed(metrics: Metrics) {
  return (
    octokit: Pick<InstanceType<typeof ProbotOctokit>, 'hook'>,
    options: { readonly [name: string]: unknown; readonly throttle?: { readonly id?: string } },
  ): void => {
    const note = (status: number | null, headers: Headers | undefined) => {
      metrics.githubRequest(status)
      const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) => headers?.[`x-ratelimit-${name}`])
      if (limit === undefined || remaining === undefined || reset === undefined) return
      const installation = options.throttle?.id ?? 'app'
      metrics.budget({ installation, limit: Number(limit), remaining: Number(remaining), reset: Number(reset) })
    }
    octokit.hook.wrap('request', async (request, given) => {
      try {
        const response = await request(given)
        note(response.status, response.headers)
        return response
      } catch (thrown) {
        note(statusOf(thrown) ?? null, (thrown as { response?: { headers?: Headers } }).response?.headers)
        throw thrown
      }
    })
  }
}
