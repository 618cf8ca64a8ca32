import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseEnv } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { postgresFolder } from '../../scripts/postgres.ts'
import { root } from '../../scripts/root.ts'
import { type PostgresServer, startPostgres } from '../app/postgres.ts'
import { PRIVATE_KEY, startGitHub } from '../app/process.ts'
import { payload, SECRET, send } from '../app/webhooks.ts'
import { readCopy, readDockerfile } from '../contract/dockerfile.ts'

/*
 * What a container engine does with app/Dockerfile and app/compose.yaml, done by hand in a temporary folder with this machine's
 * Node and npm: each stage is a folder, and the database is a real PostgreSQL.
 */

const folder = mkdtempSync(join(tmpdir(), 'holdout-image-'))
const postgres = postgresFolder()
let server: PostgresServer
let github: Awaited<ReturnType<typeof startGitHub>>
const children: ChildProcess[] = []

beforeAll(async () => {
  if (postgres === null)
    throw new Error('there is no PostgreSQL on this machine; POSTGRES_BIN names the folder of its programs')
  server = await startPostgres(postgres)
  github = await startGitHub()
})
afterAll(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
  github?.close()
  await server?.remove()
  rmSync(folder, { recursive: true, force: true })
})

interface Stage {
  readonly folder: string
  directory: string
  env: Record<string, string>
}

/** Performs the instructions; answers the last stage, its CMD and its HEALTHCHECK. */
async function build(): Promise<{ stage: Stage; command: string[]; healthcheck: string[] }> {
  const stages = new Map<string, Stage>()
  let stage: Stage | undefined
  let [command, healthcheck]: [string[], string[]] = [[], []]
  const performed: string[] = []
  for (const { keyword, text } of readDockerfile(readFileSync(join(root, 'app/Dockerfile'), 'utf8'))) {
    performed.push(keyword)
    if (keyword === 'FROM') {
      stage = { folder: join(folder, String(stages.size)), directory: '/', env: {} }
      stages.set(/ AS (\w+)/.exec(text)?.[1] ?? 'last', stage)
      continue
    }
    if (!stage) throw new Error('FROM comes first')
    if (keyword === 'WORKDIR') {
      stage.directory = text
      mkdirSync(join(stage.folder, text), { recursive: true })
    } else if (keyword === 'ENV') {
      Object.assign(stage.env, parseEnv(text.split(' ').join('\n')))
    } else if (keyword === 'COPY') {
      const { from, sources, destination } = readCopy(text)
      const origin = from === null ? root : stages.get(from)?.folder
      for (const source of sources) {
        const into = join(stage.folder, resolve(stage.directory, destination))
        const name = destination === './' ? source : ''
        cpSync(join(origin ?? '', source), join(into, name), { recursive: true })
      }
    } else if (keyword === 'RUN') {
      // With the settings of this machine's npm: where its packages come from is not the image's business.
      expect(await run(['sh', '-ec', text], stage, process.env)).toBe(0)
    } else if (keyword === 'CMD') command = z.array(z.string()).parse(JSON.parse(text))
    else if (keyword === 'HEALTHCHECK')
      healthcheck = z.array(z.string()).parse(JSON.parse(text.slice(text.indexOf('['))))
    // An engine's own business: nothing to do without one.
    else expect(['VOLUME', 'USER', 'EXPOSE']).toContain(keyword)
  }
  expect(performed).toContain('RUN')
  if (!stage) throw new Error('no stage')
  return { stage, command, healthcheck }
}

function run(command: readonly string[], stage: Stage, env: NodeJS.ProcessEnv): Promise<number | null> {
  const [program = '', ...rest] = command
  const child = spawn(program, rest, {
    cwd: join(stage.folder, stage.directory),
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return new Promise((ended, reject) => child.once('error', reject).once('exit', (code) => ended(code)))
}

/** What the service `app` is given, its secret a file of this machine, its database where ours is. */
async function environment(stage: Stage, port: number): Promise<Record<string, string>> {
  const { services } = z
    .object({ services: z.object({ app: z.looseObject({ environment: z.record(z.string(), z.string()) }) }) })
    .parse(parse(readFileSync(join(root, 'app/compose.yaml'), 'utf8')))
  writeFileSync(join(folder, 'database_password'), 'it is p@ss/word\n')
  await server.run("CREATE ROLE holdout LOGIN PASSWORD 'it is p@ss/word'")
  await server.run('CREATE DATABASE holdout OWNER holdout')
  const own = { ...stage.env, DATA_DIR: join(stage.folder, stage.env.DATA_DIR ?? '') }
  const given = Object.entries({ ...own, ...services.app.environment }).map(([name, value]) => [
    name,
    value.replace('/run/secrets', folder).replace('@database:5432', `@127.0.0.1:${server.port}`),
  ])
  // What differs from a container: every address is this machine's own.
  const here = { HOST: '127.0.0.1', METRICS_HOST: '127.0.0.1', METRICS_PORT: '0', PORT: String(port) }
  const app = { APP_ID: '12345', PRIVATE_KEY, WEBHOOK_SECRET: SECRET, GITHUB_API_URL: github.url }
  return { PATH: process.env.PATH ?? '', ...Object.fromEntries(given), ...here, ...app }
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => listener.once('listening', listening))
  const address = listener.address()
  await new Promise((closed) => listener.close(closed))
  return typeof address === 'object' && address ? address.port : 0
}

test('the image builds, its command runs beside PostgreSQL, and its health check agrees', async () => {
  const { stage, command, healthcheck } = await build()
  const port = await freePort()
  const env = await environment(stage, port)
  expect(await run(healthcheck, stage, env)).toBe(1)

  const [program = '', ...rest] = command
  const child = spawn(program, rest, {
    cwd: join(stage.folder, stage.directory),
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const log: string[] = []
  await new Promise<void>((listening, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.push(line)
      if (line.includes('"listening"')) listening()
    })
    child.once('exit', (code) => reject(new Error(`the app ended with ${code}: ${log.join('\n')}`)))
  })
  const url = `http://127.0.0.1:${port}`
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect(await run(healthcheck, stage, env)).toBe(0)
  const answer = await send(url, JSON.stringify(payload('pull_request', 'opened')))
  expect([answer.status, await answer.json()]).toMatchObject([202, { status: 'accepted' }])

  const ended = new Promise((exited) => child.once('exit', exited))
  github.release()
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})
