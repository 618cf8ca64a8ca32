import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, UserError } from '#core/errors.ts'
import type { Json, Site } from '../site.ts'
import { Masks, StepOutput } from './commands.ts'
import { defaultVariables, githubContext, inherited, type JobPlace, runnerContext } from './environment.ts'
import { holds, interpolate, type Scope } from './expressions.ts'
import { installNpmCache } from './npm-cache.ts'
import type { Conclusion, JobView, StepView } from './record.ts'
import type { Run } from './runs.ts'
import { runStep, stepPath } from './step.ts'
import { StepFiles } from './step-files.ts'
import { jobGrants, jobToken, narrowed } from './token.ts'
import type { Job, Step, Workflow } from './workflow.ts'

/** Steps that run `if: always()` after a cancel have this long. */
const AFTER_CANCEL_MS = 5 * 60_000

export interface JobCall {
  site: Site
  run: Run
  workflow: Workflow
  job: Job
  view: JobView
  needs: Json
}

/** Runs the steps of a job in a fresh folder, and answers how it ended. Fills `view` as it goes. */
export async function runJob(call: JobCall): Promise<Conclusion> {
  const execution = await JobExecution.prepare(call)
  try {
    return await execution.run()
  } finally {
    await execution.end()
  }
}

class JobExecution {
  readonly #call: JobCall
  readonly #place: JobPlace
  readonly #folder: string
  readonly #masks = new Masks()
  readonly #runtimeToken: string
  readonly #signal: AbortSignal
  readonly #env: Record<string, string>
  readonly #steps: Record<string, Json> = {}
  readonly #addedPaths: string[] = []
  /** Through GITHUB_ENV. */
  readonly #addedEnv: Record<string, string> = {}
  #state: Scope['state'] = 'success'

  static async prepare(call: JobCall): Promise<JobExecution> {
    const { site, run, view } = call
    const folder = join(site.folder, 'runs', `${run.id}-${run.attempt}`, view.id)
    const place: JobPlace = {
      id: view.id,
      token: await jobToken(site, narrowed(jobGrants(call.workflow, call.job), call.run)),
      workspace: join(folder, site.repo, site.repo),
      temp: join(folder, '_temp'),
      toolCache: join(site.folder, 'tool-cache'),
      eventPath: join(folder, 'event.json'),
      ...{ actor: run.actor, event: run.payload, baseRef: run.baseRef },
    }
    for (const path of [place.workspace, place.temp, place.toolCache]) await mkdir(path, { recursive: true })
    await writeFile(place.eventPath, JSON.stringify(run.payload))
    return new JobExecution(call, place, folder)
  }

  private constructor(call: JobCall, place: JobPlace, folder: string) {
    this.#call = call
    this.#place = place
    this.#folder = folder
    this.#runtimeToken = call.site.artifactService.tokenFor(call.run.id, place.id)
    this.#masks.add(place.token)
    this.#masks.add(this.#runtimeToken)
    const limit = AbortSignal.timeout(call.job['timeout-minutes'] * 60_000)
    this.#signal = AbortSignal.any([call.run.cancel.signal, limit])
    const scope = this.#scope({})
    const declared = { ...call.workflow.env, ...call.job.env }
    this.#env = Object.fromEntries(Object.entries(declared).map(([key, value]) => [key, interpolate(value, scope)]))
  }

  async run(): Promise<Conclusion> {
    const { job, view, run } = this.#call
    for (const [index, step] of job.steps.entries()) await this.#runStep(step, index)
    this.#noteCancel()
    for (const [name, value] of Object.entries(job.outputs)) {
      const output = interpolate(value, this.#scope({}))
      if (this.#masks.hides(output)) this.#warn(`Skip output '${name}' since it may contain secret.`)
      else view.outputs[name] = output
    }
    if (this.#signal.aborted && !run.cancel.signal.aborted) {
      this.#warn(`The job has exceeded the maximum execution time of ${job['timeout-minutes']} minutes`)
    }
    return this.#state
  }

  /** The job's tokens end with it; its log and summaries stay beside its checkout. */
  async end(): Promise<void> {
    const { view } = this.#call
    await writeFile(join(this.#folder, 'log.txt'), view.log)
    await writeFile(join(this.#folder, 'summary.md'), view.steps.map(({ summary }) => summary).join('\n'))
    this.#call.site.identities.revoke(this.#place.token)
    this.#call.site.artifactService.revoke(this.#runtimeToken)
  }

  async #runStep(step: Step, index: number): Promise<void> {
    this.#noteCancel()
    const view: StepView = {
      name: step.name ?? (step.run === undefined ? `Run ${step.uses}` : `Run ${step.run.split('\n')[0]}`),
      ...{ status: 'in_progress', outcome: null, conclusion: null, outputs: {}, annotations: [], summary: '' },
    }
    this.#call.view.steps.push(view)
    this.#report(view)
    const output = new StepOutput(this.#masks)
    const outcome = await this.#outcomeOf(step, { view, output, index }).catch((thrown): Conclusion => {
      if (!(thrown instanceof UserError)) console.error(thrown)
      this.#problem(output, messageOf(thrown))
      return 'failure'
    })
    const forgiven = outcome === 'failure' && this.#forgives(step)
    Object.assign(view, { status: 'completed', outcome, conclusion: forgiven ? 'success' : outcome })
    view.annotations.push(...output.annotations)
    this.#noteCancel()
    if (view.conclusion === 'failure' && this.#state === 'success') this.#state = 'failure'
    if (step.id) this.#steps[step.id] = { outputs: view.outputs, outcome, conclusion: view.conclusion }
    this.#report(view)
  }

  async #outcomeOf(step: Step, at: { view: StepView; output: StepOutput; index: number }): Promise<Conclusion> {
    const { view, output, index } = at
    const before = this.#scope({ ...this.#env, ...this.#addedEnv })
    if (!holds(step.if, before)) return 'skipped'
    const stepEnv = Object.fromEntries(
      Object.entries(step.env).map(([key, value]) => [key, interpolate(value, before)]),
    )
    const files = await StepFiles.create(join(this.#folder, '_files', String(index)))
    const scope = this.#scope({ ...this.#env, ...this.#addedEnv, ...stepEnv })
    if (step.name) view.name = interpolate(step.name, scope)
    this.#log(`▶ ${view.name}`)
    const exitCode = await runStep({
      ...{ site: this.#call.site, run: this.#call.run, step, place: this.#place, scope, output },
      env: { ...this.#variables(step), ...this.#env, ...this.#addedEnv, ...stepEnv, ...this.#reserved(step, files) },
      actionEnv: {
        ACTIONS_RUNTIME_TOKEN: this.#runtimeToken,
        ACTIONS_RESULTS_URL: `${this.#call.site.url}/`,
        ACTIONS_RUNTIME_URL: `${this.#call.site.url}/`,
      },
      log: (line) => this.#log(line),
      signal: this.#stepSignal(step),
    })
    Object.assign(view.outputs, output.outputs, await files.outputs())
    Object.assign(this.#addedEnv, await files.env())
    this.#addedPaths.unshift(...(await files.path()))
    const summary = await files.summary()
    if ('text' in summary) view.summary = this.#masks.hide(summary.text)
    else this.#problem(output, summary.problem)
    if (exitCode === 0) return 'success'
    if (this.#signal.aborted && this.#state !== 'cancelled') return 'cancelled'
    this.#problem(
      output,
      exitCode === null ? 'The operation was canceled.' : `Process completed with exit code ${exitCode}.`,
    )
    return 'failure'
  }

  #stepSignal(step: Step): AbortSignal {
    const base = this.#state === 'cancelled' ? AbortSignal.timeout(AFTER_CANCEL_MS) : this.#signal
    const minutes = step['timeout-minutes']
    return minutes === undefined ? base : AbortSignal.any([base, AbortSignal.timeout(minutes * 60_000)])
  }

  #scope(env: Readonly<Record<string, string>>): Scope {
    const { site, run, needs } = this.#call
    return {
      contexts: {
        github: githubContext(site, run, this.#place),
        ...{ env, needs, steps: this.#steps, inputs: run.inputs },
        job: { status: this.#state },
        runner: runnerContext(this.#place),
        secrets: { GITHUB_TOKEN: this.#place.token },
      },
      state: this.#state,
      workspace: this.#place.workspace,
    }
  }

  #variables(step: Step): Record<string, string> {
    const { site, run } = this.#call
    const github = { ...githubContext(site, run, this.#place), action: step.id ?? '__run' }
    return { ...inherited(), ...defaultVariables(github, runnerContext(this.#place)) }
  }

  /** What no `env:` can replace. */
  #reserved(step: Step, files: StepFiles): Record<string, string> {
    const github = Object.entries(this.#variables(step)).filter(([key]) => /^(GITHUB|RUNNER)_/.test(key))
    const path = stepPath(installNpmCache(join(this.#call.site.folder, 'npm-cache')), this.#addedPaths)
    return { ...Object.fromEntries(github), ...files.environment, PATH: path }
  }

  #forgives(step: Step): boolean {
    const given = step['continue-on-error']
    return typeof given === 'boolean'
      ? given
      : interpolate(given, this.#scope({ ...this.#env, ...this.#addedEnv })) === 'true'
  }

  #noteCancel(): void {
    if (this.#signal.aborted) this.#state = 'cancelled'
  }

  #log(line: string): void {
    const hidden = this.#masks.hide(line)
    this.#call.view.log += `${hidden}\n`
    this.#call.site.progress({ kind: 'log', run: this.#call.run, job: this.#call.view.name, line: hidden })
  }

  #problem(output: StepOutput, message: string): void {
    output.annotate({ level: 'error', message })
    this.#log(`Error: ${message}`)
  }

  #warn(message: string): void {
    this.#call.view.steps.at(-1)?.annotations.push({ level: 'warning', message })
    this.#log(`Warning: ${message}`)
  }

  #report({ name, status, conclusion }: StepView): void {
    this.#call.site.progress({
      kind: 'step',
      run: this.#call.run,
      job: this.#call.view.name,
      step: name,
      status,
      conclusion,
    })
  }
}
