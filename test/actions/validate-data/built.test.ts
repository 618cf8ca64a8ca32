import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dataReport } from '#core/data-report.ts'
import { readDocument } from '#core/document.ts'
import { readArchive } from '../../../github/archive.ts'
import { makeWorkspace, runBuiltAction } from '../action-process.ts'
import { startResultsService } from '../results-service.ts'
import { contractOf } from './checked.ts'

const SERVER = 'servers: [{server: here, type: local, path: data/*.csv, format: csv}]\n'
const CONTRACT =
  SERVER + contractOf('  - name: t\n    properties: [{name: id, primaryKey: true, logicalType: integer}]\n')
const POLICY = `version: 1
models:
  flight-delay:
    workflow: .github/workflows/model.yml
    task: regression
    dataset: {contract: data/contract.yaml}
    metrics: {mae: {max_rise: 0.1}}
`
const SHA = '0123456789abcdef0123456789abcdef01234567'
const RUN = {
  GITHUB_REPOSITORY: 'acme/models',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_SHA: SHA,
  GITHUB_EVENT_NAME: 'push',
  GITHUB_WORKFLOW_REF: 'acme/models/.github/workflows/model.yml@refs/heads/main',
}
// npm reaches the registry through whatever this machine needs for it.
const REGISTRY = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    /^(NODE_EXTRA_CA_CERTS|https?_proxy|no_proxy)$/i.test(name) && value ? [[name, value]] : [],
  ),
)
// Shared by all tests of this file, so that the library is fetched once.
const CACHE = makeWorkspace()

function run(csv: string, inputs: Record<string, string> = {}, env: Record<string, string> = {}) {
  const workspace = makeWorkspace({ '.github/holdout.yml': POLICY, 'data/contract.yaml': CONTRACT, 'data/t.csv': csv })
  return runBuiltAction('validate-data', {
    workspace,
    inputs,
    env: { ...REGISTRY, RUNNER_TOOL_CACHE: CACHE, ...env },
  }).then((end) => ({
    ...end,
    report: (path = 'holdout-data.json') => readDocument(dataReport, readFileSync(join(workspace, path), 'utf8'), path),
  }))
}

test('good data: outputs, summary and report from a folder without node_modules', { timeout: 60_000 }, async () => {
  const end = await run('id\n1\n2\n')
  expect(end.stderr).toBe('')
  expect(end.exitCode).toBe(0)
  expect(end.outputs).toEqual({
    outcome: 'pass',
    'report-path': 'holdout-data.json',
    rows: '2',
    'failed-checks': '0',
    'data-digest': end.report().datasets[0]?.digest,
  })
  expect(end.summary).toContain('### ✅ Data of `flight-delay`: 5 checks hold')
  expect(end.report()).toMatchObject({ run: null, model: 'flight-delay', contract: { path: 'data/contract.yaml' } })
})

test('bad data: exit code 1, and everything is written all the same', { timeout: 60_000 }, async () => {
  const end = await run('id\n1\n1\nx\n', { 'report-path': 'out/report.json' })
  expect(end.exitCode).toBe(1)
  expect(end.outputs).toMatchObject({ outcome: 'fail', 'failed-checks': '2', 'report-path': 'out/report.json' })
  expect(end.report('out/report.json').outcome).toBe('fail')
  expect(end.summary).toContain('`t.id:type`')
  expect(end.stdout).toContain('::error::2 of 5 checks fail, first t.id:type (1 of 3 rows (33.3 %25))')
})

test('bad data under fail-on never: exit code 0; no data: 2 all the same', { timeout: 60_000 }, async () => {
  expect((await run('id\n1\n1\n', { 'fail-on': 'never' })).exitCode).toBe(0)
  const none = await run('id\n1\n', { 'fail-on': 'never', data: 'nothing/*.csv' })
  expect(none.exitCode).toBe(2)
  expect(none.outputs).toMatchObject({ outcome: 'error', rows: '0' })
})

test('inputs that cannot be: exit code 2 and one line', async () => {
  for (const [inputs, message] of [
    [{ 'fail-on': 'warning' }, "::error::input 'fail-on': must be fail, warn or never"],
    [{ 'model-name': 'other' }, "::error::the policy has no model 'other'; it has flight-delay"],
    [{ contract: '../contract.yaml' }, 'lies outside the workspace'],
    [{ 'report-path': '/etc/report.json' }, 'lies outside the workspace'],
    [{ policy: 'data/contract.yaml' }, '::error::data/contract.yaml:1:1: unknown key "servers"'],
  ] as const) {
    const end = await run('id\n1\n', inputs)
    expect(end.exitCode).toBe(2)
    expect(end.stdout).toContain(message)
  }
})

test('inside a run the report is an artifact of its own', { timeout: 60_000 }, async () => {
  await using service = await startResultsService()
  const end = await run('id\n1\n', {}, { ...RUN, ...service.env })
  expect(end.stdout).not.toContain('::error')
  expect(end.report().run).toMatchObject({ repository: 'acme/models', run_id: 42, run_attempt: 2, head_sha: SHA })
  const archive = service.archives.get('holdout-data-flight-delay-2')
  const files = await readArchive(archive ?? new Uint8Array(), null)
  expect([...files.keys()]).toEqual(['holdout-data.json'])
})

test('the artifact service is away: the step fails, and the outputs are there', { timeout: 60_000 }, async () => {
  const end = await run('id\n1\n', {}, RUN)
  expect(end.exitCode).toBe(2)
  expect(end.outputs.outcome).toBe('pass')
  expect(end.stdout).toContain('this runner offers no artifact service')
})
