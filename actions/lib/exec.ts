import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from '#core/errors.ts'
import { fenced, printLines } from './child-output.ts'

/** A program to run, without a shell of ours in between. */
export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly directory: string
  /** The whole environment, as `childEnvironment` makes it. */
  readonly environment: Readonly<Record<string, string>>
  /** Milliseconds after which the command is stopped. */
  readonly timeout: number
}

/** How a command ended. */
export type Execution =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-started'; readonly message: string }

/*
 * The runner cancels with SIGINT to us alone, SIGTERM after 7.5 s, and kills after 10 s
 * (https://docs.github.com/actions/reference/workflow-cancellation-reference). So everything below us is gone after 7 s,
 * and what is left is for the run record.
 */
const TERMINATE_AFTER = 5000
const KILL_AFTER = 7000
/** How long a grandchild may hold the pipes after the command itself has ended. */
const PIPES_AFTER_EXIT = 4500
/** How long what is left in the pipes may take to be read after SIGKILL. */
const REST_AFTER_KILL = 250

/** A script as the runner would run it: `bash -eo pipefail`, on Windows PowerShell. */
export function scriptCommand(script: string): { file: string; args: string[] } {
  if (process.platform !== 'win32') {
    return { file: 'bash', args: ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script] }
  }
  const exit = 'if (Test-Path -LiteralPath variable:LASTEXITCODE) { exit $LASTEXITCODE }'
  const text = `$ErrorActionPreference = 'Stop'\n${script}\n${exit}`
  return { file: 'powershell', args: ['-NoProfile', '-NonInteractive', '-Command', text] }
}

/**
 * Runs a command to its end, in a process group of its own. Its output is printed fenced and cleaned (see
 * child-output.ts); it reads nothing. When the run is cancelled or the time is over, the whole group gets SIGINT, SIGTERM
 * after 5 s, SIGKILL after 7 s; what a command leaves behind in its group is killed when it ends.
 *
 * After a cancellation our own process no longer dies of SIGINT or SIGTERM, so that the caller can still write its record.
 */
export function execute(command: Command): Promise<Execution> {
  return fenced(() => run(command))
}

async function run(command: Command): Promise<Execution> {
  let child: ChildProcess
  try {
    child = spawnGroup(command)
  } catch (thrown) {
    return { kind: 'not-started', message: messageOf(thrown) } // a command line that is too long, for example
  }
  const printed = Promise.allSettled([child.stdout, child.stderr].map((pipe) => pipe && printLines(pipe)))
  const stop = new Stop(child)
  const cancel = () => stop.begin('cancelled')
  process.on('SIGINT', cancel).on('SIGTERM', cancel)
  const timer = setTimeout(() => stop.begin('timed-out'), command.timeout)
  try {
    const end = await Promise.race([endOf(child), stop.overdue])
    clearTimeout(timer)
    await within(PIPES_AFTER_EXIT, Promise.race([printed, stop.overdue]))
    signalGroup(child, 'SIGKILL')
    await within(REST_AFTER_KILL, printed)
    child.stdout?.destroy()
    child.stderr?.destroy()
    await printed
    return stop.reason ? { kind: stop.reason } : end
  } finally {
    clearTimeout(timer)
    stop.dispose()
    if (stop.reason !== 'cancelled') process.off('SIGINT', cancel).off('SIGTERM', cancel)
  }
}

/** Starts a command in a process group of its own, with pipes for what it writes. @throws Error for one that is too long. */
export function spawnGroup(command: Omit<Command, 'timeout'>, stdin: 'ignore' | 'pipe' = 'ignore'): ChildProcess {
  return spawn(command.file, command.args, {
    cwd: command.directory,
    env: command.environment,
    stdio: [stdin, 'pipe', 'pipe'],
    detached: process.platform !== 'win32', // a group of its own; on Windows it would only open a window
    windowsHide: true,
  })
}

function endOf(child: ChildProcess): Promise<Execution> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ kind: 'not-started', message: error.message }))
    child.once('exit', (code, signal) => {
      resolve(signal === null ? { kind: 'exited', code: code ?? 1 } : { kind: 'signalled', signal })
    })
  })
}

/** Stops a group once, harder and harder. */
class Stop {
  reason: 'cancelled' | 'timed-out' | undefined
  /** Resolves when it is time for SIGKILL, and for no more waiting: who still holds a pipe then has left the group. */
  readonly overdue: Promise<Execution>
  readonly #expire: (end: Execution) => void
  readonly #child: ChildProcess
  readonly #timers: NodeJS.Timeout[] = []

  constructor(child: ChildProcess) {
    const { promise, resolve } = Promise.withResolvers<Execution>()
    this.overdue = promise
    this.#expire = resolve
    this.#child = child
  }

  begin(reason: 'cancelled' | 'timed-out'): void {
    if (this.reason) return
    this.reason = reason
    signalGroup(this.#child, 'SIGINT')
    this.#later(TERMINATE_AFTER, () => signalGroup(this.#child, 'SIGTERM'))
    this.#later(KILL_AFTER, () => this.#expire({ kind: 'signalled', signal: 'SIGKILL' }))
  }

  dispose(): void {
    for (const timer of this.#timers) clearTimeout(timer)
  }

  #later(milliseconds: number, action: () => void): void {
    this.#timers.push(setTimeout(action, milliseconds))
  }
}

/** Signals everybody in the group of a command that `spawnGroup` started. */
export function signalGroup(child: ChildProcess, signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return
  try {
    if (process.platform !== 'win32') process.kill(-child.pid, signal)
    else if (child.exitCode === null) endTree(child.pid, signal) // a number that ended may be another's by now
  } catch {
    // Nobody is left in the group.
  }
}

// Windows has no groups and no SIGINT: taskkill asks the tree to close, and with /F ends it.
function endTree(pid: number, signal: string): void {
  const taskkill = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe')
  const force = signal === 'SIGINT' ? [] : ['/F']
  spawn(taskkill, ['/PID', String(pid), '/T', ...force], { stdio: 'ignore', windowsHide: true }).on('error', () => {})
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const limit = new AbortController()
  const timer = sleep(milliseconds, undefined, { signal: limit.signal }).catch(() => {})
  await Promise.race([work, timer])
  limit.abort()
}
