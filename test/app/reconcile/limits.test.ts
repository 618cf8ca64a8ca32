import { describe, expect, test } from 'vitest'
import { evidenceRun } from '../evaluate.ts'
import { evidenceArchive, makeEvidence } from '../evidence.ts'
import { pullRun } from '../github.ts'
import { useOffice } from '../office.ts'

const office = useOffice()

function finished(): void {
  office.github.runs = [pullRun()]
  office.github.artifacts = { 42: [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive() }] }
}

async function look(): Promise<void> {
  await office.request()
  await office.work()
}

const seconds = (from: Date) => office.waiting.map(({ at }) => (at.getTime() - from.getTime()) / 1000)
const resetIn = (seconds: number) => String(Math.floor(office.now.getTime() / 1000) + seconds)

const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'

describe("GitHub's limits go back to the queue", () => {
  test('the primary limit: put back to its reset, and no other request is made until then (R14)', async () => {
    finished()
    const headers = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': resetIn(3000) }
    office.github.fault = (method) => (method === 'GET' ? [403, { message: 'API rate limit exceeded' }, headers] : null)
    await look()
    // A second later, and a tenth at most on top, so that not everybody comes back at once.
    expect(seconds(office.now)).toEqual([3001 * 1.05])
    const reads = office.github.reads
    await look()
    await office.sweep()
    expect(office.github.reads).toBe(reads)
    office.github.fault = () => null
    // Another process knows it too.
    office.restart()
    await look()
    expect(office.github.reads).toBe(reads)
    await office.workUntil(55)
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
    expect(office.errors).toEqual([])
  })

  test('an hour of which little is left is kept for the events: the sweep waits (R15)', async () => {
    const headers = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '1000', 'x-ratelimit-reset': resetIn(600) }
    office.github.headers = headers
    finished()
    await look()
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
    const reads = office.github.reads
    office.forward(1)
    await office.sweep()
    expect(office.github.reads).toBe(reads)
    office.github.headers = {}
    office.forward(10)
    await office.sweep()
    expect(office.github.reads).toBeGreaterThan(reads)
  })

  test.each([
    ['without a time', {}, [60 * 1.05]],
    ['with a short time', { 'retry-after': '5' }, [60 * 1.05]],
    ['with a long time', { 'retry-after': '300' }, [300 * 1.05]],
  ])(
    'a secondary limit %s: a minute at least, and the work goes on elsewhere meanwhile (R13)',
    async (_, headers, waits) => {
      finished()
      office.github.fault = (method, uri) =>
        method === 'POST' && uri.endsWith('/comments') ? [403, { message: SECONDARY }, headers] : null
      await look()
      expect(seconds(office.now)).toEqual(waits)
      expect(office.github.check()).toMatchObject({ conclusion: 'success' })
      office.github.fault = () => null
      await office.workUntil(10)
      expect(office.github.comments).toHaveLength(1)
      expect([office.errors, office.github.checks.length]).toEqual([[], 1])
    },
  )

  test('a secondary limit again and again waits twice as long each time; the write lands in the end (R13)', async () => {
    finished()
    const refused: number[] = []
    const started = office.now.getTime()
    office.random = () => 0
    office.github.fault = (method, uri) => {
      if (method !== 'POST' || !uri.endsWith('/check-runs') || refused.length === 5) return null
      refused.push((office.now.getTime() - started) / 1000)
      return [429, { message: SECONDARY }]
    }
    await look()
    await office.workUntil(60)
    expect(refused).toEqual([0, 60, 120, 240, 480])
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
    expect(office.errors).toEqual([])
    office.random = () => 0.5
  })

  test('a limit that holds for more than a day is an error like others, and the check says so in the end', async () => {
    await look()
    office.github.fault = (method) => (method === 'GET' ? [403, { message: SECONDARY }] : null)
    await look()
    for (let hour = 0; hour < 30 && office.errors.length === 0; hour++) await office.workUntil(60)
    expect(office.errors.length).toBeGreaterThan(0)
  })

  test('a hundred runs in ten seconds: few writes, and the last word is right (R15)', async () => {
    for (let n = 1; n <= 100; n++) {
      const run = { ...evidenceRun(), run_id: 100 + n }
      office.github.runs.push(
        pullRun({ id: 100 + n, html_url: `https://github.com/acme/flight-delay/actions/runs/${100 + n}` }),
      )
      const bytes = evidenceArchive(
        makeEvidence({ run }, n === 100 ? { wins: 100, losses: 900 } : { wins: 300, losses: 290 }),
      )
      office.github.artifacts[100 + n] = [{ name: 'holdout-evidence-flight-delay-1', bytes }]
      await office.request()
      // Ten arrive while one is evaluated.
      if (n % 10 === 0) await office.work()
    }
    const comments = office.github.writes.filter((write) => write.includes('comment'))
    const checks = office.github.writes.filter((write) => write.includes('check'))
    expect(comments.length).toBeLessThanOrEqual(10)
    expect(checks.length).toBeLessThanOrEqual(30)
    expect(office.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(office.github.comments).toHaveLength(1)
  }, 120_000)
})
