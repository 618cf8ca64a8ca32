import { describe, expect, test } from 'vitest'
import { dataReport } from '#core/data-report.ts'
import { digestOf } from '#core/digest.ts'
import { writeDocument } from '#core/document.ts'
import {
  arrange,
  BASE,
  commitHas,
  contextOf,
  evidenceIn,
  gate,
  HEAD,
  MERGE,
  MODEL,
  NOW,
  nothingRegistered,
  POLICY,
  predictionsOf,
  recordOf,
} from './fixture.ts'
import { resultsOfEachTest } from './results.ts'

resultsOfEachTest()

const LAPTOP = { baseline: 'baseline.csv' }
const SAME = predictionsOf(100)
const BETTER = predictionsOf(50)
const WORSE = predictionsOf(200)

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
