import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { readDocument } from '#core/document.ts'
import { runRecord } from '#core/run-record.ts'
import { type ActionCall, makeWorkspace, runBuiltAction } from '../action-process.ts'
import { startResultsService } from '../results-service.ts'
import { processOutput } from '../runner-commands.ts'

const RUN = {
  GITHUB_REPOSITORY: 'acme/models',
  GITHUB_RUN_ID: '42',
  GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
  GITHUB_EVENT_NAME: 'push',
}

let workspace = ''
beforeEach(() => {
  workspace = makeWorkspace()
})

function train(run: string, call: Partial<ActionCall> = {}) {
  const inputs = { 'model-name': 'm', run, predictions: 'predictions.csv' }
  return runBuiltAction('train', { workspace, inputs, ...call })
}

/** Signals the action, and only it, as the runner does, once the command has said that it is ready. */
function whenReady(act: (child: ChildProcess) => void): NonNullable<ActionCall['onOutput']> {
  let ready = false
  return (child, output) => {
    if (ready || !output.includes(' > ready\n')) return
    ready = true
    act(child)
  }
}

function isAlive(file: string): boolean {
  const status = `/proc/${readFileSync(join(workspace, file), 'utf8').trim()}/status`
  return existsSync(status) && !/^State:\s+Z/m.test(readFileSync(status, 'utf8'))
}

function record() {
  return readDocument(runRecord, readFileSync(join(workspace, 'holdout-run.json'), 'utf8'), 'holdout-run.json')
}

describe('R25, TR26: a cancellation during the training', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s lets a command that heeds it end its own way', async (signal) => {
    const run = 'trap "echo saved > checkpoint; exit 0" INT; sleep 60 > /dev/null 2>&1 & echo ready; wait'
    const end = await train(run, { onOutput: whenReady((child) => child.kill(signal)) })
    expect(end).toMatchObject({ exitCode: 130, signal: null })
    expect(readFileSync(join(workspace, 'checkpoint'), 'utf8')).toBe('saved\n')
    expect(record()).toMatchObject({ status: 'cancelled', exit_code: null, predictions: null })
    expect(end.outputs).toEqual({ status: 'cancelled', 'run-path': 'holdout-run.json' })
    expect(end.summary).toContain('was cancelled')
    expect(processOutput(end.stdout)).toMatchObject({ stopped: false, commands: [{ name: 'error' }] })
  })

  test('TR12: a tree that ignores SIGINT and SIGTERM is gone before the runner kills us, and the record is whole', async () => {
    const grandchild = '(trap "" INT TERM; echo $BASHPID > pid2; while :; do sleep 1; done) &'
    const run = `trap "" INT TERM; echo $$ > pid1; ${grandchild} while [ ! -s pid2 ]; do sleep 0.1; done; echo ready; sleep 60; sleep 60`
    // What the runner does: SIGINT, SIGTERM after 7.5 s, and the end of everything after 10 s. The second comes earlier
    // here, so that it finds the action still waiting for its children.
    const onOutput = whenReady((child) => {
      child.kill('SIGINT')
      setTimeout(() => child.kill('SIGTERM'), 6500).unref()
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
    })
    const end = await train(run, { onOutput })
    expect(end).toMatchObject({ exitCode: 130, signal: null })
    expect([isAlive('pid1'), isAlive('pid2')]).toEqual([false, false])
    expect(record().status).toBe('cancelled')
  })

  test('nothing is uploaded, since the runner leaves no time for it', async () => {
    await using service = await startResultsService()
    const onOutput = whenReady((child) => child.kill('SIGINT'))
    const end = await train('echo ready; sleep 60', { onOutput, env: { ...RUN, ...service.env } })
    expect(end.exitCode).toBe(130)
    expect(service.archives.size).toBe(0)
    expect(record().run?.run_id).toBe(42)
  })

  test('a command that wrote everything before is cancelled all the same', async () => {
    const run = 'trap "exit 0" INT; echo x > predictions.csv; sleep 60 > /dev/null 2>&1 & echo ready; wait'
    const end = await train(run, { onOutput: whenReady((child) => child.kill('SIGINT')) })
    expect(end.outputs.status).toBe('cancelled')
    expect(record().predictions).toBeNull()
  })
})

test('TR26: a cancellation during the upload ends the action at once, with the record on the disk', async () => {
  await using service = await startResultsService({ stall: true })
  let cancelled = false
  const onOutput: NonNullable<ActionCall['onOutput']> = (child, output) => {
    if (cancelled || !output.includes('Uploading artifact')) return
    cancelled = true
    child.kill('SIGINT')
  }
  const end = await train('echo x > predictions.csv', { onOutput, env: { ...RUN, ...service.env } })
  expect(end).toMatchObject({ exitCode: null, signal: 'SIGINT' })
  expect(end.outputs).toEqual({})
  expect(record()).toMatchObject({ status: 'succeeded', predictions: { path: 'predictions.csv' } })
})

test('R27: an action that is killed outright leaves no run record, neither half of one nor an old one', async () => {
  writeFileSync(join(workspace, 'holdout-run.json'), 'of an earlier run')
  const end = await train('sleep 60 & echo $! > pid; echo ready; wait', {
    onOutput: whenReady((child) => child.kill('SIGKILL')),
  })
  expect(end.signal).toBe('SIGKILL')
  expect(existsSync(join(workspace, 'holdout-run.json'))).toBe(false)
  process.kill(Number(readFileSync(join(workspace, 'pid'), 'utf8')))
})
