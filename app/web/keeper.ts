import { z } from 'zod'
import { UserError } from '#core/errors.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { modelPolicy } from '#core/policy-reader.ts'
import { statusOf } from '#github/errors.ts'
import { loadPolicy } from '#github/policy.ts'
import type { Installations } from '../github/installation.ts'
import { hasPermission } from '../github/permission.ts'
import type { SetOwner } from '../store/sealed-sets.ts'
import { personClient } from './github-user.ts'

/** Somebody who may do with the sealed set of a model what this site offers. */
export interface Keeper {
  readonly login: string
  readonly owner: SetOwner
  /** The model's policy on the default branch. */
  readonly policy: ModelPolicy
}

/** Where somebody wants to be a keeper. */
export interface Wanted {
  readonly owner: string
  readonly name: string
  readonly model: string
}

/** An answer other than success, in our words. */
export class Denied extends Error {
  readonly status: 401 | 403 | 404
  constructor(status: Denied['status'], message: string) {
    super(message)
    this.status = status
  }
}

const Account = z.object({ login: z.string() })
const SeenRepository = z.object({ id: z.int(), default_branch: z.string() })
const Installation = z.object({ id: z.int() })

const NOT_THERE = 'there is no such repository for this token, or Holdout is not installed in it'

/** Looks up keepers by the token of their own that they bring. */
export type Keepers = (token: string, wanted: Wanted) => Promise<Keeper>

/**
 * Asks GitHub each time: whose token it is, whether that token sees the repository, and whether the person has the permission of the
 * policy's `overrides` there now. The token of a job is no person's, and gets nothing.
 */
export function keepersOf(installations: Installations, apiUrl: string): Keepers {
  return async (token, { owner, name, model }) => {
    const person = personClient(apiUrl, token)
    const { login } = Account.parse(
      await answered(person.request('GET /user'), 401, 'the token is no account of GitHub'),
    )
    const repository = { owner, repo: name }
    const seen = SeenRepository.parse(
      await answered(person.request('GET /repos/{owner}/{repo}', repository), 404, NOT_THERE),
    )
    const { id: installationId } = Installation.parse(
      await answered(installations.app.request('GET /repos/{owner}/{repo}/installation', repository), 404, NOT_THERE),
    )
    const place = { installationId, repositoryId: seen.id, ...repository }
    const reach = await installations.reach(place, 'sealed-sets')
    const loaded = await loadPolicy(reach.octokit, reach.repository, seen.default_branch)
    if (!loaded) throw new UserError(`there is no policy on ${seen.default_branch}; merge one first`)
    const { permission } = loaded.policy.overrides
    if (!(await hasPermission(reach.octokit, reach.repository, { login, permission }))) {
      throw new Denied(403, `it takes the permission ${permission} in this repository, which ${login} does not have`)
    }
    const { model: policy } = modelPolicy(loaded.policy, model)
    return { login, owner: { repositoryId: seen.id, model }, policy }
  }
}

// Whatever GitHub refuses of this kind looks alike from outside.
async function answered(
  request: Promise<{ data: unknown }>,
  status: Denied['status'],
  message: string,
): Promise<unknown> {
  try {
    return (await request).data
  } catch (thrown) {
    if ([401, 403, 404].includes(statusOf(thrown) ?? 0)) throw new Denied(status, message)
    throw thrown
  }
}
