import { describe, expect, test } from 'vitest'
import { subject } from '../evaluate.ts'
import { evidenceArchive } from '../evidence.ts'
import { pullRun } from '../github.ts'
import { useOffice } from '../office.ts'

const office = useOffice()

/** Every minute for so many minutes: the watch, and the work that it asks for. */
async function minutes(count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    office.forward(1)
    await office.watch()
    await office.work()
  }
}

describe('a check is completed whatever ends in between', () => {
  test('a crash between create and complete: completed within the deadline and a minute (R7)', async () => {
    office.github.runs = [pullRun({ status: 'in_progress', conclusion: null, run_started_at: office.github.now })]
    await office.request()
    await office.work()
    expect(office.github.check()).toMatchObject({ status: 'in_progress' })
    // The process ends, its requests for a later look with it.
    office.waiting = []
    office.restart()
    await minutes(6 * 60 + 1)
    expect(office.github.check()).toMatchObject({ status: 'completed', conclusion: 'timed_out' })
    expect(office.github.checks).toHaveLength(1)
  })

  test('a crash before the check was written: it is there after the time of a first look (R7)', async () => {
    office.github.fault = (method, uri) => (method === 'POST' && uri.endsWith('/check-runs') ? [500, {}] : null)
    await office.request()
    await office.work()
    office.waiting = []
    office.github.fault = () => null
    office.restart()
    expect(office.github.checks).toEqual([])
    await minutes(16)
    expect(office.github.check()).toMatchObject({ status: 'queued' })
  })

  test('a run that never starts is action_required with the reason, by the watch alone (R8)', async () => {
    await office.request()
    await office.work()
    office.waiting = []
    await minutes(16)
    expect(office.github.check()).toMatchObject({
      conclusion: 'action_required',
      title: expect.stringContaining('no run of .github/workflows/model.yml started within 15m'),
    })
  })

  test('after a start every check that is not completed is looked at, and no other (R7)', async () => {
    office.github.runs = [pullRun({ status: 'in_progress', conclusion: null })]
    await office.request()
    await office.work()
    office.waiting = []
    office.github.runs = [pullRun()]
    office.github.artifacts[42] = [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive() }]
    office.restart()
    await office.start()
    await office.work()
    expect(office.github.check()).toMatchObject({ conclusion: 'success' })
    office.waiting = []
    await office.start()
    expect(office.waiting).toEqual([])
  })

  test('a check that waits is asked for once in ten minutes, not every minute', async () => {
    await office.heads.begin(subject, office.now)
    office.forward(16)
    for (let at = 0; at < 30; at++) {
      await office.watch()
      office.forward(1)
    }
    expect(office.waiting).toHaveLength(3)
  })
})
