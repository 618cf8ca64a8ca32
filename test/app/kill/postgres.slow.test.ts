import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import nock from 'nock'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgresFolder } from '../../../scripts/postgres.ts'
import { FakeGitHub } from '../github.ts'
import { type PostgresServer, startPostgres } from '../postgres.ts'
import { end, startApp } from '../process.ts'
import { startBridge } from './bridge.ts'
import { isClockwork } from './clockwork.ts'
import { type Home, isEnd, type Left, play } from './story.ts'
import { sweep, type Trap } from './trap.ts'
import { startWire } from './wire.ts'

/** Every how manieth point is played; 1 is the whole sweep. */
const step = Number(process.env.KILL_STEP ?? 1)

/** Stories side by side: they mostly wait. */
const SIDE = 10

let server: PostgresServer
let template: string
const cache = mkdtempSync(join(tmpdir(), 'holdout-kill-'))

beforeAll(async () => {
  const programs = postgresFolder()
  if (programs === null) throw new Error('PostgreSQL is needed: apt-get install postgresql')
  nock.disableNetConnect()
  nock.enableNetConnect('127.0.0.1')
  server = await startPostgres(programs)
  const url = await server.createDatabase()
  template = url.split('/').at(-1) ?? ''
  const bridge = await startBridge(new FakeGitHub(), template, () => false)
  const app = await startApp({ GITHUB_API_URL: bridge.url, DATABASE_URL: url, NODE_COMPILE_CACHE: cache })
  await end(app.child, 'SIGTERM')
  bridge.close()
})
afterAll(async () => {
  nock.enableNetConnect()
  await server.remove()
  rmSync(cache, { recursive: true, force: true })
})

async function openHome(trap: Trap): Promise<Home> {
  const direct = new URL(await server.createDatabase(template))
  const wire = await startWire(server.port, {
    before: (statement) => !isClockwork(statement.text, 0) && trap.meets('statement', 'before', statement.text),
    after: (statement, rows) => !isClockwork(statement.text, rows) && trap.meets('statement', 'after', statement.text),
  })
  const url = new URL(direct)
  url.port = String(wire.port)
  return {
    name: direct.pathname.slice(1),
    env: { DATABASE_URL: url.href, NODE_COMPILE_CACHE: cache },
    settled: () => settled(direct.href),
    remove: wire.close,
  }
}

async function settled(url: string): Promise<Left> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (;;) {
      const { rows } = await client.query(`SELECT
        (SELECT count(*)::int FROM pgboss.job WHERE name IN ('deliveries', 'evaluations') AND state < 'completed') AS open,
        (SELECT count(*)::int FROM pgboss.job WHERE name IN ('deliveries-failed', 'evaluations-failed')) AS dead,
        (SELECT count(*)::int FROM deliveries) AS deliveries,
        (SELECT count(*)::int FROM deliveries WHERE handled_at IS NULL OR body IS NOT NULL) AS unhandled,
        (SELECT count(*)::int FROM results) AS results`)
      const { open, ...left } = rows[0]
      if (open === 0) return left
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  } finally {
    await client.end()
  }
}

test(
  'killed before and after every statement and every request, the app ends where it would have (AP69, R1, R9, R31)',
  async () => {
    const sorts = [
      { kind: 'statement', moment: 'before' },
      { kind: 'statement', moment: 'after' },
      { kind: 'request', moment: 'before' },
      { kind: 'request', moment: 'after' },
    ] as const
    const { killedAt, wrong } = await sweep(sorts, { side: SIDE, step }, async (trap) => {
      const outcome = await play(await openHome(trap), trap)
      return isEnd(outcome) ? null : outcome
    })
    const of = (start: string) => killedAt.filter((point) => point.startsWith(start)).length
    process.stdout.write(
      `PostgreSQL: killed ${killedAt.length} times: before ${of('before statement')} and after ${of('after statement')} statements, ` +
        `before ${of('before request')} and after ${of('after request')} requests\n`,
    )
    expect(wrong).toEqual([])
    expect(of('after request') * step).toBeGreaterThan(20)
    expect(of('after statement') * step).toBeGreaterThan(40)
  },
  30 * 60_000,
)
