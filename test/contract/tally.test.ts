import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../../scripts/root.ts'

const folder = mkdtempSync(join(tmpdir(), 'holdout-tally-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Tests {
  readonly passed: number
  readonly failed?: number
  readonly pending?: number
}

/** Runs the tally over phases: name, exit code, and tests (a report), null (no report was written) or '-' (no tests). */
function tally(phases: readonly (readonly [name: string, exitCode: number, tests: Tests | null | '-'])[]) {
  const lines = phases.map(([name, exitCode, tests]) => {
    const report = join(folder, `${name}.json`)
    rmSync(report, { force: true })
    if (tests !== null && tests !== '-') writeFileSync(report, reportOf(tests))
    return [name, exitCode, 1, tests === '-' ? '-' : report].join('\t')
  })
  const table = join(folder, 'phases.tsv')
  writeFileSync(table, lines.map((line) => `${line}\n`).join(''))
  const { stdout, status } = spawnSync(process.execPath, [join(root, 'scripts/tally.ts'), table], { encoding: 'utf8' })
  return { status, stdout, last: stdout.trimEnd().split('\n').at(-1) }
}

function reportOf({ passed, failed = 0, pending = 0 }: Tests): string {
  return JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: 0,
  })
}

test('adds up the tests of all phases, and counts nothing for a phase that has none', () => {
  const { status, last } = tally([
    ['lint', 0, '-'],
    ['unit', 0, { passed: 40 }],
    ['demo', 0, { passed: 2 }],
  ])
  expect({ status, last }).toEqual({ status: 0, last: '42 passed, 0 failed' })
})

test('a phase without tests that fails counts as one failure and is named', () => {
  const { status, stdout, last } = tally([
    ['types', 2, '-'],
    ['unit', 0, { passed: 40 }],
  ])
  expect({ status, last }).toEqual({ status: 1, last: '40 passed, 1 failed' })
  expect(stdout).toMatch(/^types .*FAILED \(exit 2\)$/m)
})

test.each([
  ['died without a report', 137, null, '0 passed, 1 failed'],
  ['left no report although it says all is well', 0, null, '0 passed, 1 failed'],
  ['ran no test', 0, { passed: 0 }, '0 passed, 1 failed'],
  ['broke beside its tests', 1, { passed: 5 }, '5 passed, 1 failed'],
  ['failed some tests', 1, { passed: 5, failed: 2 }, '5 passed, 2 failed'],
  ['skipped a test', 0, { passed: 5, pending: 1 }, '5 passed, 1 failed'],
] as const)('a phase that %s is no success', (_, exitCode, tests, total) => {
  const { status, stdout, last } = tally([['unit', exitCode, tests]])
  expect({ status, last }).toEqual({ status: 1, last: total })
  expect(stdout).toMatch(/^unit .*FAILED/m)
})

test('nothing at all is a failure', () => {
  expect(tally([])).toMatchObject({ status: 1, last: '0 passed, 1 failed' })
})
