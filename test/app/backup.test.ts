import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { startDeliveries } from '../../app/store/deliveries.ts'
import { openStore, type Place } from '../../app/store/store.ts'
import { missingSteps } from '../../app/store/tables.ts'
import { postgresFolder } from '../../scripts/postgres.ts'
import { startPostgres } from './postgres.ts'
import { until } from './process.ts'

// The commands of docs/operations.md, on a store with a delivery that was handled and one that never could be.

const log = pino({ level: 'silent' })
const run = promisify(execFile)
const delivery = (id: string) => ({ id, event: 'pull_request', body: Buffer.from(`{"n":"${id}"}`), payload: { n: id } })

/** Opens a place and works until `id` was handled; the delivery `stuck` fails. */
async function work(place: Place, during: () => Promise<void> = async () => {}): Promise<void> {
  const store = await openStore(place, log)
  const handled: string[] = []
  const handle = async ({ id }: { id: string }) => {
    if (id === 'stuck') throw new Error('not yet')
    handled.push(id)
  }
  const deliveries = await startDeliveries(store, { handle, log })
  await deliveries.accept(delivery('done'))
  await deliveries.accept(delivery('stuck'))
  await until(() => handled.includes('done'))
  await during()
  await store.close()
}

/** What a restored place knows, and does with what was waiting. */
async function expectRestored(place: Place): Promise<void> {
  const store = await openStore(place, log)
  try {
    expect(await missingSteps(store.database)).toEqual([])
    const handled: string[] = []
    const deliveries = await startDeliveries(store, { handle: async ({ id }) => void handled.push(id), log })
    // Waiting when the copy was made: it goes on.
    await until(() => handled.includes('stuck'))
    // Handled before: known, and not done again.
    expect(await deliveries.accept(delivery('done'))).toBe('duplicate')
    expect(handled).toEqual(['stuck'])
  } finally {
    await store.close()
  }
}

test('the embedded store: the folder, copied while the app is stopped, is the backup', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdout-backup-'))
  const [lost, backup, restored] = ['lost', 'backup', 'restored'].map((name) => join(folder, name))
  if (!lost || !backup || !restored) throw new Error('no folders')
  try {
    await work({ folder: lost })
    cpSync(lost, backup, { recursive: true })
    rmSync(lost, { recursive: true })
    cpSync(backup, restored, { recursive: true })
    await expectRestored({ folder: restored })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 180_000)

const programs = postgresFolder()
test.runIf(programs !== null)(
  'PostgreSQL: pg_dump while the app runs, pg_restore into an empty database',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdout-backup-'))
    const server = await startPostgres(programs ?? '')
    // Of the same version, beside the server's own programs.
    const tools = dirname(realpathSync(join(programs ?? '', 'initdb')))
    try {
      const [lost, restored] = [await server.createDatabase(), await server.createDatabase()]
      const file = join(folder, 'holdout.dump')
      const dump = () => run(join(tools, 'pg_dump'), ['--format=custom', `--file=${file}`, lost])
      await work({ folder: '', url: lost }, async () => void (await dump()))
      await run(join(tools, 'pg_restore'), ['--no-owner', '--exit-on-error', `--dbname=${restored}`, file])
      await expectRestored({ folder: '', url: restored })
    } finally {
      await server.remove()
      rmSync(folder, { recursive: true, force: true })
    }
  },
  180_000,
)
