import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { App, Octokit } from 'octokit'
import { startGitHub } from '../../local/github.ts'
import type { GitHub, GitHubOptions } from '../../local/options.ts'

const run = promisify(execFile)

/** Without throttling and retries, so that a test sees every answer as it is. */
const Plain = Octokit.defaults({ throttle: { enabled: false }, retry: { enabled: false } })

export interface Received {
  event: string
  headers: IncomingHttpHeaders
  // biome-ignore lint/suspicious/noExplicitAny: payloads of a dozen events
  payload: any
  /** Whether the signature fits the secret and the exact body. */
  genuine: boolean
}

/** A local GitHub, an app that listens, and a clone to work in. */
export interface Laptop {
  github: GitHub
  folder: string
  received: Received[]
  as(login: string): Octokit
  app(): Promise<Octokit>
  repo: { owner: string; repo: string }
  /** Writes files, commits them on a branch (made from the current one) and pushes it. Answers the commit. */
  push(branch: string, files: Readonly<Record<string, string>>, login?: string): Promise<string>
  /** Writes files and commits them on the current branch. */
  commit(files: Readonly<Record<string, string>>): Promise<void>
  git(...args: string[]): Promise<string>
  open(branch: string, title?: string): Promise<number>
  /** Waits for runs and webhooks. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export async function startLaptop(options: Partial<GitHubOptions> = {}): Promise<Laptop> {
  const folder = await mkdtemp(join(tmpdir(), 'holdout-local-'))
  const github = await startGitHub({ folder: join(folder, 'github'), ...options })
  const listener = await listen(github)
  const clone = join(folder, 'clone')
  await mkdir(clone)
  const git = async (...args: string[]) => (await run('git', args, { cwd: clone })).stdout.trim()
  await git('init', '--quiet', '--initial-branch=main')
  await git('config', 'user.name', 'Dana')
  await git('config', 'user.email', 'dana@example.com')
  const commit = async (files: Readonly<Record<string, string>>) => {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(clone, name)), { recursive: true })
      await writeFile(join(clone, name), content)
    }
    await git('add', '--all')
    await git('commit', '--quiet', '--allow-empty', '--message', `Change ${Object.keys(files).join(', ')}`)
  }
  const repo = { owner: github.owner, repo: github.repo }
  const as = (login: string) => new Plain({ auth: github.tokens[login], baseUrl: github.url })
  return {
    ...{ github, folder, received: listener.received, as, repo, git, commit },
    app: async () => {
      const app = new App({
        appId: github.app.id,
        privateKey: github.app.privateKey,
        Octokit: Plain.defaults({ baseUrl: github.url }),
      })
      return app.getInstallationOctokit(github.app.installationId)
    },
    push: async (branch, files, login = 'dana') => {
      const current = await git('branch', '--show-current')
      if (current !== branch)
        await git('checkout', '--quiet', ...((await git('branch', '--list', branch)) === '' ? ['-b'] : []), branch)
      await commit(files)
      await git('push', '--quiet', '--force', github.remote(login), `HEAD:refs/heads/${branch}`)
      return git('rev-parse', 'HEAD')
    },
    open: async (branch, title = branch) => {
      return (await as('dana').rest.pulls.create({ ...repo, head: branch, base: 'main', title })).data.number
    },
    idle: () => github.idle(),
    stop: async () => {
      await github.stop()
      await listener.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function listen(github: GitHub): Promise<{ received: Received[]; close: () => Promise<unknown> }> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const expected = `sha256=${createHmac('sha256', github.app.webhookSecret).update(body).digest('hex')}`
    received.push({
      event: String(request.headers['x-github-event']),
      headers: request.headers,
      payload: JSON.parse(body.toString('utf8')),
      genuine: request.headers['x-hub-signature-256'] === expected,
    })
    response.end('ok')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  github.pointWebhookAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`)
  return { received, close: () => new Promise((resolve) => server.close(resolve)) }
}

/** A workflow file with one job of these steps, written as YAML lines. */
export function workflow(steps: string, head = 'on: { push: { branches: [main] } }'): Record<string, string> {
  const indented = steps
    .trim()
    .split('\n')
    .map((line) => `      ${line}`)
  return {
    '.github/workflows/model.yml': `name: model\n${head}\njobs:\n  job:\n    runs-on: ubuntu-24.04\n    steps:\n${indented.join('\n')}\n`,
  }
}

/** The status and message of a refusal. */
export async function refusal(call: Promise<unknown>): Promise<{ status: number; message: string }> {
  try {
    await call
  } catch (thrown) {
    const { status, response } = thrown as { status: number; response?: { data: { message: string } } }
    return { status, message: response?.data.message ?? String(thrown) }
  }
  throw new Error('the call was not refused')
}
