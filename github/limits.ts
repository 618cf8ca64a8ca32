import { statusOf } from './errors.ts'

/** GitHub asks for a pause: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export type Limit =
  /** The hour's requests are used up until `resetAt`, in seconds since 1970 by GitHub's clock. */
  | { readonly kind: 'primary'; readonly resetAt: number }
  /** Too much at once: nothing for this many seconds, and longer each time it happens again. */
  | { readonly kind: 'secondary'; readonly seconds: number }

/** GitHub's own advice where it names no time, and the least that we wait. */
const LEAST_SECONDS = 60

/** The rate limit behind something that Octokit threw; null for anything else, other refusals included. */
export function limitOf(thrown: unknown): Limit | null {
  const status = statusOf(thrown)
  if (status !== 403 && status !== 429) return null
  const after = Number(headerOf(thrown, 'retry-after'))
  if (after > 0) return { kind: 'secondary', seconds: Math.max(after, LEAST_SECONDS) }
  const resetAt = Number(headerOf(thrown, 'x-ratelimit-reset'))
  if (headerOf(thrown, 'x-ratelimit-remaining') === '0' && resetAt > 0) return { kind: 'primary', resetAt }
  const isSecondary = status === 429 || /secondary rate limit|abuse detection/i.test(String((thrown as Error).message))
  return isSecondary ? { kind: 'secondary', seconds: LEAST_SECONDS } : null
}

/** One header of the answer that Octokit threw; undefined where there was no answer. */
export function headerOf(thrown: unknown, name: string): string | undefined {
  const { response } = thrown as { response?: { headers?: Readonly<Record<string, unknown>> } }
  const value = response?.headers?.[name]
  return value === undefined ? undefined : String(value)
}
