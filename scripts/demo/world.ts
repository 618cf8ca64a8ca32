import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Octokit } from 'octokit'
import { startGitHub } from '../../local/github.ts'
import type { GitHub, Progress } from '../../local/options.ts'
import { root } from '../root.ts'
import { APP_DATA, type AppProcess, startApp } from './app-process.ts'
import { endServers } from './left-running.ts'
import type { Narrator } from './narrator.ts'
import { WorkTree } from './work-tree.ts'

/** One of the pull requests of the story: its texts, and the patch that is the change. */
export interface Change {
  readonly slug: string
  readonly title: string
  readonly body: string
  readonly patch: string
}

/** Everything the story plays in: GitHub, the app, a clone, and people with a token each. */
export interface World {
  readonly folder: string
  readonly github: GitHub
  readonly app: AppProcess
  readonly tree: WorkTree
  readonly as: (login: string) => Octokit
  /** @param data where the app's data go; without it they are thrown away with the rest. */
  readonly end: (keepFiles: boolean, data?: string) => Promise<void>
}

export async function createWorld(
  narrator: Narrator,
  page: (path: string) => Promise<string | undefined>,
): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'holdout-demo-'))
  // The jobs' workspaces are thrown away; what they deploy stays here, as the owner of a self-hosted runner would set it.
  const deployments = join(folder, 'deployments')
  process.env.HOLDOUT_STATE_DIR = deployments
  const github = await startGitHub({
    folder: join(folder, 'github'),
    page,
    onProgress: (event) => tell(narrator, event),
  })
  narrator.progress(`GitHub on this laptop answers at ${github.url}`)
  await mkdir(join(folder, 'app'))
  const app = await startApp(github, join(folder, 'app')).catch(async (cause) => {
    await github.stop()
    throw cause
  })
  narrator.progress(`the app answers at ${app.url}`)
  const tree = await WorkTree.ofExample(join(folder, 'work'), join(root, 'examples/flight-delay'), github.app.id)
  const clients = new Map(
    Object.entries(github.tokens).map(([login, auth]) => [
      login,
      new Octokit({ auth, baseUrl: github.url, throttle: { enabled: false }, retry: { enabled: false } }),
    ]),
  )
  return {
    folder,
    github,
    app,
    tree,
    as: (login) => clients.get(login) ?? missing(login),
    end: async (keepFiles, data) => {
      await app.stop()
      if (data !== undefined) await cp(join(folder, 'app', APP_DATA), data, { recursive: true })
      await github.stop()
      await endServers(deployments)
      if (!keepFiles) await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

function missing(login: string): never {
  throw new Error(`nobody is called ${login}`)
}

/** Reads one of `examples/pull-requests` by its folder's name. */
export async function readChange(slug: string): Promise<Change> {
  const folder = join(root, 'examples/pull-requests', slug)
  const text = await readFile(join(folder, 'pull-request.md'), 'utf8')
  const [heading = '', ...body] = text.split('\n')
  return { slug, title: heading.replace(/^# /, ''), body: body.join('\n').trim(), patch: join(folder, 'change.patch') }
}

function tell(narrator: Narrator, event: Progress): void {
  if (event.kind === 'step' && event.status === 'completed' && event.conclusion !== 'skipped') {
    const mark = event.conclusion === 'success' ? '' : ` (${event.conclusion})`
    narrator.progress(`run ${event.run.id}, ${event.job}: ${event.step}${mark}`)
  }
}
