import { writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { UserError } from '#core/errors.ts'
import type { Site } from '../site.ts'
import { checkout } from './checkout.ts'
import type { StepOutput } from './commands.ts'
import type { JobPlace } from './environment.ts'
import { interpolate, type Scope } from './expressions.ts'
import { inputVariable, ownAction } from './own-action.ts'
import { runProcess } from './process.ts'
import type { RunView } from './record.ts'
import type { Step } from './workflow.ts'

/** What a step needs to run. */
export interface StepCall {
  site: Site
  run: RunView
  step: Step
  place: JobPlace
  scope: Scope
  /** All variables, GITHUB_* and the step's files included. */
  env: Readonly<Record<string, string>>
  /** What our own actions get beside: the artifact service. A `run` step does not, as at GitHub. */
  actionEnv: Readonly<Record<string, string>>
  output: StepOutput
  log: (line: string) => void
  signal: AbortSignal
}

/** Runs one step. Answers its exit code, null when it was killed; throws a `UserError` for what the runner cannot do. */
export async function runStep(call: StepCall): Promise<number | null> {
  const { step } = call
  if (step.run !== undefined) return runScript(call, step.run)
  const uses = step.uses ?? ''
  if (uses.startsWith('actions/checkout@')) return builtInCheckout(call)
  if (uses.startsWith('actions/setup-node@')) return setupNode(call)
  return runOwnAction(call, uses)
}

/** The path of every step: the remembered `npm ci`, then our Node, then what earlier steps added, then the machine's. */
export function stepPath(npmBin: string, added: readonly string[]): string {
  return [npmBin, ...added, dirname(process.execPath), process.env.PATH ?? ''].join(delimiter)
}

async function runScript(call: StepCall, source: string): Promise<number | null> {
  const { step, place, scope } = call
  const script = join(place.temp, `${crypto.randomUUID()}.sh`)
  await writeFile(script, `${interpolate(source, scope)}\n`)
  const flags = step.shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e']
  const cwd = join(
    place.workspace,
    step['working-directory'] === undefined ? '' : interpolate(step['working-directory'], scope),
  )
  return start(call, 'bash', { args: [...flags, script], cwd, env: call.env })
}

async function runOwnAction(call: StepCall, uses: string): Promise<number | null> {
  const { site, step, place, scope } = call
  const action = ownAction(uses, site.tree)
  const given = new Map(
    Object.entries(step.with).map(([name, value]) => [name.toLowerCase(), interpolate(value, scope)]),
  )
  const env: Record<string, string> = { ...call.env, ...call.actionEnv }
  for (const [name, fallback] of Object.entries(action.defaults)) {
    env[inputVariable(name)] = given.get(name.toLowerCase()) ?? interpolate(fallback ?? '', scope)
    given.delete(name.toLowerCase())
  }
  if (given.size > 0) {
    const names = [...given.keys()].map((name) => `'${name}'`).join(', ')
    const valid = Object.keys(action.defaults)
      .map((name) => `'${name}'`)
      .join(', ')
    call.log(call.output.read(`::warning::Unexpected input(s) ${names}, valid inputs are [${valid}]`) ?? '')
  }
  env.GITHUB_ACTION_PATH = action.folder
  env.GITHUB_ACTION_REPOSITORY = action.repository
  env.GITHUB_ACTION_REF = action.ref
  return start(call, process.execPath, { args: [action.main], cwd: place.workspace, env })
}

function start(
  call: StepCall,
  program: string,
  how: { args: string[]; cwd: string; env: Readonly<Record<string, string>> },
): Promise<number | null> {
  const onLine = (line: string) => {
    const shown = call.output.read(line)
    if (shown !== undefined) call.log(shown)
  }
  return runProcess(program, how.args, { cwd: how.cwd, env: how.env, signal: call.signal, onLine })
}

async function builtInCheckout({ site, run, step, place, scope, output, log }: StepCall): Promise<number> {
  const inputs = Object.fromEntries(Object.entries(step.with).map(([name, value]) => [name, interpolate(value, scope)]))
  const sha = await checkout({
    inputs,
    workspace: place.workspace,
    gitFolder: site.repository.folder,
    remote: `${site.url}/${site.fullName}.git`,
    token: inputs.token ?? place.token,
    ...{ sha: run.sha, ref: run.ref, repository: site.fullName },
  })
  output.outputs.commit = sha
  output.outputs.ref = inputs.ref ?? run.ref
  log(`Checked out ${sha} of ${site.fullName}`)
  return 0
}

function setupNode({ step, scope, output, log }: StepCall): number {
  const unknown = Object.keys(step.with).find(
    (name) => !['node-version', 'cache', 'package-manager-cache'].includes(name),
  )
  if (unknown) throw new UserError(`actions/setup-node: the local runner does not know the input ${unknown}`)
  const asked = interpolate(step.with['node-version'] ?? '24', scope)
  const [have] = process.versions.node.split('.')
  if (Number.parseInt(asked, 10) !== Number(have)) {
    throw new UserError(`actions/setup-node: this machine runs Node ${process.versions.node}, not ${asked}`)
  }
  output.outputs['node-version'] = `v${process.versions.node}`
  log(`Node ${process.versions.node}, the one that runs the local GitHub`)
  return 0
}
