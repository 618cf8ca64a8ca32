import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from '#core/errors.ts'
import { printLines } from './child-output.ts'
import { type Command, signalGroup, spawnGroup } from './exec.ts'

/** A program that answers every line of JSON with one. */
export interface Conversation {
  /**
   * Asks, after what was asked before has been answered.
   *
   * @param limit milliseconds to wait for the answer. Whoever is late is ended.
   * @throws Error where the program ended, was late, or the run was cancelled.
   */
  ask(request: unknown, limit: number): Promise<unknown>
  /** Closes its stdin, and ends it and its whole group if that is not enough. */
  close(): Promise<void>
}

/** How long a program may take to end by itself. */
const LEAVE_AFTER = 10_000

/** After SIGTERM; the runner kills us 10 s after it cancels. */
const KILL_AFTER = 4_000

/**
 * Starts a program in a process group of its own and talks with it over stdin and stdout. What it writes to stderr goes to the
 * log, cleaned and marked as a child's.
 */
export function converse(command: Omit<Command, 'timeout'>): Conversation {
  const child = spawnGroup(command, 'pipe')
  const over = Promise.withResolvers<never>()
  over.promise.catch(() => {})
  child.once('error', (error) => over.reject(new Error(`${command.file} cannot be started: ${error.message}`)))
  child.once('exit', (code, signal) =>
    over.reject(new Error(`${command.file} ended (${signal ?? `exit code ${code}`})`)),
  )
  // A pipe that breaks says less than the end of the program, which follows.
  child.stdin?.on('error', () => {})
  const logged = child.stderr ? printLines(child.stderr) : Promise.resolve()
  const answers = linesOf(child)
  const cancel = () => {
    over.reject(new Error('the run was cancelled'))
    void end(child)
  }
  process.on('SIGINT', cancel).on('SIGTERM', cancel)
  let last: Promise<unknown> = Promise.resolve()
  const asked = async (request: unknown, limit: number): Promise<unknown> => {
    child.stdin?.write(`${JSON.stringify(request)}\n`)
    const late = new AbortController()
    const timer = sleep(limit, undefined, { signal: late.signal }).then(() => {
      void end(child)
      throw new Error(`no answer after ${Math.round(limit / 1000)} s`)
    })
    timer.catch(() => {})
    try {
      const { value, done } = await Promise.race([answers.next(), over.promise, timer])
      return done ? await over.promise : (JSON.parse(value) as unknown)
    } finally {
      late.abort()
    }
  }
  return {
    ask: (request, limit) => {
      const answer = last.then(() => asked(request, limit))
      last = answer.catch(() => {})
      return answer
    },
    close: async () => {
      child.stdin?.end()
      await Promise.race([over.promise.catch(() => {}), sleep(LEAVE_AFTER, undefined, { ref: false })])
      await end(child)
      await logged
      process.off('SIGINT', cancel).off('SIGTERM', cancel)
    },
  }
}

function linesOf(child: ChildProcess): AsyncIterator<string> {
  if (!child.stdout) throw new Error('the child has no stdout')
  return createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]()
}

/** Ends whoever is left in the group. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, 'exit').catch((thrown: unknown) => messageOf(thrown))
    signalGroup(child, 'SIGTERM')
    await Promise.race([exit, sleep(KILL_AFTER, undefined, { ref: false })])
  }
  signalGroup(child, 'SIGKILL')
}
