import type { Probot } from 'probot'
import type { Subject } from './evaluation/subject.ts'
import { mergeGroup } from './handlers/merge-group.ts'
import { pullRequest, pullRequestEdited } from './handlers/pull-request.ts'
import { review } from './handlers/review.ts'
import { workflowRun } from './handlers/workflow-run.ts'

/** Which commit an event is about; null when it is about none of ours. */
export type Handler = (payload: unknown) => Subject | null

/** Every event that we act on. `app.yml` subscribes to these and to nothing else. */
export const handlers = {
  'pull_request.opened': pullRequest,
  'pull_request.reopened': pullRequest,
  'pull_request.synchronize': pullRequest,
  'pull_request.edited': pullRequestEdited,
  'pull_request_review.submitted': review,
  'pull_request_review.dismissed': review,
  'merge_group.checks_requested': mergeGroup,
  'workflow_run.requested': workflowRun,
  'workflow_run.in_progress': workflowRun,
  'workflow_run.completed': workflowRun,
} as const satisfies Readonly<Record<string, Handler>>

/** Whether an event, by its name and action, has a handler. */
export function isHandled(event: string, payload: object): boolean {
  const action = 'action' in payload ? String(payload.action) : ''
  return Object.hasOwn(handlers, `${event}.${action}`)
}

/** The Probot app: each event asks for an evaluation of the commit that it is about. */
export default function holdout(app: Probot, request: (subject: Subject) => Promise<void>): void {
  for (const [event, handler] of Object.entries(handlers)) {
    app.on(event as keyof typeof handlers, async ({ payload }) => {
      const subject = handler(payload)
      if (subject) await request(subject)
    })
  }
}
