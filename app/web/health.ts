import type { Logger } from 'pino'
import { type Part, part } from './site.ts'

/** @param ping rejects when the store does not answer. */
export function health(ping: () => Promise<void>, log: Logger): Part {
  return part().get('/healthz', async (context) => {
    const requestId = context.get('requestId')
    try {
      await ping()
      return context.json({ status: 'ok', request_id: requestId })
    } catch (err) {
      log.error({ err, requestId }, 'store')
      return context.json({ error: 'store unavailable', request_id: requestId }, 503)
    }
  })
}
