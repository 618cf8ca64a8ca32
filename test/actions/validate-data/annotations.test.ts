import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { annotationsOf } from '../../../actions/validate-data/annotations.ts'
import { root } from '../../../scripts/root.ts'
import { brokenFlights, makeCheck, makeReport } from '../../core/report/data-fixture.ts'
import { saying } from '../../core/report/data-saying.ts'
import { HOSTILE_STRINGS } from '../corpus.ts'
import { processOutput } from '../runner-commands.ts'

describe('annotations', () => {
  test('stand on each rule in the contract, on bad rows, and on changes of the contract that break what held', () => {
    expect(annotationsOf(brokenFlights()).map(({ level, title, file, line }) => [level, title, file, line])).toEqual([
      ['error', 'flights.distance:maximum', 'data/flights.odcs.yaml', 34],
      ['error', 'flights.tail_number:pattern', 'data/flights.odcs.yaml', 41],
      ['error', 'flights.distance:maximum', 'data/flights.csv', 17],
      ['error', 'flights.distance:maximum', 'data/flights.csv', 203],
      ['warning', 'flights.origin:nullValues', 'data/flights.odcs.yaml', 27],
      ['warning', 'flights.carrier: breaking change', 'data/flights.odcs.yaml', 30],
    ])
  })

  test('say what was expected and found, with examples, and mask what is classified', () => {
    const messages = annotationsOf(brokenFlights()).map(({ message }) => message)
    expect(messages[0]).toBe(
      'expected no rows where distance is not <= 5000, found 12 of 12,000 rows (0.1 %); for example "9999", "12000", "8021"',
    )
    expect(messages[1]).toMatch(/; values are masked$/)
  })

  test('are as many as GitHub shows: 10 of a level, one error of them the line that fails the step', () => {
    const places = Array.from({ length: 10 }, (_, index) => ({ file: 'data/flights.csv', line: index + 2 }))
    const checks = [1, 2, 3].map((line) => makeCheck({ id: `c${line}`, result: 'fail', line, places }))
    const warned = Array.from({ length: 30 }, (_, line) => makeCheck({ result: 'warn', line: line + 1 }))
    const all = annotationsOf(makeReport({ checks: [...checks, ...warned] }))
    expect(all.filter(({ level }) => level === 'warning')).toHaveLength(10)
    // Every rule, then row by row, so that no rule takes all the room.
    expect(all.filter(({ level }) => level === 'error').map(({ title, line }) => [title, line])).toEqual([
      ...[1, 2, 3].map((line) => [`c${line}`, line]),
      ...[1, 2, 3].map((check) => [`c${check}`, 2]),
      ...[1, 2, 3].map((check) => [`c${check}`, 3]),
    ])
  })
})

/** What the runner makes of the lines that `annotate` writes. */
function runnerReads(texts: readonly string[]): ReturnType<typeof processOutput> {
  const module = pathToFileURL(join(root, 'actions/validate-data/annotations.ts')).href
  const script = `
    const { annotate } = await import(${JSON.stringify(module)})
    let input = ''
    for await (const chunk of process.stdin) input += chunk
    for (const report of JSON.parse(input)) annotate(report)`
  const output = execFileSync('node', ['--input-type=module', '--eval', script], {
    cwd: root,
    input: JSON.stringify(texts.map((text) => saying(text.toWellFormed()))),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return processOutput(output)
}

test('S01 to S48: no text of the data becomes a command of its own', () => {
  const random = fc.sample(
    fc.string({ unit: fc.constantFrom('::', '##[', ']', '\n', '\r', '%0A', ',', ':', 'error', 'add-mask') }),
    200,
  )
  const { commands, shown, stopped } = runnerReads([...HOSTILE_STRINGS, ...random])
  expect(stopped).toBe(false)
  // One rule has a place in the data, whose line and title are annotated; the other one's line is that of the contract.
  expect(commands.length).toBeGreaterThan(HOSTILE_STRINGS.length)
  expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(['error']))
  expect(shown.filter((line) => line !== '')).toEqual([])
})
