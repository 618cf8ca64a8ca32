import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import nock from 'nock'
import { onTestFinished, vi } from 'vitest'
import { digestOf } from '#core/digest.ts'
import { readDocument, writeDocument } from '#core/document.ts'
import { type Evidence, evidence } from '#core/evidence.ts'
import { filesDigest } from '#core/files.ts'
import { type RunRecord, runRecord } from '#core/run-record.ts'
import { evaluateGate, Inputs, type Tools } from '../../../actions/evaluate-gate/evaluate-gate.ts'
import type { Context, EventPayload } from '../../../actions/lib/context.ts'
import { octokitFor } from '../../../actions/lib/octokit.ts'
import { API, api, artifactJson, path, runJson, sha } from '../../github/github.ts'
import { zip } from '../../github/zip.ts'
import { makeWorkspace } from '../action-process.ts'

export const NOW = new Date('2026-02-03T04:05:06.789Z')
export const MODEL = 'flight-delay'
export const BASE = sha('b')
export const HEAD = sha('a')
export const MERGE = sha('d')

export function policyOf(rules: string, more = ''): string {
  return `version: 1
models:
  ${MODEL}:
    workflow: .github/workflows/model.yml
    task: binary
    data: {score: score}
    metrics: {${rules}}
${more}`
}

export const POLICY = policyOf('accuracy: {max_drop: 0.01}')

/** A thousand rows, half of them positive, on the first of which the model is wrong. */
export function predictionsOf(wrong: number, { rows = 1000, separator = ',' } = {}): string {
  const lines = [['example_id', 'label', 'prediction', 'score', 'origin']]
  for (let row = 0; row < rows; row++) {
    const label = row % 2
    const prediction = row < wrong ? 1 - label : label
    lines.push([
      `id-${row}`,
      `${label}`,
      `${prediction}`,
      prediction === 1 ? '0.9' : '0.1',
      row % 4 < 2 ? 'jfk' : 'lax',
    ])
  }
  return `${lines.map((line) => line.join(separator)).join('\n')}\n`
}

/** A workspace on a commit, as the environment of this process. */
export function arrange(files: Readonly<Record<string, string | Uint8Array>>, commit = MERGE): string {
  const workspace = makeWorkspace({ '.git/HEAD': `${commit}\n` })
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true })
    writeFileSync(join(workspace, name), content)
  }
  const environment = { GITHUB_WORKSPACE: workspace, RUNNER_TEMP: workspace, GITHUB_SERVER_URL: 'https://github.com' }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  return workspace
}

export const PULL_REQUEST: EventPayload = {
  pull_request: {
    number: 3,
    head: { sha: HEAD, ref: 'better', repo: { full_name: 'acme/flight-delay' } },
    base: { sha: BASE, ref: 'main' },
  },
}

export function contextOf(event: string, payload: EventPayload = {}): Context {
  return {
    owner: 'acme',
    repo: 'flight-delay',
    event,
    ref: 'refs/heads/main',
    sha: MERGE,
    headSha: payload.pull_request?.head.sha ?? payload.merge_group?.head_sha ?? MERGE,
    runId: 42,
    runAttempt: 2,
    workflow: '.github/workflows/model.yml',
    apiUrl: API,
    serverUrl: 'https://github.com',
    payload,
  }
}

/** Runs the action with nothing of its own but the files of the workspace and the GitHub that nock plays. */
export function gate(inputs: Readonly<Record<string, string>>, context: Context | null = null) {
  const tools: Tools = {
    context,
    octokit: context && octokitFor('ghs_secret', API, globalThis.fetch),
    now: () => NOW,
  }
  return evaluateGate(Inputs.parse({ candidate: 'candidate.csv', ...inputs }), tools)
}

export function evidenceIn(workspace: string, file = 'holdout-evidence.json'): Evidence {
  return readDocument(evidence, readFileSync(join(workspace, file), 'utf8'), file)
}

export function recordOf(predictions: string, changes: Partial<RunRecord> = {}): string {
  const files = [{ path: 'model/model.json', size: 1, digest: digestOf(predictions) }]
  const record: RunRecord = {
    schema: 'holdout.run-record/1',
    model: MODEL,
    run: null,
    tested_sha: BASE,
    status: 'succeeded',
    exit_code: 0,
    command: 'node train.ts',
    started_at: NOW.toISOString(),
    finished_at: NOW.toISOString(),
    seeds: [],
    params: {},
    inputs: [],
    environment: { os: 'linux', arch: 'x64', cpus: 2, cpu_model: 'x', versions: { node: '24' }, locks: {} },
    metrics: {},
    predictions: { path: 'predictions.csv', size: predictions.length, digest: digestOf(predictions) },
    replay: null,
    model_files: files,
    model_digest: filesDigest(files),
    ...changes,
  }
  return writeDocument(runRecord, record).text
}

/** The policy at the tip of main; null where there is none. */
export function baseHas(policy: string | null): void {
  api()
    .get(`${path}/git/ref/heads%2Fmain`)
    .reply(200, { object: { sha: BASE } })
  const file = api().get(`${path}/contents/.github%2Fholdout.yml?ref=${BASE}`)
  if (policy === null) file.reply(404, { message: 'Not Found' })
  else file.reply(200, policy, { 'content-type': 'application/vnd.github.raw; charset=utf-8' })
}

export function commitHas(commit: string, ...parents: string[]): void {
  api()
    .get(`${path}/commits/${commit}`)
    .reply(200, { sha: commit, parents: parents.map((parent) => ({ sha: parent })) })
}

export function runsAt(commit: string, ...runs: object[]): void {
  api()
    .get(`${path}/actions/runs?head_sha=${commit}&per_page=100`)
    .reply(200, {
      total_count: runs.length,
      workflow_runs: runs.map((fields) => runJson({ head_sha: commit, ...fields })),
    })
}

/** First-parent history, newest first. */
export function history(...commits: string[]): void {
  const list = commits.map((commit, index) => ({
    sha: commit,
    parents: commits.slice(index + 1, index + 2).map((parent) => ({ sha: parent })),
  }))
  api().get(`${path}/commits?sha=${commits[0]}&per_page=100`).reply(200, list)
}

/** The artifact of a run with its record and predictions. */
export function runLeft(runId: number, files: Readonly<Record<string, string>>, commit = BASE): void {
  const bytes = zip(Object.entries(files).map(([name, content]) => ({ name, content })))
  const artifact = artifactJson({
    id: 7,
    name: `holdout-run-${MODEL}-1`,
    size_in_bytes: bytes.length,
    digest: digestOf(bytes),
    workflow_run: { id: runId, repository_id: 1296269, head_repository_id: 1296269, head_sha: commit },
  })
  api()
    .get(`${path}/actions/runs/${runId}/artifacts?per_page=100`)
    .reply(200, { total_count: 1, artifacts: [artifact] })
  const location = 'https://productionresults.blob.core.windows.net/7'
  api().get(`${path}/actions/artifacts/7/zip`).reply(302, undefined, { location })
  nock('https://productionresults.blob.core.windows.net').get('/7').reply(200, bytes)
}

/** No run artifact of the model anywhere in the repository, or only one that has expired. */
export function nothingElsewhere(expired?: object): void {
  const artifact = { id: 5, name: `holdout-run-${MODEL}-1`, expired: true, workflow_run: expired }
  api()
    .get(`${path}/actions/artifacts?name=holdout-run-${MODEL}-1&per_page=100`)
    .reply(200, { total_count: expired ? 1 : 0, artifacts: expired ? [artifact] : [] })
}

/** No version was ever registered. */
export function nothingRegistered(times = 1): void {
  api()
    .get(new RegExp(`^${path}/git/matching-refs/`))
    .times(2 * times)
    .reply(200, [])
  api()
    .get(new RegExp(`^${path}/tags\\?`))
    .times(times)
    .reply(200, [])
}

/** A pull request whose base branch ran and left these predictions. */
export function baseRan(predictions: string, changes: Partial<RunRecord> = {}): void {
  commitHas(MERGE, BASE, HEAD)
  runsAt(BASE, { id: 30 })
  runLeft(30, { 'holdout-run.json': recordOf(predictions, changes), 'predictions.csv': predictions })
  nothingRegistered()
}
