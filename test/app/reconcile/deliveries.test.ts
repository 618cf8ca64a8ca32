import { describe, expect, test } from 'vitest'
import type { Subject } from '../../../app/evaluation/subject.ts'
import { evidenceRun } from '../evaluate.ts'
import { evidenceArchive, makeEvidence } from '../evidence.ts'
import { pull, pullRun } from '../github.ts'
import { useOffice } from '../office.ts'

const office = useOffice()

/** A commit id for a number. */
const commit = (n: number) => n.toString(16).padStart(40, '0')

/** Pull requests whose runs have all ended with evidence of their own. */
function finishedPulls(numbers: readonly number[]): void {
  office.github.pulls = numbers.map((n) => pull({ number: n, sha: commit(n), head: `acme:branch-${n}` }))
  office.github.runs = numbers.map((n) => pullRun({ id: n, head_sha: commit(n), head_branch: `branch-${n}` }))
  for (const n of numbers) {
    const evidence = makeEvidence({
      run: { ...evidenceRun(), run_id: n, head_sha: commit(n) },
      commits: { ...makeEvidence().commits, head_sha: commit(n) },
    })
    office.github.artifacts[n] = [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive(evidence) }]
  }
}

function failed(id: number, fields: object = {}) {
  return {
    ...{ id, guid: `guid-${id}`, delivered_at: '2026-11-21T10:00:00Z', status_code: 0 },
    ...{ event: 'workflow_run', action: 'completed' as string | null },
    ...fields,
  }
}

/** GitHub delivers again: the event asks for its commit, and the list shows one more attempt. */
function delivered(arrives: (id: number) => boolean = () => true): void {
  office.github.onRedelivery = (id) => {
    const earlier = office.github.hooks.find((hook) => hook.id === id)
    if (!earlier) return
    const again = { ...earlier, id: 1000 + office.github.redelivered.length, delivered_at: office.now.toISOString() }
    office.github.hooks.push({ ...again, status_code: arrives(id) ? 202 : 502 })
    if (arrives(id)) void office.request({ sha: commit(id) } as Partial<Subject>)
  }
}

describe('what did not reach us is asked for again', () => {
  test('30 failed deliveries and one event that was never sent: every check is completed (R3)', async () => {
    const numbers = Array.from({ length: 31 }, (_, at) => at + 1)
    finishedPulls(numbers)
    office.github.hooks = numbers.slice(0, 30).map((n) => failed(n))
    delivered()
    await office.redeliver()
    expect(office.github.redelivered).toHaveLength(30)
    await office.work()
    expect(office.github.checks).toHaveLength(30)
    await office.sweep()
    await office.work()
    for (const n of numbers) expect(office.github.check(commit(n)), `${n}`).toMatchObject({ conclusion: 'success' })
    expect(office.github.checks).toHaveLength(31)

    // A quarter of an hour later nothing is left to be done.
    office.forward(16)
    const before = office.github.writes.length
    await office.redeliver()
    await office.sweep()
    await office.work()
    expect([office.github.redelivered.length, office.github.writes.length]).toEqual([30, before])
  })

  test('each delivery five times at most, with growing pauses, on the newest attempt', async () => {
    office.github.hooks = [failed(1)]
    delivered(() => false)
    const times: number[] = []
    for (let minute = 0; minute < 600; minute += 5) {
      const before = office.github.redelivered.length
      await office.redeliver()
      if (office.github.redelivered.length > before) times.push(minute)
      office.forward(5)
    }
    expect(times).toEqual([0, 5, 15, 35, 75])
    expect(office.github.redelivered).toEqual([1, 1001, 1002, 1003, 1004])
  })

  test('nothing of what arrived by any attempt, is wanted by nobody, or is older than three days', async () => {
    office.github.hooks = [
      failed(1),
      failed(2, { guid: 'guid-1', status_code: 202 }),
      failed(3, { event: 'push', action: null }),
      failed(4, { delivered_at: '2026-11-18T10:05:00Z' }),
      failed(5, { event: 'pull_request', action: 'labeled' }),
    ]
    await office.redeliver()
    expect(office.github.redelivered).toEqual([])
  })

  test('the list is read by cursor to where the last pass began; so many of them in one pass (R20)', async () => {
    office.github.hooks = Array.from({ length: 250 }, (_, at) => failed(at + 1))
    await office.redeliver()
    expect(office.github.redelivered).toHaveLength(120)
    const reads = office.github.reads
    office.forward(5)
    office.github.hooks.push(failed(500, { delivered_at: office.now.toISOString() }))
    await office.redeliver()
    await office.redeliver()
    expect(new Set(office.github.redelivered).size).toBe(251)
    expect(office.github.reads - reads).toBeLessThanOrEqual(6)
  })

  test('a delivery is counted before it is asked for, so that a crash in between does not make it endless', async () => {
    office.github.hooks = [failed(1)]
    let asked = 0
    office.github.fault = (method) => {
      if (method !== 'POST') return null
      asked++
      return [500, { message: 'the answer is lost' }]
    }
    for (let minute = 0; minute < 600; minute += 5) {
      await office.redeliver().catch(() => {})
      office.forward(5)
    }
    expect(asked).toBe(5)
  })
})
