import { describe, expect, test } from 'vitest'
import { type Acceptance, printAcceptances } from '#core/acceptance.ts'
import { digestOf } from '#core/digest.ts'
import type { Evidence } from '#core/evidence.ts'
import { FakeGitHub } from '../../github/fake-github.ts'
import { arrange, COMMIT, OTHER_COMMIT, POLICY, run } from './fixture.ts'

const APP = 12345
const HEAD = 'e'.repeat(40)

/** Of a commit that brought a new evaluation set: the candidate alone, 82 % right of 1,000. */
const changed: Partial<Evidence> = {
  problems: [{ code: 'new-evaluation-set', message: 'the held-out set changed' }],
  records: [
    {
      ...{ metric: 'accuracy', slice: null, n: 1000, baseline: null, anchor: null },
      candidate: { kind: 'proportion', n: 1000, successes: 820 },
    },
  ],
}

function acceptance(fields: Partial<Acceptance> = {}): Acceptance {
  return {
    kind: 'evaluation-set',
    ...{ model: 'flight-delay', pull_request: 7, head_sha: HEAD, by: 'maria', reason: 'more rows' },
    ...{ until: '2026-02-10T00:00:00.000Z', evaluation_set: digestOf('set') },
    ...fields,
  } as Acceptance
}

/** A commit of main that merged pull request 7, on whose head a check holds this. */
function scene({ text = printAcceptances([acceptance()]), app = APP, policy = `app: ${APP}\n${POLICY}` } = {}) {
  const github = new FakeGitHub()
  github.merged.set(COMMIT, { number: 7, head: HEAD })
  github.checks.push({ sha: HEAD, app, text })
  arrange(github, { evidence: changed, policy })
  return github
}

describe('a new evaluation set that was accepted in the merged pull request', () => {
  test('is registered on floors', async () => {
    const github = scene()
    expect((await run(github)).outputs.registered).toBe(true)
    expect(github.tagNames()).toEqual(['flight-delay@v0.0.1'])
  })

  test.each<[string, Parameters<typeof scene>[0]]>([
    ['nothing', { text: printAcceptances([]) }],
    ['no block at all', { text: '' }],
    ['another set', { text: printAcceptances([acceptance({ evaluation_set: digestOf('other') })]) }],
    ['another model', { text: printAcceptances([acceptance({ model: 'other' })]) }],
    ['another pull request', { text: printAcceptances([acceptance({ pull_request: 8 })]) }],
    ['another head', { text: printAcceptances([acceptance({ head_sha: OTHER_COMMIT })]) }],
    ['what has expired', { text: printAcceptances([acceptance({ until: '2026-02-03T04:05:06.789Z' })]) }],
    ['the same by another app', { app: 1 }],
    ['the same where the policy names no app', { policy: POLICY }],
  ])('is refused where the check holds %s', async (_, changes) => {
    const github = scene(changes)
    await expect(run(github)).rejects.toThrow('is not registered: the verdict on the evidence of this run is error')
    expect(github.writes).toEqual([])
  })

  test('is refused for a commit that merged no pull request', async () => {
    const github = scene()
    github.merged.clear()
    await expect(run(github)).rejects.toThrow('(the held-out set changed)')
  })

  test('is refused where a second check of the app says otherwise, or two blocks stand in one', async () => {
    const later = scene()
    later.checks.push({ sha: HEAD, app: APP, text: printAcceptances([]) })
    await expect(run(later)).rejects.toThrow('is error')
    const forged = scene({ text: printAcceptances([]) + printAcceptances([acceptance()]) })
    await expect(run(forged)).rejects.toThrow(/more than one block of acceptances/)
  })

  test('is refused where GitHub may not be asked, naming the grants that are missing', async () => {
    const github = scene()
    github.refuse = (request) => (request.startsWith('GET commits/') ? 403 : null)
    await expect(run(github)).rejects.toThrow(/permissions: \{checks: read, pull-requests: read\}/)
    expect(github.writes).toEqual([])
  })

  test('an admissible model asks nobody', async () => {
    const github = scene()
    arrange(github, { policy: `app: ${APP}\n${POLICY}` })
    github.artifacts.splice(0, 3)
    github.refuse = (request) => (request.startsWith('GET commits/') ? 403 : null)
    expect((await run(github)).outputs.registered).toBe(true)
  })
})
