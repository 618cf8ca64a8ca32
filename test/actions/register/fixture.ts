import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { digestOf } from '#core/digest.ts'
import { writeDocument } from '#core/document.ts'
import { type Evidence, evidence } from '#core/evidence.ts'
import { type FileEntry, filesDigest } from '#core/files.ts'
import type { RunIdentity } from '#core/run-identity.ts'
import { type RunRecord, runRecord } from '#core/run-record.ts'
import { Inputs, register } from '../../../actions/register/register.ts'
import type { FakeGitHub } from '../../github/fake-github.ts'
import { zip } from '../../github/zip.ts'

export const COMMIT = 'c'.repeat(40)
export const OTHER_COMMIT = 'd'.repeat(40)
export const NOW = new Date('2026-02-03T04:05:06.789Z')

export const POLICY = `version: 1
models:
  flight-delay:
    workflow: .github/workflows/model.yml
    task: binary
    metrics: {accuracy: {max_drop: 0.02, floor: 0.6}}
    register: {stages: [staging, production]}
`

/** What one run left behind; every part may be replaced by something worse. */
export interface Scene {
  readonly commit: string
  readonly runId: number
  readonly attempt: number
  readonly files: Readonly<Record<string, string>>
  readonly predictions: string
  readonly replay: string | null
  readonly policy: string
  readonly env: Readonly<Record<string, string>>
  readonly record: Partial<RunRecord>
  readonly evidence: Partial<Evidence>
  readonly candidate: Partial<Evidence['candidate']>
  readonly run: Partial<RunIdentity>
  /** What the digest of the held-out set is of. */
  readonly set: string
  /** Contents that replace what was measured, by artifact. */
  readonly swapped: { readonly model?: Readonly<Record<string, string>>; readonly predictions?: string }
}

const SCENE: Scene = {
  commit: COMMIT,
  runId: 30433642,
  attempt: 1,
  files: { 'model/model.json': '{"bias":1}', 'model/vocabulary.txt': 'a\nb\n' },
  predictions: 'example_id,label,prediction,score\n1,late,late,0.9\n',
  replay: '{"example_id":"1","distance":100}\n',
  policy: POLICY,
  env: {},
  record: {},
  evidence: {},
  candidate: {},
  run: {},
  set: 'set',
  swapped: {},
}

/** Sets the runner's environment and puts a run's artifacts into the fake. */
export function arrange(github: FakeGitHub, changes: Partial<Scene> = {}): { folder: string; scene: Scene } {
  const scene = { ...SCENE, ...changes }
  const folder = mkdtempSync(join(tmpdir(), 'holdout-register-'))
  mkdirSync(join(folder, '.github'))
  writeFileSync(join(folder, '.github/holdout.yml'), scene.policy)
  const environment = {
    GITHUB_WORKSPACE: folder,
    GITHUB_REPOSITORY: 'acme/flight-delay',
    GITHUB_RUN_ID: String(scene.runId),
    GITHUB_RUN_ATTEMPT: String(scene.attempt),
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: scene.commit,
    GITHUB_WORKFLOW_REF: 'acme/flight-delay/.github/workflows/model.yml@refs/heads/main',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_EVENT_PATH: '',
    RUNNER_TEMP: folder,
    ...scene.env,
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  const { texts, model } = documentsOf(scene)
  put(github, `holdout-run-flight-delay-${scene.attempt}`, {
    'holdout-run.json': texts.record,
    'output/predictions.csv': scene.swapped.predictions ?? scene.predictions,
    ...(scene.replay === null ? {} : { 'output/replay.jsonl': scene.replay }),
  })
  put(github, `holdout-model-flight-delay-${scene.attempt}`, model)
  put(github, `holdout-evidence-flight-delay-${scene.attempt}`, { 'holdout-evidence.json': texts.evidence })
  return { folder, scene }
}

/** Writes what the artifacts hold into the workspace, for the inputs that name files. */
export function writeWorkspace(folder: string, changes: Partial<Scene> = {}): void {
  const scene = { ...SCENE, ...changes }
  const { texts, model } = documentsOf(scene)
  const files = {
    ...model,
    'output/predictions.csv': scene.predictions,
    'output/replay.jsonl': scene.replay ?? '',
    'holdout-run.json': texts.record,
    'holdout-evidence.json': texts.evidence,
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** Runs the action as the runner would, with these inputs. */
export function run(github: FakeGitHub, inputs: Record<string, string> = {}) {
  const parsed = Inputs.parse({ 'github-token': 'ghs_secret', ...inputs })
  return register(parsed, { now: () => NOW, fetch: github.fetch })
}

export function put(github: FakeGitHub, name: string, files: Readonly<Record<string, string>>): void {
  const entries = Object.entries(files).map(([path, content]) => ({ name: path, content }))
  github.artifacts.push({ id: 1000 + github.artifacts.length, name, bytes: zip(entries) })
}

function documentsOf(scene: Scene) {
  const run: RunIdentity = {
    repository: 'acme/flight-delay',
    run_id: scene.runId,
    run_attempt: scene.attempt,
    workflow: '.github/workflows/model.yml',
    event: 'push',
    head_sha: scene.commit,
    ...scene.run,
  }
  const files = Object.entries(scene.files).map(([path, text]) => entry(path, text))
  const record = writeDocument(runRecord, {
    schema: 'holdout.run-record/1',
    model: 'flight-delay',
    run,
    tested_sha: scene.commit,
    status: 'succeeded',
    exit_code: 0,
    command: 'node train.ts',
    started_at: '2026-02-03T04:00:00Z',
    finished_at: '2026-02-03T04:01:00Z',
    seeds: [1],
    params: { 'a|b': '<img src=x> @everyone' },
    inputs: [],
    environment: { os: 'linux', arch: 'x64', cpus: 2, cpu_model: 'x', versions: { node: '24.0.0' }, locks: {} },
    metrics: {},
    predictions: entry('output/predictions.csv', scene.predictions),
    replay: scene.replay === null ? null : entry('output/replay.jsonl', scene.replay),
    model_files: files,
    model_digest: filesDigest(files),
    ...scene.record,
  })
  const found = writeDocument(evidence, {
    schema: 'holdout.evidence/1',
    model: 'flight-delay',
    run,
    commits: { head_sha: scene.commit, tested_sha: scene.commit, reference_sha: null, reference_rule: 'first-parent' },
    policy: { digest: digestOf(scene.policy), source: 'checkout', ref: null },
    candidate: {
      predictions_digest: digestOf(scene.predictions),
      model_digest: filesDigest(files),
      run_record_digest: record.digest,
      environment_digest: null,
      evaluation_set: digestOf(scene.set),
      n: 1000,
      ...scene.candidate,
    },
    baseline: {
      kind: 'run-artifact',
      name: 'run 1',
      sha: null,
      distance: 1,
      predictions_digest: digestOf('before'),
      evaluation_set: digestOf(scene.set),
      model_digest: digestOf('before'),
      environment_digest: null,
    },
    baseline_missing: null,
    baseline_note: null,
    anchor: null,
    anchor_note: null,
    data: null,
    fairness: null,
    records: [accuracy({ wins: 60, losses: 10 })],
    changed: null,
    slice_notes: [],
    problems: [],
    warnings: [],
    verdict: 'pass',
    admissible: true,
    created_at: '2026-02-03T04:02:00Z',
    ...scene.evidence,
  })
  return { texts: { record: record.text, evidence: found.text }, model: scene.swapped.model ?? scene.files }
}

/** Accuracy over 1,000 rows of which both models get 700 right. */
export function accuracy({ wins, losses }: { wins: number; losses: number }): Evidence['records'][number] {
  return {
    metric: 'accuracy',
    slice: null,
    n: 1000,
    candidate: { kind: 'proportion', n: 1000, successes: 700 + wins },
    baseline: { kind: 'proportions', n: 1000, wins, losses, both_right: 700 },
    anchor: null,
  }
}

function entry(path: string, text: string): FileEntry {
  return { path, size: Buffer.byteLength(text), digest: digestOf(text) }
}
