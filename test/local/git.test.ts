import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Laptop, refusal, startLaptop } from './laptop.ts'

let laptop: Laptop
let first: string
let head: string

beforeAll(async () => {
  laptop = await startLaptop()
  first = await laptop.push('main', {
    'readme.md': 'one\n',
    'src/train.ts': 'a\nb\nc\n',
    'old/name.ts': 'x\n'.repeat(20),
  })
  await laptop.git('mv', 'old/name.ts', 'src/renamed.ts')
  await laptop.git('rm', '--quiet', 'readme.md')
  head = await laptop.push('change', { 'src/train.ts': 'a\nB\nc\nd\n', 'data/new.bin': '\u0000\u0001' })
})

afterAll(() => laptop.stop())

const pull = async (number: number) =>
  (await laptop.as('dana').rest.pulls.get({ ...laptop.repo, pull_number: number })).data

describe('a pull request', () => {
  it('announces itself with the head and base of git, the merge not tried yet', async () => {
    expect(await laptop.open('change')).toBe(1)
    await laptop.idle()
    const opened = laptop.received.find(({ payload }) => payload.action === 'opened')
    expect(opened?.payload).toMatchObject({
      number: 1,
      pull_request: {
        head: { ref: 'change', sha: head },
        base: { ref: 'main', sha: first },
        mergeable: null,
        user: { login: 'dana' },
      },
      installation: { id: 100 },
      repository: { full_name: 'acme/flight-delay' },
    })
  })

  it('lists the files that git says differ', async () => {
    const { data } = await laptop.as('dana').rest.pulls.listFiles({ ...laptop.repo, pull_number: 1 })
    expect(
      data.map(({ filename, status, additions, deletions, previous_filename }) => [
        filename,
        status,
        additions,
        deletions,
        previous_filename,
      ]),
    ).toEqual([
      ['data/new.bin', 'added', 0, 0, undefined],
      ['readme.md', 'removed', 0, 1, undefined],
      ['src/renamed.ts', 'renamed', 0, 0, 'old/name.ts'],
      ['src/train.ts', 'modified', 2, 1, undefined],
    ])
    expect(await pull(1)).toMatchObject({ changed_files: 4, additions: 2, deletions: 2, commits: 1 })
  })

  it('lists its own commits, and not the one it began at', async () => {
    const { data } = await laptop.as('dana').rest.pulls.listCommits({ ...laptop.repo, pull_number: 1 })
    expect(data.map(({ sha }) => sha)).toEqual([head])
  })

  it('has a test merge of base and head', async () => {
    const { merge_commit_sha } = await pull(1)
    await laptop.git('fetch', '--quiet', laptop.github.remote('dana'), 'refs/pull/1/merge')
    expect(await laptop.git('rev-parse', 'FETCH_HEAD', 'FETCH_HEAD^1', 'FETCH_HEAD^2')).toBe(
      [merge_commit_sha, first, head].join('\n'),
    )
  })

  it('follows a push to its branch and says so: emulate does neither', async () => {
    laptop.received.length = 0
    const before = head
    head = await laptop.push('change', { 'src/more.ts': 'more\n' })
    await laptop.idle()
    expect((await pull(1)).head.sha).toBe(head)
    const synchronize = laptop.received.find(({ payload }) => payload.action === 'synchronize')
    expect(synchronize?.payload).toMatchObject({
      number: 1,
      before,
      after: head,
      pull_request: { head: { sha: head } },
    })
    expect((await pull(1)).changed_files).toBe(5)
  })

  it('follows its base: base.sha and the test merge move, and nothing is sent for it', async () => {
    await laptop.git('checkout', '--quiet', 'main')
    const main = await laptop.push('main', { 'other.md': 'other\n' })
    laptop.received.length = 0
    const now = await pull(1)
    expect(now.base.sha).toBe(main)
    const { data } = await laptop
      .as('dana')
      .rest.git.getCommit({ ...laptop.repo, commit_sha: now.merge_commit_sha ?? '' })
    expect(data.parents.map(({ sha }) => sha)).toEqual([main, head])
    // The file list stays that of the branch: it begins where the branch left main.
    expect(now.changed_files).toBe(5)
    await laptop.idle()
    expect(laptop.received.filter(({ event }) => event === 'pull_request')).toEqual([])
  })

  it('is refused for the same branch twice, an unknown branch, and no commits', async () => {
    const open = (branch: string) => refusal(laptop.open(branch))
    expect((await open('change')).status).toBe(422)
    expect((await open('nowhere')).status).toBe(422)
    await laptop.as('dana').rest.git.createRef({ ...laptop.repo, ref: 'refs/heads/same', sha: first })
    expect((await open('same')).status).toBe(422)
  })

  it('is found by its commits', async () => {
    const { data } = await laptop
      .as('dana')
      .rest.repos.listPullRequestsAssociatedWithCommit({ ...laptop.repo, commit_sha: head })
    expect(data.map(({ number }) => number)).toEqual([1])
    const none = await laptop
      .as('dana')
      .rest.repos.listPullRequestsAssociatedWithCommit({ ...laptop.repo, commit_sha: first })
    expect(none.data).toEqual([])
  })

  it('is listed by head and state, without what only a single answer tells', async () => {
    const { data } = await laptop.as('dana').rest.pulls.list({ ...laptop.repo, head: 'acme:change', state: 'open' })
    expect(data.map(({ number, head: { sha } }) => [number, sha])).toEqual([[1, head]])
    expect(data[0]).not.toHaveProperty('mergeable')
    expect((await laptop.as('dana').rest.pulls.list({ ...laptop.repo, head: 'acme:other' })).data).toEqual([])
  })

  it('can be closed and opened again', async () => {
    const update = (state: 'open' | 'closed') =>
      laptop.as('dana').rest.pulls.update({ ...laptop.repo, pull_number: 1, state })
    laptop.received.length = 0
    await update('closed')
    await update('open')
    await laptop.idle()
    expect(laptop.received.map(({ payload }) => payload.action).sort()).toEqual(['closed', 'reopened'])
  })
})

describe('tags', () => {
  it('made through the API are in the repository, with the message and the tagger', async () => {
    const { data: tag } = await laptop.as('dana').rest.git.createTag({
      ...{
        ...laptop.repo,
        tag: 'flight-delay@v1.0.0',
        message: 'Registering flight-delay',
        object: first,
        type: 'commit',
      },
      tagger: { name: 'holdout', email: 'holdout@example.com', date: '2026-01-02T03:04:05Z' },
    })
    await laptop.as('dana').rest.git.createRef({ ...laptop.repo, ref: 'refs/tags/flight-delay@v1.0.0', sha: tag.sha })
    await laptop.git('fetch', '--quiet', laptop.github.remote('dana'), 'refs/tags/*:refs/tags/*')
    const format = '--format=%(objectname) %(*objectname) %(taggername) %(contents:subject)'
    expect(await laptop.git('for-each-ref', format, 'refs/tags')).toBe(
      `${tag.sha} ${first} holdout Registering flight-delay`,
    )
    expect(tag).toMatchObject({ tagger: { date: '2026-01-02T03:04:05Z' }, object: { sha: first, type: 'commit' } })
  })

  it('pushed by git are in the API', async () => {
    await laptop.git('tag', '--annotate', '--message', 'by hand', 'flight-delay@v1.1.0', head)
    await laptop.git('push', '--quiet', laptop.github.remote('dana'), 'refs/tags/flight-delay@v1.1.0')
    const { data: refs } = await laptop
      .as('dana')
      .rest.git.listMatchingRefs({ ...laptop.repo, ref: 'tags/flight-delay@' })
    expect(refs.map(({ ref, object }) => [ref, object.type])).toEqual([
      ['refs/tags/flight-delay@v1.0.0', 'tag'],
      ['refs/tags/flight-delay@v1.1.0', 'tag'],
    ])
    const { data } = await laptop.as('dana').rest.git.getTag({ ...laptop.repo, tag_sha: refs[1]?.object.sha ?? '' })
    expect([data.tag, data.message.trim(), data.object.sha]).toEqual(['flight-delay@v1.1.0', 'by hand', head])
  })

  it('are made once: the same ref again is refused', async () => {
    const call = laptop
      .as('dana')
      .rest.git.createRef({ ...laptop.repo, ref: 'refs/tags/flight-delay@v1.0.0', sha: first })
    expect(await refusal(call)).toEqual({ status: 422, message: 'Reference already exists' })
  })

  it('name an object that exists', async () => {
    const call = laptop.as('dana').rest.git.createRef({ ...laptop.repo, ref: 'refs/tags/none', sha: 'e'.repeat(40) })
    expect(await refusal(call)).toEqual({ status: 422, message: 'Object does not exist' })
  })
})

describe('pushing', () => {
  it('needs a token with the right to write', async () => {
    await expect(laptop.git('push', laptop.github.remote('otto'), 'HEAD:refs/heads/otto')).rejects.toThrow(/403/)
    const stranger = laptop.github.remote('dana').replace(/:ghp_\w+@/, ':ghp_stranger@')
    await expect(laptop.git('-c', 'credential.helper=', 'push', stranger, 'HEAD:refs/heads/x')).rejects.toThrow(
      /Authentication failed/,
    )
  })

  it('to a protected branch is refused in GitHub’s words, and moves nothing', async () => {
    const rules = { enforce_admins: true, required_pull_request_reviews: null, restrictions: null }
    const required_status_checks = { strict: false, contexts: [], checks: [{ context: 'holdout', app_id: 12345 }] }
    await laptop
      .as('olga')
      .rest.repos.updateBranchProtection({ ...laptop.repo, branch: 'main', ...rules, required_status_checks })
    const before = await laptop.git('ls-remote', laptop.github.remote('dana'), 'refs/heads/main')
    await expect(laptop.push('main', { sneaky: 'x\n' })).rejects.toThrow(
      /GH006: Protected branch update failed for refs\/heads\/main/,
    )
    expect(await laptop.git('ls-remote', laptop.github.remote('dana'), 'refs/heads/main')).toBe(before)
    const call = laptop.as('dana').rest.git.updateRef({ ...laptop.repo, ref: 'heads/main', sha: head, force: true })
    expect((await refusal(call)).status).toBe(422)
  })
})
