import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/*
 * Adds up what `.ci/run` did. Its argument is a table with one line a phase: name, exit code, seconds, and the JSON report
 * of the test runner, or `-` for a phase that is no test. Only tests are counted as passed; a phase that failed without a
 * failed test (it broke, or left no report) counts as one failure and is named. The last line is the total.
 */

const Report = z.looseObject({
  numPassedTests: z.int().nonnegative(),
  numFailedTests: z.int().nonnegative(),
  numPendingTests: z.int().nonnegative(),
  numTodoTests: z.int().nonnegative(),
})

interface Phase {
  readonly name: string
  readonly exitCode: number
  readonly seconds: number
  readonly report: string
}

interface Count {
  readonly passed: number
  readonly failed: number
  readonly note: string
}

function main(path: string | undefined): number {
  if (path === undefined) throw new Error('usage: node scripts/tally.ts <table of phases>')
  const phases = readFileSync(path, 'utf8').split('\n').filter(Boolean).map(readPhase)
  let passed = 0
  let failed = phases.length === 0 ? 1 : 0
  for (const phase of phases) {
    const count = countOf(phase)
    passed += count.passed
    failed += count.failed
    console.log(`${phase.name.padEnd(24)} ${String(phase.seconds).padStart(5)} s  ${count.note}`)
  }
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

function readPhase(line: string): Phase {
  const [name = '', exitCode = '', seconds = '', report = ''] = line.split('\t')
  return { name, exitCode: Number(exitCode), seconds: Number(seconds), report }
}

function countOf(phase: Phase): Count {
  const broke = phase.exitCode === 0 ? 0 : 1
  if (phase.report === '-') return { passed: 0, failed: broke, note: broke ? `FAILED (exit ${phase.exitCode})` : 'ok' }
  if (!existsSync(phase.report))
    return { passed: 0, failed: 1, note: `FAILED without a report (exit ${phase.exitCode})` }
  const parsed = Report.safeParse(readJson(phase.report))
  if (!parsed.success)
    return { passed: 0, failed: 1, note: `FAILED with an unreadable report (exit ${phase.exitCode})` }
  const tests = parsed.data
  const skipped = tests.numPendingTests + tests.numTodoTests
  const failed = tests.numFailedTests + skipped
  if (failed > 0)
    return { passed: tests.numPassedTests, failed, note: `FAILED: ${failed} of the tests failed or were skipped` }
  if (tests.numPassedTests === 0) return { passed: 0, failed: 1, note: 'FAILED: no test ran' }
  const note = broke ? `FAILED beside its tests (exit ${phase.exitCode})` : `${tests.numPassedTests} tests`
  return { passed: tests.numPassedTests, failed: broke, note }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

process.exitCode = main(process.argv[2])
