import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Metrics } from './metrics.ts'
import { createDoor, type Door } from './server.ts'
import { health, Readiness } from './web/health.ts'
import { figures } from './web/operations.ts'
import { createSite, part } from './web/site.ts'

/** What the addresses lead to once the app has started. */
export type Inside = Pick<Door, 'deliveries' | 'site'>

/**
 * The addresses of the app. They answer from the first moment to the last, so that whoever started it can tell a slow start from
 * a dead process: until `open` everything but `/healthz` is answered with 503.
 */
export interface Entrance {
  readonly url: string
  /** Where `/metrics` is; null where it is switched off. */
  readonly metricsUrl: string | null
  readonly readiness: Readiness
  open(inside: Inside): void
  /** Takes nothing more and waits for what is being answered. `/readyz` says so from now on. */
  close(): Promise<void>
  /** Ends the operator's address too. */
  end(): Promise<void>
}

export async function openEntrance(
  config: Config,
  tools: Pick<Door, 'isHandled'> & { readonly metrics: Metrics; readonly log: Logger },
): Promise<Entrance> {
  const { metrics, log } = tools
  const readiness = new Readiness(log)
  let inside: Inside = outside(readiness, log)
  const door = createDoor({
    ...tools,
    secrets: [config.WEBHOOK_SECRET, ...(config.WEBHOOK_SECRET_OLD ? [config.WEBHOOK_SECRET_OLD] : [])],
    deliveries: { accept: (delivery) => inside.deliveries.accept(delivery) },
    site: (request, response) => inside.site(request, response),
    answered: metrics.webhook,
  })
  const url = await listen(door, config.HOST, config.PORT)
  const operator = config.METRICS_PORT === undefined ? null : createServer(operatorSite(readiness, tools))
  try {
    const metricsUrl = operator && (await listen(operator, config.METRICS_HOST, config.METRICS_PORT ?? 0))
    return {
      ...{ url, metricsUrl, readiness },
      open: (given) => {
        inside = given
      },
      close: () => {
        readiness.stop()
        return closed(door)
      },
      end: async () => {
        if (operator) await closed(operator)
      },
    }
  } catch (thrown) {
    await closed(door)
    throw thrown
  }
}

function outside(readiness: Readiness, log: Logger): Inside {
  const starting = part().all('*', (context) =>
    context.json({ error: 'the app is starting', request_id: context.get('requestId') }, 503, { 'retry-after': '5' }),
  )
  return {
    deliveries: {
      accept: async () => {
        throw new Error('the app is starting')
      },
    },
    site: getRequestListener(createSite([health(readiness), starting], log).fetch),
  }
}

function operatorSite(readiness: Readiness, { metrics, log }: { metrics: Metrics; log: Logger }): RequestListener {
  return getRequestListener(createSite([health(readiness), figures(metrics)], log).fetch)
}

async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  return `http://${host}:${(server.address() as AddressInfo).port}`
}

async function closed(server: Server): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeIdleConnections()
  })
}
