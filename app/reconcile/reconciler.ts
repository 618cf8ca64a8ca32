import type { Subject } from '../evaluation/subject.ts'
import type { Store } from '../store/store.ts'
import type { Attendance } from './attend.ts'
import { takeCensus } from './census.ts'
import { type Listener, startPasses } from './passes.ts'
import { redeliver } from './redeliver.ts'
import { sweep } from './sweep.ts'
import { watch, watchAll } from './watch.ts'

export interface Reconciling extends Attendance, Listener {
  readonly request: (subject: Subject) => Promise<void>
  readonly isHandled: (event: string, payload: object) => boolean
}

/** Starts what finds the events that never came, and the checks that nobody completed. */
export async function startReconciler(store: Store, tools: Reconciling): Promise<void> {
  const { app } = tools.installations
  const passes = [
    { name: 'start', cron: null, atStart: true, run: () => watchAll(tools) },
    { name: 'watch', cron: '* * * * *', run: () => watch(tools) },
    { name: 'redeliver', cron: '*/5 * * * *', run: () => redeliver({ ...tools, app, store }) },
    { name: 'sweep', cron: '*/15 * * * *', run: () => sweep(tools) },
    { name: 'census', cron: '17 3 * * *', atStart: true, run: () => takeCensus({ ...tools, app }) },
  ]
  await startPasses(store, passes, tools)
}
