import type { Metrics } from '../metrics.ts'
import { type Part, part } from './site.ts'

/** What only the operator should reach: figures for Prometheus. */
export function figures(metrics: Metrics): Part {
  return part().get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  )
}
