import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Logger } from 'pino'

/** What every request carries through the site. */
export interface SiteEnv {
  readonly Variables: { requestId: string }
}

/** One part of the site: its routes, with their whole paths. */
export type Part = Hono<SiteEnv>

/** An empty part, to add routes to. */
export function part(): Part {
  return new Hono<SiteEnv>()
}

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
  for (const each of parts) site.route('/', each)
  site.notFound((context) => context.json({ error: 'not found', request_id: context.get('requestId') }, 404))
  site.onError((err, context) => {
    log.error({ err, requestId: context.get('requestId') }, 'site')
    return context.json({ error: 'internal error', request_id: context.get('requestId') }, 500)
  })
  return site
}
