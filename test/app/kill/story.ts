import type { ChildProcess } from 'node:child_process'
import { evidenceArchive, HEAD, makeEvidence, OUTCOMES } from '../evidence.ts'
import { FakeGitHub, pullRun } from '../github.ts'
import { startApp, until } from '../process.ts'
import { payload, send } from '../webhooks.ts'
import { startBridge } from './bridge.ts'
import type { Trap } from './trap.ts'

export type App = Awaited<ReturnType<typeof startApp>>

/** Where a story's app keeps what it knows. */
export interface Home {
  /** A name that no other story of the process has. */
  readonly name: string
  /** Environment of the app. */
  readonly env: Readonly<Record<string, string>>
  /** Called when the story is about to begin, where the process is not killed from outside. */
  arm?(app: App, trap: Trap): Promise<void>
  /**
   * Waits until nothing is due or under way, and counts what is left.
   *
   * @param running the process that is there now; it may be killed meanwhile.
   */
  settled(running: () => Promise<App>): Promise<Left>
  remove(): Promise<void>
}

/** What the tables hold at the end. */
export interface Left {
  readonly deliveries: number
  readonly unhandled: number
  readonly dead: number
  readonly results: number
}

/** Answers one row of it, and how many jobs are `open`. */
export const LEFT = `SELECT
  (SELECT count(*)::int FROM pgboss.job WHERE name IN ('deliveries', 'evaluations') AND state < 'completed') AS open,
  (SELECT count(*)::int FROM pgboss.job WHERE name IN ('deliveries-failed', 'evaluations-failed')) AS dead,
  (SELECT count(*)::int FROM deliveries) AS deliveries,
  (SELECT count(*)::int FROM deliveries WHERE handled_at IS NULL OR body IS NOT NULL) AS unhandled,
  (SELECT count(*)::int FROM results) AS results`

export interface Outcome {
  readonly conclusion: string | null | undefined
  readonly checks: number
  readonly comments: number
  readonly writes: readonly string[]
  readonly left: Left
}

/** Whether a story has ended as it does when nobody is killed: everything done, and everything once. */
export function isEnd({ conclusion, checks, comments, writes, left }: Outcome): boolean {
  const [first = '', second = '', ...rest] = writes
  return (
    conclusion === 'failure' &&
    checks === 1 &&
    comments === 1 &&
    first.startsWith('create check queued') &&
    second.startsWith('update check completed failure: flight-delay: block, accuracy drops') &&
    rest.join() === 'comment on 5' &&
    left.deliveries === 2 &&
    left.unhandled === 0 &&
    left.dead === 0 &&
    left.results === 1
  )
}

/**
 * A pull request is opened and its run shows a regression; where the trap says so the app is killed, and started again. What was not
 * answered with 2xx is delivered again under the same id, as GitHub does when it is asked to.
 */
export async function play(home: Home, trap: Trap): Promise<Outcome> {
  const github = new FakeGitHub()
  github.now = new Date().toISOString()
  const bridge = await startBridge(github, home.name, (moment, request) => trap.meets('request', moment, request))
  let child: ChildProcess | undefined
  const start = async (attempt = 1): Promise<App> => {
    try {
      const app = await startApp({ GITHUB_API_URL: bridge.url, ...home.env })
      child = app.child
      return app
    } catch (thrown) {
      // On a machine that is busy with other stories; whoever runs the app starts it again, too.
      if (attempt === 3) throw thrown
      return start(attempt + 1)
    }
  }
  let app = start()
  trap.onKill = () => {
    child?.kill('SIGKILL')
    app = start()
  }
  const deliver = async (id: string, event: string, body: object) => {
    for (;;) {
      const { url } = await app
      const response = await send(url, JSON.stringify(body), { id, event }).catch(() => null)
      if (response?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  try {
    const first = await app
    await home.arm?.(first, trap)
    trap.isArmed = true
    await deliver('one', 'pull_request', opened())
    await until(() => github.check()?.status === 'queued')
    github.runs = [pullRun()]
    const bytes = evidenceArchive(makeEvidence({}, OUTCOMES.block))
    github.artifacts = { 42: [{ name: 'holdout-evidence-flight-delay-1', bytes }] }
    await deliver('two', 'workflow_run', completed())
    await until(() => github.comments.length > 0)
    const left = await home.settled(() => app)
    trap.isArmed = false
    await app
    const { writes, comments, checks } = github
    return { conclusion: github.check()?.conclusion, checks: checks.length, comments: comments.length, writes, left }
  } finally {
    trap.isArmed = false
    child?.kill('SIGKILL')
    bridge.close()
    await home.remove()
  }
}

function opened(): object {
  const body = payload('pull_request', 'opened')
  Object.assign((body.pull_request as { head: object }).head, { sha: HEAD, ref: 'better' })
  return body
}

function completed(): object {
  const body = payload('workflow_run', 'completed')
  Object.assign(body.workflow_run as object, { event: 'pull_request', head_sha: HEAD, head_branch: 'better', id: 42 })
  return body
}
