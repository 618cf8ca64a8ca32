import { describe, expect, test } from 'vitest'
import { sha } from '../../github/github.ts'
import { BASE, evidenceArchive, POLICY } from '../evidence.ts'
import { pull, pullRun } from '../github.ts'
import { useOffice } from '../office.ts'

const office = useOffice()
const TIP = sha('f')

async function green(): Promise<void> {
  office.github.runs = [pullRun()]
  office.github.artifacts = { 42: [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive() }] }
  await office.request()
  await office.work()
  expect(office.github.check()).toMatchObject({ conclusion: 'success' })
}

/** A commit on main after the one that the pull request was compared with. */
function moved(): void {
  office.github.branches.main = TIP
  office.github.policies[TIP] = POLICY
  office.github.history[TIP] = [BASE]
}

describe('a new baseline after a green check (T35)', () => {
  test('the comment advises to update or to use the merge queue; the check is unchanged', async () => {
    await green()
    const before = { ...office.github.check() }
    moved()
    office.forward(61)
    await office.remind()
    await office.work()
    expect(office.github.check()).toEqual(before)
    expect(office.github.comments[0]?.body).toMatch(
      /main has moved on since this comparison with bbbbbb\u200Bb; update the branch, or merge through a queue/,
    )
  })

  test('each pull request is looked at once an hour, however often the base moves, and says it once', async () => {
    await green()
    moved()
    for (let minute = 0; minute < 120; minute += 5) {
      office.forward(5)
      await office.remind()
      await office.work()
    }
    expect(office.github.writes.filter((write) => write === 'edit comment on 5')).toHaveLength(1)
  })

  test('one that is closed by now falls out, and gets nothing', async () => {
    await green()
    moved()
    office.github.pulls = [pull({ state: 'closed' })]
    office.forward(61)
    await office.remind()
    await office.work()
    expect(office.github.writes).toHaveLength(2)
    office.forward(61)
    await office.remind()
    expect(office.waiting.filter(({ at }) => at <= office.now)).toEqual([])
  })

  test('nothing while the base is where it was', async () => {
    await green()
    office.forward(61)
    await office.remind()
    await office.work()
    expect(office.github.comments[0]?.body).not.toContain('moved on')
  })
})
