import { expect, test } from 'vitest'
import { readContract } from '#core/data/contract-reader.ts'
import { readPolicy } from '#core/policy-reader.ts'
import type { Context } from '../../../actions/lib/context.ts'
import { octokitFor } from '../../../actions/lib/octokit.ts'
import { comparedWithBase } from '../../../actions/validate-data/contract-base.ts'
import { contractOf } from './checked.ts'

const TIP = 'b'.repeat(40)
const POLICY = ['m', 'twin', 'other']
  .map(
    (name) => `  ${name}:
    workflow: .github/workflows/model.yml
    task: regression
    dataset: {contract: ${name === 'other' ? 'data/other.yaml' : './data/c.yaml'}}
    metrics: {mae: {max_rise: 0.1}}
`,
  )
  .join('')
  .replace(/^/, 'version: 1\nmodels:\n')
const BASE = contractOf('  - name: t\n    properties: [{name: id}]\n')
const HEAD = contractOf('  - name: t\n    properties: [{name: id, unique: true}]\n')

test('the changes of a pull request are listed, with the other models that have the contract', async () => {
  const { found, lines } = await compared({ 'data/c.yaml': BASE })
  expect(found.contract_changes).toEqual([
    { subject: 't.id', kind: 'breaking', text: 'unique: false -> true', line: 8 },
  ])
  expect(found.consumers).toEqual(['twin'])
  expect(lines).toEqual([])
})

test('the policy is read for that where the inputs named all', async () => {
  const files = { 'data/c.yaml': BASE, '.github/holdout.yml': POLICY }
  expect((await compared(files, { policy: null })).found.consumers).toEqual(['twin'])
  const without = await compared({ 'data/c.yaml': BASE }, { policy: null })
  expect(without.found.contract_changes).toHaveLength(1)
  expect(without.found.consumers).toBeUndefined()
})

test('a base branch without the contract is nothing to tell', async () => {
  expect(await compared({})).toEqual({ found: {}, lines: [] })
})

test.each([
  ['of v2', 'apiVersion: v2.2.2\n', 'main:data/c.yaml:1:1: apiVersion: ODCS v2.2.2 is not read'],
  ['that may not be read', 403, 'Resource not accessible'],
])('a base contract %s is a line in the log', async (_, text, line) => {
  const { found, lines } = await compared({ 'data/c.yaml': text })
  expect(found).toEqual({})
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(line)
})

test('on a push, and without a token, nothing is asked', async () => {
  expect(await compared({}, { event: 'push' })).toEqual({ found: {}, lines: [] })
  const { found, lines } = await compared({ 'data/c.yaml': BASE }, { token: false })
  expect(found).toEqual({})
  expect(lines.join()).toContain("'github-token' is empty")
})

interface Run {
  readonly policy?: string | null
  readonly event?: 'pull_request' | 'push'
  readonly token?: boolean
}

/** Compares with a base branch that holds these files; a number is the status of GitHub's answer. */
async function compared(
  files: Readonly<Record<string, string | number>>,
  { policy = POLICY, event = 'pull_request', token = true }: Run = {},
) {
  const lines: string[] = []
  const octokit = octokitFor('ghs_secret', 'http://127.0.0.1', async (input) => {
    const url = new URL(new Request(input).url)
    const path = decodeURIComponent(url.pathname).replace('/repos/acme/models/', '')
    if (path === 'git/ref/heads/main') return Response.json({ object: { sha: TIP } })
    expect(url.searchParams.get('ref')).toBe(TIP)
    const file = files[path.replace('contents/', '')] ?? 404
    if (typeof file === 'string')
      return new Response(file, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
    return Response.json({ message: 'Resource not accessible' }, { status: file })
  })
  const models = policy === null ? null : readPolicy(policy, 'policy').policy.models
  const head = { head: readContract(HEAD, 'c.yaml'), path: './data/c.yaml', model: 'm', models }
  const tools = { context: contextOf(event), octokit: token ? octokit : null }
  const found = await comparedWithBase(head, tools, (line) => lines.push(line))
  return { found, lines }
}

function contextOf(event: 'pull_request' | 'push'): Context {
  const sha = 'a'.repeat(40)
  const pullRequest = {
    number: 1,
    head: { sha, ref: 'topic', repo: { full_name: 'acme/models' } },
    base: { sha: 'c'.repeat(40), ref: 'main' },
  }
  return {
    ...{ owner: 'acme', repo: 'models', event, ref: 'refs/heads/main', runId: 1, runAttempt: 1, sha, headSha: sha },
    ...{ workflow: '.github/workflows/model.yml', apiUrl: 'http://127.0.0.1', serverUrl: 'https://github.com' },
    payload: event === 'push' ? {} : { pull_request: pullRequest },
  }
}
