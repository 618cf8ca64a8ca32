import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { Octokit } from 'octokit'
import { messageOf } from '#core/errors.ts'
import { statusOf } from '#github/errors.ts'
import { Credentials } from './credentials.ts'
import { manifestOf } from './manifest.ts'
import { donePage, problemPage, startPage } from './pages.ts'

/** Where the app is registered. */
export interface Registration {
  /** GitHub's web address, for example `https://github.com`. */
  readonly github: string
  /** The root of its REST API. */
  readonly api: string
  /** Login of the organization that will own the app; null: the account that presses the button. */
  readonly organization: string | null
  readonly name?: string | undefined
  readonly publicUrl: string
}

/**
 * Serves the page with the button on this machine alone, until GitHub has registered the app.
 *
 * @param keep is called once, before the browser is told that all is done.
 */
export async function offer(
  registration: Registration,
  keep: (credentials: Credentials) => void,
): Promise<{ readonly url: string; readonly done: Promise<Credentials>; close(): void }> {
  const states = new Set<string>()
  const site = new Hono()
  let finish = (_: Credentials) => {}
  const done = new Promise<Credentials>((resolve) => {
    finish = resolve
  })
  const server = createServer(getRequestListener(site.fetch))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const url = `http://${host}`

  site.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], formAction: [registration.github], frameAncestors: ["'none'"] },
      referrerPolicy: 'no-referrer',
    }),
  )
  // A page elsewhere whose name leads to this machine must not read the state.
  site.use(async (context, next) =>
    context.req.header('host') === host ? next() : refused(context, `Open ${url} instead.`),
  )
  site.get('/', (context) => {
    const state = randomBytes(32).toString('hex')
    states.add(state)
    const manifest = manifestOf({ ...registration, redirectUrl: `${url}/registered` })
    context.header('cache-control', 'no-store')
    return context.html(startPage({ action: `${newAppAddress(registration)}?state=${state}`, manifest }))
  })
  site.get('/registered', async (context) => {
    // Once: whoever sees the address in a history can do nothing with it.
    if (!states.delete(context.req.query('state') ?? '')) {
      return refused(context, 'This answer is not to a question of this page: its state is unknown or was used.')
    }
    const code = context.req.query('code')
    if (!code) return refused(context, 'GitHub sent no code.')
    const credentials = await convert(registration.api, code)
    if (typeof credentials === 'string') return refused(context, credentials)
    keep(credentials)
    finish(credentials)
    return context.html(donePage({ name: credentials.name, install: installAddress(credentials) }))
  })
  site.onError((err, context) => {
    console.error(messageOf(err))
    return context.html(problemPage('Something failed here; the terminal says what.'), 500)
  })
  return { url, done, close: () => server.close().closeIdleConnections() }
}

/** Where a person chooses the repositories of an app. */
export function installAddress({ html_url: address }: Credentials): string {
  return `${address}/installations/new`
}

function newAppAddress({ github, organization }: Registration): string {
  const owner = organization === null ? '' : `/organizations/${encodeURIComponent(organization)}`
  return `${github}${owner}/settings/apps/new`
}

/** The credentials for a code, or why there are none. */
async function convert(api: string, code: string): Promise<Credentials | string> {
  const octokit = new Octokit({ baseUrl: api, retry: { enabled: false } })
  try {
    const { data } = await octokit.request('POST /app-manifests/{code}/conversions', { code })
    return Credentials.parse(data)
  } catch (thrown) {
    if (statusOf(thrown) !== 404) throw thrown
    return 'GitHub does not know the code: it was used, or an hour has passed.'
  }
}

function refused(context: Context, problem: string) {
  return context.html(problemPage(problem), 400)
}
