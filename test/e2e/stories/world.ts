import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { digestOf } from '#core/digest.ts'
import { readConfig } from '../../../app/config.ts'
import { type Running, start } from '../../../app/start.ts'
import { type FaultProxy, startFaultProxy } from '../../../local/faults/proxy.ts'
import { scheduleOf } from '../../../local/faults/schedule.ts'
import type { RunView } from '../../../local/runner/record.ts'
import { evidenceArchive, makeEvidence, OUTCOMES, POLICY } from '../../app/evidence.ts'
import { type Laptop, startLaptop } from '../../local/laptop.ts'
import { fastClock, PACE } from './pace.ts'
import { upload } from './upload.ts'

const WORKFLOW = `name: model
on: { pull_request: {}, merge_group: {} }
jobs:
  model:
    runs-on: ubuntu-24.04
    steps:
      - run: "true"
`

/** No deadline passes while the stories are played: the app's clock is fast. */
const PATIENT_POLICY = `${POLICY}deadlines: {start: 30d, finish: 30d}\n`

/** How long a story waits for the state that it expects; faults and their retries take some of it. */
const PATIENCE_MS = 240_000
/** A state that holds so long is final. */
const STILL_MS = 1_000
const POLL_MS = 250

export interface CheckSeen {
  readonly status: string
  readonly conclusion: string | null
  readonly title: string
}

/** A local GitHub, the app in this process, and what goes wrong between them by a seed. */
export interface World {
  readonly seed: number
  readonly laptop: Laptop
  readonly faults: FaultProxy
  /** Git has one work tree: who uses it has it alone. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
  /** Checks main out as it is at GitHub, where stories merge. */
  checkOutMain(): Promise<void>
  /** A branch from main with these files, one of its own by default, and a pull request for it. */
  propose(branch: string, files?: Readonly<Record<string, string>>): Promise<{ number: number; head: string }>
  /** Waits for the queued run of a commit, of this attempt. */
  runAt(sha: string, attempt?: number): Promise<RunView>
  /** Plays a runner: takes the run, uploads evidence of how many rows changed sides, and ends it. */
  finish(run: RunView, rows?: { wins: number; losses: number } | null): Promise<void>
  /** Waits until the newest check of the app on a commit is like this. */
  check(sha: string, expected: Partial<CheckSeen>): Promise<void>
  /** Every check of the app on a commit, newest first. */
  checks(sha: string): Promise<readonly CheckSeen[]>
  /** Bodies of the app's comments on a pull request. */
  comments(number: number): Promise<readonly string[]>
  /** Waits until this holds, and goes on holding. */
  until(what: string, holds: () => Promise<boolean>): Promise<void>
  stop(): Promise<void>
}

export async function startWorld(seed: number): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'holdout-stories-'))
  const laptop = await startLaptop({ visibility: 'public', runner: 'none' })
  const { github } = laptop
  await laptop.push('main', {
    '.github/holdout.yml': PATIENT_POLICY,
    '.github/workflows/model.yml': WORKFLOW,
    'src/train.ts': 'one\n',
  })
  const faults = await startFaultProxy(github.url, scheduleOf(seed))
  const app = await startApp({ folder, api: faults.url, laptop })
  github.pointWebhookAt(`${app.url}/api/github/webhooks`)
  await protect(laptop)
  return { ...worldOf({ seed, laptop, faults }), stop: () => stop({ app, laptop, faults, folder }) }
}

async function startApp(at: { folder: string; api: string; laptop: Laptop }): Promise<Running> {
  const { app } = at.laptop.github
  const config = readConfig({
    APP_ID: String(app.id),
    PRIVATE_KEY: app.privateKey,
    WEBHOOK_SECRET: app.webhookSecret,
    GITHUB_API_URL: at.api,
    PORT: '0',
    DATA_DIR: at.folder,
  })
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' })
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(config, log, { now: fastClock(), pace: PACE })
    } catch (thrown) {
      // A supervisor starts a process again that could not reach GitHub.
      if (attempt === 5) throw thrown
    }
  }
}

async function protect({ as, repo }: Laptop): Promise<void> {
  await as('olga').rest.repos.updateBranchProtection({
    ...{ ...repo, branch: 'main' },
    required_status_checks: { strict: false, contexts: [], checks: [{ context: 'holdout', app_id: 12345 }] },
    ...{ enforce_admins: true, required_pull_request_reviews: null, restrictions: null },
  })
}

async function stop(parts: { app: Running; laptop: Laptop; faults: FaultProxy; folder: string }): Promise<void> {
  parts.faults.calm()
  parts.laptop.github.pointWebhookAt('http://127.0.0.1:9/')
  await parts.app.stop()
  await parts.faults.close()
  await parts.laptop.stop()
  await rm(parts.folder, { recursive: true, force: true })
}

function worldOf({ seed, laptop, faults }: Pick<World, 'seed' | 'laptop' | 'faults'>): Omit<World, 'stop'> {
  const { as, repo, github } = laptop
  let turn: Promise<unknown> = Promise.resolve()
  const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work)
    turn = mine.catch(() => {})
    return mine
  }
  const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
    const end = Date.now() + PATIENCE_MS
    let since: number | null = null
    while (since === null || Date.now() - since < STILL_MS) {
      since = (await holds()) ? (since ?? Date.now()) : null
      if (since === null && Date.now() > end) throw new Error(`${what}\n${told({ seed, faults })}`)
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }
  const checks = async (sha: string): Promise<readonly CheckSeen[]> => {
    const { data } = await as('dana').rest.checks.listForRef({ ...repo, ref: sha, filter: 'all', app_id: 12345 })
    return data.check_runs.map(({ status, conclusion, output }) => ({ status, conclusion, title: output.title ?? '' }))
  }
  const checkOutMain = async () => {
    await laptop.git('checkout', '--quiet', 'main')
    await laptop.git('pull', '--quiet', '--ff-only', github.remote('dana'), 'main')
  }
  return {
    ...{ seed, laptop, faults, exclusively, until, checks, checkOutMain },
    propose: (branch, files = { [`src/${branch}.ts`]: 'new\n' }) =>
      exclusively(async () => {
        await checkOutMain()
        const head = await laptop.push(branch, files)
        return { head, number: await laptop.open(branch) }
      }),
    runAt: async (sha, attempt = 1) => {
      let run: RunView | undefined
      await until(`run ${attempt} at ${sha.slice(0, 7)} should wait`, async () => {
        run = github.runs().findLast((each) => each.headSha === sha && each.attempt === attempt)
        return run?.status === 'queued'
      })
      if (!run) throw new Error('no run')
      return run
    },
    finish: async (run, rows = OUTCOMES.pass) => {
      const adopted = await github.adopt(run.id)
      if (rows !== null)
        await upload(adopted, `holdout-evidence-flight-delay-${run.attempt}`, await evidenceOf(laptop, run, rows))
      await adopted.finish({ model: rows === null ? 'failure' : 'success' })
    },
    check: async (sha, expected) => {
      let seen: CheckSeen | undefined
      const fields = Object.entries(expected) as [keyof CheckSeen, string][]
      await until(`the check on ${sha.slice(0, 7)} should be ${JSON.stringify(expected)}`, async () => {
        seen = (await checks(sha))[0]
        return fields.every(([field, value]) =>
          field === 'title' ? seen?.title.includes(value) : seen?.[field] === value,
        )
      }).catch((thrown: Error) => {
        throw new Error(`${thrown.message}\nit is ${JSON.stringify(seen)}`)
      })
    },
    comments: async (number) => {
      const { data } = await as('dana').rest.issues.listComments({ ...repo, issue_number: number, per_page: 100 })
      return data.filter((each) => each.performed_via_github_app?.id === 12345).map(({ body }) => body ?? '')
    },
  }
}

/** What a failure needs to be seen again. */
export function told({ seed, faults }: Pick<World, 'seed' | 'faults'>): string {
  const lines = faults.played.map(({ fault, method, path }) => `  ${fault}: ${method} ${path.slice(0, 140)}`)
  return `FAULT_SEED=${seed} plays it again; the faults were:\n${lines.join('\n')}`
}

async function evidenceOf(laptop: Laptop, run: RunView, rows: { wins: number; losses: number }): Promise<Buffer> {
  const reference = await laptop.git('--git-dir', laptop.github.gitFolder, 'rev-parse', `${run.sha}^1`)
  const { event, headSha, sha } = run
  return evidenceArchive(
    makeEvidence(
      {
        run: {
          ...{ repository: 'acme/flight-delay', run_id: run.id, run_attempt: run.attempt, workflow: run.path },
          ...{ event, head_sha: headSha },
        },
        commits: { head_sha: headSha, tested_sha: sha, reference_sha: reference, reference_rule: 'first-parent' },
        policy: { digest: digestOf(PATIENT_POLICY), source: 'base-branch', ref: 'main' },
      },
      rows,
    ),
  )
}
