import { join } from 'node:path'
import { UserError } from '#core/errors.ts'
import { git } from '../git/command.ts'

const INPUTS = ['ref', 'fetch-depth', 'persist-credentials', 'path', 'token', 'repository']

export interface Checkout {
  inputs: Readonly<Record<string, string>>
  workspace: string
  /** The bare repository, fetched from directly. */
  gitFolder: string
  /** What `origin` is called, and the token that may push there. */
  remote: string
  token: string
  /** The commit and ref of the run. */
  sha: string
  ref: string
  repository: string
}

/** `actions/checkout`: the run's commit, or `ref`, one commit deep unless `fetch-depth` says otherwise (0 for everything). */
export async function checkout(job: Checkout): Promise<string> {
  const { inputs } = job
  const unknown = Object.keys(inputs).find((name) => !INPUTS.includes(name))
  if (unknown) throw new UserError(`actions/checkout: the local runner does not know the input ${unknown}`)
  if (inputs.repository && inputs.repository !== job.repository) {
    throw new UserError(`actions/checkout: the local GitHub has only ${job.repository}, not ${inputs.repository}`)
  }
  const cwd = join(job.workspace, inputs.path ?? '')
  const run = (...args: string[]) => git(args, { cwd })
  const wanted = inputs.ref || job.ref
  const branch =
    /^refs\/heads\/(.+)$/.exec(wanted)?.[1] ??
    (wanted.startsWith('refs/') || /^[0-9a-f]{40}$/.test(wanted) ? undefined : wanted)
  const source = inputs.ref ? (branch ? `refs/heads/${branch}` : wanted) : job.sha
  const depth = Number(inputs['fetch-depth'] ?? 1)
  const everything = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*']

  await git(['init', '--quiet', '--initial-branch=main', cwd], { cwd: job.workspace })
  await run('remote', 'add', 'origin', job.remote)
  const fetch = ['fetch', '--quiet', '--no-tags', ...(depth > 0 ? [`--depth=${depth}`] : []), `file://${job.gitFolder}`]
  if (depth === 0) await run(...fetch, ...everything)
  await run(...fetch, source)
  const sha = (await run('rev-parse', 'FETCH_HEAD')).trim()
  if (branch) {
    await run('update-ref', `refs/remotes/origin/${branch}`, sha)
    await run('checkout', '--quiet', '--force', '-B', branch, `refs/remotes/origin/${branch}`)
  } else {
    await run('checkout', '--quiet', '--force', '--detach', sha)
  }
  if (inputs['persist-credentials'] !== 'false') {
    const basic = Buffer.from(`x-access-token:${job.token}`).toString('base64')
    const origin = new URL(job.remote).origin
    await run('config', `http.${origin}/.extraheader`, `AUTHORIZATION: basic ${basic}`)
  }
  return sha
}
