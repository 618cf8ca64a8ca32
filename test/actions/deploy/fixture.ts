import { existsSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { deploy, Inputs, type Tools } from '../../../actions/deploy/deploy.ts'
import type { State } from '../../../actions/deploy/targets/state.ts'
import type { FakeGitHub } from '../../github/fake-github.ts'
import { arrange, run as register, type Scene } from '../register/fixture.ts'

export const POLICY = `version: 1
models:
  flight-delay:
    workflow: .github/workflows/model.yml
    task: binary
    data: {score: score, positive: late}
    metrics: {accuracy: {max_drop: 0.02, floor: 0.6}}
    register: {stages: [staging, production]}
    deploy: {target: local, serve: node serve.mjs, replay: 10, state: STATE}
`

/**
 * How a version's server behaves: it reads it from its model. `dies` ends after so many questions for its health; `flaps`
 * answers every second one with 500.
 */
export interface Behaviour {
  readonly score: number
  readonly mode?: 'never' | 'exits' | 'dies' | 'flaps' | 'loading' | 'broken'
  readonly after?: number
}

// A server as a user would write it, in TensorFlow Serving's REST form.
const SERVER = `
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
const model = JSON.parse(readFileSync(process.env.MODEL_DIR + '/model.json', 'utf8'))
const { PORT, MODEL_NAME, MODEL_VERSION } = process.env
console.log('starting', Object.keys(process.env).sort().join(' '))
if (model.mode === 'exits') { console.error('no such feature: hour'); process.exit(3) }
let asked = 0
createServer((request, response) => {
  if (model.mode === 'never') return
  const answer = (status, body) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (request.url === '/v1/models/' + MODEL_NAME) {
    asked += 1
    if (model.mode === 'dies' && asked > model.after) process.exit(1)
    if (model.mode === 'flaps' && asked % 2 === 0) return answer(500, {})
    const state = model.mode === 'loading' ? 'LOADING' : 'AVAILABLE'
    return answer(200, { model_version_status: [{ version: MODEL_VERSION, state }] })
  }
  let body = ''
  request.on('data', (chunk) => { body += chunk })
  request.on('end', () => {
    if (model.mode === 'broken') return answer(500, { error: 'no such feature' })
    const { instances } = JSON.parse(body)
    answer(200, { predictions: instances.map((instance) => ({ prediction: 'distance' in instance ? 'late' : 'on_time', score: model.score })) })
  })
}).listen(Number(PORT), '127.0.0.1')
`

/** A state folder that outlives the workspaces of single jobs; what still runs in it is ended with the test. */
export function stateFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'holdout-state-')))
  onTestFinished(() => {
    for (const instance of instancesIn(folder)) endGroup(instance.pid)
  })
  return folder
}

/** Registers the next version with a server of this behaviour, as a run of its own would. */
export async function release(
  github: FakeGitHub,
  state: string,
  behaviour: Behaviour,
  changes: Partial<Scene> = {},
): Promise<{ folder: string; version: string }> {
  const attempt = github.releases.length + 1
  const { folder } = arrange(github, {
    commit: `${attempt}`.repeat(40).slice(0, 40),
    attempt,
    runId: 1000 + attempt,
    files: { 'model/model.json': JSON.stringify({ ...behaviour, attempt }) },
    policy: POLICY.replace('STATE', state),
    ...changes,
  })
  writeFileSync(join(folder, 'serve.mjs'), SERVER)
  const { outputs } = await register(github)
  return { folder, version: String(outputs.version) }
}

export const QUICK: Tools = {
  now: () => new Date(),
  healthTimeout: 3000,
  healthInterval: 10,
  upload: async () => ({ id: 1, digest: null }),
}

/** Runs the action as the runner would, in the environment that the last `release` set. */
export function run(github: FakeGitHub, inputs: Record<string, string> = {}, tools: Partial<Tools> = {}) {
  return deploy(Inputs.parse({ 'github-token': 'ghs_secret', ...inputs }), { ...QUICK, fetch: github.fetch, ...tools })
}

export function readState(folder: string, environment = 'production'): State {
  return JSON.parse(readFileSync(join(folder, environment, 'flight-delay', 'current.json'), 'utf8')) as State
}

/** Whether a process with this id runs. */
export function runs(pid: number | undefined): boolean {
  if (pid === undefined) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export async function ask(url: unknown): Promise<unknown> {
  const response = await fetch(`${url}/v1/models/flight-delay`)
  return response.json()
}

export function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has gone.
  }
}

function instancesIn(folder: string) {
  return ['production', 'staging'].flatMap((environment) => {
    if (!existsSync(join(folder, environment, 'flight-delay', 'current.json'))) return []
    const { active, candidate, previous } = readState(folder, environment)
    return [active, candidate, previous].filter((instance) => instance !== null)
  })
}
