import type { Json, Site } from '../site.ts'
import { HttpError, type Route, route } from './routes.ts'
import type { Delivery } from './webhooks.ts'

/** GitHub shows and repeats deliveries for three days. https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks */
const WINDOW_MS = 3 * 24 * 3600_000

/** The app's own view of its webhook: what was delivered, and again. https://docs.github.com/rest/apps/webhooks */
export function hookRoutes(site: Site): Route[] {
  const shown = () =>
    site.webhooks.deliveries.filter(({ deliveredAt }) => Date.now() - Date.parse(deliveredAt) < WINDOW_MS)
  const known = (id: string | undefined) => {
    const found = shown().find(({ attempt }) => attempt === Number(id))
    if (!found) throw new HttpError(404, 'Not Found')
    return found
  }
  return [
    route('GET /app/hook/deliveries', 'app', ({ query }) => {
      const size = Math.min(100, Math.max(1, Number(query.get('per_page')) || 30))
      // A cursor names the attempt that the next page begins with, so that new ones do not shift the list.
      const cursor = query.get('cursor')
      const before = cursor === null ? Number.POSITIVE_INFINITY : Number(cursor)
      const found = shown()
        .filter(({ attempt }) => attempt <= before)
        .toReversed()
      const next = found[size]
      const link = next && `<${site.url}/app/hook/deliveries?per_page=${size}&cursor=${next.attempt}>; rel="next"`
      return {
        status: 200,
        body: found.slice(0, size).map((delivery) => deliveryJson(site, delivery)),
        headers: link ? { link } : {},
      }
    }),
    route('GET /app/hook/deliveries/{id}', 'app', ({ params }) => {
      const delivery = known(params.id)
      return { status: 200, body: { ...deliveryJson(site, delivery), request: { payload: delivery.payload } } }
    }),
    route('POST /app/hook/deliveries/{id}/attempts', 'app', ({ params }) => {
      const { id } = known(params.id)
      void site.webhooks.redeliver(id)
      return { status: 202, body: {} }
    }),
  ]
}

function deliveryJson(
  site: Site,
  { attempt, id, deliveredAt, redelivery, milliseconds, status, event, action }: Delivery,
): Json {
  return {
    id: attempt,
    guid: id,
    delivered_at: deliveredAt,
    redelivery,
    duration: milliseconds / 1000,
    status: status === null ? 'failed to connect to host' : status < 300 ? 'OK' : `Invalid HTTP Response: ${status}`,
    status_code: status ?? 0,
    event,
    action,
    installation_id: null,
    repository_id: site.repositoryJson.id,
    throttled_at: null,
  }
}
