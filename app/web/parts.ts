import type { Logger } from 'pino'
import { type Config, signInOf } from '../config.ts'
import type { Database } from '../store/database.ts'
import { historyReader } from '../store/history-reader.ts'
import { sessionsIn } from '../store/sessions.ts'
import { assets } from './assets.ts'
import { auditPages } from './audit-pages.ts'
import { repositoryPages } from './repository-pages.ts'
import { sealedPart } from './sealed-part.ts'
import { type Examine, setupPage } from './setup.ts'
import { createSignIn, noSignIn } from './sign-in.ts'
import type { Part } from './site.ts'

/** What the pages are made from. */
export interface Web {
  readonly database: Database
  readonly examine: Examine
  readonly now: () => Date
  readonly log: Logger
}

/** Everything that people see: the door, and the pages behind it. */
export function webParts(config: Config, { database, examine, now, log }: Web): readonly Part[] {
  const settings = signInOf(config)
  const door = settings ? createSignIn(settings, { sessions: sessionsIn(database), now, log }) : noSignIn()
  const history = historyReader(database)
  // Without sign-in there is no page that could show it.
  const sealed = sealedPart(database, settings?.publicUrl ?? 'https://localhost')
  const pages = [repositoryPages(door, { history, sealed }), auditPages(door, database), setupPage(door, examine)]
  return [assets(), door.part, ...pages]
}
