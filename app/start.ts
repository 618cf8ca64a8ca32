import { getRequestListener } from '@hono/node-server'
import type { Logger } from 'pino'
import { Probot, ProbotOctokit } from 'probot'
import { messageOf } from '#core/errors.ts'
import { statusOf } from '#github/errors.ts'
import holdout, { isHandled } from './app.ts'
import type { Config } from './config.ts'
import { openEntrance } from './entrance.ts'
import { evaluate, giveUp, type Tools } from './evaluation/evaluate.ts'
import { headOf } from './evaluation/head.ts'
import type { Mention, Subject } from './evaluation/subject.ts'
import { clientsOf, type Pace } from './github/client.ts'
import { GitHubClock } from './github/clock.ts'
import { type Installations, installationsOf } from './github/installation.ts'
import { observed } from './github/observed.ts'
import { setupOf } from './github/setup.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { type Attendance, attend, run } from './reconcile/attend.ts'
import { headsIn } from './reconcile/heads.ts'
import { knownIn } from './reconcile/known.ts'
import { remind } from './reconcile/new-baseline.ts'
import { takeNotice } from './reconcile/notice.ts'
import { startReconciler } from './reconcile/reconciler.ts'
import { openVault } from './sealed/open-vault.ts'
import { commandsIn } from './store/commands.ts'
import { startDeliveries } from './store/deliveries.ts'
import { type Evaluations, startEvaluations } from './store/evaluations.ts'
import { historyIn } from './store/history.ts'
import { Later } from './store/later.ts'
import { type Kept, startPurge } from './store/purge.ts'
import { queueStates } from './store/queues.ts'
import { resultsIn } from './store/results.ts'
import { keptRows } from './store/retention.ts'
import { openStore, type Store } from './store/store.ts'
import { missingSteps } from './store/tables.ts'
import { timed } from './store/timed.ts'
import { type Check, health } from './web/health.ts'
import { keepersOf } from './web/keeper.ts'
import { webParts } from './web/parts.ts'
import { sealedSets } from './web/sealed-sets.ts'
import type { Examine } from './web/setup.ts'
import { createSite } from './web/site.ts'

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
    const store: Store = await openStore(place, log, config.JOBS_DAYS)
    opened = store
    metrics.watchQueues(() => queueStates(store.database))
    const database = timed(store.database, metrics.store)
    const { deliveries, installations, vault } = await startWork(
      { ...store, database },
      { config, metrics, log, now, pace },
    )
    const examine: Examine = ({ installationId, id: repositoryId, owner, name: repo }) =>
      setupOf(installations, { installationId, repositoryId, owner, repo })
    const api = sealedSets(keepersOf(installations, config.GITHUB_API_URL), vault)
    const site = createSite([health(readiness), api, ...webParts(config, { database, examine, now, log })], log)
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

/** Everything behind the door: from a delivery to the check. Who works on the jobs, and when, is up to the queue of the store. */
export async function startWork(store: Store, { config, metrics, log, now, pace }: Environment) {
  const baseUrl = config.GITHUB_API_URL
  const clients = clientsOf({ Octokit: ProbotOctokit.plugin(observed(metrics)), baseUrl, pace, log })
  const key = { id: config.APP_ID, privateKey: config.PRIVATE_KEY }
  const installations = installationsOf(clients, key, { clock: new GitHubClock(now), log })
  const app = await identify(installations, config.APP_ID)
  const results = resultsIn(store)
  const { alone } = store.database
  const rerunner = async (subject: Subject) => (await installations.reach(subject, 'rerun')).octokit
  const commands = commandsIn(store)
  const known = knownIn(store)
  const heads = headsIn(store)
  const attendance = { known, heads, installations, now, log, random: Math.random }
  const history = historyIn(store.database)
  const vault = await openVault(store, config, log)
  const tools = { app, results, vault, commands, history, alone, rerunner, now, log }
  const evaluations: Evaluations = await startEvaluations(store, {
    evaluate: (subject, requests) =>
      measured(metrics, async () => {
        await attend(
          subject,
          (about, octokit) => evaluate(about, { ...tools, octokit, evaluations: requests }),
          attendance,
        )
        if (subject.kind === 'branch') await remind(subject, { ...attendance, request: requests.request })
      }),
    giveUp: async (subject) => {
      metrics.evaluation('given-up', 0)
      await attend(
        subject,
        async (about, octokit) => {
          await giveUp(about, { ...tools, octokit, evaluations })
          return { state: 'settled' }
        },
        attendance,
      )
    },
    log,
  })
  const probot = new Probot({ appId: key.id, privateKey: key.privateKey, secret: config.WEBHOOK_SECRET, log })
  await probot.ready()
  holdout(probot, {
    evaluate: async (about) => {
      const subject = 'sha' in about ? about : await headMeant(about, attendance)
      if (subject) await evaluations.request(subject)
    },
    note: (notice) => takeNotice(notice, { known, heads, installations, stop: evaluations.cancel, now }),
  })
  const deliveries = await startDeliveries(store, {
    handle: ({ id, event, payload }) =>
      probot.receive({ id, name: event, payload } as Parameters<Probot['receive']>[0]),
    log,
  })
  await startReconciler(store, { ...attendance, request: evaluations.request, isHandled, passed: metrics.pass })
  await startPurge(store, { kept: keptBy(config), log })
  return { deliveries, installations, vault }
}

// The delivery itself is what is put back, a minute at a time while GitHub is ill.
function headMeant(about: Mention, attendance: Attendance): Promise<Subject | null> {
  const illSince = async () => new Date(attendance.now().getTime() - 60_000)
  return run({ place: about, purpose: 'sweep', illSince, work: (reach) => headOf(about, reach) }, attendance)
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

/** What is deleted when it is old. */
function keptBy(config: Config): readonly Kept[] {
  return [
    { table: 'deliveries', since: 'received_at', days: config.DELIVERIES_DAYS },
    { table: 'results', since: 'recorded_at', days: config.RESULTS_DAYS },
    ...keptRows({ historyDays: config.HISTORY_DAYS, auditDays: config.AUDIT_DAYS }),
  ]
}

async function identify({ app, clock }: Installations, id: number): Promise<Tools['app']> {
  try {
    const { data } = await app.request('GET /app')
    if (!data?.slug) throw new Error('GitHub does not say what this app is called')
    return { id, slug: data.slug }
  } catch (thrown) {
    if (statusOf(thrown) !== 401) throw thrown
    const skew = Math.round(clock.skewMs / 1000)
    throw new Error(
      `GitHub does not take the app's key (${messageOf(thrown)}): PRIVATE_KEY must be one of the app ${id}, and the clock of this machine right; it differs by ${skew} s`,
      { cause: thrown },
    )
  }
}
