import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { digestOf } from '#core/digest.ts'
import { makeWorkspace, runBuiltAction } from '../action-process.ts'
import { HOSTILE_STRINGS } from '../corpus.ts'
import { processOutput } from '../runner-commands.ts'
import { parquetOf } from '../validate-data/parquet.ts'
import { POLICY, policyOf, predictionsOf } from './fixture.ts'

const SAME = predictionsOf(100)

function run(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) {
  const workspace = makeWorkspace({ '.github/holdout.yml': POLICY, 'baseline.csv': SAME, ...files })
  const given = { candidate: 'candidate.csv', baseline: 'baseline.csv', ...inputs }
  return runBuiltAction('evaluate-gate', { workspace, inputs: given }).then((end) => ({ ...end, workspace }))
}

describe('the built action, from a folder without node_modules', () => {
  test.each([
    ['better', predictionsOf(50), 0, 'pass', 'true', ''],
    [
      'worse',
      predictionsOf(200),
      1,
      'block',
      'false',
      '::error::❌ flight-delay: block, accuracy drops by 0.100 (tolerated 0.01); accuracy: a regression is shown (adjusted p 8e-31)\n',
    ],
    [
      'cut short',
      predictionsOf(100, { rows: 900 }),
      2,
      'error',
      'false',
      '::error::❌ flight-delay: no verdict, unmatched-ids; 100 ids of baseline.csv are not in candidate.csv, 0 are new, 0 have another label, weight or group: rows went missing; write a prediction for every held-out example\n',
    ],
  ])('on a model that is %s', async (_, candidate, exitCode, verdict, admissible, stdout) => {
    const end = await run({ 'candidate.csv': candidate })
    expect(end).toMatchObject({ exitCode, stderr: '', stdout })
    expect(end.outputs).toEqual({
      verdict,
      admissible,
      'evidence-path': 'holdout-evidence.json',
      'evidence-digest': digestOf(readFileSync(join(end.workspace, 'holdout-evidence.json'))),
      'report-path': 'holdout-report.md',
    })
    expect(end.summary.trimEnd()).toBe(readFileSync(join(end.workspace, 'holdout-report.md'), 'utf8').trimEnd())
    for (const [name, text] of Object.entries(end.files)) {
      if (name !== 'GITHUB_OUTPUT' && name !== 'GITHUB_STEP_SUMMARY') expect(text).toBe('')
    }
  })

  test('reads two large files, each in a thread of its own', async () => {
    const large = predictionsOf(100, { rows: 200_000 })
    const end = await run({ 'candidate.csv': large, 'baseline.csv': large.replace('id-0,0,1', 'id-0,0,0') })
    expect(end).toMatchObject({ exitCode: 0, stderr: '', stdout: '' })
    expect(end.outputs.verdict).toBe('pass')
  })

  test('reads Parquet', async () => {
    const workspace = makeWorkspace({ '.github/holdout.yml': POLICY, 'baseline.csv': SAME, 'candidate.parquet': '' })
    const { writeFileSync } = await import('node:fs')
    const query = `SELECT 'id-' || i AS example_id, i % 2 AS label, CASE WHEN i < 50 THEN 1 - i % 2 ELSE i % 2 END AS prediction, 0.5 AS score FROM range(1000) t(i)`
    writeFileSync(join(workspace, 'candidate.parquet'), await parquetOf(query))
    const end = await runBuiltAction('evaluate-gate', {
      workspace,
      inputs: { candidate: 'candidate.parquet', baseline: 'baseline.csv' },
    })
    expect(end).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } })
  })

  test.each([
    ['no candidate', { candidate: '' }, "input 'candidate': "],
    ['T13: a candidate that is an option', { candidate: '-rf' }, "input 'candidate': must be a path"],
    ['a fail-on that is none', { 'fail-on': 'sometimes' }, "input 'fail-on': "],
    ['a model name that is none', { 'model-name': 'x;touch pwned' }, "input 'model-name': must be 1 to 64"],
    ['a missing file', { candidate: 'gone.csv' }, "input 'candidate': gone.csv cannot be read"],
  ])('%s ends with 2 and one line', async (_, inputs, message) => {
    const end = await run({}, inputs)
    expect(end.exitCode).toBe(2)
    expect(end.stdout).toMatch(/^::error::[^\n]*\n$/)
    expect(end.stdout).toContain(message)
    expect(end.outputs).toEqual({})
  })

  test('T14, T15, T22: names from data issue no command, no output and no link', async () => {
    const hostile = HOSTILE_STRINGS.filter((text) => text.trim() !== '' && text.length <= 200)
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const rows = predictionsOf(100).trimEnd().split('\n').slice(1)
    const lines = rows.map(
      (line, row) => `${line.split(',').slice(0, 4).join(',')},${quoted(hostile[row % hostile.length] ?? 'x')}`,
    )
    const candidate = ['example_id,label,prediction,score,origin', ...lines].join('\n')
    const policy = policyOf('accuracy: {max_drop: 0.01}', '    slices: {by: [origin], min_n: 2, require_pass: true}\n')
    const end = await run({ '.github/holdout.yml': policy, 'candidate.csv': candidate }, { 'fail-on': 'inconclusive' })
    expect(end.exitCode).toBe(1)
    expect(processOutput(end.stdout).commands.map(({ name }) => name)).toEqual(['error'])
    expect(Object.keys(end.outputs).sort()).toEqual([
      'admissible',
      'evidence-digest',
      'evidence-path',
      'report-path',
      'verdict',
    ])
    expect(end.summary).not.toMatch(/^[^`\n]*(@octocat|<img|<h1>|\]\(http)/m)
  })
})
