import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../../scripts/root.ts'
import { makeWorkspace, runBuiltAction } from '../action-process.ts'
import {
  arrange,
  BASE,
  baseHas,
  commitHas,
  contextOf,
  gate,
  HEAD,
  MERGE,
  POLICY,
  PULL_REQUEST,
  policyOf,
  predictionsOf,
  recordOf,
  runLeft,
  runsAt,
} from './fixture.ts'

const FILES = { '.github/holdout.yml': POLICY, 'baseline.csv': predictionsOf(100), 'candidate.csv': predictionsOf(130) }

/** As `npm run <mode> -- <arguments>` starts it. */
function onLaptop(mode: string, args: readonly string[], workspace: string) {
  const script = join(root, 'scripts/gate-mode.ts')
  return new Promise<{ exitCode: number; stdout: string; stderr: string }>((resolve) => {
    const env = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, INIT_CWD: workspace }
    execFile(process.execPath, [script, mode, ...args], { env, cwd: root }, (error, stdout, stderr) => {
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

describe('plan', () => {
  test('needs nothing but the policy', async () => {
    const workspace = arrange({ '.github/holdout.yml': POLICY })
    const { outputs, summary, failure } = await gate({
      mode: 'plan',
      n: '2000',
      disagreement: '0.05',
      candidate: 'gone.csv',
    })
    expect(failure).toBeUndefined()
    expect(outputs).toEqual({ examples: 7886, labels: 395 })
    expect(summary).toContain('7,886 held-out examples settle every tolerance')
    expect(existsSync(join(workspace, 'holdout-report.md'))).toBe(false)
  })

  test('takes size and spread from the last evidence', async () => {
    arrange(FILES)
    await gate({ baseline: 'baseline.csv', 'fail-on': 'never' })
    const { summary } = await gate({ mode: 'plan', 'report-path': 'plan.md' })
    expect(summary).toContain('| **accuracy** | 0.01 | 3 % (measured) |')
    expect(summary).toContain('1,000 rows show')
  })

  test('reads the policy of the base branch on a pull request', async () => {
    arrange({ '.github/holdout.yml': policyOf('accuracy: {max_drop: 0.2}') })
    baseHas(POLICY)
    const { outputs } = await gate({ mode: 'plan', disagreement: '0.05' }, contextOf('pull_request', PULL_REQUEST))
    expect(outputs).toEqual({ examples: 7886, labels: 395 })
  })

  test.each([
    [{ n: '1' }, 'must be at least 2'],
    [{ disagreement: '5' }, 'must be a share over 0 and at most 1'],
    [{ disagreement: '0.0' }, 'must be over 0'],
    [{ 'pull-requests': '0' }, 'must be at least 1'],
  ])('refuses %j', async (inputs, message) => {
    arrange({ '.github/holdout.yml': POLICY })
    await expect(async () => gate({ mode: 'plan', ...inputs })).rejects.toThrow(message)
  })
})

describe('selftest', () => {
  test('measures the rates on two files', async () => {
    const workspace = arrange(FILES)
    const inputs = { mode: 'selftest', baseline: 'baseline.csv', repetitions: '100', 'report-path': 'selftest.md' }
    const { outputs, summary, failure } = await gate(inputs)
    expect(failure).toBeUndefined()
    expect(outputs).toEqual({ 'false-block-rate': expect.any(Number), 'report-path': 'selftest.md' })
    expect(outputs['false-block-rate']).toBeLessThan(0.06)
    expect(readFileSync(join(workspace, 'selftest.md'), 'utf8')).toBe(`${summary}\n`)
    expect(existsSync(join(workspace, 'holdout-evidence.json'))).toBe(false)
  })

  // Four losses that differ little and by chance all have one sign look certain to a t test: one time in sixteen for each sign.
  test('fails the step where a promised rate is shown to be broken', async () => {
    const file = (score: number) => [0, 1, 2, 3].map((row) => `e${row},1,1,${score + row / 1000}\n`).join('')
    const header = 'example_id,label,prediction,score\n'
    arrange({
      '.github/holdout.yml': policyOf('log_loss: {max_rise: 0.02}').replace('score}', 'score, positive: 1}'),
      'candidate.csv': header + file(0.6),
      'baseline.csv': header + file(0.9),
    })
    const { failure } = await gate({ mode: 'selftest', baseline: 'baseline.csv', repetitions: '400' })
    expect(failure).toEqual({ kind: 'negative', message: expect.stringContaining('at most 0.01, which is broken') })
  })

  test('compares with the run of the base branch, and asks for no anchor', async () => {
    arrange({ 'candidate.csv': predictionsOf(130) })
    baseHas(POLICY)
    const predictions = predictionsOf(100)
    commitHas(MERGE, BASE, HEAD)
    runsAt(BASE, { id: 30 })
    runLeft(30, { 'holdout-run.json': recordOf(predictions), 'predictions.csv': predictions })
    const { summary } = await gate({ mode: 'selftest', repetitions: '100' }, contextOf('pull_request', PULL_REQUEST))
    expect(summary).toContain('on 30 of which')
  })

  test.each([
    [{ candidate: '' }, 'is needed by mode selftest'],
    [{ candidate: 'candidate.csv' }, "name a predictions file in the input 'baseline'"],
  ])('with %j says what it needs', async (inputs, message) => {
    const end = await runBuiltAction('evaluate-gate', {
      workspace: makeWorkspace(FILES),
      inputs: { mode: 'selftest', ...inputs },
    })
    expect(end.exitCode).toBe(2)
    expect(end.stdout).toContain(message)
  })
})

describe('explain', () => {
  test('says offline why a saved evidence file is red', async () => {
    arrange({ ...FILES, 'candidate.csv': predictionsOf(200) })
    await gate({ baseline: 'baseline.csv' })
    const { outputs, summary, failure } = await gate({ mode: 'explain', candidate: 'gone.csv' })
    expect(failure).toBeUndefined()
    expect(outputs).toEqual({ verdict: 'block' })
    expect(summary).toContain('**accuracy** ❌ blocks: it is shown to be worse')
  })

  test('works for an error', async () => {
    arrange({ ...FILES, 'candidate.csv': predictionsOf(100, { rows: 900 }) })
    await gate({ baseline: 'baseline.csv' })
    const { outputs, summary } = await gate({ mode: 'explain' })
    expect(outputs).toEqual({ verdict: 'error' })
    expect(summary).toContain('What to do: predict the same held-out examples')
  })

  test.each([
    ['no file', {}, 'cannot be read'],
    ['no evidence', { 'holdout-evidence.json': '{}' }, 'has no "schema"'],
  ])('of %s is refused', async (_, files, message) => {
    arrange({ '.github/holdout.yml': POLICY, ...files })
    await expect(gate({ mode: 'explain' })).rejects.toThrow(message)
  })

  test('of another model is refused by name', async () => {
    const workspace = arrange(FILES)
    await gate({ baseline: 'baseline.csv' })
    writeFileSync(join(workspace, '.github/holdout.yml'), POLICY.replace('flight-delay:', 'spam:'))
    await expect(gate({ mode: 'explain' })).rejects.toThrow("is the evidence of 'flight-delay', not of 'spam'")
  })
})

describe('on a laptop, by npm run', () => {
  test('plan, selftest and explain print their reports', async () => {
    const workspace = makeWorkspace({ ...FILES, 'candidate.csv': predictionsOf(200) })
    const inputs = { candidate: 'candidate.csv', baseline: 'baseline.csv' }
    expect((await runBuiltAction('evaluate-gate', { workspace, inputs })).exitCode).toBe(1)
    const [plan, selftest, explain] = await Promise.all([
      onLaptop('plan', ['--n', '500'], workspace),
      onLaptop('selftest', ['candidate.csv', 'baseline.csv', '--repetitions', '100'], workspace),
      onLaptop('explain', ['holdout-evidence.json'], workspace),
    ])
    expect(plan).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringContaining('plan of the held-out set') })
    expect(selftest).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringContaining('selftest of the gate') })
    expect(explain).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringContaining('❌ blocks') })
  })

  test.each([
    ['selftest', [], "input 'candidate': is needed by mode selftest; name the file\n"],
    ['explain', ['a.json', 'b.json'], '2 files; explain takes evidence-path\n'],
    ['plan', ['--rows', '3'], "Unknown option '--rows'"],
    ['plan', ['--n', 'many'], '--n: must be a whole number'],
    ['dance', [], "'dance' is no mode; write plan, selftest, explain\n"],
  ])('%s %j ends with 2 and one line', async (mode, args, message) => {
    const end = await onLaptop(mode, args, makeWorkspace(FILES))
    expect(end).toMatchObject({ exitCode: 2, stdout: '' })
    expect(end.stderr).toContain(message)
    expect(end.stderr.trimEnd()).not.toContain('\n')
  })
})

test('a mode that is none is refused', async () => {
  const end = await runBuiltAction('evaluate-gate', { workspace: makeWorkspace(FILES), inputs: { mode: 'guess' } })
  expect(end.exitCode).toBe(2)
  expect(end.stdout).toContain("input 'mode': must be gate, plan, selftest or explain")
})
