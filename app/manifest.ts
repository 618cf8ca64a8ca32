import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

/** `app.yml`: what the app asks for, wherever it runs. */
const Manifest = z.strictObject({
  name: z.string(),
  url: z.url(),
  public: z.boolean(),
  default_permissions: z.record(z.string(), z.enum(['read', 'write'])),
  default_events: z.array(z.string()),
})
export type Manifest = z.infer<typeof Manifest>

export function readManifest(): Manifest {
  return Manifest.parse(parse(readFileSync(new URL('app.yml', import.meta.url), 'utf8')))
}
