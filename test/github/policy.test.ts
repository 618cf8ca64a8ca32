import nock from 'nock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { digestOf } from '#core/digest.ts'
import { branchTip, loadPolicy } from '#github/policy.ts'
import { api, octokit, path, repository, sha } from './github.ts'

beforeEach(() => nock.disableNetConnect())
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([])
  nock.cleanAll()
  nock.enableNetConnect()
})

const text = `version: 1
models:
  flight-delay:
    workflow: .github/workflows/model.yml
    task: binary
    metrics:
      accuracy: {max_drop: 0.01}
`
const file = `${path}/contents/.github%2Fholdout.yml?ref=${sha('b')}`

function answered(status: number, body: string | Buffer, type = 'application/vnd.github.raw; charset=utf-8'): void {
  nock('https://api.github.com', { reqheaders: { accept: /^application\/vnd\.github\.v3\.raw$/ } })
    .get(file)
    .reply(status, body, { 'content-type': type })
}

test('is read raw at the commit asked for, with its digest', async () => {
  answered(200, text)
  const loaded = await loadPolicy(octokit(), repository, sha('b'))
  expect(loaded).toMatchObject({ digest: digestOf(text), text, ref: sha('b') })
  expect(loaded?.policy.models['flight-delay']?.metrics.accuracy?.max_drop).toBe(0.01)
})

test('is null where the file is not there', async () => {
  answered(404, '{"message":"Not Found"}', 'application/json')
  expect(await loadPolicy(octokit(), repository, sha('b'))).toBeNull()
})

test('that cannot be used names line and column', async () => {
  answered(200, text.replace('max_drop', 'max_dorp'))
  await expect(loadPolicy(octokit(), repository, sha('b'))).rejects.toThrow(/holdout\.yml:7:\d+: .*max_drop/)
})

test('that is a folder, or no text, is refused', async () => {
  answered(200, '[]', 'application/json; charset=utf-8')
  await expect(loadPolicy(octokit(), repository, sha('b'))).rejects.toThrow('is not a file')
  answered(200, Buffer.from([0xff, 0xfe, 0x00]), 'application/octet-stream')
  await expect(loadPolicy(octokit(), repository, sha('b'))).rejects.toThrow('UTF-8')
})

test('a server error is no absence (T29)', async () => {
  answered(500, '{}', 'application/json')
  await expect(loadPolicy(octokit(), repository, sha('b'))).rejects.toMatchObject({ status: 500 })
})

test('the tip of a branch is never a tag of the same name', async () => {
  api()
    .get(`${path}/git/ref/heads%2Fmain`)
    .reply(200, { ref: 'refs/heads/main', object: { type: 'commit', sha: sha('b') } })
    .get(`${path}/git/ref/heads%2Fgone`)
    .reply(404, {})
  expect(await branchTip(octokit(), repository, 'main')).toBe(sha('b'))
  expect(await branchTip(octokit(), repository, 'gone')).toBeNull()
})
