import { statusOf } from '#github/errors.ts'
import { type Limit, limitOf } from '#github/limits.ts'

/** What GitHub's refusal means for the work that met it. */
export type Trouble =
  | { readonly kind: 'limited'; readonly limit: Limit }
  /** GitHub is ill, or cannot be reached: it passes. */
  | { readonly kind: 'ill' }
  /** The whole installation can do nothing until its owner acts. */
  | { readonly kind: 'suspended' | 'permission-missing' | 'uninstalled' }
  /** This one repository cannot be worked on: taken from the installation, read-only, or closed by GitHub. */
  | { readonly kind: 'not-ours' | 'archived' | 'unavailable' }

/** Reads what Octokit threw; null for what is no news about GitHub, the installation or the repository. */
export function troubleOf(thrown: unknown): Trouble | null {
  const limit = limitOf(thrown)
  if (limit) return { kind: 'limited', limit }
  const status = statusOf(thrown)
  if (status === undefined) return null
  if (status >= 500) return { kind: 'ill' }
  if (status === 451) return { kind: 'unavailable' }
  const message = String((thrown as Error).message)
  if (status === 403) return refusal(message)
  if (!isMinting(thrown)) return null
  if (status === 404) return { kind: 'uninstalled' }
  if (status !== 422) return null
  if (/permissions requested are not granted/i.test(message)) return { kind: 'permission-missing' }
  return /repositor(y|ies)\b.*\bnot accessible/i.test(message) ? { kind: 'not-ours' } : null
}

function refusal(message: string): Trouble | null {
  if (/suspended/i.test(message)) return { kind: 'suspended' }
  if (/archived/i.test(message)) return { kind: 'archived' }
  if (/access blocked/i.test(message)) return { kind: 'unavailable' }
  return /not accessible by integration/i.test(message) ? { kind: 'permission-missing' } : null
}

function isMinting(thrown: unknown): boolean {
  const { request } = thrown as { request?: { url?: unknown } }
  return String(request?.url).endsWith('/access_tokens')
}
