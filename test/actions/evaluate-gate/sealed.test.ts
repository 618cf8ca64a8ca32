import { existsSync } from 'node:fs'
import { join } from 'node:path'
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { digestOf } from '#core/digest.ts'
import { readDocument } from '#core/document.ts'
import { sealedDigest, sealedSetDigest } from '#core/gate/sealed-rows.ts'
import { sealedPredictions } from '#core/sealed-predictions.ts'
import { runIdentity } from '../../../actions/lib/context.ts'
import { readArchive } from '../../../github/archive.ts'
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
  MERGE,
  POLICY,
  PULL_REQUEST,
  predictionsOf,
  recordOf,
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
  nock.cleanAll()
  nock.enableNetConnect()
})

const TWO_TIER = POLICY.replace('version: 1', 'version: 1\napp: 12345').concat('    reuse: {mode: two-tier}\n')
const ARTIFACT = 'holdout-sealed-flight-delay-2'
const context = contextOf('pull_request', PULL_REQUEST)

/** Runs the gate on a pull request with this file of predictions on the sealed set. */
async function gated(sealed: string | null, policy = TWO_TIER) {
  const workspace = arrange({ 'candidate.csv': predictionsOf(80), ...(sealed !== null && { 'sealed.csv': sealed }) })
  baseHas(policy)
  baseRan(predictionsOf(100))
  const inputs = { comment: 'never', ...(sealed !== null && { 'sealed-predictions': 'sealed.csv' }) }
  const result = await gate(inputs, context)
  return { ...result, wroteEvidence: existsSync(join(workspace, 'holdout-evidence.json')) }
}

test('predictions on the sealed set go to the app as an artifact of their own, without any label', async () => {
  expect(await gated('example_id,prediction,note\nb,1,x\na,0,y\n')).not.toHaveProperty('failure')
  const archive = service.archives.get(ARTIFACT) ?? Buffer.alloc(0)
  const text = (await readArchive(archive, null)).get('holdout-sealed.json')
  expect(readDocument(sealedPredictions, new TextDecoder().decode(text), 'the artifact')).toEqual({
    ...{ schema: 'holdout.sealed-predictions/1', model: 'flight-delay', run: runIdentity(context) },
    ...{ ids: ['b', 'a'], values: ['1', '0'], codes: [0, 1] },
  })
})

test('a run before the policy asks for them hands them over too: it is the baseline of the first one that does', async () => {
  expect(await gated('example_id,prediction\na,0\n', POLICY)).not.toHaveProperty('failure')
  expect(service.archives.has(ARTIFACT)).toBe(true)
})

test.each([
  ['that hold labels', 'example_id,prediction,label\na,0,1\n', /sealed.csv: has a column "label"; .*: remove it/],
  ['with an example twice', 'example_id,prediction\na,0\na,1\n', /row 2: example_id "a" stands twice/],
  ['without an answer', 'example_id,prediction\na,0\nb,\n', /row 2: prediction is empty/],
  [
    'of three values in a binary task',
    'example_id,prediction\na,0\nb,1\nc,2\n',
    /prediction has 3 values, "2" among them/,
  ],
  [
    'that are missing though the policy has a sealed set',
    null,
    /input 'sealed-predictions': the policy has a sealed set/,
  ],
])('predictions %s fail the step once the evidence is written, and none are uploaded', async (_, sealed, message) => {
  const { failure, wroteEvidence } = await gated(sealed)
  expect(failure).toMatchObject({ kind: 'unusable', message: expect.stringMatching(message) })
  expect(wroteEvidence).toBe(true)
  expect([...service.archives.keys()]).toEqual(['holdout-evidence-flight-delay-2'])
})

describe('where a sealed set decides alone', () => {
  const LEDGER = TWO_TIER.replace('two-tier', 'ledger')
  const SEALED = 'example_id,prediction\nb,1\na,0\n'

  /** Runs the gate on a pull request with these files, of which the candidate is one. */
  async function alone(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}) {
    const workspace = arrange(files)
    baseHas(LEDGER)
    commitHas(MERGE, BASE, HEAD)
    const result = await gate({ comment: 'never', ...inputs }, context)
    return { result, evidence: evidenceIn(workspace) }
  }

  test('the candidate is its predictions on it: they go to the app, the evidence names them, and the app decides', async () => {
    const { result, evidence } = await alone({ 'candidate.csv': SEALED })
    expect(result).not.toHaveProperty('failure')
    expect(result.outputs).toMatchObject({ verdict: 'inconclusive', admissible: false })
    expect(result.summary).toContain('inconclusive, the sealed set has not answered')
    expect(result.summary).toContain('Wait for the check: the app asks the sealed set')
    const archive = service.archives.get(ARTIFACT) ?? Buffer.alloc(0)
    const text = (await readArchive(archive, null)).get('holdout-sealed.json')
    const handed = readDocument(sealedPredictions, new TextDecoder().decode(text), 'the artifact')
    expect(handed).toMatchObject({ ids: ['b', 'a'], values: ['1', '0'], codes: [0, 1] })
    expect(evidence.candidate).toMatchObject({
      n: 2,
      evaluation_set: sealedSetDigest(handed),
      sealed_digest: sealedDigest(handed),
    })
    expect(evidence.commits.reference_sha).toBe(BASE)
    expect(evidence).toMatchObject({ records: [], problems: [], baseline: null })
  })

  test('so are those of a run record', async () => {
    const record = recordOf(SEALED, { run: runIdentity(context), tested_sha: MERGE })
    const files = { 'run.json': record, 'predictions.csv': SEALED }
    const { result, evidence } = await alone(files, { candidate: 'run.json' })
    expect(result).not.toHaveProperty('failure')
    expect(evidence.candidate).toMatchObject({ n: 2, predictions_digest: digestOf(SEALED) })
    expect(service.archives.has(ARTIFACT)).toBe(true)
  })

  test('labels in it are refused, in the evidence too, and nothing is handed over', async () => {
    const { result, evidence } = await alone({ 'candidate.csv': predictionsOf(80) })
    expect(result.failure).toMatchObject({ kind: 'unusable', message: expect.stringContaining('has a column "label"') })
    expect(evidence.problems).toMatchObject([{ code: 'invalid-predictions' }])
    expect(evidence.candidate.sealed_digest).toBeUndefined()
    expect(service.archives.has(ARTIFACT)).toBe(false)
  })

  test('a second file of them is refused: the candidate is the one that counts', async () => {
    const files = { 'candidate.csv': SEALED, 'sealed.csv': SEALED }
    const { result } = await alone(files, { 'sealed-predictions': 'sealed.csv' })
    expect(result.failure).toMatchObject({ message: expect.stringContaining('so the candidate is its predictions') })
  })

  test('a self-test has no labels to test on', async () => {
    arrange({ 'candidate.csv': SEALED })
    baseHas(LEDGER)
    await expect(gate({ mode: 'selftest' }, context)).rejects.toThrow('flight-delay has a sealed set alone')
  })
})
