import { describe, expect, test } from 'vitest'
import { api, path, sha } from '../../github/github.ts'
import {
  arrange,
  BASE,
  baseHas,
  commitHas,
  contextOf,
  evidenceIn,
  gate,
  HEAD,
  MERGE,
  nothingRegistered,
  POLICY,
  PULL_REQUEST,
  policyOf,
  predictionsOf,
  recordOf,
  runLeft,
  runsAt,
} from './fixture.ts'
import { resultsOfEachTest } from './results.ts'

resultsOfEachTest()

const NO_COMMENT = { comment: 'never' }
const SAME = predictionsOf(100)
const BETTER = predictionsOf(50)

const pullRequest = () => contextOf('pull_request', PULL_REQUEST)

/** The run at the base left these predictions and this record. */
function baseLeft(record: string, predictions = SAME): void {
  commitHas(MERGE, BASE, HEAD)
  runsAt(BASE, { id: 30 })
  runLeft(30, { 'holdout-run.json': record, 'predictions.csv': predictions })
}

describe('the baseline of a run', () => {
  test('of another environment is a warning, never a verdict', async () => {
    const workspace = arrange({
      'run.json': recordOf(BETTER, { tested_sha: MERGE, run: candidateRun }),
      'predictions.csv': BETTER,
    })
    baseHas(POLICY)
    const { environment } = JSON.parse(recordOf(SAME))
    baseLeft(recordOf(SAME, { environment: { ...environment, versions: { node: '18.0.0' } } }))
    nothingRegistered()
    const result = await gate({ ...NO_COMMENT, candidate: 'run.json' }, pullRequest())
    expect(result.outputs.verdict).toBe('pass')
    expect(result.summary).toContain('the baseline was trained in another environment')
    const { candidate, baseline } = evidenceIn(workspace)
    expect(candidate.environment_digest).not.toBe(baseline?.environment_digest)
  })

  test('brings the numbers of its run record, which are compared without a test', async () => {
    arrange({
      'run.json': recordOf(BETTER, { tested_sha: MERGE, run: candidateRun, metrics: { latency_p95_ms: 130 } }),
      'predictions.csv': BETTER,
    })
    baseHas(policyOf('accuracy: {max_drop: 0.01}, latency_p95_ms: {max_ratio: 1.1}'))
    baseLeft(recordOf(SAME, { metrics: { latency_p95_ms: 100 } }))
    nothingRegistered()
    const result = await gate({ ...NO_COMMENT, candidate: 'run.json' }, pullRequest())
    expect(result).toMatchObject({ outputs: { verdict: 'block' }, failure: { kind: 'negative' } })
    expect(result.failure?.message).toContain('1.3 times the baseline, over 1.1 (no test: a number without rows)')
  })

  test('EG27: that GitHub cannot list at the reference fails closed instead of looking elsewhere', async () => {
    arrange({ 'candidate.csv': BETTER })
    baseHas(POLICY)
    commitHas(MERGE, BASE, HEAD)
    api().get(`${path}/actions/runs`).query(true).reply(403, { message: 'Resource not accessible by integration' })
    await expect(gate(NO_COMMENT, pullRequest())).rejects.toThrow(/actions: read/)
  })
})

describe('a checkout', () => {
  test('of a commit that GitHub does not know says so, and fails closed', async () => {
    arrange({ 'candidate.csv': BETTER }, sha('9'))
    baseHas(POLICY)
    api()
      .get(`${path}/commits/${sha('9')}`)
      .reply(404, { message: 'Not Found' })
    await expect(gate(NO_COMMENT, pullRequest())).rejects.toThrow()
  })
})

describe('slices', () => {
  test('that only one file has are told, for a baseline that has their column', async () => {
    const policy = `${POLICY}    slices: {by: [origin], min_n: 2}\n`
    const workspace = arrange({
      '.github/holdout.yml': policy,
      'candidate.csv': BETTER,
      'baseline.csv': SAME.replaceAll(',lax', ',sfo'),
    })
    await gate({ baseline: 'baseline.csv' })
    expect(evidenceIn(workspace).slice_notes).toEqual([
      "new slices by origin, which the baseline's file does not have: lax",
      "vanished slices by origin, which only the baseline's file has: sfo",
    ])
  })
})

const candidateRun = {
  repository: 'acme/flight-delay',
  run_id: 42,
  run_attempt: 2,
  workflow: '.github/workflows/model.yml',
  event: 'pull_request',
  head_sha: HEAD,
}
