import { expect, test } from 'vitest'
import { handlers } from '../../app/app.ts'
import type { Subject } from '../../app/evaluation/subject.ts'
import { evidenceRun, useEvaluator } from './evaluate.ts'
import { evidenceArchive, HEAD, makeEvidence } from './evidence.ts'
import { pullRun } from './github.ts'
import { payload } from './webhooks.ts'

const app = useEvaluator()

type Action = 'requested' | 'in_progress' | 'completed'
interface Told {
  readonly action: Action
  readonly attempt: 1 | 2
}

const EVENTS: readonly Told[] = ([1, 2] as const).flatMap((attempt) =>
  (['requested', 'in_progress', 'completed'] as const).map((action) => ({ action, attempt })),
)

function subjectOf({ action, attempt }: Told): Partial<Subject> {
  // Nobody recorded one that is in progress.
  const recorded = payload('workflow_run', action === 'completed' ? action : 'requested')
  const body: Record<string, unknown> = { ...recorded, action }
  const status = action === 'completed' ? 'completed' : 'in_progress'
  const run = { id: 42, run_attempt: attempt, status, event: 'pull_request', head_sha: HEAD, head_branch: 'better' }
  Object.assign(body.workflow_run as object, run)
  const subject = handlers[`workflow_run.${action}`](body)
  if (!subject || !('sha' in subject)) throw new Error('the event is about our commit')
  return subject
}

/** GitHub when both attempts have ended: the first failed its gate, the second passed. */
function ended(): void {
  const second = evidenceArchive(makeEvidence({ run: { ...evidenceRun(), run_attempt: 2 } }))
  app.github.runs = [pullRun({ run_attempt: 2 })]
  app.github.artifacts = {
    42: [
      { name: 'holdout-evidence-flight-delay-1', bytes: app.blocked() },
      { name: 'holdout-evidence-flight-delay-2', bytes: second },
    ],
  }
}

test('all orders of all choices of {requested, in_progress, completed} of two attempts lead to the same end (R5)', async () => {
  ended()
  const ends = new Map<string, number>()
  // Orders that begin alike share their beginning: each node of the tree is one order, evaluated once.
  const follow = async (left: readonly Told[]): Promise<void> => {
    const { checks, comments } = structuredClone({ checks: app.github.checks, comments: app.github.comments })
    for (const [at, told] of left.entries()) {
      Object.assign(app.github, structuredClone({ checks, comments }))
      await app.run(app.github, subjectOf(told))
      const { status, conclusion } = app.github.check() ?? {}
      const counts = [app.github.checks.length, app.github.comments.length]
      const end = JSON.stringify({ status, conclusion, counts })
      ends.set(end, (ends.get(end) ?? 0) + 1)
      await follow(left.toSpliced(at, 1))
    }
  }
  await follow(EVENTS)
  process.stdout.write(`orders of events by their end: ${JSON.stringify([...ends])}\n`)
  expect([...ends]).toEqual([['{"status":"completed","conclusion":"success","counts":[1,1]}', 1956]])
})
