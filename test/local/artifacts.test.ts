import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DefaultArtifactClient } from '@actions/artifact'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ArtifactService } from '../../local/artifacts/service.ts'
import { ArtifactStore } from '../../local/artifacts/store.ts'
import { Forks } from '../../local/gateway/forks.ts'
import { startGateway } from '../../local/gateway/server.ts'
import type { Site } from '../../local/site.ts'

/* The real client of the toolkit against the local results service. */

let folder: string
let store: ArtifactStore
let service: ArtifactService
let stop: () => Promise<void>
const client = new DefaultArtifactClient()

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true) // the client talks to the runner all the time
  folder = await mkdtemp(join(tmpdir(), 'holdout-artifacts-'))
  const gateway = await startGateway(0)
  store = await ArtifactStore.create(join(folder, 'storage'), gateway.url)
  service = new ArtifactService(store)
  const place = { url: gateway.url, fullName: 'acme/flight-delay', forks: new Forks() }
  const site = { ...place, artifactService: service } as Site
  gateway.open({ site, routes: [], git: async () => {}, page: undefined })
  stop = gateway.close
  vi.stubEnv('ACTIONS_RESULTS_URL', `${gateway.url}/`)
  vi.stubEnv('GITHUB_SERVER_URL', gateway.url.replace('127.0.0.1', 'github.localhost'))
  await mkdir(join(folder, 'files', 'deep'), { recursive: true })
  await writeFile(join(folder, 'files', 'predictions.csv'), 'id,label\n1,late\n')
  await writeFile(join(folder, 'files', 'deep', 'model.json'), '{}')
})

afterAll(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await stop()
  await rm(folder, { recursive: true, force: true })
})

function actAs(runId: number): void {
  vi.stubEnv('ACTIONS_RUNTIME_TOKEN', service.tokenFor(runId, 'job'))
}

const files = () => [join(folder, 'files', 'predictions.csv'), join(folder, 'files', 'deep', 'model.json')]

describe('an artifact', () => {
  it('is uploaded by the real client, which names the digest of the stored bytes', async () => {
    actAs(1)
    const uploaded = await client.uploadArtifact('holdout-run', files(), join(folder, 'files'))
    const artifact = store.get(uploaded.id ?? 0)
    const bytes = await store.read(`artifact-${uploaded.id}`)
    expect(artifact).toMatchObject({
      runId: 1,
      name: 'holdout-run',
      size: uploaded.size,
      digest: `sha256:${uploaded.digest}`,
    })
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(uploaded.digest)
  })

  it('is listed and found by its run only', async () => {
    actAs(1)
    const { artifacts } = await client.listArtifacts()
    expect(artifacts.map(({ name, digest }) => [name, digest])).toEqual([['holdout-run', store.list()[0]?.digest]])
    expect((await client.getArtifact('holdout-run')).artifact.id).toBe(artifacts[0]?.id)
    actAs(2)
    expect((await client.listArtifacts()).artifacts).toEqual([])
    await expect(client.getArtifact('holdout-run')).rejects.toThrow(/not found/i)
  })

  it('is downloaded with its folders, and its digest agrees', async () => {
    actAs(1)
    const { artifact } = await client.getArtifact('holdout-run')
    const path = join(folder, 'down')
    const { digestMismatch } = await client.downloadArtifact(artifact.id, { path, expectedHash: `${artifact.digest}` })
    expect(digestMismatch).toBe(false)
    expect(await readFile(join(path, 'deep', 'model.json'), 'utf8')).toBe('{}')
  })

  it('cannot be uploaded twice under one name in a run: 409, at once', async () => {
    actAs(1)
    await expect(client.uploadArtifact('holdout-run', files(), join(folder, 'files'))).rejects.toThrow(
      /\(409\) Conflict/,
    )
  })

  it('can be uploaded under the same name by another run', async () => {
    actAs(2)
    expect((await client.uploadArtifact('holdout-run', files(), join(folder, 'files'))).id).toBeGreaterThan(1)
  })

  it('needs the token of a run that is not over', async () => {
    const token = service.tokenFor(3, 'job')
    service.revoke(token)
    vi.stubEnv('ACTIONS_RUNTIME_TOKEN', token)
    await expect(client.listArtifacts()).rejects.toThrow(/401/)
  })

  it('is not finished when other bytes arrived than were announced', async () => {
    const begun = store.start(4, 'torn')
    const key = new URL(begun?.uploadUrl ?? '').pathname.replace('/storage/', '')
    await store.write(key, Buffer.from('half'))
    await expect(store.finish(4, 'torn', { digest: `sha256:${'0'.repeat(64)}` })).rejects.toThrow(/digest of torn/)
  })
})

describe('a signed URL', () => {
  it('needs no token, and is good for its file and for reading only', async () => {
    const artifact = store.list({ runId: 1 })[0]
    if (!artifact) throw new Error('no artifact')
    const url = store.artifactUrl(artifact)
    const response = await fetch(url)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip'])
    expect((await fetch(url.replace(`artifact-${artifact.id}`, 'artifact-2'))).status).toBe(403)
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403)
    expect((await fetch(url.replace(/sig=[0-9a-f]{4}/, 'sig=0000'))).status).toBe(403)
  })

  it('ends after a minute', () => {
    const url = new URL(store.signed('artifact-1', 'r', 60_000))
    expect(store.allows('artifact-1', url.searchParams, 'r')).toBe(true)
    vi.useFakeTimers({ now: Date.now() + 60_001, toFake: ['Date'] })
    expect(store.allows('artifact-1', url.searchParams, 'r')).toBe(false)
    vi.useRealTimers()
  })
})
