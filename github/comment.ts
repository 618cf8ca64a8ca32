import { COMMENT_MARKER } from '#core/report/comment.ts'
import { isAmbiguous, statusOf } from './errors.ts'
import { limitOf } from './limits.ts'
import type { Octokit, Repository } from './octokit.ts'

/** Who we are when we comment. */
export interface Author {
  /** Id of the app that writes; null for an action's token. */
  readonly appId: number | null
  /** `<slug>[bot]` of the app, or the login that the token belongs to. */
  readonly login: string
}

export interface CommentTarget {
  readonly repository: Repository
  /** Number of the pull request. */
  readonly number: number
  readonly author: Author
  /** Bring a comment that is there up to date, but do not write the first one. Default false. */
  readonly onlyExisting?: boolean
  /** What the comment is known by. Default: the mark of the report. */
  readonly marker?: string
}

/** A comment on a pull request, as GitHub tells it now. */
export interface IssueComment {
  readonly id: number
  readonly body: string
  /** Null when the account is gone. */
  readonly login: string | null
  /** Whether a person wrote it by hand, not an app or an account of one. */
  readonly isPerson: boolean
  /** ISO 8601; `updatedAt` is another time once it was edited, by whomever. */
  readonly createdAt: string
  readonly updatedAt: string
  /** Id of the app that wrote it. */
  readonly appId: number | null
  readonly isBot: boolean
}

export type CommentOutcome =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly id: number }
  | { readonly kind: 'absent' }
  /** The conversation is locked or closed to comments, the token may not write, or GitHub does not take the text. */
  | { readonly kind: 'refused'; readonly reason: string }

type Comment = Pick<IssueComment, 'id' | 'body'>

/** Every comment on a pull request, oldest first. */
export async function listComments(
  octokit: Octokit,
  repository: Repository,
  number: number,
): Promise<readonly IssueComment[]> {
  const all = await octokit.paginate('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...repository,
    issue_number: number,
    per_page: 100,
  })
  return all
    .map((comment) => ({
      id: Number(comment.id),
      body: comment.body ?? '',
      login: comment.user?.login ?? null,
      isPerson: comment.user?.type === 'User' && comment.performed_via_github_app == null,
      createdAt: comment.created_at,
      updatedAt: comment.updated_at,
      appId: comment.performed_via_github_app ? Number(comment.performed_via_github_app.id) : null,
      isBot: comment.user?.type === 'Bot',
    }))
    .sort((a, b) => a.id - b.id)
}

/**
 * Makes the one comment of ours read `body`: written when it is missing, changed when it differs, left alone otherwise.
 * A comment of somebody else with our marker is never touched. Two comments of ours, after two processes wrote at once,
 * become the oldest one.
 *
 * @param body Markdown with the marker; at most 65,536 characters.
 */
export async function upsertComment(octokit: Octokit, target: CommentTarget, body: string): Promise<CommentOutcome> {
  if (!body.includes(markerOf(target))) throw new Error('the comment lacks its marker')
  try {
    const [existing, ...duplicates] = await listOwn(octokit, target)
    await remove(octokit, target, duplicates)
    if (!existing) return target.onlyExisting ? { kind: 'absent' } : await create(octokit, target, body)
    if (sameText(existing.body, body)) return { kind: 'unchanged', id: existing.id }
    return await update(octokit, target, { id: existing.id, body })
  } catch (thrown) {
    if (isRefusal(thrown)) return { kind: 'refused', reason: (thrown as Error).message }
    throw thrown
  }
}

// For good, as far as this conversation goes: trying again would only be refused again.
function isRefusal(thrown: unknown): boolean {
  const status = statusOf(thrown)
  if (status === 410 || status === 422) return true
  return status === 403 && limitOf(thrown) === null && !/suspended|archived/i.test((thrown as Error).message)
}

/** The login behind a token: an app's or a workflow's token has no user of its own and answers 403. */
export async function loginOf(octokit: Octokit): Promise<string> {
  try {
    return (await octokit.request('GET /user')).data.login
  } catch (thrown) {
    if (statusOf(thrown) === 403) return 'github-actions[bot]'
    throw thrown
  }
}

async function listOwn(octokit: Octokit, target: CommentTarget): Promise<readonly Comment[]> {
  const comments = await listComments(octokit, target.repository, target.number)
  return comments.filter((comment) => comment.body.includes(markerOf(target)) && isOwn(comment, target.author))
}

function markerOf({ marker = COMMENT_MARKER }: CommentTarget): string {
  return marker
}

/** Whether we wrote a comment. */
export function isOwn({ appId, login, isBot }: IssueComment, author: Author): boolean {
  if (author.appId !== null && appId !== null) return appId === author.appId
  if (login !== author.login) return false
  return !author.login.endsWith('[bot]') || isBot
}

async function create(octokit: Octokit, target: CommentTarget, body: string): Promise<CommentOutcome> {
  const id = await post(octokit, target, body)
  const [oldest, ...duplicates] = await listOwn(octokit, target)
  await remove(octokit, target, duplicates)
  // The list may lag behind what was just written.
  if (!oldest) return { kind: 'created', id }
  if (!sameText(oldest.body, body)) return update(octokit, target, { id: oldest.id, body })
  return { kind: 'created', id: oldest.id }
}

// A POST that failed with a server error may have been done. It is looked up before it is tried again, once.
async function post(octokit: Octokit, target: CommentTarget, body: string): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { data } = await octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        ...target.repository,
        issue_number: target.number,
        body,
        request: { retries: 0 },
      })
      return Number(data.id)
    } catch (thrown) {
      if (!isAmbiguous(thrown)) throw thrown
      const [written] = await listOwn(octokit, target)
      if (written) return written.id
      if (attempt === 2) throw thrown
    }
  }
}

async function update(octokit: Octokit, target: CommentTarget, comment: Comment): Promise<CommentOutcome> {
  try {
    await octokit.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      ...target.repository,
      comment_id: comment.id,
      body: comment.body,
    })
    return { kind: 'updated', id: comment.id }
  } catch (thrown) {
    if (statusOf(thrown) === 404) return create(octokit, target, comment.body)
    throw thrown
  }
}

async function remove(octokit: Octokit, target: CommentTarget, comments: readonly Comment[]): Promise<void> {
  for (const { id } of comments) {
    try {
      await octokit.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
        ...target.repository,
        comment_id: id,
      })
    } catch (thrown) {
      if (statusOf(thrown) !== 404) throw thrown
    }
  }
}

function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n').trim() === b.replaceAll('\r\n', '\n').trim()
}
