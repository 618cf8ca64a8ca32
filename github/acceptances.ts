import { z } from 'zod'
import { type Acceptance, applicable, parseAcceptances } from '#core/acceptance.ts'
import { CHECK_NAME } from '#core/check.ts'
import { Sha } from '#core/digest.ts'
import type { Octokit, Repository } from './octokit.ts'
import { walkAncestors } from './trusted-runs.ts'

/** The grants that `mergedAcceptances` needs, as a workflow writes them. */
export const ACCEPTANCE_PERMISSIONS = 'checks: read, pull-requests: read'

const Pulls = z.array(
  z.object({
    number: z.int(),
    merged_at: z.string().nullish(),
    merge_commit_sha: z.string().nullish(),
    head: z.object({ sha: Sha }),
  }),
)

const Checks = z.object({
  check_runs: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      app: z.object({ id: z.int() }).nullable(),
      output: z.object({ text: z.string().nullish() }),
    }),
  ),
})

export interface Merged {
  /** A commit of the default branch. */
  readonly sha: string
  /** Id of the app whose check counts, from the policy. */
  readonly app: number
  readonly model: string
  /** ISO 8601: what had expired then does not count. */
  readonly now: string
  /** A sealed set decides alone: what it has answered on the merged commit, which a merge queue has asked it about, speaks as well. */
  readonly alone: boolean
}

/**
 * What the app's check on the head of a pull request says was accepted there of this model, for the commit that merged exactly that
 * pull request; none for a commit that merged none.
 *
 * @throws UserError for a check whose block of acceptances is not one that the app writes.
 */
export async function mergedAcceptances(
  octokit: Octokit,
  repository: Repository,
  { sha, app, model, now, alone }: Merged,
): Promise<readonly Acceptance[]> {
  const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls'
  const { data } = await octokit.request(route, { ...repository, commit_sha: sha, per_page: 100 })
  const pull = Pulls.parse(data).find(({ merged_at: at, merge_commit_sha: merge }) => at != null && merge === sha)
  if (!pull) return []
  const headSha = pull.head.sha
  const at = { pull: pull.number, headSha, app }
  const given = [
    ...(await acceptedAt(octokit, repository, at)),
    ...(alone ? await acceptedAt(octokit, repository, { ...at, sha }) : []),
  ]
  return applicable(given, { model, pullRequest: pull.number, headSha, now })
}

/** A pull request at one of its heads. */
export interface Head {
  readonly pull: number
  readonly headSha: string
  /** Id of the app whose check counts. */
  readonly app: number
  /** Where that check is: on the head where nothing else is said, or on the commit that merges it. */
  readonly sha?: string
}

/**
 * What the app's check on the head of a pull request says was accepted of that very pull request there, expired or not.
 *
 * @throws UserError for a check whose block of acceptances is not one that the app writes.
 */
export async function acceptedAt(
  octokit: Octokit,
  repository: Repository,
  { pull, headSha, app, sha = headSha }: Head,
): Promise<readonly Acceptance[]> {
  const text = await newestText(octokit, repository, { sha, app })
  const given = parseAcceptances(text, `the check ${CHECK_NAME} of ${sha.slice(0, 10)}`)
  return given.filter(({ pull_request: number, head_sha: head }) => number === pull && head === headSha)
}

/** The commits from a reference back to the version of an anchor. */
export interface Since {
  readonly reference: string
  /** The commit of the anchor's version. What it was merged with is in its predictions already. */
  readonly anchor: string
  readonly app: number
  readonly model: string
}

/** Pull requests that are looked through for those that were merged since a version, the newest first. */
const MAX_PULLS = 500
const MAX_COMMITS = 1000

/**
 * What was accepted of a model's losses in the pull requests that were merged since the anchor's version and before the reference. Each had
 * to hold when it was merged.
 */
export async function acceptedSince(
  octokit: Octokit,
  repository: Repository,
  { reference, anchor, app, model }: Since,
): Promise<readonly Acceptance[]> {
  const commits = new Set<string>()
  for await (const { sha } of walkAncestors(octokit, repository, { sha: reference, maxDistance: MAX_COMMITS })) {
    if (sha === anchor) break
    commits.add(sha)
  }
  const found: Acceptance[] = []
  let seen = 0
  const query = { ...repository, state: 'closed', sort: 'updated', direction: 'desc', per_page: 100 } as const
  for await (const { data } of octokit.paginate.iterator('GET /repos/{owner}/{repo}/pulls', query)) {
    for (const { number, merged_at: at, merge_commit_sha: merge, head } of Pulls.parse(data)) {
      if (at == null || merge == null || !commits.has(merge)) continue
      const given = await acceptedAt(octokit, repository, { pull: number, headSha: head.sha, app })
      const now = new Date(at).toISOString()
      found.push(...applicable(given, { model, pullRequest: number, headSha: head.sha, now }))
    }
    seen += data.length
    if (seen >= MAX_PULLS) break
  }
  return found.filter(({ kind }) => kind === 'loss')
}

// A check of the same name by anybody else is not looked at.
async function newestText(
  octokit: Octokit,
  repository: Repository,
  { sha, app }: { readonly sha: string; readonly app: number },
): Promise<string> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...repository,
    ref: sha,
    check_name: CHECK_NAME,
    filter: 'latest',
    app_id: app,
    per_page: 100,
  })
  const own = Checks.parse(data).check_runs.filter((run) => run.name === CHECK_NAME && run.app?.id === app)
  const [newest] = own.sort((a, b) => b.id - a.id)
  return newest?.output.text ?? ''
}
