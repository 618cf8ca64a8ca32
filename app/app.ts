import type { Probot } from 'probot'
import type { Mention, Subject } from './evaluation/subject.ts'
import { checkRun, checkSuite } from './handlers/check.ts'
import { commentChanged, commentWritten } from './handlers/comment.ts'
import { installed, repositoryIs, repositoryNamed, selection, stopped, woken } from './handlers/installation.ts'
import { mergeGroup, mergeGroupDestroyed } from './handlers/merge-group.ts'
import { pullRequest, pullRequestEdited } from './handlers/pull-request.ts'
import { review } from './handlers/review.ts'
import { workflowRun } from './handlers/workflow-run.ts'
import type { Notice } from './reconcile/notice.ts'

/** Which commit or pull request an event is about; null when it is about none of ours. */
export type Handler = (payload: unknown) => Subject | Mention | null

/** What an event tells of installations and repositories; null when it tells nothing. */
export type NoticeHandler = (payload: unknown) => Notice | null

/** Every event that asks for a look at a commit. `app.yml` subscribes to these and to those of `notices`, and to nothing else. */
export const handlers = {
  'check_run.requested_action': checkRun,
  'check_run.rerequested': checkRun,
  'check_suite.rerequested': checkSuite,
  'issue_comment.created': commentWritten,
  'issue_comment.deleted': commentChanged,
  'issue_comment.edited': commentChanged,
  'pull_request.opened': pullRequest,
  'pull_request.reopened': pullRequest,
  'pull_request.synchronize': pullRequest,
  'pull_request.edited': pullRequestEdited,
  'pull_request.closed': pullRequest,
  'pull_request_review.submitted': review,
  'pull_request_review.dismissed': review,
  'merge_group.checks_requested': mergeGroup,
  'workflow_run.requested': workflowRun,
  'workflow_run.in_progress': workflowRun,
  'workflow_run.completed': workflowRun,
} as const satisfies Readonly<Record<string, Handler>>

/** Every event of which we only take note. Those of installations come to every app, subscribed to or not. */
export const notices = {
  'installation.created': installed,
  'installation.deleted': stopped('uninstalled'),
  'installation.suspend': stopped('suspended'),
  'installation.unsuspend': woken,
  'installation.new_permissions_accepted': woken,
  'installation_repositories.added': selection,
  'installation_repositories.removed': selection,
  'merge_group.destroyed': mergeGroupDestroyed,
  'repository.renamed': repositoryNamed,
  'repository.transferred': repositoryNamed,
  'repository.deleted': repositoryIs('repository-gone'),
  'repository.archived': repositoryIs('archived'),
  'repository.unarchived': repositoryIs('unarchived'),
} as const satisfies Readonly<Record<string, NoticeHandler>>

/** Whether an event, by its name and action, has a handler. */
export function isHandled(event: string, payload: object): boolean {
  const action = 'action' in payload ? String(payload.action) : ''
  return Object.hasOwn(handlers, `${event}.${action}`) || Object.hasOwn(notices, `${event}.${action}`)
}

/** What events lead to. */
export interface Office {
  readonly evaluate: (about: Subject | Mention) => Promise<void>
  readonly note: (notice: Notice) => Promise<void>
}

/** The Probot app: each event asks for an evaluation of the commit or pull request that it is about, or is taken note of. */
export default function holdout(app: Probot, office: Office): void {
  for (const [event, handler] of Object.entries(handlers)) {
    app.on(event as keyof typeof handlers, async ({ payload }) => {
      const about = handler(payload)
      if (about) await office.evaluate(about)
    })
  }
  for (const [event, handler] of Object.entries(notices)) {
    app.on(event as keyof typeof notices, async ({ payload }) => {
      const notice = handler(payload)
      if (notice) await office.note(notice)
    })
  }
}
