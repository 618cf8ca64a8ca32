import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { digestOf } from '#core/digest.ts'
import { readDocument } from '#core/document.ts'
import { filesDigest } from '#core/files.ts'
import { type RunRecord, runRecord } from '#core/run-record.ts'
import { readArchive } from '../../../github/archive.ts'
import { makeWorkspace, runBuiltAction } from '../action-process.ts'
import { startResultsService } from '../results-service.ts'

const SHA = '0123456789abcdef0123456789abcdef01234567'
const RUN = {
  GITHUB_REPOSITORY: 'acme/models',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_SHA: SHA,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_WORKFLOW_REF: 'acme/models/.github/workflows/model.yml@refs/heads/main',
  RUNNER_ENVIRONMENT: 'github-hosted',
}
const PREDICTIONS = 'example_id,label,prediction\n1,0,0\n2,1,1\n'
const WRITES = {
  folders: 'mkdir -p out model',
  metrics: `echo '{"accuracy": 0.9, "loss": {"train": 0.1}}' > out/metrics.json`,
  predictions: `printf '${PREDICTIONS.replaceAll('\n', '\\n')}' > out/predictions.csv`,
  model: "echo weights > model/weights.bin; echo '{}' > model/config.json",
  replay: `echo '{"example_id": 1, "hour": 7}' > out/replay.jsonl`,
}
const GOOD = Object.values(WRITES).join('\n')

const INPUTS = {
  'model-name': 'flight-delay',
  run: GOOD,
  metrics: 'out/metrics.json',
  predictions: 'out/predictions.csv',
  model: 'model',
  replay: 'out/replay.jsonl',
  inputs: 'data/*.csv',
  seeds: '7, 8',
  params: 'epochs: 3',
}

let workspace = ''
beforeEach(() => {
  workspace = makeWorkspace({
    'data/train.csv': 'a,b\n1,2\n',
    'package-lock.json': '{}',
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.git/refs/heads/main': `${SHA}\n`,
  })
})

function train(changes: Record<string, string> = {}, env: Record<string, string> = {}) {
  return runBuiltAction('train', { workspace, inputs: { ...INPUTS, ...changes }, env })
}

function record(path = 'holdout-run.json'): RunRecord {
  return readDocument(runRecord, readFileSync(join(workspace, path), 'utf8'), path)
}

describe('a training that succeeds', () => {
  test('is recorded with all that it read and wrote', async () => {
    const end = await train()
    expect(end).toMatchObject({ exitCode: 0, stderr: '' })
    const found = record()
    expect(found).toMatchObject({
      model: 'flight-delay',
      run: null,
      tested_sha: SHA,
      status: 'succeeded',
      exit_code: 0,
      seeds: [7, 8],
      params: { epochs: 3 },
      inputs: [{ path: 'data/train.csv', size: 8, digest: digestOf('a,b\n1,2\n') }],
      metrics: { accuracy: 0.9, 'loss.train': 0.1 },
      predictions: { path: 'out/predictions.csv', size: PREDICTIONS.length, digest: digestOf(PREDICTIONS) },
      replay: { path: 'out/replay.jsonl' },
      model_files: [{ path: 'model/config.json' }, { path: 'model/weights.bin', digest: digestOf('weights\n') }],
    })
    expect(found.environment.locks).toEqual({ 'package-lock.json': digestOf('{}') })
    expect(found.environment.versions).toMatchObject({ node: process.versions.node, holdout: expect.any(String) })
    expect(end.outputs).toEqual({
      status: 'succeeded',
      'run-path': 'holdout-run.json',
      'predictions-path': 'out/predictions.csv',
      'model-path': 'model',
      'model-digest': filesDigest(found.model_files),
    })
  })

  test('writes a summary with the metrics first and the rest folded', async () => {
    const { summary } = await train()
    expect(
      summary
        .replace(/after \d+ s/, 'after N s')
        .replace(/sha256:\w+/g, 'sha256:...')
        .replace(/\| machine .*/, '| machine |'),
    ).toMatchInlineSnapshot(`
      "### Training of \`flight-delay\` succeeded after N s

      | metric | value |
      | --- | --- |
      | \`accuracy\` | 0.9 |
      | \`loss.train\` | 0.1 |

      <details><summary>Details</summary>

      | what | value |
      | --- | --- |
      | command | \`mkdir -p out model·echo '{"accuracy": 0.9, "loss": {"train": 0.1…\` |
      | exit code | 0 |
      | commit | \`0123456789abcdef0123456789abcdef01234567\` |
      | seeds | 7, 8 |
      | parameter \`epochs\` | \`3\` |
      | input files | 1 |
      | machine |
      | predictions | \`out/predictions.csv\`<br>\`sha256:...\` |
      | model | files: 2<br>\`sha256:...\` |

      </details>
      "
    `)
  })

  test('uploads record, predictions and replay rows as one artifact, the model as another', async () => {
    await using service = await startResultsService()
    const end = await train({ 'run-path': 'elsewhere/run.json' }, { ...RUN, ...service.env })
    expect(end.exitCode).toBe(0)
    expect([...service.archives.keys()]).toEqual(['holdout-run-flight-delay-2', 'holdout-model-flight-delay-2'])
    const run = await contents(service.archives.get('holdout-run-flight-delay-2'))
    expect(Object.keys(run).sort()).toEqual(['holdout-run.json', 'out/predictions.csv', 'out/replay.jsonl'])
    expect(run['holdout-run.json']).toBe(readFileSync(join(workspace, 'elsewhere/run.json'), 'utf8'))
    expect(run['out/predictions.csv']).toBe(PREDICTIONS)
    const model = await contents(service.archives.get('holdout-model-flight-delay-2'))
    // The client opens the files side by side, so their order in the archive is chance.
    expect(Object.keys(model).sort()).toEqual(['model/config.json', 'model/weights.bin'])
    expect(record('elsewhere/run.json').run).toEqual({
      repository: 'acme/models',
      run_id: 42,
      run_attempt: 2,
      workflow: '.github/workflows/model.yml',
      event: 'push',
      head_sha: SHA,
    })
  })

  test('takes the name from a policy with one model', async () => {
    mkdirSync(join(workspace, '.github'))
    const policy =
      'version: 1\nmodels:\n  spam:\n    workflow: .github/workflows/m.yml\n    task: binary\n    metrics: {accuracy: {max_drop: 0.01}}\n'
    writeFileSync(join(workspace, '.github/holdout.yml'), policy)
    expect((await train({ 'model-name': '' })).exitCode).toBe(0)
    expect(record().model).toBe('spam')
  })

  test('gives the command seeds and parameters, and runs it in its folder', async () => {
    mkdirSync(join(workspace, 'sub'))
    const run = `cd ..; ${GOOD}\n[ "$OLDPWD" = "$GITHUB_WORKSPACE/sub" ]; echo "$HOLDOUT_SEED $HOLDOUT_SEEDS $HOLDOUT_PARAMS"`
    const end = await train({ run, 'working-directory': 'sub' })
    expect(end.stdout).toContain(' > 7 7,8 {"epochs":3}\n')
    expect(end.exitCode).toBe(0)
  })
})

async function contents(archive: Buffer | undefined): Promise<Record<string, string>> {
  const entries = await readArchive(archive ?? Buffer.alloc(0), null)
  return Object.fromEntries([...entries].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]))
}

describe('a training that fails is recorded all the same, and fails the step', () => {
  test.each([
    ['TR01: no metrics', `${GOOD}\nrm out/metrics.json`, 'metrics: the command ended without writing out/metrics.json'],
    ['TR01: no predictions', `${GOOD}\nrm out/predictions.csv`, 'predictions: the command ended without writing'],
    ['empty predictions', `${GOOD}\n: > out/predictions.csv`, 'predictions: out/predictions.csv is empty'],
    ['no model', `${GOOD}\nrm -r model`, 'model: the command ended without writing model'],
    ['no replay rows', `${GOOD}\nrm out/replay.jsonl`, 'replay: the command ended without writing'],
    ['TR04: killed', `${GOOD}\nkill -9 $$`, 'the command was ended by SIGKILL; the machine may have run out of memory'],
    ['TR17: not found', 'no-such-command', 'the command exited with code 127'],
    ['TR17: not executable', './data/train.csv', 'the command exited with code 126'],
    ['TR17: a folder', './data', 'the command exited with code 126'],
    ['a pipe that fails at its head', `${GOOD}\nfalse | cat`, 'the command exited with code 1'],
    ['TR21: metrics as a link', `${GOOD}\nmv out/metrics.json m; ln -s ../m out/metrics.json`, 'is a symbolic link'],
    ['TR21: predictions as a link', `${GOOD}\nln -sf /etc/passwd out/predictions.csv`, 'is a symbolic link'],
    ['a model that links out', `${GOOD}\nln -s /etc/passwd model/x`, 'lies outside the workspace'],
    ['metrics as a folder', `${GOOD}\nrm out/metrics.json; mkdir out/metrics.json`, 'not a regular file'],
    ['metrics as a FIFO', `${GOOD}\nrm out/metrics.json; mkfifo out/metrics.json`, 'not a regular file'],
    ['NaN', `${GOOD}\necho '{"auc": NaN}' > out/metrics.json`, '"auc" is NaN; write a finite number'],
  ])('%s', async (_, run, problem) => {
    const end = await train({ run })
    expect(end.exitCode).toBe(1)
    expect(end.stdout).toMatch(/^::error::training failed: /m)
    expect(end.stdout.split('\n').at(-2)).toContain(problem)
    expect(end.outputs).toEqual({ status: 'failed', 'run-path': 'holdout-run.json' })
    expect(end.summary).toContain('### Training of `flight-delay` failed')
    expect(record()).toMatchObject({
      status: 'failed',
      predictions: null,
      model_files: [],
      model_digest: null,
      metrics: {},
    })
  })

  test('and its record is uploaded', async () => {
    await using service = await startResultsService()
    expect((await train({ run: 'exit 9' }, { ...RUN, ...service.env })).exitCode).toBe(1)
    expect([...service.archives.keys()]).toEqual(['holdout-run-flight-delay-2'])
    expect(record()).toMatchObject({ status: 'failed', exit_code: 9 })
  })
})

describe('TR02: files of an earlier run are not results of this one', () => {
  test.each([
    ['metrics', 'metrics: out/metrics.json'],
    ['predictions', 'predictions: out/predictions.csv'],
    ['model', 'model: model'],
  ] as const)('%s', async (left, problem) => {
    expect((await train()).exitCode).toBe(0)
    const end = await train({ run: Object.values({ ...WRITES, [left]: 'true' }).join('\n') })
    expect(end.exitCode).toBe(1)
    expect(end.stdout).toContain(`${problem} was there before and the command did not write it`)
    expect(record().status).toBe('failed')
  })

  test('equal results that were written again are new', async () => {
    await train()
    expect((await train()).exitCode).toBe(0)
  })

  test('a file that was written now with a date in the past is new', async () => {
    await train()
    const touch = 'touch -d 2020-01-01 out/metrics.json'
    expect((await train({ run: `${GOOD}\n${touch}` })).exitCode).toBe(0)
  })

  test('a file of the model that stays, beside one that is written, is fine', async () => {
    await train()
    expect((await train({ run: `${GOOD.replace("echo '{}' > model/config.json", 'true')}` })).exitCode).toBe(0)
  })
})

describe('what cannot be used is refused before the command runs', () => {
  const mark = { run: `touch ran; ${GOOD}` }

  test.each<[string, Record<string, string>, string]>([
    ['TR16: no command', { run: '' }, "input 'run': is required"],
    ['TR16: a blank command', { run: ' \n ' }, "input 'run': is required"],
    ['TR19: a time limit in hours', { 'timeout-minutes': '6h' }, "input 'timeout-minutes': must be a whole number"],
    ['TR24: a negative seed', { seeds: '-1' }, "input 'seeds': must be 1 to 100 whole numbers"],
    ['predictions outside', { predictions: '../p.csv' }, 'outside the workspace'],
    ['metrics outside', { metrics: '/etc/m.json' }, 'outside the workspace'],
    ['a run record outside', { 'run-path': '/tmp/x.json' }, 'outside the workspace'],
    ['a hidden file', { predictions: '.out/p.csv' }, 'is hidden'],
    ['a folder that is not there', { 'working-directory': 'nowhere' }, 'working-directory: nowhere is not a folder'],
    ['inputs that match nothing', { inputs: 'data/*.csv\ndata/*.parquet' }, 'inputs: data/*.parquet matches no file'],
    ['parameters with a list', { params: 'a: [1]' }, 'params: "a" must be text'],
    ['a variable that is a secret of the runner', { environment: 'GITHUB_TOKEN' }, 'environment: GITHUB_TOKEN'],
    ['one file under two names', { 'run-path': 'out/metrics.json' }, 'two inputs name this file'],
    ['no name and no policy', { 'model-name': '' }, "set the input 'model-name'"],
    ['a hostile name', { 'model-name': 'x;touch pwned' }, "input 'model-name'"],
  ])('%s', async (_, changes, problem) => {
    const end = await train({ ...mark, ...changes })
    expect(end.exitCode).toBe(2)
    expect(end.stdout).toMatch(/^::error::.*\n$/)
    expect(end.stdout).toContain(problem)
    expect(end.files.GITHUB_OUTPUT).toBe('')
    expect(() => readFileSync(join(workspace, 'ran'))).toThrow()
  })

  test.each(['pull_request_target', 'workflow_run'])('TR27, T59: %s with code of a fork', async (event) => {
    const end = await train(mark, { ...RUN, GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: eventFile('mallory/models') })
    expect(end.exitCode).toBe(2)
    expect(end.stdout).toContain(`on ${event} this step would run a fork's code`)
    expect(() => readFileSync(join(workspace, 'ran'))).toThrow()
  })

  test.each(['self-hosted', ''])('T60: a fork on a runner that is %j', async (environment) => {
    const fork = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: eventFile('mallory/models') }
    const end = await train(mark, { ...RUN, ...fork, RUNNER_ENVIRONMENT: environment })
    expect(end.exitCode).toBe(2)
    expect(end.stdout).toContain('not hosted by GitHub')
    expect(() => readFileSync(join(workspace, 'ran'))).toThrow()
  })
})

test.each([
  ['a fork on a hosted runner', 'mallory/models', 'github-hosted'],
  ['a branch of the repository on a runner of its own', 'acme/models', 'self-hosted'],
])('%s trains, and needs no token for it (T64)', async (_, head, environment) => {
  await using service = await startResultsService()
  const event = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: eventFile(head) }
  const end = await train({}, { ...RUN, ...service.env, ...event, RUNNER_ENVIRONMENT: environment })
  expect(end.exitCode).toBe(0)
  expect(service.archives.size).toBe(2)
})

function eventFile(head: string): string {
  const path = join(workspace, 'event.json')
  const repository = { full_name: head }
  const pull = { number: 3, head: { sha: SHA, ref: 'x', repo: repository }, base: { sha: SHA, ref: 'main' } }
  writeFileSync(path, JSON.stringify({ pull_request: pull, workflow_run: { head_repository: repository } }))
  return path
}

test('T21: a model with a private key in it is trained and recorded, but not published', async () => {
  await using service = await startResultsService()
  const run = `${GOOD}\nprintf -- '-----BEGIN RSA %s KEY-----' PRIVATE > model/config.json`
  const end = await train({ run }, { ...RUN, ...service.env })
  expect(end.exitCode).toBe(2)
  expect(end.stdout).toContain('model/config.json: holds what looks like a private key')
  expect(end.outputs.status).toBe('succeeded')
  expect([...service.archives.keys()]).toEqual(['holdout-run-flight-delay-2'])
})

test('T21: nor is the script, where the workflow wrote a token into it', async () => {
  await using service = await startResultsService()
  const run = `${GOOD}\ntrue gh${'s_'}${'a1B2'.repeat(9)}`
  const end = await train({ run }, { ...RUN, ...service.env })
  expect(end.stdout).toContain('holdout-run.json: holds what looks like a GitHub token')
  expect(service.archives.size).toBe(0)
})

test('a link where the run record goes is replaced, not followed', async () => {
  writeFileSync(join(workspace, 'precious'), 'x')
  symlinkSync('precious', join(workspace, 'holdout-run.json'))
  await train()
  expect(readFileSync(join(workspace, 'precious'), 'utf8')).toBe('x')
  expect(record().status).toBe('succeeded')
})
