import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { type DataReport, dataReport } from '#core/data-report.ts'
import { digestOf } from '#core/digest.ts'
import { readDocument } from '#core/document.ts'
import type { Context } from '../../../actions/lib/context.ts'
import { octokitFor } from '../../../actions/lib/octokit.ts'
import { Inputs, type Tools, validateData } from '../../../actions/validate-data/validate-data.ts'
import { makeWorkspace } from '../action-process.ts'
import { contractOf } from './checked.ts'

const TIP = 'b'.repeat(40)
const OF_BASE = policyOf('strict.yaml')
const OF_PULL_REQUEST = policyOf('loose.yaml')
const FILES = {
  '.github/holdout.yml': OF_PULL_REQUEST,
  'strict.yaml': contractOf('  - name: t\n    properties: [{name: id, unique: true}]\n'),
  'loose.yaml': contractOf('  - name: t\n    properties: [{name: id}]\n'),
  't.csv': 'id\n1\n1\n',
}
const PULL_REQUEST: Context['payload'] = {
  pull_request: {
    number: 1,
    head: { sha: 'a'.repeat(40), ref: 'topic', repo: { full_name: 'acme/models' } },
    base: { sha: 'c'.repeat(40), ref: 'main' },
  },
}
const MERGE_GROUP: Context['payload'] = {
  merge_group: { head_sha: 'a'.repeat(40), base_sha: TIP, base_ref: 'refs/heads/main' },
}

test.each([
  ['pull_request', PULL_REQUEST],
  ['merge_group', MERGE_GROUP],
])('on %s the policy of the base branch names the contract, whatever that of the checkout says', async (...run) => {
  const { report, summary } = await validated(...run, { ref: TIP, text: OF_BASE })
  expect(report.contract.path).toBe('strict.yaml')
  expect(report.outcome).toBe('fail')
  expect(report.policy).toEqual({ digest: digestOf(OF_BASE), source: 'base-branch', ref: 'main@bbbbbbbbbb' })
  expect(summary).toContain('| policy | of the base branch, `main@bbbbbbbbbb`')
})

test('a pull request that adds the policy is checked by its own, and the summary says so', async () => {
  const { report, summary } = await validated('pull_request', PULL_REQUEST, null)
  expect(report.policy).toMatchObject({ source: 'checkout', ref: null })
  expect(summary).toContain('| policy | of the pull request, since the base branch has none: in effect after the merge')
})

test('on a push the policy is that of the checkout', async () => {
  const { report, summary } = await validated('push', {}, { ref: TIP, text: OF_BASE })
  expect(report.contract.path).toBe('loose.yaml')
  expect(report.policy).toEqual({ digest: digestOf(OF_PULL_REQUEST), source: 'checkout', ref: null })
  expect(summary).toContain('| policy | of the checkout, `sha256:')
})

test('without a token a pull request is refused, unless no policy is needed', async () => {
  const tools = { context: contextOf('pull_request', PULL_REQUEST), octokit: null }
  await expect(validate(tools)).rejects.toThrow(/'github-token': needed on a pull request/)
  const { report } = await validate(tools, { contract: 'loose.yaml' })
  expect(report.policy).toBeUndefined()
})

test('a token that may not read the code is told which permission to give', async () => {
  const octokit = octokitFor('ghs_secret', 'http://127.0.0.1', async () =>
    Response.json({ message: 'Resource not accessible by integration' }, { status: 403 }),
  )
  await expect(validate({ context: contextOf('pull_request', PULL_REQUEST), octokit })).rejects.toThrow(
    /GitHub answered 403 .*"permissions: \{contents: read\}"/,
  )
})

/** Runs on an event of a repository whose main branch has this policy, or none. */
function validated(event: string, payload: Context['payload'], base: { ref: string; text: string } | null) {
  const octokit = octokitFor('ghs_secret', 'http://127.0.0.1', async (input) => {
    const url = new URL(new Request(input).url)
    const path = decodeURIComponent(url.pathname).replace('/repos/acme/models/', '')
    if (path === 'git/ref/heads/main') return Response.json({ object: { sha: TIP } })
    if (path !== 'contents/.github/holdout.yml') throw new Error(`nobody should ask for ${path}`)
    if (base && url.searchParams.get('ref') === base.ref) {
      return new Response(base.text, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
    }
    return Response.json({ message: 'Not Found' }, { status: 404 })
  })
  return validate({ context: contextOf(event, payload), octokit })
}

async function validate(tools: Tools, inputs = {}): Promise<{ report: DataReport; summary: string }> {
  const root = makeWorkspace(FILES)
  vi.stubEnv('GITHUB_WORKSPACE', root)
  vi.stubEnv('ACTIONS_RUNTIME_TOKEN', '')
  const given = Inputs.parse({ 'model-name': 'm', data: 't.csv', ...inputs })
  const { summary = '' } = await validateData(given, tools)
  const report = readDocument(dataReport, readFileSync(join(root, 'holdout-data.json'), 'utf8'), 'report')
  return { report, summary }
}

function policyOf(contract: string): string {
  return `version: 1
models:
  m:
    workflow: .github/workflows/model.yml
    task: regression
    dataset: {contract: ${contract}}
    metrics: {mae: {max_rise: 0.1}}
`
}

function contextOf(event: string, payload: Context['payload']): Context {
  return {
    ...{ owner: 'acme', repo: 'models', event, ref: 'refs/heads/main', runId: 1, runAttempt: 1 },
    ...{ sha: 'a'.repeat(40), headSha: 'a'.repeat(40), workflow: '.github/workflows/model.yml' },
    ...{ apiUrl: 'http://127.0.0.1', serverUrl: 'https://github.com', payload },
  }
}
