import { expect, test } from 'vitest'
import { notices } from '../../app/app.ts'
import { sha } from '../github/github.ts'
import { useOffice } from './office.ts'
import { payload, recordedPayload } from './webhooks.ts'

const office = useOffice()
const note = (name: keyof typeof notices, body: unknown) => notices[name](body)

const rows = () => office.rows('SELECT id, installation_id, owner, name, set_aside FROM repositories ORDER BY id')

test('an installation of 1,000 repositories is one row for each, in one statement, and asks GitHub nothing (R35)', async () => {
  const body = recordedPayload('installation', 'created') as { installation: { id: number }; repositories: object[] }
  const repositories = Array.from({ length: 1000 }, (_, at) => ({
    id: at + 1,
    full_name: `acme/r${at + 1}`,
    name: `r${at + 1}`,
  }))
  const notice = note('installation.created', { ...body, repositories })
  if (!notice) throw new Error('the event is one of ours')
  const before = office.github.reads
  await office.note(notice)
  expect(await rows()).toHaveLength(1001)
  expect([office.github.reads - before, office.github.tokenRequests, office.waiting]).toEqual([0, [], []])
})

test.each(['deleted', 'suspend', 'unsuspend', 'new_permissions_accepted'] as const)('installation.%s', (action) => {
  const body = recordedPayload('installation', action) as { installation: { id: number } }
  const kinds = { deleted: 'uninstalled', suspend: 'suspended', unsuspend: 'woken', new_permissions_accepted: 'woken' }
  expect(note(`installation.${action}`, body)).toEqual({ kind: kinds[action], id: body.installation.id })
})

test('repositories are added to an installation and taken away', async () => {
  const added = recordedPayload('installation_repositories', 'added')
  const removed = recordedPayload('installation_repositories', 'removed')
  const first = note('installation_repositories.added', added)
  expect(first).toMatchObject({
    kind: 'repositories',
    added: [{ owner: expect.any(String), name: expect.any(String) }],
  })
  const second = note('installation_repositories.removed', { ...removed, repositories_removed: [{ id: 1296269 }] })
  if (!second) throw new Error('the event is one of ours')
  await office.note(second)
  expect(await rows()).toEqual([])
})

test('a repository is renamed, transferred, archived, taken out of the archive, deleted', async () => {
  const body = payload('repository', 'renamed')
  Object.assign(body.repository as object, { name: 'delays', owner: { login: 'airline' } })
  for (const [name, fields, row] of [
    ['repository.renamed', {}, { owner: 'airline', name: 'delays', set_aside: null }],
    ['repository.archived', { action: 'archived' }, { set_aside: 'archived' }],
    ['repository.unarchived', { action: 'unarchived' }, { set_aside: null }],
  ] as const) {
    const notice = note(name, { ...body, ...fields })
    if (!notice) throw new Error(`${name} is one of ours`)
    await office.note(notice)
    expect(await rows(), name).toMatchObject([{ id: 1296269, installation_id: 100, ...row }])
  }
  const deleted = note('repository.deleted', { ...body, action: 'deleted' })
  if (deleted) await office.note(deleted)
  expect(await rows()).toEqual([])
})

test('merge_group.destroyed (T36)', () => {
  const body = payload('merge_group', 'checks_requested')
  Object.assign(body.merge_group as object, { head_sha: sha('5') })
  expect(note('merge_group.destroyed', { ...body, action: 'destroyed', reason: 'dequeued' })).toEqual({
    kind: 'group-destroyed',
    repositoryId: 1296269,
    sha: sha('5'),
  })
})

test.each(Object.keys(notices) as (keyof typeof notices)[])(
  'a body of another event tells %s nothing (T43)',
  (name) => {
    const bodies = [
      payload('workflow_run', 'completed'),
      payload('pull_request', 'opened'),
      payload('check_run', 'completed'),
    ]
    for (const body of [...bodies, {}, null, 'x', { installation: null }]) expect(note(name, body)).toBeNull()
  },
)
