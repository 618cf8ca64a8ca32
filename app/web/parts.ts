import type { Logger } from 'pino'
import { type Config, signInOf } from '../config.ts'
import type { Sql } from '../store/database.ts'
import { sessionsIn } from '../store/sessions.ts'
import { assets } from './assets.ts'
import { type Examine, setupPage } from './setup.ts'
import { createSignIn, noSignIn } from './sign-in.ts'
import type { Part } from './site.ts'

/** What the pages are made from. */
export interface Web {
  readonly database: Sql
  readonly examine: Examine
  readonly now: () => Date
  readonly log: Logger
}

/** Everything that people see: the door, and the pages behind it. */
export function webParts(config: Config, { database, examine, now, log }: Web): readonly Part[] {
  const settings = signInOf(config)
  const door = settings ? createSignIn(settings, { sessions: sessionsIn(database), now, log }) : noSignIn()
  return [assets(), door.part, setupPage(door, examine)]
}
