import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import nock from 'nock'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPglite } from '../../../app/store/pglite.ts'
import { FakeGitHub } from '../github.ts'
import { end, startApp, until } from '../process.ts'
import { startBridge } from './bridge.ts'
import { type App, type Home, isEnd, LEFT, type Left, play } from './story.ts'
import { Trap } from './trap.ts'

const folder = mkdtempSync(join(tmpdir(), 'holdout-kill-'))
const template = join(folder, 'template')
const env = {
  METRICS_PORT: '0',
  NODE_COMPILE_CACHE: join(folder, 'cache'),
  NODE_OPTIONS: `--import=${resolve(import.meta.dirname, 'statements.ts')}`,
}

/** Stories side by side: they mostly wait. */
const SIDE = 8

/** Of a statement that comes again and again so many of its times are played. */
const TIMES = Number(process.env.KILL_TIMES ?? 1)

const NOWHERE = { kind: 'statement', moment: 'before', number: Number.POSITIVE_INFINITY } as const

beforeAll(async () => {
  nock.disableNetConnect()
  nock.enableNetConnect('127.0.0.1')
  const bridge = await startBridge(new FakeGitHub(), 'template', () => false)
  const app = await startApp({ GITHUB_API_URL: bridge.url, DATA_DIR: template, ...env })
  await end(app.child, 'SIGTERM')
  bridge.close()
})
afterAll(() => {
  nock.enableNetConnect()
  rmSync(folder, { recursive: true, force: true })
})

let homes = 0

/** @param at where the process kills itself; null: nowhere. @param told gets every statement. */
function openHome(at: string | null, told: string[] = []): Home {
  const name = `pglite-${++homes}`
  const place = join(folder, name)
  cpSync(template, place, { recursive: true })
  let isOver = false
  return {
    name,
    env: { DATA_DIR: place, ...env, ...(at !== null && { KILL_AT: at }) },
    arm: async ({ child, log }, trap) => {
      child.kill('SIGUSR2')
      await until(() => log.includes('statement: armed'))
      child.once('exit', (_, signal) => {
        if (at !== null && signal === 'SIGKILL' && !isOver) trap.killed(at)
      })
    },
    settled: async (running) => {
      while (!(await isSettled(running))) await new Promise((resolve) => setTimeout(resolve, 1000))
      const { child, log } = await running()
      isOver = true
      told.push(...statementsIn(log))
      await end(child, 'SIGTERM')
      return leftIn(join(place, 'pglite'))
    },
    remove: async () => rmSync(place, { recursive: true, force: true }),
  }
}

function statementsIn(log: readonly string[]): readonly string[] {
  return log.flatMap((line) => /^statement: ((?:before|after) .*)$/.exec(line)?.[1] ?? [])
}

// The folder is the process's own, so it is asked itself, as Prometheus does.
async function isSettled(running: () => Promise<App>): Promise<boolean> {
  try {
    const { log } = await running()
    const metrics = /"metricsUrl":"([^"]+)"/.exec(log.join('\n'))?.[1]
    const text = await (await fetch(`${metrics}/metrics`)).text()
    const open = [
      ...text.matchAll(/^holdout_queue_jobs\{queue="(?:deliveries|evaluations)",state="(?!failed)\w+"\} (\d+)$/gm),
    ]
    return open.length > 0 && open.every(([, jobs]) => jobs === '0')
  } catch {
    return false
  }
}

async function leftIn(place: string): Promise<Left> {
  const database = await openPglite(place)
  try {
    const { rows } = await database.query<Left & { open: number }>(LEFT)
    const [{ open: _, ...left } = { open: 0, deliveries: 0, unhandled: 0, dead: 0, results: 0 }] = rows
    return left
  } finally {
    await database.close()
  }
}

/**
 * Points that are played: every statement before and after its first time, and as many more of its times as are asked for. After one
 * that reads nothing is other than before it.
 */
async function enumerated(): Promise<readonly string[]> {
  const told: string[] = []
  const outcome = await play(openHome(null, told), new Trap(NOWHERE))
  expect(isEnd(outcome), JSON.stringify(outcome)).toBe(true)
  return told.filter((point) => Number(point.split(' ')[1]) <= TIMES && !/^after \d+ SELECT /.test(point))
}

test(
  'killed before and after every sort of statement, the app goes on from the folder that is left (AP69, R1, R9, R31)',
  async () => {
    const points = [...(await enumerated())]
    const killed: string[] = []
    const wrong: object[] = []
    const left = [...points]
    const worker = async () => {
      for (let at = left.shift(); at !== undefined; at = left.shift()) {
        const trap = new Trap(NOWHERE)
        const outcome = await play(openHome(at), trap)
        if (trap.killedAt) killed.push(at)
        if (!isEnd(outcome)) wrong.push({ at, isKilled: trap.killedAt !== null, ...outcome })
      }
    }
    await Promise.all(Array.from({ length: SIDE }, worker))
    const of = (start: string) => killed.filter((point) => point.startsWith(start)).length
    process.stdout.write(
      `PGlite: killed ${killed.length} times: ${of('before')} before and ${of('after')} after statements\n`,
    )
    expect(wrong).toEqual([])
    // What comes by its timing may stay away from a story.
    expect(killed.length).toBeGreaterThan(points.length / 2)
  },
  20 * 60_000,
)
