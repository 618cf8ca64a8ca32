import { execFile, spawn } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { messageOf, UserError } from '#core/errors.ts'
import { childEnvironment } from '../../lib/child-environment.ts'

/** A process of a machine that may have been restarted since: an id alone could by now be anybody's. */
export interface ProcessRef {
  readonly pid: number
  readonly identity: string
}

export interface Start {
  readonly command: readonly string[]
  readonly directory: string
  readonly log: string
  readonly environment: Readonly<Record<string, string>>
}

const TERMINATE_MS = 5000
const POLL_MS = 50
const LOG_TAIL_BYTES = 2000

/**
 * Starts a program that outlives this one: a session of its own, output into a file, and none of the variables by which the
 * runner finds and ends what a job left running (RUNNER_TRACKING_ID) or that describe a job that is soon over.
 *
 * @throws UserError where it cannot be started.
 */
export async function startDetached({ command, directory, log, environment }: Start): Promise<ProcessRef> {
  const [file = '', ...args] = command
  const inherited = Object.entries(childEnvironment([])).filter(([name]) => !/^(GITHUB_|RUNNER_|CI$)/i.test(name))
  const output = await open(log, 'a')
  try {
    const child = spawn(file, args, {
      cwd: directory,
      env: { ...Object.fromEntries(inherited), ...environment },
      stdio: ['ignore', output.fd, output.fd],
      detached: true,
    })
    const pid = await new Promise<number>((resolve, reject) => {
      child.once('error', reject)
      child.once('spawn', () => resolve(child.pid ?? 0))
    })
    child.unref()
    return { pid, identity: await processIdentity(pid) }
  } catch (cause) {
    throw new UserError(
      `${command.join(' ')}: could not be started (${messageOf(cause)}); correct deploy.serve in the policy`,
      {
        cause,
      },
    )
  } finally {
    await output.close()
  }
}

/** Whether that very process still runs; one that has ended and was not yet waited for does not. */
export async function isRunning({ pid, identity }: ProcessRef): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return identity !== '' && (await processIdentity(pid)) === identity
}

/** Ends the process and everything in its session: SIGTERM, after 5 s SIGKILL. Does nothing when it is gone. */
export async function stopProcess(target: ProcessRef): Promise<void> {
  if (!(await isRunning(target))) return
  signal(target.pid, 'SIGTERM')
  const deadline = Date.now() + TERMINATE_MS
  while (Date.now() < deadline && (await isRunning(target))) await sleep(POLL_MS)
  signal(target.pid, 'SIGKILL')
}

/** When the process was started, in words of the system; empty when there is none. */
export async function processIdentity(pid: number): Promise<string> {
  if (process.platform !== 'linux') {
    // -ww and a fixed locale: the same process gives the same text to every caller.
    const { stdout } = await run('/bin/ps', ['-ww', '-o', 'stat=,lstart=', '-p', String(pid)], { env: { LC_ALL: 'C' } })
    const [, state, started] = /^(\S+)\s+(.*)$/.exec(stdout.trim()) ?? []
    return state === undefined || state.startsWith('Z') ? '' : (started ?? '')
  }
  const [boot, stat] = await Promise.all([text('/proc/sys/kernel/random/boot_id'), text(`/proc/${pid}/stat`)])
  // The name of the program stands in parentheses and may itself hold any; field 3 is the state, field 22 the start.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const started = fields[19]
  return started === undefined || fields[0] === 'Z' ? '' : `${boot.trim()} ${started}`
}

/** A port of 127.0.0.1 that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('a listening server has a port')
  return address.port
}

/** The end of a log, for an error message. */
export async function tail(log: string): Promise<string> {
  const content = await text(log)
  return content.slice(-LOG_TAIL_BYTES).trim()
}

const run = promisify(execFile)

function text(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '')
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(-pid, name)
  } catch {
    // Nobody is left.
  }
}
