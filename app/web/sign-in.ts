import { randomBytes } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import type { Logger } from 'pino'
import { z } from 'zod'
import { statusOf } from '#github/errors.ts'
import type { Sessions } from '../store/sessions.ts'
import { githubUsers } from './github-user.ts'
import { sayingPage } from './page.ts'
import { viewersOf } from './session.ts'
import { type Part, part, type SiteEnv } from './site.ts'
import { sameText, type Vault, vaultOf } from './vault.ts'

/** How people sign in: the app's own OAuth client, and where they reach the site. */
export interface SignInSettings {
  readonly clientId: string
  readonly clientSecret: string
  /** Where people reach the site; its origin alone counts. */
  readonly publicUrl: string
  /** What the keys of sessions are derived from. */
  readonly sessionSecret: string
  /** How long a session lasts, in days. */
  readonly sessionDays: number
  /** Root of GitHub's REST API. */
  readonly apiUrl: string
}

/** The door of the site. */
export interface SignIn {
  /** Its own pages. */
  readonly part: Part
  /**
   * Lets through who is signed in, as `viewer`; everybody else is shown the door. What changes something must come from a form of
   * that very session.
   */
  readonly required: MiddlewareHandler<SiteEnv>
}

export const CALLBACK_PATH = '/signin/callback'

/** A sign-in that takes longer begins again. */
const PATIENCE_S = 600

/** What a browser carries to GitHub and back, sealed. */
const Going = z.object({ state: z.string(), verifier: z.string(), to: z.string() })

/** What GitHub sends a browser back with. */
const Returned = z.object({ code: z.string().min(1).max(200), state: z.string().min(1).max(200) })

export function createSignIn(
  settings: SignInSettings,
  { sessions, now, log }: { readonly sessions: Sessions; readonly now: () => Date; readonly log: Logger },
): SignIn {
  const origin = new URL(settings.publicUrl).origin
  const secure = origin.startsWith('https:')
  const vault = vaultOf(settings.sessionSecret)
  const users = githubUsers({ ...settings, callback: `${origin}${CALLBACK_PATH}` })
  const viewers = viewersOf({ sessions, users, vault, secure, days: settings.sessionDays, now })
  const going = goingIn(vault, secure)
  const sameOrigin = csrf({ origin })

  const required: SignIn['required'] = async (context, next) => {
    const viewer = await viewers.of(context)
    if (!viewer) return door(context)
    context.set('viewer', viewer)
    if (isSafe(context.req.method)) return next()
    // A form of another site is refused whatever it knows, and one of ours must be of this session.
    return sameOrigin(context, async () => {
      const { token } = await context.req.parseBody()
      if (typeof token !== 'string' || !sameText(token, viewer.formToken)) throw new HTTPException(403)
      await next()
    })
  }

  const routes = part()
  routes.get('/signin', (context) => {
    const state = randomBytes(24).toString('base64url')
    const verifier = randomBytes(48).toString('base64url')
    going.set(context, { state, verifier, to: localPath(context.req.query('to') ?? '/', origin) })
    return context.redirect(users.authorizeUrl({ state, verifier }), 302)
  })
  routes.get(CALLBACK_PATH, async (context) => {
    const started = going.take(context)
    const returned = Returned.safeParse(context.req.query())
    if (!started || !returned.success || !sameText(returned.data.state, started.state)) return refused(context)
    try {
      const tokens = await users.exchange(returned.data.code, started.verifier)
      const { data } = await users.clientOf(tokens.token).request('GET /user')
      await viewers.begin(context, { userId: Number(data.id), login: data.login, tokens })
    } catch (thrown) {
      // The error holds the request, and that our secret: what is logged of it is its message alone.
      if (statusOf(thrown) !== 400 && statusOf(thrown) !== 401) throw thrown
      log.info({ err: thrown, requestId: context.get('requestId') }, 'sign-in refused by GitHub')
      return refused(context)
    }
    return context.redirect(started.to, 303)
  })
  routes.post('/signout', required, async (context) => {
    await viewers.end(context)
    return context.redirect('/', 303)
  })
  return { part: routes, required }
}

/** The door where the settings for signing in are missing: every page says so. */
export function noSignIn(): SignIn {
  const page = sayingPage({
    title: 'Sign-in is not set up',
    text: 'Pages are for people who sign in with GitHub. Whoever runs this app sets CLIENT_ID, CLIENT_SECRET and PUBLIC_URL; docs/app.md says how.',
  })
  return { part: part(), required: async (context) => context.html(page, 503) }
}

function door(context: Context<SiteEnv>) {
  const { pathname, search } = new URL(context.req.url)
  const to = isSafe(context.req.method) ? `?to=${encodeURIComponent(pathname + search)}` : ''
  const page = sayingPage({
    title: 'Sign in',
    text: 'You see the repositories that GitHub lets you read and that Holdout is installed in.',
    link: { name: 'Sign in with GitHub', href: `/signin${to}` },
  })
  return context.html(page, 401)
}

function refused(context: Context<SiteEnv>) {
  const page = sayingPage({
    title: 'Sign-in did not work',
    text: 'It took too long, was begun in another browser, or GitHub refused it. Begin again.',
    link: { name: 'Sign in with GitHub', href: '/signin' },
  })
  return context.html(page, 400)
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

// Only a path of our own site: `//elsewhere` and `/\elsewhere` lead to other ones.
function localPath(path: string, origin: string): string {
  const url = URL.canParse(path, origin) ? new URL(path, origin) : null
  return url?.origin === origin && path.startsWith('/') ? url.pathname + url.search : '/'
}

/** The sealed cookie of a sign-in under way: it binds GitHub's answer to the browser that asked, and is taken once. */
function goingIn(vault: Vault, secure: boolean) {
  const name = secure ? '__Host-holdout-signin' : 'holdout-signin'
  return {
    set: (context: Context<SiteEnv>, value: z.infer<typeof Going>): void => {
      const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: PATIENCE_S } as const
      setCookie(context, name, vault.seal(JSON.stringify(value), 'sign-in'), options)
    },
    take: (context: Context<SiteEnv>): z.infer<typeof Going> | null => {
      const sealed = getCookie(context, name)
      deleteCookie(context, name, { path: '/', secure })
      const opened = sealed === undefined ? null : vault.open(sealed, 'sign-in')
      return opened === null ? null : Going.parse(JSON.parse(opened))
    },
  }
}
