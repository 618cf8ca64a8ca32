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

/** Every order of every choice of at least one of these. */
function* orders<T>(items: readonly T[]): Generator<readonly T[]> {
  for (const [at, item] of items.entries()) {
    yield [item]
    for (const rest of orders(items.toSpliced(at, 1))) yield [item, ...rest]
  }
}

function subjectOf({ action, attempt }: Told): Partial<Subject> {
  const body = payload('workflow_run', action)
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
  let count = 0
  const ends = new Set<string>()
  for (const order of orders(EVENTS)) {
    app.github.checks = []
    app.github.comments = []
    ended()
    for (const told of order) await app.run(app.github, subjectOf(told))
    const { status, conclusion, title } = app.github.check() ?? {}
    ends.add(
      JSON.stringify({
        status,
        conclusion,
        title,
        checks: app.github.checks.length,
        comments: app.github.comments.length,
      }),
    )
    count++
  }
  process.stdout.write(`events: ${count} orders, ${ends.size} end\n`)
  expect(count).toBe(1956)
  expect([...ends]).toEqual([expect.stringContaining('"conclusion":"success"')])
})
