import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { root } from '../../scripts/root.ts'
import { SECRET } from '../../test/app/webhooks.ts'
import { APP } from './stand-in.ts'

/** A process of the app. */
export interface Replica {
  readonly url: string
  readonly child: ChildProcess
  /** Resident memory, in MB. */
  memory(): number
  /** User and system time since its start, in seconds. */
  cpu(): number
  /** The value of one figure of `/metrics`, summed over the labels that are not named. */
  figure(name: string, labels?: Readonly<Record<string, string>>): Promise<number>
  stop(): Promise<void>
}

const Started = z.object({ url: z.string(), metricsUrl: z.string() })
const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString()
const TICKS_A_SECOND = 100

/** @param env where the store and GitHub are, and BENCH_SPEED. */
export async function startReplica(env: Readonly<Record<string, string>>): Promise<Replica> {
  const child = spawn(process.execPath, [join(root, 'bench/app/replica.ts')], {
    env: {
      ...{ PATH: process.env.PATH, APP_ID: String(APP.id), PRIVATE_KEY: KEY, WEBHOOK_SECRET: SECRET },
      ...{ PORT: '0', METRICS_PORT: '0', ...env },
    },
    // Its standard input ends with us, and it with that.
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const { url, metricsUrl } = await new Promise<z.infer<typeof Started>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const started = Started.safeParse(JSON.parse(line))
      if (started.success) resolve(started.data)
      else process.stderr.write(`${line}\n`)
    })
    child.once('exit', (code) => reject(new Error(`the app ended with ${code}`)))
  })
  return {
    ...{ url, child },
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    cpu: () => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
    },
    figure: async (name, labels = {}) => {
      const text = await (await fetch(`${metricsUrl}/metrics`)).text()
      const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
      const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
      const values = lines
        .filter((line) => wanted.every((pair) => line.includes(pair)))
        .map((line) => Number(line.split(' ').at(-1)))
      return values.reduce((sum, value) => sum + value, 0)
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Waits until nothing is due, runs, or is delayed; dead letters are what is left. */
export async function drained(replica: Replica, queues: readonly string[]): Promise<void> {
  for (;;) {
    let left = 0
    for (const queue of queues) {
      for (const state of ['waiting', 'active', 'delayed'])
        left += await replica.figure('holdout_queue_jobs', { queue, state })
    }
    if (left === 0) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
