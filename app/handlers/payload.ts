import { z } from 'zod'
import { CHECK_NAME } from '#core/check.ts'
import { Sha } from '#core/digest.ts'
import type { Subject } from '../evaluation/subject.ts'

/*
 * The few fields of payloads that we read. The event's name stands in a header that nobody signed, so a body may well be of
 * another event: what does not fit is ignored.
 */

// As long as a subject may have them: what is longer is not GitHub's, and must not fail behind the door.
const Id = z.int().positive()
const Name = z.string().min(1).max(100)
const Branch = z.string().min(1).max(255)

/** In every payload of an installed app. */
const Origin = z.object({
  repository: z.object({ id: Id, name: Name, owner: z.object({ login: Name }) }),
  installation: z.object({ id: Id }),
})
type Origin = z.infer<typeof Origin>

const Pull = z.object({
  number: z.int(),
  head: z.object({
    sha: Sha,
    ref: Branch,
    repo: z.object({ owner: z.object({ login: Name }) }).nullable(),
  }),
})

export const RepositoryPayload = Origin.extend({ action: z.string() })

export const PullRequestPayload = Origin.extend({ action: z.string(), pull_request: Pull })

/** What an edit changed; `base` when the pull request goes into another branch now. */
export const EditPayload = PullRequestPayload.extend({ changes: z.object({ base: z.unknown() }).partial() })

export const ReviewPayload = PullRequestPayload.extend({ review: z.object({ id: z.int() }) })

export const MergeGroupPayload = Origin.extend({
  merge_group: z.object({ head_sha: Sha, head_ref: z.string(), base_ref: z.string().regex(/^refs\/heads\/.{1,255}$/) }),
})

export const WorkflowRunPayload = Origin.extend({
  action: z.string(),
  repository: Origin.shape.repository.extend({ default_branch: z.string() }),
  workflow_run: z.object({
    id: z.int(),
    event: z.string(),
    head_sha: Sha,
    head_branch: Branch.nullable(),
    head_repository: z.object({ owner: z.object({ login: Name }) }).nullable(),
  }),
})

/** A comment on a pull request: an issue's has no `pull_request`. */
export const CommentPayload = Origin.extend({
  issue: z.object({ number: z.int(), pull_request: z.object({}) }),
  comment: z.object({ id: z.int(), body: z.string().nullable() }),
  /** Of an edit: what it said before. */
  changes: z
    .object({ body: z.object({ from: z.string() }) })
    .partial()
    .optional(),
})

const Sender = z.object({ sender: z.object({ login: z.string() }) })

/** A button of our check; `requested_action` where it is one of our own. */
export const CheckRunPayload = Origin.extend(Sender.shape).extend({
  check_run: z.object({
    name: z.literal(CHECK_NAME),
    head_sha: Sha,
    started_at: z.string(),
    completed_at: z.string().nullable(),
    check_suite: z.object({ head_branch: z.string().nullable() }),
  }),
})

export const CheckSuitePayload = Origin.extend(Sender.shape).extend({
  check_suite: z.object({ head_sha: Sha, head_branch: z.string().nullable(), updated_at: z.string() }),
})

/** The commit of a pull request, as a subject. */
export function pullSubject(payload: z.infer<typeof PullRequestPayload>): Subject {
  const { sha, ref, repo } = payload.pull_request.head
  const heads = repo ? [`${repo.owner.login}:${ref}`] : []
  return { ...originOf(payload), kind: 'pull-request', sha, base: null, heads, again: false }
}

/** Where a payload came from, as part of a subject. */
export function originOf({ repository, installation }: Origin) {
  return {
    installationId: installation.id,
    repositoryId: repository.id,
    owner: repository.owner.login,
    repo: repository.name,
  }
}
