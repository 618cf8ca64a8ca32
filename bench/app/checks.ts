import { Agent } from 'node:http'
import { WEBHOOK_PATH } from '../../app/server.ts'
import { POLICY } from '../../test/app/evidence.ts'
import { payload } from '../../test/app/webhooks.ts'
import { placed, send } from './door.ts'
import { fastClock } from './limits.ts'
import { makePlace, type StoreName } from './places.ts'
import { EXPECTED, makePulls, ownerOf, type Pull } from './pulls.ts'
import { drained, type Replica, startReplica } from './replicas.ts'
import { checkAt, type StandIn, startStandIn } from './stand-in.ts'

export interface ChecksLoad {
  readonly store: StoreName
  readonly replicas: number
  readonly pulls: number
  readonly installations: number
  /** How many times faster than ours GitHub's time passes: its limits, and the waits that keep them. */
  readonly speed: number
}

export interface ChecksFigures {
  readonly seconds: number
  /** In GitHub's time. */
  readonly minutesAtGitHub: number
  /** Pull requests whose check is what their evidence makes it, with one comment. */
  readonly right: number
  /** What was wrong, at most ten. */
  readonly wrong: readonly string[]
  /** Checks or comments beyond the first of a pull request. */
  readonly twice: number
  readonly writes: number
  readonly requests: number
  /** Requests that GitHub refused because of its limits. */
  readonly refused: number
  readonly deadLetters: number
  readonly cpuSeconds: number
}

/** Opens pull requests, ends the run of each when its check is there, and looks what the checks say in the end. */
export async function loadChecks(load: ChecksLoad): Promise<ChecksFigures> {
  const place = await makePlace(load.store)
  const pulls = makePulls(load.pulls, load.installations)
  const clock = fastClock(load.speed)
  const github = await startStandIn(pulls, { clock, policy: POLICY })
  const env = { ...place.env, GITHUB_API_URL: github.url, BENCH_SPEED: String(load.speed) }
  const apps: Replica[] = []
  for (let count = 0; count < load.replicas; count++) apps.push(await startReplica(env))
  const [first] = apps
  if (!first) throw new Error('at least one replica')
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const deliver = async (pull: Pull, event: string, body: object) => {
    const app = apps[pull.number % apps.length] ?? first
    const id = `${event}-${pull.runId}`
    const answer = await send(`${app.url}${WEBHOOK_PATH}`, { body: JSON.stringify(body), id, event, agent })
    if (answer !== '202 accepted') throw new Error(`${id} was answered with ${answer}`)
  }
  const started = { at: performance.now(), github: clock.now() }
  for (const pull of pulls) await deliver(pull, 'pull_request', opened(pull))
  const waiting = new Set(pulls)
  while (waiting.size > 0) {
    for (const pull of waiting) {
      if (!checkAt(github, pull.sha)) continue
      waiting.delete(pull)
      pull.completed = true
      await deliver(pull, 'workflow_run', completed(pull))
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await drained(first, ['deliveries', 'evaluations'])
  const seconds = (performance.now() - started.at) / 1000
  const minutesAtGitHub = (clock.now() - started.github) / 60_000
  const deadLetters =
    (await first.figure('holdout_queue_jobs', { queue: 'deliveries-failed' })) +
    (await first.figure('holdout_queue_jobs', { queue: 'evaluations-failed' }))
  const cpuSeconds = apps.reduce((sum, app) => sum + app.cpu(), 0)
  agent.destroy()
  for (const app of apps) await app.stop()
  await place.remove()
  github.close()
  const wrong = pulls.flatMap((pull) => problemOf(pull, github) ?? [])
  return {
    ...{ seconds, minutesAtGitHub, deadLetters, cpuSeconds },
    right: pulls.length - wrong.length,
    wrong: wrong.slice(0, 10),
    twice:
      github.checks.length -
      pulls.length +
      github.comments.length -
      new Set(github.comments.map(({ installation, number }) => `${installation}/${number}`)).size,
    writes: [...github.writes.values()].reduce((sum, count) => sum + count, 0),
    requests: github.requests,
    refused: github.refused,
  }
}

function problemOf(pull: Pull, github: StandIn): string | null {
  const name = `${ownerOf(pull.installation)}/model#${pull.number} (${pull.kind})`
  const check = checkAt(github, pull.sha)
  if (check?.conclusion !== EXPECTED[pull.kind])
    return `${name}: ${check?.status} ${check?.conclusion}: ${check?.title}`
  const own = github.comments.filter(
    ({ installation, number }) => installation === pull.installation && number === pull.number,
  )
  if (pull.kind !== 'foreign' && own.length !== 1) return `${name}: ${own.length} comments`
  return null
}

function opened(pull: Pull): object {
  const example = payload('pull_request', 'opened')
  const about = example.pull_request as { head: Record<string, unknown> }
  Object.assign(about, { number: pull.number })
  Object.assign(about.head, { sha: pull.sha, ref: `head-${pull.number}` })
  return { ...placed(example, pull), number: pull.number }
}

function completed(pull: Pull): object {
  const example = payload('workflow_run', 'completed')
  const run = { event: 'pull_request', head_sha: pull.sha, head_branch: `head-${pull.number}`, id: pull.runId }
  Object.assign(example.workflow_run as object, run)
  return placed(example, pull)
}
