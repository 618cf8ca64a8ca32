import type { Logger } from 'pino'
import { z } from 'zod'
import type { Client } from '../github/client.ts'
import type { Installations } from '../github/installation.ts'
import { type Grants, PURPOSES } from '../github/permissions.ts'
import { troubleOf } from '../github/trouble.ts'
import type { Heads } from './heads.ts'
import type { Known } from './known.ts'

/** What nobody looks at any more is forgotten; an open pull request older than that is looked at once again. */
const FORGOTTEN_AFTER_MS = 60 * 24 * 3600_000

const Installation = z.object({
  id: z.int(),
  account: z.object({ login: z.string().optional(), slug: z.string().optional() }).nullable(),
  suspended_at: z.string().nullable(),
  permissions: z.record(z.string(), z.string()),
})

export interface Counting {
  readonly app: Client
  readonly installations: Installations
  readonly known: Known
  readonly heads: Heads
  readonly now: () => Date
  readonly log: Logger
}

/**
 * Asks GitHub once a day which installations and repositories there are: an event about one may have been lost, and so may what the
 * app knew.
 */
export async function takeCensus(pass: Counting): Promise<void> {
  const { app, installations, known, heads, now, log } = pass
  for await (const { data } of app.paginate.iterator('GET /app/installations', { per_page: 100 })) {
    for (const { id, account, suspended_at: suspended, permissions } of z.array(Installation).parse(data)) {
      if (suspended) await known.park(id, 'suspended')
      else if (!covers(permissions, PURPOSES.evaluation)) await known.park(id, 'permission-missing')
      else {
        try {
          await known.install(
            { id, account: account?.login ?? account?.slug ?? '' },
            await repositoriesOf(id, installations),
          )
        } catch (err) {
          if (troubleOf(err)?.kind === 'uninstalled') await known.park(id, 'uninstalled')
          log.warn({ err, installation: id }, 'census')
        }
      }
    }
  }
  await heads.forget(new Date(now().getTime() - FORGOTTEN_AFTER_MS))
}

const Repositories = z.array(z.object({ id: z.int(), name: z.string(), owner: z.object({ login: z.string() }) }))

async function repositoriesOf(id: number, installations: Installations) {
  const listed = await installations.census(id).paginate('GET /installation/repositories', { per_page: 100 })
  return Repositories.parse(listed).map(({ id, name, owner }) => ({ id, name, owner: owner.login }))
}

function covers(granted: Readonly<Record<string, string>>, needed: Grants): boolean {
  return Object.entries(needed).every(([name, access]) => granted[name] === 'write' || granted[name] === access)
}
