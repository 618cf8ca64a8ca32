import { getRequestListener } from '@hono/node-server'
import type { Logger } from 'pino'
import { Probot, ProbotOctokit } from 'probot'
import holdout, { isHandled } from './app.ts'
import type { Config } from './config.ts'
import { openEntrance } from './entrance.ts'
import { evaluate, giveUp, type Tools } from './evaluation/evaluate.ts'
import type { Subject } from './evaluation/subject.ts'
import { installationsOf } from './github/installation.ts'
import { observed } from './github/observed.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { startDeliveries } from './store/deliveries.ts'
import { type Evaluations, startEvaluations } from './store/evaluations.ts'
import { Later } from './store/later.ts'
import { queueStates } from './store/queues.ts'
import { resultsIn } from './store/results.ts'
import { openStore, type Store } from './store/store.ts'
import { missingSteps } from './store/tables.ts'
import { timed } from './store/timed.ts'
import { type Check, health } from './web/health.ts'
import { webParts } from './web/parts.ts'
import { createSite } from './web/site.ts'

/** A wait that a worker may sleep through; a longer one goes back to the queue. */
const MAX_WAIT_SECONDS = 10

export interface Running {
  readonly url: string
  /** Where `/metrics` is; null where it is switched off. */
  readonly metricsUrl: string | null
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

/** Starts the app. Its addresses answer at once; nothing is accepted before it could be kept. */
export async function start(
  config: Config,
  log: Logger,
  { now = () => new Date(), pace = {} }: Surroundings = {},
): Promise<Running> {
  const metrics = createMetrics(now)
  const entrance = await openEntrance(config, { isHandled, metrics, log })
  const { url, metricsUrl, readiness } = entrance
  const end = async (store?: Store) => {
    await entrance.close()
    await store?.close()
    await entrance.end()
  }
  let opened: Store | undefined
  try {
    const place = { folder: config.DATA_DIR, url: config.DATABASE_URL }
    const store: Store = await openStore(place, log)
    opened = store
    metrics.watchQueues(() => queueStates(store.database))
    const database = timed(store.database, metrics.store)
    const { deliveries } = await startWork({ ...store, database }, { config, metrics, log, now, pace })
    const site = createSite([health(readiness), ...webParts(config, { database, now, log })], log)
    entrance.open({ deliveries, site: getRequestListener(site.fetch) })
    readiness.open(checksOf(store))
    return { url, metricsUrl, stop: () => end(store) }
  } catch (thrown) {
    await end(opened)
    throw thrown
  }
}

interface Environment {
  readonly config: Config
  readonly metrics: Metrics
  readonly log: Logger
  readonly now: () => Date
  readonly pace: Pace
}

/** Everything behind the door: from a delivery to the check. */
async function startWork(store: Store, { config, metrics, log, now, pace }: Environment) {
  const probot = new Probot({
    appId: config.APP_ID,
    privateKey: config.PRIVATE_KEY,
    secret: config.WEBHOOK_SECRET,
    baseUrl: config.GITHUB_API_URL.replace(/\/$/, ''),
    log,
    Octokit: patientOctokit(pace, metrics),
  })
  await probot.ready()
  const installations = installationsOf(probot, now)
  const app = await identify(probot, config.APP_ID)
  const results = resultsIn(store)
  const toolsFor = async (subject: Subject, evaluations: Evaluations): Promise<Tools> => {
    return { octokit: await installations.octokitFor(subject), app, results, evaluations, now, log }
  }
  const evaluations: Evaluations = await startEvaluations(store, {
    evaluate: (subject, requests) =>
      measured(metrics, async () => evaluate(subject, await toolsFor(subject, requests))),
    giveUp: async (subject) => {
      metrics.evaluation('given-up', 0)
      await giveUp(subject, await toolsFor(subject, evaluations))
    },
    log,
  })
  holdout(probot, (subject) => evaluations.request(subject))
  const deliveries = await startDeliveries(store, {
    handle: ({ id, event, payload }) =>
      probot.receive({ id, name: event, payload } as Parameters<Probot['receive']>[0]),
    log,
  })
  return { deliveries }
}

async function measured(metrics: Metrics, evaluation: () => Promise<void>): Promise<void> {
  const started = performance.now()
  const tell = (outcome: Parameters<Metrics['evaluation']>[0]) =>
    metrics.evaluation(outcome, (performance.now() - started) / 1000)
  try {
    await evaluation()
    tell('done')
  } catch (thrown) {
    tell(thrown instanceof Later ? 'put-back' : 'failed')
    throw thrown
  }
}

function checksOf({ ping, boss, database }: Store): Readonly<Record<string, Check>> {
  return {
    store: ping,
    queue: async () => {
      if (!(await boss.isInstalled())) throw new Error('the tables of the queue are gone')
    },
    tables: async () => {
      const missing = await missingSteps(database)
      if (missing.length > 0) throw new Error(`the database lacks ${missing.join(', ')}; start the app again`)
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
function patientOctokit(pace: Pace, metrics: Metrics): typeof ProbotOctokit {
  const isShort = (retryAfter: number, _: unknown, __: unknown, retryCount: number) =>
    retryAfter <= MAX_WAIT_SECONDS && retryCount < 2
  return ProbotOctokit.plugin(observed(metrics)).defaults((options: { throttle?: object }) => ({
    ...options,
    retry: { ...pace.retry, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
    throttle: { ...options.throttle, ...pace.throttle, onRateLimit: isShort, onSecondaryRateLimit: isShort },
  })) as typeof ProbotOctokit
}
