import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { evidenceRun } from '../evaluate.ts'
import { evidenceArchive, makeEvidence, OUTCOMES } from '../evidence.ts'
import { pull, pullRun } from '../github.ts'
import { useOffice } from '../office.ts'

const office = useOffice()

const COMMITS = 6
const commit = (n: number) => n.toString(16).padStart(40, '0')

/** Numbers from 0 to 1, the same for the same seed: mulberry32, https://github.com/bryc/code/blob/master/jshash/PRNGs.md */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

test.each([1, 2, 3])(
  'GitHub is ill for a while, seed %i: every check is right in the end, and nothing twice (R32)',
  async (seed) => {
    const random = randomOf(seed)
    // As it is used, but for its patience: a look asks too much for all of it to succeed without.
    office.retry = { retryAfterBaseValue: 1 }
    office.restart()
    office.github.pulls = []
    for (let n = 1; n <= COMMITS; n++) {
      office.github.pulls.push(pull({ number: n, sha: commit(n), head: `acme:branch-${n}` }))
      office.github.runs.push(pullRun({ id: n, head_sha: commit(n), head_branch: `branch-${n}` }))
      const evidence = makeEvidence(
        {
          run: { ...evidenceRun(), run_id: n, head_sha: commit(n) },
          commits: { ...makeEvidence().commits, head_sha: commit(n) },
        },
        n % 2 ? OUTCOMES.block : OUTCOMES.pass,
      )
      office.github.artifacts[n] = [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive(evidence) }]
      await office.request({ sha: commit(n) })
    }
    // Of a hundred reads 30 fail; of the writes, which are few, more, some of them after they were done.
    office.github.fault = (method) => {
      const drawn = random()
      const isRead = method === 'GET'
      if (drawn < 0.2) return [502, { message: 'Bad Gateway' }]
      if (drawn < (isRead ? 0.25 : 0.35)) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
      if (drawn < 0.45 && !isRead) office.github.failures = [502]
      if (drawn < 0.3) return [503, { message: 'Service Unavailable' }]
      return null
    }
    // Some answers take a while; what arrives in another order than it was asked for shows what depends on the order.
    office.github.onRead = () => setTimeout(random() < 0.2 ? 40 : 0)
    await office.workUntil(60)
    office.github.onRead = async () => {}
    office.github.fault = () => null
    office.github.failures = []
    await office.workUntil(60)

    for (let n = 1; n <= COMMITS; n++) {
      const conclusion = n % 2 ? 'failure' : 'success'
      expect(office.github.check(commit(n)), `commit ${n}`).toMatchObject({ status: 'completed', conclusion })
      expect(
        office.github.checks.filter(({ sha }) => sha === commit(n)),
        `checks of ${n}`,
      ).toHaveLength(1)
      expect(
        office.github.comments.filter(({ number }) => number === n),
        `comments of ${n}`,
      ).toHaveLength(1)
    }
    // It was GitHub's fault: no attempt was used up.
    expect(office.errors).toEqual([])
  },
  240_000,
)
