import { realpathSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { DeploymentRecord } from '#core/deployment-record.ts'
import { messageOf, UserError } from '#core/errors.ts'
import { type ReplayResult, replayHolds } from '#core/rollout/replay.ts'
import type { Released } from '../released.ts'
import { replayExamples, waitUntilHealthy } from './client.ts'
import { freePort, isRunning, startDetached, stopProcess, tail } from './process.ts'
import { type Instance, openState, type State, type StateFile } from './state.ts'
import { Steps } from './steps.ts'
import { pruneVersions, type versionFolder, writeVersion } from './versions.ts'

/** One model in one environment on this machine. */
export interface Site {
  readonly name: string
  /** The state folder of this model and environment. */
  readonly folder: string
  /** The whole state folder, which is never copied with the program. */
  readonly state: string
  readonly workspace: string
  /** The serve command, split at white space. */
  readonly command: readonly string[]
  readonly runId: number
  /** Whether the version was asked for by name; only then may a run deploy that is older than the last. */
  readonly named: boolean
}

export interface Waits {
  readonly now: () => Date
  /** Milliseconds until a new server must be healthy. */
  readonly healthTimeout: number
  /** Between two questions. */
  readonly healthInterval: number
}

/** What came of it, as the deployment record has it. */
export interface Rollout {
  readonly outcome: DeploymentRecord['outcome']
  /** Where the version answers that is active now. */
  readonly url: string | null
  readonly previousVersion: string | null
  readonly steps: DeploymentRecord['steps']
  readonly replay: ReplayResult | null
  /** Why it did not deploy, in one line. */
  readonly problem: string | null
}

/**
 * The folder of what runs. `HOLDOUT_STATE_DIR` is for runners that empty the workspace: the folder of the policy then lies
 * below it, apart for each repository.
 */
export function stateFolder(state: string, workspace: string, env: NodeJS.ProcessEnv = process.env): string {
  if (isAbsolute(state)) return state
  if (state.split(/[\\/]/).includes('..')) {
    throw new UserError(
      `deploy.state: ${JSON.stringify(state)} leaves the workspace; write an absolute path, or one inside it`,
    )
  }
  const base = env.HOLDOUT_STATE_DIR
  if (!base) return join(workspace, state)
  if (!isAbsolute(base)) throw new UserError(`HOLDOUT_STATE_DIR: ${JSON.stringify(base)} must be an absolute path`)
  return join(base, ...(env.GITHUB_REPOSITORY ?? 'local').split('/'), state)
}

/**
 * Starts the version beside the one that runs, asks it for its health and for held-out examples, makes it the active one,
 * looks again, and only then stops the one before. Whatever fails, the one before is active again.
 *
 * @throws UserError where nothing was touched: another deployment is under way, or this run is older than what runs.
 */
export async function rollOut(site: Site, released: Released, waits: Waits): Promise<Rollout> {
  if (process.platform === 'win32') {
    throw new UserError("the target 'local' works on Linux and macOS; run the job there")
  }
  await using file = await openState(site.folder)
  // Awaited here: a promise handed out would let the lock go while the rollout has only begun.
  return await new LocalRollout({ ...site, folder: realpathSync(site.folder) }, released, { ...waits, file }).run()
}

class LocalRollout {
  readonly #site: Site
  readonly #released: Released
  readonly #waits: Waits & { readonly file: StateFile }
  readonly #steps: Steps
  #replay: ReplayResult | null = null

  constructor(site: Site, released: Released, waits: Waits & { readonly file: StateFile }) {
    this.#site = site
    this.#released = released
    this.#waits = waits
    this.#steps = new Steps(waits.now)
  }

  async run(): Promise<Rollout> {
    const before = await this.#repair(await this.#waits.file.read())
    this.#refuseOlder(before)
    const { manifest } = this.#released
    const { active } = before
    const same = active?.version === manifest.version && active.model_digest === manifest.model_digest
    if (active && same && (await this.#isHealthy(active))) {
      this.#steps.skip('start', `${manifest.version} is active already`)
      return this.#result('unchanged', { url: active.url, previousVersion: active.version, problem: null })
    }
    let current = before
    try {
      current = await this.#start(before, (state) => {
        current = state
      })
      return await this.#finish(current, active)
    } catch (thrown) {
      return this.#rollBack(current, before, thrown)
    }
  }

  #refuseOlder(before: State): void {
    const { runId, named } = this.#site
    if (named || runId >= before.run_id || before.active === null) return
    throw new UserError(
      `run ${before.run_id} has deployed ${before.active.version} since this run; name the version in the input 'version' to go back on purpose`,
    )
  }

  /** Up to the switch. `keep` is told each state that was written, so that a failure knows what to undo. */
  async #start(before: State, keep: (state: State) => void): Promise<State> {
    const { site, released, steps, file } = this.#tools()
    const { manifest } = released
    const inUse = [before.active, before.previous].some((instance) => instance?.version === manifest.version)
    const folder = await steps.run('fetch', () =>
      inUse
        ? this.#rewriteStopped(before)
        : writeVersion(site.folder, released, { workspace: site.workspace, state: site.state }),
    )
    const candidate = await steps.run(
      'start',
      () => this.#launch(folder, site.command),
      ({ url }) => url,
    )
    const started: State = { ...before, status: 'unknown', candidate }
    keep(started)
    await file.write(started)
    await steps.run('health', () => this.#awaitHealth(candidate, folder.log))
    await this.#replayOn(candidate)
    const switched: State = {
      ...before,
      status: 'unknown',
      active: candidate,
      candidate: null,
      previous: before.active,
    }
    await steps.run('switch', async () => {
      keep(switched)
      await file.write(switched)
      await this.#awaitHealth(candidate, folder.log)
    })
    return switched
  }

  // The same version again, because its process has gone or does not answer: the files must not change below it.
  async #rewriteStopped(before: State) {
    const { site, released } = this.#tools()
    for (const instance of [before.active, before.previous]) {
      if (instance?.version === released.manifest.version) await stopProcess(instance)
    }
    return writeVersion(site.folder, released, { workspace: site.workspace, state: site.state })
  }

  async #finish(switched: State, old: Instance | null): Promise<Rollout> {
    const { site, released, steps, file } = this.#tools()
    if (old)
      await steps.run(
        'stop-previous',
        () => stopProcess(old),
        () => old.version,
      )
    else steps.skip('stop-previous', 'no version was active')
    await file.write({ ...switched, status: 'ready', run_id: site.runId })
    await pruneVersions(site.folder, [released.manifest.version, ...(old ? [old.version] : [])])
    return this.#result('deployed', {
      url: switched.active?.url ?? null,
      previousVersion: old?.version ?? null,
      problem: null,
    })
  }

  /** Ends what was started and gives the version before its place again. */
  async #rollBack(current: State, before: State, thrown: unknown): Promise<Rollout> {
    const { steps, file } = this.#tools()
    const problem = messageOf(thrown)
    const previousVersion = before.active?.version ?? null
    try {
      const active = await steps.run(
        'rollback',
        async () => {
          for (const instance of [current.candidate, current.active]) {
            if (instance && instance.pid !== before.active?.pid) await stopProcess(instance)
          }
          const kept = before.active && (await this.#ensureRunning(before.active))
          await file.write({ ...before, status: 'ready', active: kept, candidate: null })
          return kept
        },
        (kept) => (kept ? `${kept.version} is active` : 'no version was active before'),
      )
      const outcome = active ? 'rolled_back' : 'failed'
      return this.#result(outcome, { url: active?.url ?? null, previousVersion, problem })
    } catch (second) {
      await file.write({ ...before, status: 'ready', active: null, candidate: null, previous: before.active })
      const both = `${problem}; and the version before could not be brought back: ${messageOf(second)}`
      return this.#result('rollback_failed', { url: null, previousVersion, problem: both })
    }
  }

  /** What an ended deployment left: its candidate goes; a switch that nobody verified is kept when it answers. */
  async #repair(found: State): Promise<State> {
    if (found.status === 'ready') return found
    const { file } = this.#tools()
    if (found.candidate) await stopProcess(found.candidate)
    const keep = found.candidate !== null || (found.active !== null && (await this.#isHealthy(found.active)))
    if (keep) {
      if (found.previous && found.candidate === null) await stopProcess(found.previous)
      return file.write({ ...found, status: 'ready', candidate: null })
    }
    if (found.active) await stopProcess(found.active)
    return file.write({ ...found, status: 'ready', active: found.previous, previous: null })
  }

  async #ensureRunning(instance: Instance): Promise<Instance> {
    if (await this.#isHealthy(instance)) return instance
    await stopProcess(instance)
    const root = join(this.#site.folder, 'versions', instance.version)
    const folder = { root, program: join(root, 'program'), model: instance.model, log: join(root, 'server.log') }
    const started = await this.#launch(folder, instance.command, instance)
    await this.#awaitHealth(started, folder.log)
    return started
  }

  async #launch(
    folder: ReturnType<typeof versionFolder>,
    command: readonly string[],
    { version, model_digest }: Pick<Instance, 'version' | 'model_digest'> = this.#released.manifest,
  ): Promise<Instance> {
    const port = await freePort()
    const process = await startDetached({
      command,
      directory: folder.program,
      log: folder.log,
      environment: { PORT: String(port), MODEL_DIR: folder.model, MODEL_NAME: this.#site.name, MODEL_VERSION: version },
    })
    const url = `http://127.0.0.1:${port}`
    return { version, model_digest, ...process, port, url, command: [...command], model: folder.model }
  }

  async #awaitHealth(instance: Instance, log: string): Promise<void> {
    const { healthTimeout: timeout, healthInterval: interval } = this.#waits
    const alive = () => isRunning(instance)
    try {
      await waitUntilHealthy({ url: instance.url, model: this.#site.name }, { timeout, interval, alive })
    } catch (thrown) {
      const end = await tail(log)
      throw new UserError(`${messageOf(thrown)}${end ? `; its log ends: ${end}` : ''}`, { cause: thrown })
    }
  }

  async #isHealthy(instance: Instance): Promise<boolean> {
    if (!(await isRunning(instance))) return false
    const { healthInterval: interval } = this.#waits
    const patience = { timeout: Math.min(5000, this.#waits.healthTimeout), interval, alive: () => isRunning(instance) }
    return waitUntilHealthy({ url: instance.url, model: this.#site.name }, patience).then(
      () => true,
      () => false,
    )
  }

  async #replayOn({ url }: Instance): Promise<void> {
    const { replay } = this.#released
    if (replay.length === 0) {
      this.#steps.skip('replay', 'deploy.replay is 0 in the policy')
      return
    }
    await this.#steps.run('replay', async () => {
      const result = await replayExamples({ url, model: this.#site.name }, replay)
      this.#replay = result
      if (replayHolds(result)) return
      throw new UserError(
        `training/serving skew: of ${result.rows} held-out examples ${result.mismatched_predictions} got another prediction and ${result.mismatched_scores} another score (largest difference ${result.max_score_difference ?? 'unknown'}); the server must compute features as the training did`,
      )
    })
  }

  #tools() {
    return { site: this.#site, released: this.#released, steps: this.#steps, file: this.#waits.file }
  }

  #result(outcome: Rollout['outcome'], rest: Pick<Rollout, 'url' | 'previousVersion' | 'problem'>): Rollout {
    return { outcome, ...rest, steps: this.#steps.done, replay: this.#replay }
  }
}
