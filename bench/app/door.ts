import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { WEBHOOK_PATH } from '../../app/server.ts'
import { payload, SECRET } from '../../test/app/webhooks.ts'
import { fastClock } from './limits.ts'
import { makePlace, type StoreName } from './places.ts'
import { makePulls, ownerOf, type Pull, repositoryIdOf } from './pulls.ts'
import { drained, startReplica } from './replicas.ts'
import { startStandIn } from './stand-in.ts'

export interface DoorLoad {
  readonly store: StoreName
  readonly webhooks: number
  readonly connections: number
}

export interface DoorFigures {
  readonly seconds: number
  /** Milliseconds from the request to the whole answer. */
  readonly latency: { readonly median: number; readonly p99: number; readonly slowest: number }
  /** Answers other than 202 accepted. */
  readonly refused: number
  /** Deliveries that the database says were handled. */
  readonly handled: number
  /** Commits that GitHub was asked about, of `commits`. */
  readonly seen: number
  readonly commits: number
  /** MB at a quarter, a half, three quarters and all of the webhooks, and when all the work was done. */
  readonly memory: readonly number[]
  readonly cpuSeconds: number
  /** How often a commit was evaluated, and how long that took on average. */
  readonly evaluations: { readonly count: number; readonly seconds: number }
  /** From the last answer until all the work was done. */
  readonly drainSeconds: number
}

const EVENTS_A_COMMIT = 50
const INSTALLATIONS = 20

/**
 * Sends webhooks in a closed loop: each connection sends the next one when the one before is answered. Each is of its own bytes, fifty of
 * them about one commit. Then waits until the work that they caused is done, and asks the database what became of them.
 */
export async function loadDoor({ store, webhooks, connections }: DoorLoad): Promise<DoorFigures> {
  const place = await makePlace(store)
  const pulls = makePulls(Math.ceil(webhooks / EVENTS_A_COMMIT), INSTALLATIONS)
  // Without a policy nothing is written, and with such a clock no limit is met: the door is what is measured.
  const github = await startStandIn(pulls, { clock: fastClock(1e6), policy: null })
  const app = await startReplica({ ...place.env, GITHUB_API_URL: github.url, BENCH_SPEED: '1' })
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const bodyOf = bodies(pulls)
  const times: number[] = []
  const memory: number[] = []
  let [next, refused] = [0, 0]
  const loop = async () => {
    for (let at = next++; at < webhooks; at = next++) {
      const started = performance.now()
      const answer = await send(`${app.url}${WEBHOOK_PATH}`, { body: bodyOf(at), id: `delivery-${at}`, agent })
      times.push(performance.now() - started)
      if (answer !== '202 accepted') refused++
      if (times.length % Math.ceil(webhooks / 4) === 0) memory.push(app.memory())
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: connections }, loop))
  const answered = performance.now()
  memory.push(app.memory())
  await drained(app, ['deliveries', 'evaluations'])
  const done = performance.now()
  memory.push(app.memory())
  const cpuSeconds = app.cpu()
  const count = await app.figure('holdout_evaluation_seconds_count')
  const evaluations = { count, seconds: (await app.figure('holdout_evaluation_seconds_sum')) / count }
  agent.destroy()
  await app.stop()
  const handled = await place.count('SELECT count(*) AS count FROM deliveries WHERE handled_at IS NOT NULL')
  await place.remove()
  github.close()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return {
    ...{ refused, handled, commits: pulls.length, memory, cpuSeconds, evaluations },
    seen: github.seen.size,
    seconds: (answered - started) / 1000,
    drainSeconds: (done - answered) / 1000,
    latency: { median: at(0.5), p99: at(0.99), slowest: at(1) },
  }
}

// GitHub's own recorded payload with another commit and another title each: no two bodies are equal.
function bodies(pulls: readonly Pull[]): (at: number) => string {
  const example = payload('pull_request', 'synchronize')
  const about = example.pull_request as { head: Record<string, unknown> }
  return (at) => {
    const pull = pulls[at % pulls.length]
    if (!pull) throw new Error('no pull request')
    Object.assign(about, { number: pull.number, title: `Change ${at}` })
    Object.assign(about.head, { sha: pull.sha, ref: `head-${pull.number}` })
    return JSON.stringify(placed(example, pull))
  }
}

/** A payload as it comes from the repository of a pull request. */
export function placed(example: Record<string, unknown>, { installation }: Pull): object {
  const own = { id: repositoryIdOf(installation), name: 'model', owner: { login: ownerOf(installation) } }
  return { ...example, repository: { ...(example.repository as object), ...own }, installation: { id: installation } }
}

interface Sending {
  readonly body: string
  readonly id: string
  readonly event?: string
  readonly agent: Agent
}

/** Sends one webhook as GitHub does; answers status and what became of it. */
export function send(url: string, { body, id, event = 'pull_request', agent }: Sending): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-github-event': event,
    'x-github-delivery': id,
    'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
  }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', () => {
        const { status = '' } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { status?: string }
        resolve(`${response.statusCode} ${status}`)
      })
      response.once('error', reject)
    })
    sent.once('error', reject)
    sent.end(body)
  })
}
