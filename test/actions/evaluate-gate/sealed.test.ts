import { existsSync } from 'node:fs'
import { join } from 'node:path'
import nock from 'nock'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readDocument } from '#core/document.ts'
import { sealedPredictions } from '#core/sealed-predictions.ts'
import { runIdentity } from '../../../actions/lib/context.ts'
import { readArchive } from '../../../github/archive.ts'
import { startResultsService } from '../results-service.ts'
import { arrange, baseHas, baseRan, contextOf, gate, POLICY, PULL_REQUEST, predictionsOf } from './fixture.ts'

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
