import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Laptop, refusal, startLaptop } from './laptop.ts'

/* The routes that the product calls, through octokit. */

let laptop: Laptop
let first: string
let second: string

beforeAll(async () => {
  laptop = await startLaptop()
  first = await laptop.push('main', { '.github/holdout.yml': 'version: 1\n', 'src/a.ts': 'a\n' })
  second = await laptop.push('main', { 'src/b.ts': 'b\n' })
})

afterAll(() => laptop.stop())

describe('contents', () => {
  const get = (path: string, ref?: string) =>
    laptop.as('dana').rest.repos.getContent({ ...laptop.repo, path, ...(ref && { ref }) })

  it('are read at any commit, as JSON', async () => {
    const { data } = await get('.github/holdout.yml', first)
    expect(data).toMatchObject({ type: 'file', path: '.github/holdout.yml', size: 11, encoding: 'base64' })
    expect(Buffer.from((data as { content: string }).content, 'base64').toString()).toBe('version: 1\n')
    expect(await refusal(get('src/b.ts', first))).toEqual({ status: 404, message: 'Not Found' })
  })

  it('are read raw', async () => {
    const mediaType = { format: 'raw' }
    const { data } = await laptop
      .as('dana')
      .rest.repos.getContent({ ...laptop.repo, path: 'src/b.ts', ref: 'main', mediaType })
    expect(data).toBe('b\n')
  })

  it('list a folder', async () => {
    const { data } = await get('src')
    expect((data as { name: string; type: string }[]).map(({ name, type }) => [name, type])).toEqual([
      ['a.ts', 'file'],
      ['b.ts', 'file'],
    ])
  })

  it('above 1 MiB come without the content in JSON, as at GitHub', async () => {
    await laptop.push('main', { 'big.csv': 'x'.repeat(1024 * 1024 + 1) })
    expect((await get('big.csv')).data).toMatchObject({ content: '', encoding: 'none', size: 1024 * 1024 + 1 })
  })
})

describe('commits', () => {
  it('are listed from a commit, for a path, in pages with a Link header', async () => {
    const list = (more: Record<string, unknown>) =>
      laptop.as('dana').rest.repos.listCommits({ ...laptop.repo, sha: second, ...more })
    expect((await list({})).data.map(({ sha }) => sha)).toEqual([second, first])
    expect((await list({ path: 'src/a.ts' })).data.map(({ sha }) => sha)).toEqual([first])
    const page = await list({ per_page: 1 })
    expect(page.data.map(({ sha }) => sha)).toEqual([second])
    expect(page.headers.link).toMatch(/[?&]page=2>; rel="next"/)
    expect(
      (
        await laptop
          .as('dana')
          .paginate('GET /repos/{owner}/{repo}/commits', { ...laptop.repo, sha: second, per_page: 1 })
      ).length,
    ).toBe(2)
  })

  it('tell their author, parents and files', async () => {
    const { data } = await laptop.as('dana').rest.repos.getCommit({ ...laptop.repo, ref: second })
    expect(data).toMatchObject({
      author: { login: 'dana' },
      parents: [{ sha: first }],
      files: [{ filename: 'src/b.ts', status: 'added' }],
    })
  })

  it('are compared', async () => {
    const compare = async (basehead: string) =>
      (await laptop.as('dana').rest.repos.compareCommitsWithBasehead({ ...laptop.repo, basehead })).data
    expect(await compare(`${first}...${second}`)).toMatchObject({
      status: 'ahead',
      ahead_by: 1,
      behind_by: 0,
      merge_base_commit: { sha: first },
    })
    expect(await compare(`${second}...${first}`)).toMatchObject({ status: 'behind', ahead_by: 0, behind_by: 1 })
    expect((await compare(`${second}...${second}`)).status).toBe('identical')
  })

  it('that do not exist are 422 by SHA and 404 in a comparison', async () => {
    const missing = 'f'.repeat(40)
    expect((await refusal(laptop.as('dana').rest.repos.getCommit({ ...laptop.repo, ref: missing }))).status).toBe(422)
    const call = laptop
      .as('dana')
      .rest.repos.compareCommitsWithBasehead({ ...laptop.repo, basehead: `${missing}...main` })
    expect((await refusal(call)).status).toBe(404)
  })
})

describe('releases', () => {
  const bytes = Buffer.from([0, 1, 2, 255, 254])
  let release: number
  let uploadUrl: string

  it('begin as a draft, which its tag does not find', async () => {
    const { data } = await laptop
      .as('dana')
      .rest.repos.createRelease({ ...laptop.repo, tag_name: 'm@v1.0.0', target_commitish: first, draft: true })
    release = data.id
    uploadUrl = data.upload_url
    const call = laptop.as('dana').rest.repos.getReleaseByTag({ ...laptop.repo, tag: 'm@v1.0.0' })
    expect((await refusal(call)).status).toBe(404)
  })

  it('keep the bytes of an asset and its digest', async () => {
    const upload = () => laptop.as('dana').request(`POST ${uploadUrl}`, { name: 'model.bin', data: bytes })
    const { data } = await upload()
    expect([data.size, data.digest]).toEqual([5, `sha256:${createHash('sha256').update(bytes).digest('hex')}`])
    expect((await refusal(upload())).status).toBe(422)
    const headers = { accept: 'application/octet-stream' }
    const down = await laptop.as('dana').rest.repos.getReleaseAsset({ ...laptop.repo, asset_id: data.id, headers })
    expect(Buffer.from(down.data as unknown as ArrayBuffer)).toEqual(bytes)
  })

  it('make the tag when published, and take no more assets', async () => {
    await laptop.as('dana').rest.repos.updateRelease({ ...laptop.repo, release_id: release, draft: false })
    const { data } = await laptop.as('dana').rest.git.getRef({ ...laptop.repo, ref: 'tags/m@v1.0.0' })
    expect(data.object.sha).toBe(first)
    const found = await laptop.as('dana').rest.repos.getReleaseByTag({ ...laptop.repo, tag: 'm@v1.0.0' })
    expect(found.data.assets.map(({ name, digest }) => [name, digest?.slice(0, 7)])).toEqual([['model.bin', 'sha256:']])
    const call = laptop.as('dana').request(`POST ${uploadUrl}`, { name: 'late', data: 'x' })
    expect((await refusal(call)).status).toBe(422)
  })
})

describe('deployments', () => {
  it('have statuses, and a new success makes the one before inactive', async () => {
    const dana = laptop.as('dana').rest.repos
    const deploy = async () => {
      const created = await dana.createDeployment({
        ...laptop.repo,
        ref: 'main',
        environment: 'production',
        required_contexts: [],
        auto_merge: false,
      })
      const id = (created.data as { id: number }).id
      await dana.createDeploymentStatus({
        ...laptop.repo,
        deployment_id: id,
        state: 'success',
        environment_url: 'http://127.0.0.1:1/',
      })
      return id
    }
    const [one, two] = [await deploy(), await deploy()]
    const states = async (id: number) =>
      (await dana.listDeploymentStatuses({ ...laptop.repo, deployment_id: id })).data.map(({ state }) => state)
    expect([await states(one), await states(two)]).toEqual([['inactive', 'success'], ['success']])
    const { data } = await dana.listDeployments({ ...laptop.repo, environment: 'production' })
    expect(data.map(({ id }) => id)).toEqual([two, one])
  })

  it('refuse a description over 140 characters', async () => {
    const { data } = await laptop.as('dana').rest.repos.listDeployments(laptop.repo)
    const status = { deployment_id: data[0]?.id ?? 0, state: 'success' as const, description: 'x'.repeat(141) }
    expect(
      (await refusal(laptop.as('dana').rest.repos.createDeploymentStatus({ ...laptop.repo, ...status }))).status,
    ).toBe(422)
  })
})

describe('webhooks', () => {
  it('are signed over the exact body, with an id of their own and the names of event, hook and app', async () => {
    laptop.received.length = 0
    await laptop.push('signed', { 'ü.md': 'ü\n' })
    await laptop.idle()
    const [push] = laptop.received
    expect(push).toMatchObject({
      event: 'push',
      genuine: true,
      payload: { head_commit: { added: ['ü.md'] }, installation: { id: 100 } },
    })
    expect(push?.headers).toMatchObject({
      'x-github-delivery': expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/),
      'x-github-hook-id': expect.any(String),
      'x-github-hook-installation-target-id': '12345',
      'x-github-hook-installation-target-type': 'integration',
      'user-agent': expect.stringMatching(/^GitHub-Hookshot\//),
    })
  })

  it('are not tried again when nobody answers, kept in the log, and sent again on demand under the same id', async () => {
    const id = laptop.received.at(-1)?.headers['x-github-delivery']
    const before = laptop.received.length
    await laptop.github.redeliver(String(id))
    expect(laptop.received.slice(before).map(({ headers }) => headers['x-github-delivery'])).toEqual([id])
    laptop.github.pointWebhookAt('http://127.0.0.1:9/')
    await laptop.push('unheard', { x: 'x\n' })
    await laptop.idle()
    expect(laptop.github.deliveries.at(-1)).toMatchObject({ event: 'push', status: null })
    expect(laptop.received.length).toBe(before + 1)
  })
})
