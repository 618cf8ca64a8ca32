import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { EOL, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { parseNameValueFile } from '../runner-commands.ts'

const root = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'holdout-run-'))
afterAll(() => rmSync(folder, { recursive: true }))

// A whole action with an input of each kind; what it does stands in its place.
const PROGRAM = `
import { z } from '${moduleUrl('node_modules/zod/index.js')}'
import { UserError } from '${moduleUrl('core/errors.ts')}'
import { runAction } from '${moduleUrl('actions/lib/run.ts')}'

const Inputs = z.object({
  'model-name': z.string().optional(),
  'fail-on': z.enum(['block', 'never'], { error: 'must be block or never' }).default('block'),
  limit: z.string().regex(/^[0-9]+$/, 'must be a whole number').optional(),
  'github-token': z.string().optional(),
})
await runAction(Inputs, async (inputs) => {
  BODY
})
`

/** Runs an action that does `body`, as the runner would. */
function run(body: string, inputs: Readonly<Record<string, string>> = {}, offered: { summary?: boolean } = {}) {
  const program = join(folder, 'action.ts')
  const output = join(folder, 'output')
  const summary = join(folder, 'summary')
  writeFileSync(
    program,
    PROGRAM.replace('BODY', () => body),
  )
  for (const file of [output, summary]) writeFileSync(file, '')
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', program], {
    encoding: 'utf8',
    env: {
      ...{ PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, GITHUB_OUTPUT: output },
      ...(offered.summary === false ? {} : { GITHUB_STEP_SUMMARY: summary }),
      ...Object.fromEntries(given),
    },
  })
  const outputs = Object.fromEntries(parseNameValueFile(readFileSync(output, 'utf8')))
  return { status, stdout, stderr, outputs, summary: readFileSync(summary, 'utf8') }
}

describe('how a step ends', () => {
  test('0: with its outputs, as text, and its summary', () => {
    const end = run(`return { outputs: { rows: 3, admissible: true, url: undefined }, summary: '### Done' }`)
    expect(end).toMatchObject({ status: 0, stderr: '', summary: `### Done${EOL}` })
    expect(end.outputs).toEqual({ rows: '3', admissible: 'true' })
  })

  test.each([
    ['negative', 1],
    ['unusable', 2],
    ['cancelled', 130],
  ])('a result that is %s: %i, outputs and summary all the same', (kind, status) => {
    const end = run(
      `return { outputs: { verdict: 'block' }, summary: '### No', failure: { kind: '${kind}', message: 'worse' } }`,
    )
    expect(end).toMatchObject({
      status,
      outputs: { verdict: 'block' },
      summary: `### No${EOL}`,
      stdout: error('worse'),
    })
  })

  test("a user's mistake: 2, in one line without a stack", () => {
    const end = run(`throw new UserError('no policy; write one')`)
    expect(end).toMatchObject({ status: 2, stdout: error('no policy; write one'), stderr: '', outputs: {} })
  })

  test('a bug: 3, with its stack', () => {
    const end = run(`throw new TypeError('x is not a function')`)
    expect(end.status).toBe(3)
    expect(end.stdout).toMatch(
      /^::error::This is a bug in Holdout, please report it with this text: TypeError: x is not a function%0A {4}at /,
    )
  })

  test('something thrown that is no error: 3, with its text', () => {
    const end = run(`throw 'out of cheese'`)
    expect(end).toMatchObject({ status: 3, stdout: error(`${BUG}: out of cheese`) })
  })

  test('a message of several lines is one workflow command, and none of its lines another', () => {
    const end = run(`throw new UserError('first\\n::set-env name=X::y')`)
    expect(end.stdout).toBe(error('first%0A::set-env name=X::y'))
  })
})

describe('inputs', () => {
  const SAY = `return { outputs: { inputs: JSON.stringify(inputs), names: Object.keys(inputs).join() } }`

  test('that are unset or empty are undefined, or their default', () => {
    const { outputs } = run(SAY, { 'model-name': '', limit: '  ' })
    expect(outputs).toEqual({ inputs: '{"fail-on":"block"}', names: 'fail-on' })
  })

  test('that cannot be used are all named in one line, and the action does not run', () => {
    const end = run(`console.log('ran'); ${SAY}`, { 'fail-on': 'always', limit: 'ten' })
    expect(end).toMatchObject({ status: 2, outputs: {} })
    expect(end.stdout).toBe(error("input 'fail-on': must be block or never; input 'limit': must be a whole number"))
  })

  test('that are tokens are masked before anything is said of them', () => {
    const end = run(SAY, { 'github-token': 'ghs_secret', limit: 'ten' })
    expect(end.stdout).toMatch(/^::add-mask::ghs_secret\r?\n::error::/)
    expect(run(SAY, { 'model-name': 'm' }).stdout).not.toContain('add-mask')
  })
})

describe('the summary', () => {
  test('is cut at a line below what GitHub shows, and says so', () => {
    const end = run(`return { outputs: {}, summary: '€ 100\\n'.repeat(200_000) }`)
    expect(end.status).toBe(0)
    expect(Buffer.byteLength(end.summary)).toBeLessThan(1024 * 1024)
    expect(Buffer.byteLength(end.summary)).toBeGreaterThan(899 * 1024)
    expect(end.summary).toMatch(/\n€ 100\n\n_Cut at 900 KiB; the report file holds the rest\._\r?\n$/)
    expect(end.summary).not.toContain('\uFFFD')
  })

  test('is left out where the runner takes none', () => {
    expect(run(`return { outputs: {}, summary: 'x' }`, {}, { summary: false })).toMatchObject({ status: 0, stderr: '' })
  })
})

const BUG = 'This is a bug in Holdout, please report it with this text'

function error(message: string): string {
  return `::error::${message}${EOL}`
}

function moduleUrl(path: string): string {
  return pathToFileURL(join(root, path)).href
}
