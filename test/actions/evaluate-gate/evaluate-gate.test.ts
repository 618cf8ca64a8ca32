import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dataReport } from '#core/data-report.ts'
import { digestOf } from '#core/digest.ts'
import { writeDocument } from '#core/document.ts'
import { COMMENT_MARKER } from '#core/report/comment.ts'
import { readArchive } from '../../../github/archive.ts'
import { api, path, sha } from '../../github/github.ts'
import { startResultsService } from '../results-service.ts'
import {
  arrange,
  BASE,
  baseHas,
  baseRan,
  commitHas,
  contextOf,
  evidenceIn,
  gate,
  HEAD,
  history,
  MERGE,
  MODEL,
  NOW,
  nothingElsewhere,
  nothingRegistered,
  POLICY,
  PULL_REQUEST,
  policyOf,
  predictionsOf,
  recordOf,
  runLeft,
  runsAt,
} from './fixture.ts'

let service: Awaited<ReturnType<typeof startResultsService>>

beforeEach(async () => {
  nock.disableNetConnect()
  nock.enableNetConnect('127.0.0.1')
  service = await startResultsService()
  for (const [name, value] of Object.entries(service.env)) vi.stubEnv(name, value)
})
afterEach(async () => {
  await service[Symbol.asyncDispose]()
  vi.unstubAllEnvs()
  const pending = nock.pendingMocks()
  nock.cleanAll()
  nock.enableNetConnect()
  expect(pending).toEqual([])
})

const LAPTOP = { baseline: 'baseline.csv' }
const SAME = predictionsOf(100)
const BETTER = predictionsOf(50)
const WORSE = predictionsOf(200)
const MAYBE = predictionsOf(106)

describe('on a laptop', () => {
  test.each([
    ['better', BETTER, 'pass', undefined],
    ['the same', SAME, 'pass', undefined],
    ['worse', WORSE, 'block', 'negative'],
    ['hardly worse', MAYBE, 'inconclusive', undefined],
  ])('a model that is %s', async (_, candidate, verdict, failure) => {
    const workspace = arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': candidate, 'baseline.csv': SAME })
    const result = await gate(LAPTOP)
    expect(result.failure?.kind).toBe(failure)
    const text = readFileSync(join(workspace, 'holdout-evidence.json'), 'utf8')
    expect(result.outputs).toEqual({
      verdict,
      admissible: verdict !== 'block',
      'evidence-path': 'holdout-evidence.json',
      'evidence-digest': digestOf(text),
      'report-path': 'holdout-report.md',
    })
    expect(readFileSync(join(workspace, 'holdout-report.md'), 'utf8')).toBe(`${result.summary}\n`)
    expect(evidenceIn(workspace)).toMatchObject({
      model: MODEL,
      run: null,
      verdict,
      policy: { digest: digestOf(POLICY), source: 'checkout', ref: null },
      candidate: { predictions_digest: digestOf(candidate), n: 1000 },
      baseline: { kind: 'file', name: 'the file baseline.csv', predictions_digest: digestOf(SAME) },
      commits: { reference_rule: 'file' },
      created_at: NOW.toISOString(),
    })
    expect(service.archives.size).toBe(0)
  })

  test('writes the report as one HTML file where one is asked for, and the evidence names what changed', async () => {
    const workspace = arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': WORSE, 'baseline.csv': SAME })
    const result = await gate({ ...LAPTOP, 'html-path': 'report/gate.html' })
    expect(result.outputs['html-path']).toBe('report/gate.html')
    const page = readFileSync(join(workspace, 'report/gate.html'), 'utf8')
    expect(page).toContain(`<h1>Gate of ${MODEL}</h1>`)
    // A hundred more of the thousand rows are wrong than before.
    const { changed } = evidenceIn(workspace)
    expect(changed).toMatchObject({ worse: 100, better: 0, other: 0 })
    expect(page).toContain(`<code>${changed?.examples[0]?.id}</code>`)
    expect(result.summary).toContain('Examples whose prediction changed: 100 got worse, 0 got better')
    expect(result.summary).toContain('50 more are in the predictions.')
  })

  test.each<['block' | 'inconclusive' | 'never', string, string | undefined]>([
    ['block', WORSE, 'negative'],
    ['inconclusive', WORSE, 'negative'],
    ['never', WORSE, undefined],
    ['block', MAYBE, undefined],
    ['inconclusive', MAYBE, 'negative'],
    ['never', MAYBE, undefined],
    ['inconclusive', BETTER, undefined],
    ['never', predictionsOf(0, { rows: 900 }), 'unusable'],
    ['block', predictionsOf(0, { rows: 1100 }), 'unusable'],
    // A new evaluation set is for people to accept: with the app the step stays green.
    ['never', predictionsOf(0, { rows: 1100 }), undefined],
  ])('fail-on %s', async (failOn, candidate, failure) => {
    arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': candidate, 'baseline.csv': SAME })
    expect((await gate({ ...LAPTOP, 'fail-on': failOn })).failure?.kind).toBe(failure)
  })

  test('an anchor may be a file', async () => {
    const files = { 'candidate.csv': SAME, 'baseline.csv': MAYBE, 'anchor.csv': predictionsOf(20) }
    const workspace = arrange({ '.github/holdout.yml': POLICY, ...files })
    const result = await gate({ ...LAPTOP, anchor: 'anchor.csv' })
    expect(result.outputs.verdict).toBe('block')
    expect(result.failure?.message).toMatch(/cumulative limit of 0.02 since the last release/)
    expect(evidenceIn(workspace).anchor?.kind).toBe('file')
  })

  test('an anchor without what a metric needs is left out with a note, never in the way', async () => {
    const policy = POLICY.replace('binary', 'multiclass')
      .replace('{score: score}', '{}')
      .replace('accuracy', 'log_loss')
      .replace('max_drop', 'max_rise')
    const probabilities = 'example_id,label,prediction,prob_a,prob_b\n1,a,a,0.9,0.1\n2,b,b,0.2,0.8\n'
    const bare = 'example_id,label,prediction\n1,a,a\n2,b,b\n'
    const files = { 'candidate.csv': probabilities, 'baseline.csv': probabilities.replace('0.9,0.1', '0.8,0.2') }
    const workspace = arrange({ '.github/holdout.yml': policy, ...files, 'anchor.csv': bare })
    const result = await gate({ ...LAPTOP, anchor: 'anchor.csv' })
    expect(result.outputs.verdict).not.toBe('error')
    expect(evidenceIn(workspace)).toMatchObject({
      anchor: null,
      anchor_note: expect.stringMatching(/anchor.csv: .*needs a column prob_/),
    })
    await gate({ ...LAPTOP, candidate: 'anchor.csv' })
    expect(evidenceIn(workspace).problems).toEqual([
      { code: 'invalid-predictions', message: expect.stringMatching(/^anchor.csv: .*needs a column prob_/) },
    ])
  })

  test('without a baseline is an error that says why, unless the policy lets floors decide', async () => {
    const workspace = arrange({
      '.github/holdout.yml': POLICY,
      'candidate.csv': SAME,
      'floors.yml': policyOf('accuracy: {floor: 0.8}', '    baseline_missing: floors\n'),
    })
    const result = await gate({})
    expect(result.failure).toEqual({
      kind: 'unusable',
      message: expect.stringMatching(/no verdict, no-baseline; outside GitHub, .* only a file can be compared with/),
    })
    expect(evidenceIn(workspace).verdict).toBe('error')
    expect((await gate({ policy: 'floors.yml' })).outputs.verdict).toBe('pass')
    expect(evidenceIn(workspace).baseline_missing).toBe('offline')
  })

  test('a policy whose baseline is a file wants the input that names it, whatever the floors', async () => {
    const rule = 'accuracy: {max_drop: 0.01, floor: 0.1}'
    const workspace = arrange({
      '.github/holdout.yml': policyOf(rule, '    baseline: file\n    baseline_missing: floors\n'),
      ...{ 'candidate.csv': BETTER, 'baseline.csv': SAME },
    })
    expect((await gate({})).failure?.message).toMatch(/no-baseline; .* is a file: name it in the input 'baseline'/)
    expect(evidenceIn(workspace).baseline_missing).toBe('lost')
    expect((await gate(LAPTOP)).outputs.verdict).toBe('pass')
  })

  test('a baseline need not have the columns of slices that the policy has only now', async () => {
    const old = SAME.split('\n')
      .map((line) => line.split(',').slice(0, 4).join(','))
      .join('\n')
    const sliced = policyOf('accuracy: {max_drop: 0.01}', '    slices: {by: [origin]}\n')
    const workspace = arrange({ '.github/holdout.yml': sliced, 'candidate.csv': BETTER, 'baseline.csv': old })
    expect((await gate(LAPTOP)).outputs.verdict).toBe('pass')
    expect(evidenceIn(workspace).records.map(({ slice }) => slice?.value)).toEqual([undefined, 'jfk', 'lax'])
  })

  test.each([
    ['no policy', {}, {}, /\.github\/holdout\.yml: cannot be read; write a policy there/],
    ['a policy that cannot be read', { '.github/holdout.yml': 'version: 2' }, {}, /\.github\/holdout\.yml:1:1: /],
    ['no candidate', { '.github/holdout.yml': POLICY }, {}, /input 'candidate': candidate\.csv cannot be read/],
    ['a candidate outside', { '.github/holdout.yml': POLICY }, { candidate: '../x.csv' }, /outside the workspace/],
    [
      'a model that is none',
      { '.github/holdout.yml': POLICY },
      { 'model-name': 'ham' },
      /the policy has no model 'ham'; it has flight-delay/,
    ],
    [
      'evidence outside',
      { '.github/holdout.yml': POLICY, 'candidate.csv': SAME, 'baseline.csv': SAME },
      { ...LAPTOP, 'evidence-path': '../e.json' },
      /outside the workspace/,
    ],
  ])('%s is refused in one line', async (_, files, inputs, message) => {
    arrange(files)
    await expect(gate(inputs)).rejects.toMatchObject({ name: 'UserError', message: expect.stringMatching(message) })
  })

  test.each([
    ['a baseline that is not there', LAPTOP, {}, 'baseline', /input 'baseline': baseline\.csv cannot be read/],
    [
      'a baseline with a score that is none',
      LAPTOP,
      { 'baseline.csv': SAME.replace('0.9', '0,9') },
      'baseline',
      /Invalid Record Length/,
    ],
    [
      'a baseline without the labels',
      LAPTOP,
      { 'baseline.csv': SAME.replace('label', 'truth') },
      'baseline',
      /baseline\.csv: has no column "label"/,
    ],
    [
      'an anchor that is not there',
      { ...LAPTOP, anchor: 'anchor.csv' },
      { 'baseline.csv': SAME },
      'anchor',
      /input 'anchor': anchor\.csv cannot be read/,
    ],
  ])('%s fails with evidence, report and outputs, whatever the floors', async (_, inputs, files, side, message) => {
    const policy = policyOf('accuracy: {max_drop: 0.01, floor: 0.5}', '    baseline_missing: floors\n')
    const workspace = arrange({ '.github/holdout.yml': policy, 'candidate.csv': BETTER, ...files })
    const { outputs, summary, failure } = await gate({ ...inputs, 'fail-on': 'never' })
    expect(outputs).toMatchObject({ verdict: 'error', admissible: false, 'evidence-path': 'holdout-evidence.json' })
    expect(failure).toEqual({ kind: 'unusable', message: expect.stringMatching(message) })
    expect(summary).toMatch(message)
    const evidence = evidenceIn(workspace)
    expect(evidence).toMatchObject({ [side]: null, verdict: 'error' })
    expect(evidence.problems).toEqual([{ code: `unusable-${side}`, message: expect.stringMatching(message) }])
  })

  test.each([
    ['a duplicate id', SAME.replace('id-7,', 'id-8,'), 'invalid-predictions', /row 9: example_id "id-8" stands twice/],
    [
      'EG01: NaN in a score',
      SAME.replace('0.9', 'NaN'),
      'invalid-predictions',
      /score is "NaN"; write a finite number/,
    ],
    ['an empty file', '', 'invalid-predictions', /is empty; write a header/],
    ['a header alone', 'example_id,label,prediction,score\n', 'invalid-predictions', /has no rows/],
    [
      'a row that is too short',
      SAME.replace('id-7,1,0,0.1,lax', 'id-7,1,0'),
      'invalid-predictions',
      /Invalid Record Length/,
    ],
    ['a column twice', SAME.replace('origin', 'score'), 'invalid-predictions', /header has "score" twice/],
    [
      'bytes that are no text',
      'example_id,label\n\uFFFD',
      'invalid-predictions',
      /has no column|Invalid Record Length/,
    ],
    [
      'rows that went missing',
      predictionsOf(100, { rows: 900 }),
      'unmatched-ids',
      /100 ids of baseline.csv are not in candidate.csv/,
    ],
    ['another evaluation set', SAME.replace('id-7,1', 'id-7,0'), 'new-evaluation-set', /1 have another label/],
  ])('%s is written into the evidence, and the gate stays shut', async (_, candidate, code, message) => {
    const workspace = arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': candidate, 'baseline.csv': SAME })
    const result = await gate(LAPTOP)
    expect(result).toMatchObject({ outputs: { verdict: 'error', admissible: false }, failure: { kind: 'unusable' } })
    const { problems, verdict } = evidenceIn(workspace)
    expect(verdict).toBe('error')
    expect(problems).toEqual([{ code, message: expect.stringMatching(message) }])
    expect(result.summary).toContain(`no verdict, ${code}`)
  })
})

describe('the run record of train', () => {
  const files = (record: string) => ({
    '.github/holdout.yml': POLICY,
    'baseline.csv': SAME,
    'predictions.csv': BETTER,
    'run.json': record,
  })
  const inputs = { ...LAPTOP, candidate: 'run.json' }

  test('names the predictions, and its digests go into the evidence', async () => {
    const record = recordOf(BETTER)
    const workspace = arrange(files(record))
    expect((await gate(inputs)).outputs.verdict).toBe('pass')
    expect(evidenceIn(workspace)).toMatchObject({
      candidate: {
        run_record_digest: digestOf(record),
        predictions_digest: digestOf(BETTER),
        model_digest: JSON.parse(record).model_digest,
      },
      commits: { tested_sha: BASE },
    })
    expect(evidenceIn(workspace).candidate.environment_digest).toMatch(/^sha256:/)
  })

  const run = {
    repository: 'acme/flight-delay',
    run_id: 42,
    run_attempt: 1,
    workflow: '.github/workflows/model.yml',
    event: 'push',
    head_sha: HEAD,
  }

  test.each([
    [
      'predictions that changed since',
      recordOf(WORSE),
      'model-mismatch',
      /predictions.csv: is not what the run record says it was/,
    ],
    ['a training that failed', recordOf(BETTER, { status: 'failed' }), 'run-failed', /the training failed/],
    ['a training that timed out', recordOf(BETTER, { status: 'timed_out' }), 'run-failed', /the training timed out/],
    ['no predictions', recordOf(BETTER, { predictions: null }), 'run-failed', /the run wrote no predictions/],
    [
      'a model digest of other files',
      recordOf(BETTER, { model_digest: digestOf('x') }),
      'model-mismatch',
      /not that of the files it lists/,
    ],
    [
      'another model',
      recordOf(BETTER, { model: 'ham' }),
      'model-mismatch',
      /is of the model 'ham', not of 'flight-delay'/,
    ],
  ])('with %s shuts the gate', async (_, record, code, message) => {
    const workspace = arrange(files(record))
    expect((await gate({ ...inputs, 'fail-on': 'never' })).failure?.kind).toBe('unusable')
    expect(evidenceIn(workspace).problems).toEqual([{ code, message: expect.stringMatching(message) }])
    expect(evidenceIn(workspace).records).toEqual([])
  })

  test.each([
    ['this run', { run }, []],
    ['another run', { run: { ...run, run_id: 41 } }, ['model-mismatch']],
    ['another repository', { run: { ...run, repository: 'evil/flight-delay' } }, ['model-mismatch']],
    ['no run, but made on a laptop and checked in', { run: null }, ['model-mismatch']],
    ['another commit', { run, tested_sha: BASE }, ['model-mismatch']],
  ])('of %s', async (_, changes, codes) => {
    const workspace = arrange(files(recordOf(BETTER, { tested_sha: MERGE, ...changes })))
    commitHas(MERGE, BASE)
    nothingRegistered()
    await gate(inputs, contextOf('push'))
    expect(evidenceIn(workspace).problems.map(({ code }) => code)).toEqual(codes)
  })

  test.each([
    ['an unreadable one', '{"schema": "holdout.run-record/1", "model": NaN}', /run.json: not JSON/],
    [
      'one of another version',
      recordOf(BETTER).replace('run-record/1', 'run-record/9'),
      /run.json: has "schema": "holdout.run-record\/9"/,
    ],
    [
      'predictions that are gone',
      recordOf(BETTER).replace('"predictions.csv"', '"gone.csv"'),
      /gone.csv cannot be read/,
    ],
  ])('%s is refused', async (_, record, message) => {
    arrange(files(record))
    await expect(gate(inputs)).rejects.toMatchObject({ name: 'UserError', message: expect.stringMatching(message) })
  })
})

describe('the data report', () => {
  const reportOf = (outcome: 'pass' | 'warn' | 'fail' | 'error', model = MODEL) =>
    writeDocument(dataReport, {
      ...{ schema: 'holdout.data-report/1', model, run: null, outcome, engine: 'duckdb', checks: [], datasets: [] },
      contract: { path: 'c.yaml', digest: digestOf('c'), id: 'c', version: '1' },
      created_at: NOW.toISOString(),
    }).text
  const arranged = (report: string) =>
    arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': BETTER, 'baseline.csv': SAME, 'data.json': report })
  const inputs = { ...LAPTOP, 'data-report': 'data.json' }

  test.each([
    ['pass', 'pass', []],
    ['warn', 'pass', []],
    ['fail', 'error', ['data-failed']],
    ['error', 'error', ['data-failed']],
  ] as const)('that says %s', async (outcome, verdict, codes) => {
    const workspace = arranged(reportOf(outcome))
    expect((await gate(inputs)).outputs.verdict).toBe(verdict)
    expect(evidenceIn(workspace).data).toEqual({ outcome, digest: digestOf(reportOf(outcome)) })
    expect(evidenceIn(workspace).problems.map(({ code }) => code)).toEqual(codes)
  })

  test('of another model is refused', async () => {
    arranged(reportOf('pass', 'ham'))
    await expect(gate(inputs)).rejects.toThrow("data.json: is the data report of 'ham', not of 'flight-delay'")
  })
})

const NO_COMMENT = { comment: 'never' }
const pullRequest = () => contextOf('pull_request', PULL_REQUEST)

describe('on a pull request', () => {
  test('compares the test merge with its first parent, and uploads the evidence', async () => {
    const workspace = arrange({ 'candidate.csv': BETTER })
    baseHas(POLICY)
    baseRan(SAME)
    const result = await gate(NO_COMMENT, pullRequest())
    expect(result.outputs.verdict).toBe('pass')
    expect(evidenceIn(workspace)).toMatchObject({
      run: { repository: 'acme/flight-delay', run_id: 42, run_attempt: 2, event: 'pull_request', head_sha: HEAD },
      commits: { head_sha: HEAD, tested_sha: MERGE, reference_sha: BASE, reference_rule: 'first-parent' },
      policy: { digest: digestOf(POLICY), source: 'base-branch', ref: `main@${BASE.slice(0, 10)}` },
      baseline: {
        kind: 'run-artifact',
        name: 'run 30 (push)',
        sha: BASE,
        distance: 0,
        model_digest: expect.stringMatching(/^sha256/),
      },
      anchor_note: 'no version is registered yet',
    })
    const archive = service.archives.get(`holdout-evidence-${MODEL}-2`)
    const entries = await readArchive(archive ?? Buffer.alloc(0), null)
    expect([...entries.keys()]).toEqual(['holdout-evidence.json'])
    expect(digestOf(entries.get('holdout-evidence.json') ?? '')).toBe(result.outputs['evidence-digest'])
    expect(result.summary).toContain('[workflow run](https://github.com/acme/flight-delay/actions/runs/42)')
  })

  test('T25, EG37: a policy loosened on its head is ignored', async () => {
    const loose = policyOf('accuracy: {max_drop: 0.9}', '    on_inconclusive: warn\n')
    const workspace = arrange({ '.github/holdout.yml': loose, 'candidate.csv': WORSE })
    baseHas(POLICY)
    baseRan(SAME)
    expect(await gate(NO_COMMENT, pullRequest())).toMatchObject({
      outputs: { verdict: 'block' },
      failure: { kind: 'negative' },
    })
    expect(evidenceIn(workspace).policy.digest).toBe(digestOf(POLICY))
  })

  test('a policy that only the head has is not in effect: it says so and fails nothing', async () => {
    const workspace = arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': WORSE })
    baseHas(null)
    baseRan(SAME)
    const result = await gate(NO_COMMENT, pullRequest())
    expect(result).toMatchObject({ outputs: { verdict: 'block' } })
    expect(result.failure).toBeUndefined()
    expect(evidenceIn(workspace)).toMatchObject({
      policy: { source: 'checkout' },
      warnings: ['this policy is not on the base branch yet: it is in effect after the merge'],
    })
  })

  test('nor does a missing baseline where the policy is not in effect yet', async () => {
    arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': WORSE })
    baseHas(null)
    commitHas(MERGE, BASE)
    runsAt(BASE)
    history(BASE)
    nothingElsewhere()
    nothingRegistered(2)
    const result = await gate(NO_COMMENT, pullRequest())
    expect(result.outputs.verdict).toBe('error')
    expect(result.failure).toBeUndefined()
  })

  test('a checkout of the head is compared with the merge base', async () => {
    const workspace = arrange({ 'candidate.csv': BETTER }, HEAD)
    baseHas(POLICY)
    api()
      .get(`${path}/compare/main...${HEAD}`)
      .reply(200, { merge_base_commit: { sha: BASE } })
    runsAt(BASE, { id: 30 })
    runLeft(30, { 'holdout-run.json': recordOf(SAME), 'predictions.csv': SAME })
    nothingRegistered()
    await gate(NO_COMMENT, pullRequest())
    expect(evidenceIn(workspace).commits).toMatchObject({
      tested_sha: HEAD,
      reference_sha: BASE,
      reference_rule: 'merge-base',
    })
  })

  test('the nearest ancestor with predictions is taken, and the report says how far off it is', async () => {
    const workspace = arrange({ 'candidate.csv': BETTER })
    const [second, third] = [sha('e'), sha('f')]
    baseHas(POLICY)
    commitHas(MERGE, BASE, HEAD)
    runsAt(BASE, { id: 30, status: 'in_progress' })
    history(BASE, second, third)
    runsAt(second)
    runsAt(third, { id: 28 })
    runLeft(28, { 'holdout-run.json': recordOf(SAME), 'predictions.csv': SAME }, third)
    nothingRegistered()
    const result = await gate(NO_COMMENT, pullRequest())
    expect(evidenceIn(workspace).baseline).toMatchObject({ sha: third, distance: 2 })
    expect(result.summary).toContain(`run 28 (push) at \`${third.slice(0, 10)}\`, 2 commits before the reference`)
  })

  test('T26, EG26: a run of a fork whose branch is called main is no baseline, and neither is one of another file', async () => {
    const workspace = arrange({ 'candidate.csv': BETTER })
    baseHas(POLICY.replace('    metrics', '    baseline_max_distance: 0\n    metrics'))
    commitHas(MERGE, BASE, HEAD)
    const fork = { id: 30, head_branch: 'main', head_repository: { id: 666, full_name: 'evil/flight-delay' } }
    runsAt(BASE, fork, { id: 31, path: '.github/workflows/evil.yml' }, { id: 32, event: 'pull_request' })
    nothingElsewhere()
    nothingRegistered(2)
    const result = await gate(NO_COMMENT, pullRequest())
    expect(result).toMatchObject({ outputs: { verdict: 'error' }, failure: { kind: 'unusable' } })
    expect(result.failure?.message).toMatch(
      /no finished push, schedule or workflow_dispatch run .*gh workflow run model.yml --ref main makes one/,
    )
    expect(evidenceIn(workspace)).toMatchObject({ baseline: null, verdict: 'error' })
    expect([...service.archives.keys()]).toEqual([`holdout-evidence-${MODEL}-2`])
  })

  test('where a baseline got lost, floors do not stand in for it', async () => {
    const workspace = arrange({ 'candidate.csv': SAME })
    const floors = '    baseline_missing: floors\n    baseline_max_distance: 0\n'
    baseHas(policyOf('accuracy: {max_drop: 0.01, floor: 0.8}', floors))
    commitHas(MERGE, BASE, HEAD)
    runsAt(BASE)
    nothingElsewhere({ id: 7, repository_id: 1, head_repository_id: 1, head_branch: 'main', head_sha: HEAD })
    nothingRegistered(2)
    expect((await gate(NO_COMMENT, pullRequest())).outputs.verdict).toBe('error')
    expect(evidenceIn(workspace).baseline_missing).toBe('lost')
  })

  test('where no baseline was ever found, floors decide if the policy says so', async () => {
    arrange({ 'candidate.csv': SAME })
    baseHas(
      policyOf(
        'accuracy: {max_drop: 0.01, floor: 0.8}',
        '    baseline_missing: floors\n    baseline_max_distance: 0\n',
      ),
    )
    commitHas(MERGE, BASE, HEAD)
    runsAt(BASE)
    nothingElsewhere()
    nothingRegistered(2)
    const result = await gate(NO_COMMENT, pullRequest())
    expect(result.outputs.verdict).toBe('pass')
    expect(result.summary).toContain('pass, floors hold; there was no baseline to compare with')
  })

  test.each([
    [
      'predictions other than its record names',
      { 'holdout-run.json': recordOf(SAME), 'predictions.csv': BETTER },
      /predictions.csv is not what its run record names/,
    ],
    ['no record', { 'predictions.csv': SAME }, /holds no holdout-run.json/],
    [
      'a record of another version',
      { 'holdout-run.json': recordOf(SAME).replace('run-record/1', 'run-record/2'), 'predictions.csv': SAME },
      /has "schema"/,
    ],
  ])('a baseline artifact with %s is refused', async (_, files, message) => {
    arrange({ 'candidate.csv': BETTER })
    baseHas(POLICY)
    commitHas(MERGE, BASE, HEAD)
    runsAt(BASE, { id: 30 })
    runLeft(30, files)
    nothingRegistered()
    const { outputs, failure } = await gate(NO_COMMENT, pullRequest())
    expect(outputs).toMatchObject({ verdict: 'error', admissible: false })
    expect(failure).toEqual({ kind: 'unusable', message: expect.stringMatching(message) })
  })

  test('without a token is refused, since only the API knows the policy of the base', async () => {
    arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': SAME })
    const { evaluateGate, Inputs } = await import('../../../actions/evaluate-gate/evaluate-gate.ts')
    const tools = { context: pullRequest(), octokit: null, now: () => NOW }
    await expect(evaluateGate(Inputs.parse({ candidate: 'candidate.csv' }), tools)).rejects.toThrow(
      /'github-token': needed on a pull request/,
    )
  })

  test.each([
    [403, /GitHub answered 403 .*permissions: \{contents: read, actions: read\}/],
    [500, /GitHub answered 500 .*run the job again/],
  ])('an API that answers %i is no bug of ours', async (status, message) => {
    arrange({ 'candidate.csv': SAME })
    api().get(`${path}/git/ref/heads%2Fmain`).reply(status, { message: 'no' })
    await expect(gate(NO_COMMENT, pullRequest())).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(message),
    })
  })

  test('evidence that cannot be uploaded fails the step, after report and outputs', async () => {
    const workspace = arrange({ 'candidate.csv': BETTER })
    vi.stubEnv('ACTIONS_RESULTS_URL', '')
    baseHas(POLICY)
    baseRan(SAME)
    const result = await gate(NO_COMMENT, pullRequest())
    expect(result).toMatchObject({
      outputs: { verdict: 'pass' },
      failure: { kind: 'unusable', message: expect.stringMatching(/no artifact service/) },
    })
    expect(existsSync(join(workspace, 'holdout-report.md'))).toBe(true)
    expect(result.summary).toContain('pass')
  })
})

describe('the comment', () => {
  const issue = `${path}/issues/3/comments`

  function arranged(policy = POLICY): void {
    arrange({ 'candidate.csv': BETTER })
    baseHas(policy)
    baseRan(SAME)
  }

  test('is written once where no app is installed', async () => {
    arranged()
    api().get('/user').reply(403, { message: 'Resource not accessible by integration' })
    let body = ''
    const author = { login: 'github-actions[bot]', type: 'Bot' }
    api().get(`${issue}?per_page=100`).reply(200, [])
    api()
      .post(issue, (posted: { body: string }) => {
        body = posted.body
        return true
      })
      .reply(201, { id: 9 })
    api()
      .get(`${issue}?per_page=100`)
      .reply(200, () => [{ id: 9, body, user: author }])
    const result = await gate({}, pullRequest())
    expect(result.outputs.verdict).toBe('pass')
    expect(body.startsWith(`${COMMENT_MARKER}\n\n### ✅ flight-delay: pass`)).toBe(true)
  })

  test('is left to the app where the policy names one', async () => {
    arranged(`app: 12345\n${POLICY}`)
    expect((await gate({}, pullRequest())).outputs.verdict).toBe('pass')
  })

  test.each([
    ['T64: by the token of a fork', 403],
    ['by a server error', 502],
  ])('that is refused %s leaves verdict and artifact alone', async (_, status) => {
    arranged()
    api().get('/user').reply(403, {})
    api().get(`${issue}?per_page=100`).reply(status, { message: 'Resource not accessible by integration' })
    const result = await gate({}, pullRequest())
    expect(result.failure).toBeUndefined()
    expect(result.outputs.verdict).toBe('pass')
    expect(service.archives.size).toBe(1)
  })
})

describe('on other events', () => {
  test('a merge queue compares with the tip of the base branch, by its policy', async () => {
    const workspace = arrange({ 'candidate.csv': BETTER })
    baseHas(POLICY)
    runsAt(BASE, { id: 30 })
    runLeft(30, { 'holdout-run.json': recordOf(SAME), 'predictions.csv': SAME })
    nothingRegistered()
    const payload = { merge_group: { head_sha: MERGE, base_sha: BASE, base_ref: 'refs/heads/main' } }
    await gate({}, contextOf('merge_group', payload))
    expect(evidenceIn(workspace)).toMatchObject({
      commits: { head_sha: MERGE, reference_sha: BASE, reference_rule: 'base-tip' },
      policy: { source: 'base-branch' },
    })
  })

  test('a push compares with its first parent, by the policy of the checkout', async () => {
    const workspace = arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': BETTER })
    baseRan(SAME)
    await gate({}, contextOf('push'))
    expect(evidenceIn(workspace)).toMatchObject({
      verdict: 'pass',
      commits: { tested_sha: MERGE, reference_sha: BASE, reference_rule: 'first-parent' },
      policy: { source: 'checkout', ref: null },
    })
  })

  test('the first commit of a repository has nothing before it', async () => {
    const workspace = arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': BETTER })
    commitHas(MERGE)
    nothingRegistered(2)
    const result = await gate({}, contextOf('push'))
    expect(result.failure?.message).toMatch(/the commit has no parent, so nothing is before it/)
    expect(evidenceIn(workspace).commits).toMatchObject({ reference_sha: null, reference_rule: 'none' })
  })

  test('a re-run is not its own baseline', async () => {
    arrange({
      '.github/holdout.yml': POLICY.replace('    metrics', '    baseline_max_distance: 0\n    metrics'),
      'candidate.csv': BETTER,
    })
    commitHas(MERGE, BASE)
    runsAt(BASE, { id: 42 })
    nothingElsewhere()
    nothingRegistered(2)
    expect((await gate({}, contextOf('push'))).outputs.verdict).toBe('error')
  })
})
