import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { Inputs, register } from '../../../actions/register/register.ts'
import { FakeGitHub } from '../../github/fake-github.ts'
import { accuracy, arrange, COMMIT, OTHER_COMMIT, put, run, type Scene, writeWorkspace } from './fixture.ts'

describe('is refused, and nothing is written:', () => {
  const cases: Record<string, [changes: Partial<Scene>, message: RegExp]> = {
    'a shown regression, whatever the evidence calls itself': [
      { evidence: { records: [accuracy({ wins: 10, losses: 100 })] } },
      /the verdict on the evidence of this run is block/,
    ],
    'evidence with a problem': [
      { evidence: { problems: [{ code: 'data-failed', message: 'rows are missing' }] } },
      /is error \(rows are missing\)/,
    ],
    'evidence of another run': [{ run: { run_id: 7 } }, /the evidence is of run 7, not of run 30433642/],
    'evidence of another repository': [{ run: { repository: 'evil/flight-delay' } }, /is of evil\/flight-delay/],
    'evidence of another commit': [{ run: { head_sha: OTHER_COMMIT } }, /is of commit dddd/],
    'evidence of another workflow file': [{ run: { workflow: '.github/workflows/x.yml' } }, /workflows\/x\.yml/],
    'evidence of a pull request': [{ run: { event: 'pull_request' } }, /a pull_request event, not of a push event/],
    'evidence of no run': [{ evidence: { run: null } }, /is of no run/],
    'evidence of another model': [{ evidence: { model: 'other' } }, /is of model other/],
    'evidence under another policy': [
      { evidence: { policy: { digest: `sha256:${'0'.repeat(64)}`, source: 'checkout', ref: null } } },
      /the evidence is of policy sha256:0000/,
    ],
    'evidence of another checkout': [
      {
        evidence: {
          commits: { head_sha: COMMIT, tested_sha: OTHER_COMMIT, reference_sha: null, reference_rule: 'none' },
        },
      },
      /is of commit dddd/,
    ],
    'a model swapped after it was measured': [
      { swapped: { model: { 'model/model.json': '{"bias":1} ', 'model/vocabulary.txt': 'a\nb\n' } } },
      /the model is sha256:\w+, but sha256:\w+ was measured/,
    ],
    'a model with one file more': [
      {
        swapped: { model: { 'model/model.json': '{"bias":1}', 'model/vocabulary.txt': 'a\nb\n', 'model/x.pkl': 'x' } },
      },
      /the model is sha256/,
    ],
    'predictions swapped after they were measured': [
      { swapped: { predictions: 'example_id\n' } },
      /the predictions file is sha256/,
    ],
    'a training that failed': [{ record: { status: 'failed' } }, /the training failed/],
    'a run record that was changed': [
      { evidence: { candidate: { ...candidate(), run_record_digest: `sha256:${'1'.repeat(64)}` } } },
      /the run record is sha256/,
    ],
    'a model of 0 bytes': [{ files: { 'model/model.json': '' } }, /is empty/],
  }
  test.each(Object.entries(cases))('%s', async (_, [changes, message]) => {
    const github = new FakeGitHub()
    arrange(github, changes)
    const refused = run(github)
    await expect(refused).rejects.toThrow(UserError)
    await expect(refused).rejects.toThrow(message)
    expect(github.writes).toEqual([])
  })

  test.each(['pull_request', 'pull_request_target', 'merge_group', 'workflow_run', 'release', 'issue_comment'])(
    'the event %s',
    async (event) => {
      const github = new FakeGitHub()
      arrange(github, { env: { GITHUB_EVENT_NAME: event } })
      await expect(run(github, { stage: 'production' })).rejects.toThrow(UserError)
      expect(github.writes).toEqual([])
    },
  )

  test.each(['refs/tags/v1', 'refs/pull/7/merge', ''])('the ref %j', async (ref) => {
    const github = new FakeGitHub()
    arrange(github, { env: { GITHUB_REF: ref } })
    await expect(run(github)).rejects.toThrow(/run the workflow on a branch/)
  })

  test('a laptop, where there is no run', async () => {
    const github = new FakeGitHub()
    arrange(github, { env: { GITHUB_RUN_ID: '' } })
    await expect(run(github)).rejects.toThrow(/works as a step of a workflow/)
  })

  test.each(['POST git/tags', 'POST git/refs', 'POST releases'])(
    'a job that may not %s, with the line to add',
    async (forbidden) => {
      const github = new FakeGitHub()
      arrange(github)
      github.refuse = (request) => (request === forbidden ? 403 : null)
      const refused = run(github)
      await expect(refused).rejects.toThrow(UserError)
      await expect(refused).rejects.toThrow(
        /GitHub answered 403 to POST .*"permissions: \{contents: write, actions: read\}"/,
      )
    },
  )

  test.each([
    ['may not list its artifacts', 403, /GitHub answered 403 to GET .*actions: read/],
    ['does not see the repository', 404, /GitHub answered 404 to GET .*actions: read/],
    ['finds GitHub down', 503, /GitHub answered 503 .*run the job again/],
  ])('a job that %s', async (_, status, message) => {
    const github = new FakeGitHub()
    arrange(github)
    github.refuse = (request) => (request.startsWith('GET actions/') ? status : null)
    const refused = run(github)
    await expect(refused).rejects.toThrow(UserError)
    await expect(refused).rejects.toThrow(message)
  })

  test('a workflow that passes an empty token', async () => {
    const github = new FakeGitHub()
    arrange(github)
    await expect(register(Inputs.parse({}))).rejects.toThrow(/input 'github-token': is empty/)
  })

  test('a stage that the policy does not list', async () => {
    const github = new FakeGitHub()
    arrange(github)
    await expect(run(github, { stage: 'prod' })).rejects.toThrow(/it has staging, production/)
  })

  test('two artifacts of one name', async () => {
    const github = new FakeGitHub()
    arrange(github)
    put(github, 'holdout-model-flight-delay-1', { 'model/model.json': 'x' })
    await expect(run(github)).rejects.toThrow(/has two artifacts named/)
  })

  test('a missing artifact, naming the step that makes it', async () => {
    const github = new FakeGitHub()
    arrange(github)
    github.artifacts.splice(2, 1)
    await expect(run(github)).rejects.toThrow(/no artifact holdout-evidence-flight-delay-<attempt>; run evaluate-gate/)
  })

  test('a workspace file swapped after it was measured', async () => {
    const github = new FakeGitHub()
    const { folder } = arrange(github)
    writeWorkspace(folder)
    writeFileSync(join(folder, 'model/model.json'), '{"bias":3}')
    await expect(run(github, { model: 'model' })).rejects.toThrow(/the model is sha256/)
  })

  test.each(['../secret', '/etc', 'model/../../x'])('the model path %s', async (path) => {
    const github = new FakeGitHub()
    arrange(github)
    await expect(run(github, { model: path })).rejects.toThrow(UserError)
  })
})

test.each([
  '../../../../etc/passwd',
  '..\\..\\windows',
  '/etc/passwd',
  'C:\\x',
  'file:///etc/passwd',
  '%2e%2e%2f',
  '%252e%252e%252f',
  'con',
  'nul',
  'con.',
  'nul ',
  '-model',
  '.hidden',
  'a/../b',
  'A',
  'm@v1.0.0',
])('%j is no name of a model', (name) => {
  expect(Inputs.safeParse({ 'github-token': 'x', 'model-name': name }).success).toBe(false)
})

test.each(['latest', 'v01.0.0', '1.0.0', 'v1.0.0+build', '', 'v1', 'v1.0.0 '])('%j is no version', (version) => {
  expect(Inputs.safeParse({ 'github-token': 'x', version }).success).toBe(false)
})

function candidate() {
  return {
    predictions_digest: null,
    model_digest: null,
    run_record_digest: null,
    environment_digest: null,
    evaluation_set: null,
    n: 1000,
  }
}
