import { HttpError } from './routes.ts'

export interface RequiredCheck {
  context: string
  /** The only app that may satisfy it; null for any. */
  appId: number | null
}

export interface Rules {
  strict: boolean
  checks: RequiredCheck[]
  approvals: number
  includesAdmins: boolean
}

type Body = Readonly<Record<string, unknown>>

/** Protected branches. The emulator never hears of them: it would honour only the names of checks, whoever wrote them. */
export class Protection {
  readonly #rules = new Map<string, Rules>()

  of(branch: string): Rules | undefined {
    return this.#rules.get(branch)
  }

  /** Reads the body of `PUT branches/{branch}/protection`. The four keys are required, as at GitHub. */
  put(branch: string, body: Body): Rules {
    for (const key of ['required_status_checks', 'enforce_admins', 'required_pull_request_reviews', 'restrictions']) {
      if (!(key in body)) throw new HttpError(422, `Invalid request.\n\n"${key}" wasn't supplied.`)
    }
    if (body.restrictions !== null)
      throw new HttpError(501, 'The local GitHub has no push restrictions: send "restrictions": null')
    const status = body.required_status_checks as Body | null
    const reviews = body.required_pull_request_reviews as Body | null
    const rules = {
      strict: status?.strict === true,
      checks: status ? requiredChecks(status) : [],
      approvals: reviews ? Number(reviews.required_approving_review_count ?? 1) : 0,
      includesAdmins: body.enforce_admins === true,
    }
    this.#rules.set(branch, rules)
    return rules
  }

  delete(branch: string): void {
    this.#rules.delete(branch)
  }
}

function requiredChecks(status: Body): RequiredCheck[] {
  if (Array.isArray(status.checks)) {
    return status.checks.map((check: Body) => {
      const app = typeof check.app_id === 'number' && check.app_id >= 0 ? check.app_id : null
      return { context: String(check.context), appId: app }
    })
  }
  return Array.isArray(status.contexts)
    ? status.contexts.map((context) => ({ context: String(context), appId: null }))
    : []
}

/** The part of the rules that GitHub shows as `required_status_checks`. */
export function requiredChecksJson(rules: Rules): Record<string, unknown> {
  return {
    strict: rules.strict,
    contexts: rules.checks.map(({ context }) => context),
    checks: rules.checks.map(({ context, appId }) => ({ context, app_id: appId })),
  }
}

export function rulesJson(rules: Rules, url: string): Record<string, unknown> {
  return {
    url,
    ...(rules.checks.length > 0 && {
      required_status_checks: { url: `${url}/required_status_checks`, ...requiredChecksJson(rules) },
    }),
    ...(rules.approvals > 0 && {
      required_pull_request_reviews: { required_approving_review_count: rules.approvals, dismiss_stale_reviews: false },
    }),
    enforce_admins: { url: `${url}/enforce_admins`, enabled: rules.includesAdmins },
    allow_force_pushes: { enabled: false },
    allow_deletions: { enabled: false },
  }
}
