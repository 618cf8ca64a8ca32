import { execFile, spawn } from 'node:child_process'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import type { AdoptedRun, GitHub } from '../../local/options.ts'
import { inherited } from '../../local/runner/environment.ts'
import type { Conclusion } from '../../local/runner/record.ts'
import { root } from '../../scripts/root.ts'

/*
 * `nektos/act` in host mode: a runner of workflow files that is not ours, with our actions as a bare checkout has them. Its facts that
 * shape this file: it runs the first `node` on PATH whatever `runs.using` says; it leaves github.workflow_ref empty; it satisfies actions/checkout
 * with a copy of the folder it stands in, and clones every other action unless --local-repository names a folder for it.
 */

const run = promisify(execFile)

/** Longer than any run takes; a run that hangs must end before the test's own limit. */
const PATIENCE_MS = 5 * 60_000
const WORKFLOW = '.github/workflows/model.yml'
const ACTIONS = 'actions-of-this-tree'
const STUB = 'stub-of-setup-node'

/**
 * In place of actions/setup-node, which would download Node: act takes the Node of PATH anyway, so all that is left to do
 * is to refuse another one.
 */
const SETUP_NODE_STUB = `
name: Stub of setup-node
inputs: { node-version: { required: true } }
runs:
  using: composite
  steps:
    - shell: bash
      run: test "$(node -p 'process.versions.node.split(".")[0]')" = "\${{ inputs.node-version }}"
`

/** What act says of itself in a line of --json. */
interface Line {
  readonly jobID?: string
  readonly jobResult?: Conclusion
  readonly msg?: string
}

export interface ActResult {
  readonly exitCode: number | null
  /** How each job ended. One that act says nothing of was skipped, unless act failed. */
  readonly jobs: Readonly<Record<string, Conclusion>>
  readonly log: string
}

/** The program that ACT_BIN names. Throws when it names none. */
export function actProgram(): string {
  const program = process.env.ACT_BIN
  if (!program) throw new Error('ACT_BIN must name nektos/act: GOBIN=<folder> go install github.com/nektos/act@v0.2.89')
  return program
}

/** Writes what every run needs into a new folder: our actions without `node_modules`, and the stub. Returns the folder. */
export async function prepareAct(folder: string): Promise<string> {
  await cp(join(root, 'actions'), join(folder, ACTIONS, 'actions'), { recursive: true })
  await cp(join(root, 'package.json'), join(folder, ACTIONS, 'package.json'))
  await mkdir(join(folder, STUB))
  await writeFile(join(folder, STUB, 'action.yml'), SETUP_NODE_STUB)
  return folder
}

/** Where the deploy action keeps what runs; it outlives the runs. */
export function deploymentsOf(folder: string): string {
  return join(folder, 'deployments')
}

/**
 * Runs act on the commit of an adopted run, as GitHub would have told a runner to, and tells GitHub how the jobs ended.
 *
 * @param folder as `prepareAct` made it.
 */
export async function runAct(github: GitHub, adopted: AdoptedRun, folder: string): Promise<ActResult> {
  const workspace = join(folder, String(adopted.run.id), 'workspace')
  await checkOut(github, adopted, workspace)
  const child = spawn(actProgram(), await actArguments(github, adopted, folder), {
    cwd: workspace,
    env: {
      ...inherited(),
      PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
      HOLDOUT_STATE_DIR: deploymentsOf(folder),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE_MS,
    killSignal: 'SIGINT',
  })
  const ended = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject))
  const [exitCode, ...read] = await Promise.all([ended, readLines(child.stdout), readLines(child.stderr)])
  const lines = read.flat()
  const results = new Map(lines.map(({ jobID, jobResult }) => [jobResult && jobID, jobResult]))
  const silent: Conclusion = exitCode === 0 ? 'skipped' : 'failure'
  const jobs = Object.fromEntries(adopted.jobs.map((job) => [job, results.get(job) ?? silent]))
  await adopted.finish(jobs)
  const log = lines.map(({ jobID, msg }) => `${jobID ?? 'act'}: ${msg?.trimEnd()}`).join('\n')
  return { exitCode, jobs, log }
}

async function readLines(stream: Readable): Promise<Line[]> {
  const lines: Line[] = []
  for await (const text of createInterface({ input: stream })) lines.push(parseLine(text))
  return lines
}

/** The commit alone, without the address that holds a token: act copies `.git` into the job's workspace. */
async function checkOut(github: GitHub, { run: { ref, sha } }: AdoptedRun, workspace: string): Promise<void> {
  await mkdir(workspace, { recursive: true })
  const git = async (...args: string[]) => (await run('git', args, { cwd: workspace })).stdout.trim()
  await git('init', '--quiet')
  await git('fetch', '--quiet', github.remote('dana'), ref)
  await git('checkout', '--quiet', '--detach', sha)
  await git('remote', 'add', 'origin', `https://github.com/${github.owner}/${github.repo}.git`)
}

async function actArguments(github: GitHub, adopted: AdoptedRun, folder: string): Promise<string[]> {
  const own = join(folder, String(adopted.run.id))
  const [environment, secrets] = [join(own, 'environment'), join(own, 'secrets')]
  await writeFile(environment, settings(variables(github, adopted)), { mode: 0o600 })
  await writeFile(secrets, settings({ GITHUB_TOKEN: adopted.token }), { mode: 0o600 })
  const actions = `${await pinned('holdout-ml/holdout', '/actions/train')}=${join(folder, ACTIONS)}`
  const setupNode = `${await pinned('actions/setup-node')}=${join(folder, STUB)}`
  return [
    ...[adopted.run.event, '--workflows', WORKFLOW, '--eventpath', adopted.eventPath, '--json', '--no-cache-server'],
    ...['--platform', 'ubuntu-24.04=-self-hosted', '--platform', 'self-hosted=-self-hosted'],
    ...['--env-file', environment, '--secret-file', secrets, '--action-cache-path', join(folder, 'cache')],
    ...['--local-repository', actions, '--local-repository', setupNode],
  ]
}

function variables({ url, serverUrl, owner, repo }: GitHub, adopted: AdoptedRun): Record<string, string> {
  const { run } = adopted
  return {
    GITHUB_API_URL: url,
    GITHUB_SERVER_URL: serverUrl,
    GITHUB_REPOSITORY: `${owner}/${repo}`,
    GITHUB_REF: run.ref,
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_RUN_NUMBER: String(run.number),
    GITHUB_WORKFLOW_REF: `${owner}/${repo}/${run.path}@${run.ref}`,
    ACTIONS_RUNTIME_TOKEN: adopted.runtimeToken,
    ACTIONS_RESULTS_URL: adopted.resultsUrl,
  }
}

/** `owner/name@ref`, with the ref at which the example's workflow uses it. */
async function pinned(repository: string, path = ''): Promise<string> {
  const workflow = await readFile(join(root, 'examples/flight-delay', WORKFLOW), 'utf8')
  const ref = new RegExp(`uses: ${repository}${path}@(\\S+)`).exec(workflow)?.[1]
  if (!ref) throw new Error(`the example does not use ${repository}${path}`)
  return `${repository}@${ref}`
}

function settings(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

function parseLine(text: string): Line {
  try {
    return JSON.parse(text) as Line
  } catch {
    return { msg: text }
  }
}
