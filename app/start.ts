import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Logger } from 'pino'
import { Probot, ProbotOctokit } from 'probot'
import holdout, { isHandled } from './app.ts'
import type { Config } from './config.ts'
import { evaluate, giveUp, type Tools } from './evaluation/evaluate.ts'
import type { Subject } from './evaluation/subject.ts'
import { installationsOf } from './github/installation.ts'
import { createDoor } from './server.ts'
import { startDeliveries } from './store/deliveries.ts'
import { type Evaluations, startEvaluations } from './store/evaluations.ts'
import { resultsIn } from './store/results.ts'
import { openStore } from './store/store.ts'
import { health } from './web/health.ts'
import { createSite } from './web/site.ts'

/** A wait that a worker may sleep through; a longer one goes back to the queue. */
const MAX_WAIT_SECONDS = 10

export interface Running {
  readonly url: string
  stop(): Promise<void>
}

/** What the process takes from the world around it, and a test chooses. */
export interface Surroundings {
  readonly now?: () => Date
  readonly pace?: Pace
}

/** Options of Octokit's own plugins for limits and retries: how long they really wait. Default: as long as GitHub wants. */
export interface Pace {
  readonly throttle?: object
  readonly retry?: object
}

/** Starts the app: store, queues, and the door last, so that nothing is accepted that could not be kept. */
export async function start(
  config: Config,
  log: Logger,
  { now = () => new Date(), pace = {} }: Surroundings = {},
): Promise<Running> {
  const probot = new Probot({
    appId: config.APP_ID,
    privateKey: config.PRIVATE_KEY,
    secret: config.WEBHOOK_SECRET,
    baseUrl: config.GITHUB_API_URL.replace(/\/$/, ''),
    log,
    Octokit: patientOctokit(pace),
  })
  await probot.ready()
  const installations = installationsOf(probot, now)
  const app = await identify(probot, config.APP_ID)
  const store = await openStore({ folder: config.DATA_DIR, url: config.DATABASE_URL }, log)
  const results = resultsIn(store)
  const toolsFor = async (subject: Subject, evaluations: Evaluations): Promise<Tools> => {
    return { octokit: await installations.octokitFor(subject), app, results, evaluations, now, log }
  }
  const evaluations: Evaluations = await startEvaluations(store, {
    evaluate: async (subject, requests) => evaluate(subject, await toolsFor(subject, requests)),
    giveUp: async (subject) => giveUp(subject, await toolsFor(subject, evaluations)),
    log,
  })
  holdout(probot, (subject) => evaluations.request(subject))
  const deliveries = await startDeliveries(store, {
    handle: ({ id, event, payload }) =>
      probot.receive({ id, name: event, payload } as Parameters<Probot['receive']>[0]),
    log,
  })

  const secrets = [config.WEBHOOK_SECRET, ...(config.WEBHOOK_SECRET_OLD ? [config.WEBHOOK_SECRET_OLD] : [])]
  const site = createSite([health(store.ping, log)], log)
  const door = createDoor({ secrets, deliveries, isHandled, site: getRequestListener(site.fetch), log })
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject).listen(config.PORT, config.HOST, resolve)
  })
  const { port } = door.address() as AddressInfo
  return {
    url: `http://${config.HOST}:${port}`,
    stop: async () => {
      await new Promise((resolve) => {
        door.close(resolve)
        door.closeIdleConnections()
      })
      await store.close()
    },
  }
}

async function identify(probot: Probot, id: number): Promise<Tools['app']> {
  const { data } = await (await probot.auth()).request('GET /app')
  if (!data?.slug) throw new Error('GitHub does not say what this app is called')
  return { id, slug: data.slug }
}

// Waits in memory are lost with the process, so a long one is refused here and the job tried again by the queue. 429 is the
// throttling plugin's alone, or both would retry it.
function patientOctokit(pace: Pace): typeof ProbotOctokit {
  const isShort = (retryAfter: number, _: unknown, __: unknown, retryCount: number) =>
    retryAfter <= MAX_WAIT_SECONDS && retryCount < 2
  return ProbotOctokit.defaults((options: { throttle?: object }) => ({
    ...options,
    retry: { ...pace.retry, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
    throttle: { ...options.throttle, ...pace.throttle, onRateLimit: isShort, onSecondaryRateLimit: isShort },
  })) as typeof ProbotOctokit
}
