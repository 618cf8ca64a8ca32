import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { Logger } from 'pino'
import { sayingPage } from './page.ts'
import type { Viewer } from './viewer.ts'

/** What every request carries through the site. */
export interface SiteEnv {
  readonly Variables: {
    requestId: string
    /** Who is signed in; there behind `SignIn.required` only. */
    viewer: Viewer
  }
}

/** One part of the site: its routes, with their whole paths. */
export type Part = Hono<SiteEnv>

/** An empty part, to add routes to. */
export function part(): Part {
  return new Hono<SiteEnv>()
}

/** Where programs come in; each part there says itself how much it takes. */
export const API_PREFIX = '/api/'

/** No form of ours is larger. */
const MAX_FORM_BYTES = 64 * 1024

/**
 * Everything that the app serves but webhooks. Pages load nothing from elsewhere and run no script of theirs inside the markup; errors are
 * answered with a constant text and an id that the log has too.
 */
export function createSite(parts: readonly Part[], log: Logger): Part {
  const site = part()
  site.use(async (context, next) => {
    context.set('requestId', randomUUID())
    await next()
    context.header('cache-control', context.res.headers.get('cache-control') ?? 'no-store')
  })
  site.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
    }),
  )
  const limit = bodyLimit({ maxSize: MAX_FORM_BYTES })
  site.use((context, next) => (context.req.path.startsWith(API_PREFIX) ? next() : limit(context, next)))
  for (const each of parts) site.route('/', each)
  site.notFound((context) => refusal(context, 404, 'not found'))
  site.onError((err, context) => {
    if (err instanceof HTTPException) return refusal(context, err.status, SAID[err.status] ?? 'refused')
    log.error({ err, requestId: context.get('requestId') }, 'site')
    return refusal(context, 500, 'internal error')
  })
  return site
}

const SAID: Readonly<Record<number, string>> = { 403: 'forbidden', 404: 'not found', 413: 'too large' }

const IN_WORDS: Readonly<Record<string, string>> = {
  'not found': 'There is nothing here, or nothing that you may see.',
  forbidden: 'The form was not sent from a page of this session. Go back, load the page again, and send it once more.',
  'internal error': 'Something went wrong here. The log of the app says what, under the id below.',
}

// A browser gets a page, a program JSON. Neither says why: what is missing and what is hidden look alike.
function refusal(context: Context<SiteEnv>, status: HTTPException['status'], error: string) {
  const id = context.get('requestId')
  if (!context.req.header('accept')?.includes('text/html')) return context.json({ error, request_id: id }, status)
  return context.html(
    sayingPage({ title: sentence(error), text: IN_WORDS[error] ?? '', note: `Request ${id}` }),
    status,
  )
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
