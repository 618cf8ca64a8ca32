import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Execution, execute, scriptCommand } from '../../../actions/lib/exec.ts'
import { makeWorkspace } from '../action-process.ts'
import { processOutput } from '../runner-commands.ts'

let folder = ''
let printed = ''

beforeEach(() => {
  folder = makeWorkspace()
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
    printed += text
    for (const written of rest) if (typeof written === 'function') written()
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

function run(script: string, timeout = 20_000): Promise<Execution> {
  const environment = { PATH: process.env.PATH ?? '' }
  return execute({ ...scriptCommand(script), directory: folder, environment, timeout })
}

/** Whether a process whose id the script wrote to a file still runs; a zombie does not. */
function isAlive(file: string): boolean {
  const pid = readFileSync(join(folder, file), 'utf8').trim()
  if (!existsSync(`/proc/${pid}`)) return false
  return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
}

describe('how a command ends', () => {
  test.each<[string, Execution]>([
    ['true', { kind: 'exited', code: 0 }],
    ['exit 3', { kind: 'exited', code: 3 }],
    ['false | true', { kind: 'exited', code: 1 }],
    ['false; true', { kind: 'exited', code: 1 }],
    ['kill -9 $$', { kind: 'signalled', signal: 'SIGKILL' }],
    ['no-such-program', { kind: 'exited', code: 127 }],
    ['/etc/passwd', { kind: 'exited', code: 126 }],
    ['/etc', { kind: 'exited', code: 126 }],
  ])('TR04, TR17: %s', async (script, expected) => {
    expect(await run(script)).toEqual(expected)
    expect(processOutput(printed).stopped).toBe(false)
  })

  test('a program that is not there, or a folder that is not, is said and not thrown', async () => {
    const command = { args: [], environment: {}, timeout: 1000 }
    expect(await execute({ ...command, file: 'no-such-program', directory: folder })).toMatchObject({
      kind: 'not-started',
    })
    expect(await execute({ ...command, file: 'bash', directory: join(folder, 'x') })).toMatchObject({
      kind: 'not-started',
    })
    expect(await execute({ ...command, file: 'bash', args: ['x'.repeat(1 << 22)], directory: folder })).toMatchObject({
      kind: 'not-started',
    })
  })
})

test('a script gets the environment it is given, and no input to wait for', async () => {
  expect(await run('cat; ! env | grep ^HOME=')).toEqual({ kind: 'exited', code: 0 })
})

describe('what a command leaves behind', () => {
  test('TR11: a grandchild that holds the pipes is not waited for, and does not survive', async () => {
    const end = await run('sleep 60 & echo $! > pid; echo done')
    expect(end).toEqual({ kind: 'exited', code: 0 })
    expect(printed).toContain(' > done\n')
    expect(isAlive('pid')).toBe(false)
  })

  test('one that lets go of the pipes does not survive either, so it cannot change files afterwards', async () => {
    await run('sleep 60 > /dev/null 2>&1 & echo $! > pid')
    await sleep(100)
    expect(isAlive('pid')).toBe(false)
  })
})

test('R26: at the time limit the whole tree is stopped, also where it ignores to be asked', async () => {
  const script =
    'trap "" INT TERM; (trap "" INT TERM; echo $BASHPID > pid2; sleep 60) & echo $$ > pid1; sleep 60; sleep 60'
  expect(await run(script, 300)).toEqual({ kind: 'timed-out' })
  expect([isAlive('pid1'), isAlive('pid2')]).toEqual([false, false])
})

test('a command that heeds SIGINT may still clean up', async () => {
  expect(await run('trap "echo saved > checkpoint; exit 0" INT; sleep 60 > /dev/null 2>&1 & wait', 300)).toEqual({
    kind: 'timed-out',
  })
  expect(readFileSync(join(folder, 'checkpoint'), 'utf8')).toBe('saved\n')
})
