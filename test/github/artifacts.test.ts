import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { digestOf } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import { type Artifact, downloadArtifact, listRunArtifacts, pickArtifact } from '#github/artifacts.ts'
import { limitOf } from '#github/limits.ts'
import { api, artifactJson, octokit, path, repository, sha } from './github.ts'

beforeEach(() => nock.disableNetConnect())
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([])
  nock.cleanAll()
  nock.enableNetConnect()
})

const bytes = Buffer.from('the archive')
const artifact: Artifact = {
  id: 11,
  name: 'holdout-evidence-flight-delay-1',
  size: bytes.length,
  expired: false,
  digest: digestOf(bytes),
  runId: 42,
}
// What was asked for, and how GitHub says so of an artifact.
const run = { id: 42, headSha: sha('a'), repositoryId: 1296269 }
const ofRun = { id: 42, repository_id: 1296269, head_repository_id: 1296269, head_sha: sha('a') }
const BLOB = 'https://productionresultssa0.blob.core.windows.net'

function redirectTo(location: string): void {
  api().get(`${path}/actions/artifacts/11/zip`).reply(302, '', { location })
}

describe('the artifacts of a run', () => {
  test('are read to the last page (R20)', async () => {
    const first = Array.from({ length: 100 }, (_, i) =>
      artifactJson({ id: i, name: `other-${i}`, workflow_run: ofRun }),
    )
    const next = `<https://api.github.com${path}/actions/runs/42/artifacts?per_page=100&page=2>; rel="next"`
    api()
      .get(`${path}/actions/runs/42/artifacts?per_page=100`)
      .reply(200, { total_count: 101, artifacts: first }, { link: next })
      .get(`${path}/actions/runs/42/artifacts?per_page=100&page=2`)
      .reply(200, { total_count: 101, artifacts: [artifactJson({ id: 999, workflow_run: ofRun })] })
    const all = await listRunArtifacts(octokit(), repository, run)
    expect(all).toHaveLength(101)
    expect(pickArtifact(all, 'evidence', 'flight-delay')?.artifact.id).toBe(999)
  })

  test.each<[string, object | null]>([
    ['another run', { ...ofRun, id: 41 }],
    ['another commit', { ...ofRun, head_sha: sha('e') }],
    ['another repository', { ...ofRun, repository_id: 666 }],
    ['nobody knows which run', null],
  ])('of %s are refused, naming the artifact (T1)', async (_, foreign) => {
    const artifacts = [artifactJson({ workflow_run: ofRun }), artifactJson({ id: 12, workflow_run: foreign })]
    api().get(`${path}/actions/runs/42/artifacts?per_page=100`).reply(200, { total_count: 2, artifacts })
    const refused = listRunArtifacts(octokit(), repository, run)
    await expect(refused).rejects.toThrow(UserError)
    await expect(refused).rejects.toThrow(/\(id 12\) was listed for run 42, but is of/)
  })

  test('the highest attempt wins, compared as a number', () => {
    const names = ['holdout-evidence-m-2', 'holdout-evidence-m-10', 'holdout-evidence-m-9', 'holdout-run-m-11']
    const all = names.map((name, id) => ({ ...artifact, id, name }))
    expect(pickArtifact(all, 'evidence', 'm')).toMatchObject({ attempt: 10, artifact: { id: 1 } })
  })

  test('a model whose name continues another one is not taken for an attempt of it', () => {
    const all = [{ ...artifact, name: 'holdout-run-a-1-2' }]
    expect(pickArtifact(all, 'run', 'a')).toBeNull()
    expect(pickArtifact(all, 'run', 'a-1')).toMatchObject({ attempt: 2 })
  })

  test('the same name twice is an error that names both ids (T5)', () => {
    const all = [artifact, { ...artifact, id: 12 }]
    expect(() => pickArtifact(all, 'evidence', 'flight-delay')).toThrow(/two artifacts named .* \(ids 11 and 12\)/)
  })
})

describe('a download', () => {
  test('follows one redirect without our credentials (T46)', async () => {
    redirectTo(`${BLOB}/actions-results/a.zip?sig=x`)
    nock(BLOB, { badheaders: ['authorization', 'cookie'] })
      .get('/actions-results/a.zip?sig=x')
      .reply(200, bytes)
    expect(Buffer.from(await downloadArtifact(octokit(), repository, artifact, { maxBytes: 1000 }))).toEqual(bytes)
  })

  test.each([
    'http://productionresultssa0.blob.core.windows.net/a.zip',
    'https://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:8080/a.zip',
    'https://localhost/a.zip',
    'https://evil.example/a.zip',
    'https://blob.core.windows.net.evil.example/a.zip',
    'https://user:pass@a.blob.core.windows.net/a.zip',
    'file:///etc/passwd',
    'not an address',
  ])('is refused where GitHub keeps nothing: %s (T46)', async (location) => {
    redirectTo(location)
    await expect(downloadArtifact(octokit(), repository, artifact, { maxBytes: 1000 })).rejects.toThrow(
      /refused|no address/,
    )
  })

  test('follows no second redirect (T46)', async () => {
    redirectTo(`${BLOB}/a.zip`)
    nock(BLOB)
      .get('/a.zip')
      .reply(302, '', { location: `${BLOB}/b.zip` })
    await expect(downloadArtifact(octokit(), repository, artifact, { maxBytes: 1000 })).rejects.toThrow()
  })

  test('is refused when one byte differs, naming both digests (T6)', async () => {
    const other = Buffer.from('the archivE')
    redirectTo(`${BLOB}/a.zip`)
    nock(BLOB).get('/a.zip').reply(200, other)
    const refused = downloadArtifact(octokit(), repository, artifact, { maxBytes: 1000 })
    await expect(refused).rejects.toThrow(UserError)
    await expect(refused).rejects.toThrow(new RegExp(`${digestOf(other)}.*${digestOf(bytes)}`))
  })

  test('is refused without a digest to compare with (T6)', async () => {
    const refused = downloadArtifact(octokit(), repository, { ...artifact, digest: null }, { maxBytes: 1000 })
    await expect(refused).rejects.toThrow('has no digest')
  })

  test('stops at the limit, whatever size was declared (T9)', async () => {
    redirectTo(`${BLOB}/a.zip`)
    nock(BLOB).get('/a.zip').reply(200, Buffer.alloc(5000))
    await expect(
      downloadArtifact(octokit(), repository, { ...artifact, size: 10 }, { maxBytes: 1000 }),
    ).rejects.toThrow('over the limit of 1000')
    await expect(downloadArtifact(octokit(), repository, artifact, { maxBytes: 5 })).rejects.toThrow(
      'over the limit of 5',
    )
  })

  test('that never ends is given up, and may be tried again (T9)', async () => {
    nock.enableNetConnect('127.0.0.1')
    const server = createServer((request, response) => {
      if (request.url === '/blob') response.write(bytes.subarray(0, 3))
      else response.writeHead(302, { location: `${base()}/blob` }).end()
    }).listen(0, '127.0.0.1')
    const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await new Promise((resolve) => server.once('listening', resolve))
    try {
      const waiting = downloadArtifact(octokit(base()), repository, artifact, { maxBytes: 1000, timeoutMs: 50 })
      await expect(waiting).rejects.toThrow(/artifact .* \(id 11\) of run 42: did not arrive within 0\.05 s/)
      await expect(waiting).rejects.not.toThrow(UserError)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

  test('names an artifact that has expired or gone (AP72)', async () => {
    await expect(
      downloadArtifact(octokit(), repository, { ...artifact, expired: true }, { maxBytes: 1000 }),
    ).rejects.toThrow(/holdout-evidence-flight-delay-1 \(id 11\) of run 42 has expired/)
    api().get(`${path}/actions/artifacts/11/zip`).reply(410, { message: 'Artifact has expired' })
    await expect(downloadArtifact(octokit(), repository, artifact, { maxBytes: 1000 })).rejects.toThrow('has expired')
    api().get(`${path}/actions/artifacts/11/zip`).reply(404, { message: 'Not Found' })
    await expect(downloadArtifact(octokit(), repository, artifact, { maxBytes: 1000 })).rejects.toThrow('is gone')
  })

  test('within one machine may go over http to that machine, and nowhere else', async () => {
    nock.enableNetConnect('127.0.0.1')
    const seen: (string | undefined)[] = []
    let location = '/blob'
    const server = createServer((request, response) => {
      if (request.url === '/blob') {
        seen.push(request.headers.authorization)
        response.end(bytes)
      } else {
        response.writeHead(302, { location }).end()
      }
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    location = `${base}/blob`
    try {
      await downloadArtifact(octokit(base), repository, artifact, { maxBytes: 1000 })
      expect(seen).toEqual([undefined])
      location = 'https://evil.example/blob'
      await expect(downloadArtifact(octokit(base), repository, artifact, { maxBytes: 1000 })).rejects.toThrow('refused')
    } finally {
      server.close()
    }
  })
})

describe('a storage that is not well', () => {
  const limits = { maxBytes: 1000, timeoutMs: 5000 }

  test('does not take an address that has run out: it is asked for once more (R19)', async () => {
    redirectTo(`${BLOB}/old.zip?sig=x`)
    nock(BLOB).get('/old.zip?sig=x').reply(403, 'AuthenticationFailed')
    redirectTo(`${BLOB}/new.zip?sig=y`)
    nock(BLOB).get('/new.zip?sig=y').reply(200, bytes)
    expect(Buffer.from(await downloadArtifact(octokit(), repository, artifact, limits))).toEqual(bytes)
  })

  test('takes no address at all, answers with an error, or breaks off: it passes with time, for whoever asks', async () => {
    for (const at of [1, 2]) {
      redirectTo(`${BLOB}/${at}.zip`)
      nock(BLOB).get(`/${at}.zip`).reply(403)
    }
    await expect(downloadArtifact(octokit(), repository, artifact, limits)).rejects.toMatchObject({ status: 503 })
    redirectTo(`${BLOB}/a.zip`)
    nock(BLOB).get('/a.zip').reply(500)
    await expect(downloadArtifact(octokit(), repository, artifact, limits)).rejects.toMatchObject({ status: 503 })
    redirectTo(`${BLOB}/a.zip`)
    nock(BLOB)
      .get('/a.zip')
      .replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
    await expect(downloadArtifact(octokit(), repository, artifact, limits)).rejects.toMatchObject({ status: 503 })
    redirectTo(`${BLOB}/a.zip`)
    nock(BLOB).get('/a.zip').reply(200, bytes.subarray(0, 5))
    await expect(downloadArtifact(octokit(), repository, artifact, limits)).rejects.toMatchObject({ status: 503 })
  })

  test('an artifact that has expired meanwhile says so, with the remedy (R19, AP72)', async () => {
    api().get(`${path}/actions/artifacts/11/zip`).reply(410, { message: 'Artifact has expired' })
    const refused = downloadArtifact(octokit(), repository, artifact, limits)
    await expect(refused).rejects.toThrow(/has expired; run the workflow again/)
  })
})

test('a rate limit on a comment is not taken for a locked conversation (R13)', () => {
  const thrown = (fields: object) => Object.assign(new Error('You have exceeded a secondary rate limit'), fields)
  const answered = (headers: object) => ({ status: 403, response: { headers } })
  expect(limitOf(thrown(answered({})))).toEqual({ kind: 'secondary', seconds: 60 })
  expect(limitOf(thrown(answered({ 'retry-after': '120' })))).toEqual({ kind: 'secondary', seconds: 120 })
  const used = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1796000000' }
  expect(limitOf(thrown(answered(used)))).toEqual({ kind: 'primary', resetAt: 1796000000 })
  expect(limitOf(Object.assign(new Error('issue is locked'), answered({})))).toBeNull()
  expect(limitOf(Object.assign(new Error('Not Found'), { status: 404 }))).toBeNull()
})
