import { expect, test } from 'vitest'
import { type Acceptance, printAcceptances } from '#core/acceptance.ts'
import { digestOf } from '#core/digest.ts'
import type { Evidence } from '#core/evidence.ts'
import { FakeGitHub } from '../../github/fake-github.ts'
import { arrange, COMMIT, POLICY, run } from './fixture.ts'

/* Where a sealed set decides alone, the run on the default branch measured nothing: what the app's check says of its predictions counts. */

const APP = 12345
const HEAD = 'e'.repeat(40)
const LEDGER = `app: ${APP}\n${POLICY}    reuse: {mode: ledger}\n`
const PREDICTED = digestOf('what it predicts')

function answer(fields: Partial<Acceptance> = {}): Acceptance {
  return {
    ...{ kind: 'sealed-verdict', model: 'flight-delay', pull_request: 7, head_sha: HEAD, by: 'the sealed set' },
    ...{ verdict: 'pass', admissible: true, predictions: PREDICTED, reason: 'pass on the sealed set' },
    ...{ until: '9999-12-31T23:59:59.999Z', ...fields },
  } as Acceptance
}

/** A commit of main that merged pull request 7, with what checks say there and on its head. */
function scene(checks: Readonly<Record<string, Acceptance[]>>, policy = LEDGER) {
  const github = new FakeGitHub()
  github.merged.set(COMMIT, { number: 7, head: HEAD })
  for (const [sha, given] of Object.entries(checks))
    github.checks.push({ sha, app: APP, text: printAcceptances(given) })
  const candidate: Partial<Evidence['candidate']> = { sealed_digest: PREDICTED, n: 1000 }
  arrange(github, { policy, candidate, evidence: { baseline: null, baseline_missing: 'offline', records: [] } })
  return github
}

test.each([
  ['pull request', { [HEAD]: [answer()] }],
  ['merge queue', { [HEAD]: [answer({ predictions: digestOf('of the head') })], [COMMIT]: [answer()] }],
])('a model is registered on the word that the app gave in the %s on exactly its predictions', async (_, checks) => {
  const github = scene(checks)
  expect((await run(github)).outputs.registered).toBe(true)
  expect(github.tagNames()).toEqual(['flight-delay@v0.0.1'])
})

test('an inconclusive one that the policy lets through is registered as well', async () => {
  const github = scene({ [HEAD]: [answer({ verdict: 'inconclusive' })] })
  expect((await run(github)).outputs.registered).toBe(true)
})

test.each<[string, Parameters<typeof scene>]>([
  ['nothing was told', [{}]],
  ['other predictions passed', [{ [HEAD]: [answer({ predictions: digestOf('others') })] }]],
  ['these were blocked', [{ [HEAD]: [answer({ verdict: 'block', admissible: false })] }]],
  ['those of another pull request passed', [{ [HEAD]: [answer({ pull_request: 8 })] }]],
  ['another model passed', [{ [HEAD]: [answer({ model: 'other' })] }]],
  ['they passed while the policy asks for open labels', [{ [HEAD]: [answer()] }, `app: ${APP}\n${POLICY}`]],
])('it is refused where %s', async (_, [checks, policy]) => {
  const github = scene(checks, policy)
  await expect(run(github)).rejects.toThrow(
    'flight-delay is not registered: the verdict on the evidence of this run is',
  )
  expect(github.writes).toEqual([])
})

test('it is refused where another app says so', async () => {
  const github = scene({})
  github.checks.push({ sha: HEAD, app: 1, text: printAcceptances([answer()]) })
  await expect(run(github)).rejects.toThrow('is inconclusive (a sealed set decides alone, and it has not answered')
})
