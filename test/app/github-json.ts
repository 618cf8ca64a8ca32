import { digestOf } from '#core/digest.ts'

export interface CheckState {
  id: number
  app: number
  sha: string
  status: string
  conclusion: string | null
  title: string
  summary: string
  text?: string
  startedAt: string
  detailsUrl?: string
  /** Identifiers of its buttons. */
  actions?: string[]
}

export interface CommentState {
  id: number
  number: number
  body: string
  app: number | null
  login: string
  /** Default 10:10 on the day of the tests. */
  at?: string
  /** Default as `at`. */
  edited?: string
  /** Default by the login. */
  type?: string
}

export interface ReviewState {
  login: string
  state: string
  sha: string
  text?: string
  at?: string
}

export type Fields = Record<string, unknown>

export function checkFields(body: Fields): Partial<CheckState> {
  const output = (body.output ?? {}) as { title?: string; summary?: string; text?: string }
  const conclusion = (body.conclusion as string | undefined) ?? null
  return {
    status: conclusion ? 'completed' : String(body.status),
    conclusion,
    title: output.title ?? '',
    summary: output.summary ?? '',
    ...(output.text !== undefined && { text: output.text }),
    actions: ((body.actions ?? []) as { identifier: string }[]).map(({ identifier }) => identifier),
    ...(typeof body.details_url === 'string' && { detailsUrl: body.details_url }),
  }
}

export function checkJson(check: CheckState) {
  return {
    id: check.id,
    name: 'holdout',
    head_sha: check.sha,
    status: check.status,
    conclusion: check.conclusion,
    started_at: check.startedAt,
    details_url: check.detailsUrl ?? null,
    app: { id: check.app },
    output: { title: check.title, summary: check.summary, text: check.text ?? null },
  }
}

export function reviewJson({ login, state, sha, text, at }: ReviewState) {
  return { user: { login }, state, commit_id: sha, body: text ?? '', submitted_at: at ?? '2026-11-21T10:05:00Z' }
}

export function commentJson(comment: CommentState) {
  const type = comment.type ?? (comment.login.endsWith('[bot]') ? 'Bot' : 'User')
  const at = comment.at ?? '2026-11-21T10:10:00Z'
  return {
    id: comment.id,
    body: comment.body,
    user: { login: comment.login, type },
    created_at: at,
    updated_at: comment.edited ?? at,
    performed_via_github_app: comment.app === null ? null : { id: comment.app },
  }
}

export function artifactJson(
  { name, bytes, digest, expired }: { name: string; bytes: Buffer; digest?: string; expired?: boolean },
  { id: runId, head_sha: headSha }: { id: number; head_sha: string },
  at: number,
) {
  return {
    id: runId * 100 + at,
    name,
    size_in_bytes: bytes.length,
    expired: expired ?? false,
    digest: digest ?? digestOf(bytes),
    workflow_run: { id: runId, repository_id: 1296269, head_repository_id: 1296269, head_sha: headSha },
  }
}
