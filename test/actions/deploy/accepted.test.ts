import { expect, test } from 'vitest'
import { printAcceptances } from '#core/acceptance.ts'
import { digestOf } from '#core/digest.ts'
import { FakeGitHub } from '../../github/fake-github.ts'
import { POLICY, release, run, stateFolder } from './fixture.ts'

const COMMIT = '1'.repeat(40)
const HEAD = 'e'.repeat(40)
const common = { model: 'flight-delay', pull_request: 7, head_sha: HEAD, by: 'maria', reason: 'more rows' }

test('a version whose new evaluation set was accepted is deployed after that has expired, and not once it was taken back', async () => {
  const github = new FakeGitHub()
  github.merged.set(COMMIT, { number: 7, head: HEAD })
  const set = { kind: 'evaluation-set' as const, ...common, evaluation_set: digestOf('set') }
  const text = printAcceptances([{ ...set, until: '2026-02-04T00:00:00.000Z' }])
  github.checks.push({ sha: HEAD, app: 12345, text })
  const alone = { kind: 'proportion' as const, n: 1000, successes: 820 }
  const state = stateFolder()
  await release(
    github,
    state,
    { score: 0.9 },
    {
      policy: `app: 12345\n${POLICY.replace('STATE', state)}`,
      evidence: {
        problems: [{ code: 'new-evaluation-set', message: 'the held-out set changed' }],
        records: [{ metric: 'accuracy', slice: null, n: 1000, candidate: alone, baseline: null, anchor: null }],
      },
    },
  )
  expect((await run(github)).outputs.status).toBe('deployed')
  github.checks.push({ sha: HEAD, app: 12345, text: printAcceptances([]) })
  await expect(run(github)).rejects.toThrow('the verdict on its evidence is error (the held-out set changed)')
})
