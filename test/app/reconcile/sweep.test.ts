import { describe, expect, test } from 'vitest'
import { sha } from '../../github/github.ts'
import { BASE, POLICY } from '../evidence.ts'
import { pull, pullRun } from '../github.ts'
import { useOffice } from '../office.ts'

const office = useOffice()

/** The commits that the last sweep asked for. */
async function swept(): Promise<readonly string[]> {
  office.waiting = []
  office.forward(15)
  await office.sweep()
  return office.waiting.map(({ subject }) => subject.sha)
}

describe('the sweep asks for', () => {
  test('an open pull request whose head was never looked at, of a fork too, and whose fork is gone (R3)', async () => {
    office.github.pulls = [
      pull({ number: 1, sha: sha('1') }),
      pull({ number: 2, sha: sha('2'), head: 'otto:better' }),
      pull({ number: 3, sha: sha('3'), head: 'gone:better', forkGone: true }),
      pull({ number: 4, sha: sha('4'), state: 'closed' }),
    ]
    expect(await swept()).toEqual([sha('1'), sha('2'), sha('3')])
    expect(office.waiting.map(({ subject }) => subject.heads)).toEqual([['acme:better'], ['otto:better'], []])
  })

  test('nothing where no policy wants a check', async () => {
    office.github.policies = {}
    expect(await swept()).toEqual([])
  })

  test('a run that ended after the last look, and not for one that was seen', async () => {
    office.github.runs = [pullRun({ status: 'in_progress', conclusion: null })]
    await office.request()
    await office.work()
    office.github.runs = [pullRun({ updated_at: new Date(office.now.getTime() + 60_000).toISOString() })]
    expect(await swept()).toHaveLength(1)
    await office.work()
    expect(await swept()).toEqual([])
  })

  test('a commit of a merge queue whose event was lost, but not one of yesterday, nor one that is not wanted any more', async () => {
    office.github.pulls = []
    const queued = (letter: string, updated: string) =>
      pullRun({
        ...{ id: Number.parseInt(letter, 16), event: 'merge_group', head_sha: sha(letter), updated_at: updated },
        head_branch: `gh-readonly-queue/main/pr-5-${BASE}`,
      })
    office.github.runs = [
      queued('1', '2026-11-21T10:00:00Z'),
      queued('2', '2026-11-19T10:00:00Z'),
      queued('3', '2026-11-21T10:00:00Z'),
    ]
    await office.note({ kind: 'group-destroyed', repositoryId: 1296269, sha: sha('3') })
    expect(await swept()).toEqual([sha('1')])
    expect(office.waiting[0]?.subject).toMatchObject({ kind: 'merge-group', base: 'main' })
  })

  test('the head of a pull request on the last page, and no more than fifty at once: the rest comes with the next (R20)', async () => {
    const commit = (n: number) => n.toString(16).padStart(40, '0')
    office.github.pulls = Array.from({ length: 130 }, (_, at) => pull({ number: at + 1, sha: commit(at + 1) }))
    await office.rows(
      `INSERT INTO heads (repository_id, sha, subject, state, due_at, looked_at)
       SELECT 1296269, lpad(to_hex(n), 40, '0'), '{}', 'settled', now(), now() FROM generate_series(1, 129) n`,
    )
    expect(await swept()).toEqual([commit(130)])
    await office.rows('DELETE FROM heads')
    expect(await swept()).toHaveLength(50)
  })

  test('installations by turns, those not parked, and the longest unseen first', async () => {
    const { known } = office
    await known.remove([1296269])
    await known.add(
      1,
      [10, 11, 12].map((id) => ({ id, owner: 'one', name: `r${id}` })),
    )
    await known.add(
      2,
      [20, 21].map((id) => ({ id, owner: 'two', name: `r${id}` })),
    )
    await known.add(3, [{ id: 30, owner: 'three', name: 'r30' }])
    await known.park(3, 'suspended')
    const before = new Date(office.now.getTime() - 1)
    await known.swept(10, new Date(office.now.getTime() - 3600_000))
    expect((await known.toSweep(before, 4)).map(({ id }) => id)).toEqual([11, 20, 12, 21])
    await known.setAside(11, 'archived')
    expect((await known.toSweep(before, 2)).map(({ id }) => id)).toEqual([12, 20])
  })

  test('the others when one repository fails', async () => {
    await office.known.add(100, [{ id: 1, owner: 'acme', name: 'broken' }])
    office.github.fault = (method, uri) =>
      method === 'GET' && uri.includes('/acme/flight-delay/pulls') ? [418, {}] : null
    await office.sweep()
    const rows = await office.rows('SELECT id FROM repositories WHERE swept_at IS NULL')
    expect(rows).toEqual([])
  })
})

describe('the census', () => {
  test('finds installations and repositories of which no event told, and parks those that may do nothing', async () => {
    await office.rows('TRUNCATE installations, repositories')
    const [own] = office.github.installations
    if (!own) throw new Error('the fake has an installation')
    office.github.installations = [
      own,
      { ...own, id: 101, suspended_at: '2026-11-01T00:00:00Z' },
      { ...own, id: 102, permissions: { ...own.permissions, checks: 'read' } },
    ]
    await office.census()
    expect(await office.rows('SELECT id, parked FROM installations ORDER BY id')).toEqual([
      { id: 100, parked: null },
      { id: 101, parked: 'suspended' },
      { id: 102, parked: 'permission-missing' },
    ])
    expect(await office.rows('SELECT id, installation_id, name FROM repositories')).toEqual([
      { id: 1296269, installation_id: 100, name: 'flight-delay' },
    ])
  })

  test('wakes an installation whose event was lost', async () => {
    await office.known.park(100, 'suspended')
    await office.census()
    await office.request()
    await office.work()
    expect(office.github.check()).toMatchObject({ status: 'queued' })
  })
})

describe('a merge queue that does not want its commit any more (T36)', () => {
  test('takes back what waits, and nothing begins for it, whichever event comes first', async () => {
    office.github.pulls = []
    const group = { kind: 'merge-group', sha: sha('5'), base: 'main' } as const
    office.github.policies[BASE] = POLICY
    await office.request(group)
    await office.note({ kind: 'group-destroyed', repositoryId: 1296269, sha: sha('5') })
    expect(office.waiting).toEqual([])
    await office.request(group)
    await office.work()
    expect(office.github.writes).toEqual([])
  })
})
