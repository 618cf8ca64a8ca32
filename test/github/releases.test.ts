import { describe, expect, test } from 'vitest'
import { digestOf } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import { modelPackage } from '#core/model-package.ts'
import { octokitFor } from '../../actions/lib/octokit.ts'
import { downloadReleaseAsset, latestVersion, readModelPackage } from '../../github/releases.ts'
import { listModelTags, registryState } from '../../github/tags.ts'
import { arrange, COMMIT, OTHER_COMMIT, run } from '../actions/register/fixture.ts'
import { FakeGitHub } from './fake-github.ts'

const repository = { owner: 'acme', repo: 'flight-delay' }
const PREDICTIONS = 'example_id,label,prediction,score\n1,late,late,0.9\n'

describe('the latest version', () => {
  test('is null where nothing is registered', async () => {
    expect(await latest(new FakeGitHub())).toBeNull()
  })

  test('names version, commit and release', async () => {
    const github = await withVersions()
    const release = github.releases.find(({ tag_name: name }) => name.endsWith('v0.0.2'))
    expect(await latest(github)).toEqual({ version: 'v0.0.2', sha: OTHER_COMMIT, releaseId: release?.id })
  })

  test('passes over what was deregistered', async () => {
    const github = await withVersions()
    github.tag('flight-delay@v0.0.2!', OTHER_COMMIT, { at: '2026-03-01T00:00:00Z' })
    expect(await latest(github)).toMatchObject({ version: 'v0.0.1' })
  })

  test('counts what was registered again after that', async () => {
    const github = await withVersions()
    github.tag('flight-delay@v0.0.2!', OTHER_COMMIT, { at: '2026-03-01T00:00:00Z' })
    github.tag('flight-delay@v0.0.2#1', OTHER_COMMIT, { at: '2026-03-02T00:00:00Z' })
    expect(await latest(github)).toMatchObject({ version: 'v0.0.2' })
  })

  test('is null once the model is deprecated', async () => {
    const github = await withVersions()
    github.tag('flight-delay@deprecated', OTHER_COMMIT, { at: '2026-03-01T00:00:00Z' })
    expect(await latest(github)).toBeNull()
  })

  test('passes over a registration that stopped half way', async () => {
    const github = await withVersions()
    github.tag('flight-delay@v0.0.3', 'e'.repeat(40))
    Object.assign(github.releases.at(-1) ?? {}, { draft: true })
    expect(await latest(github)).toMatchObject({ version: 'v0.0.1' })
  })

  test('passes over lightweight tags and other models', async () => {
    const github = await withVersions()
    github.refs.set('refs/tags/flight-delay@v9.0.0', COMMIT)
    github.tag('flight-delay@9.0.0', COMMIT)
    github.tag('flight-delay-2@v9.0.0', COMMIT)
    expect(await latest(github)).toMatchObject({ version: 'v0.0.2' })
  })
})

test('a thousand tags cost no call each', async () => {
  const github = new FakeGitHub()
  for (let patch = 0; patch < 1000; patch += 1) github.tag(`flight-delay@v1.0.${patch}`, `${patch}`.padStart(40, '0'))
  let calls = 0
  const { fetch } = github
  Object.assign(github, {
    fetch: (...given: Parameters<typeof fetch>) => {
      calls += 1
      return fetch(...given)
    },
  })
  const octokit = octokitOf(github)
  const state = await registryState(octokit, repository, await listModelTags(octokit, repository, 'flight-delay'))
  expect(state.versions).toHaveLength(1000)
  expect(calls).toBe(3)
})

describe('an asset', () => {
  test('is downloaded by the name that the manifest gives it', async () => {
    const { github, releaseId } = await withRelease()
    const bytes = await downloadReleaseAsset(octokitOf(github), repository, releaseId, 'predictions.csv', 1000)
    expect(new TextDecoder().decode(bytes ?? undefined)).toBe(PREDICTIONS)
  })

  test('that is not there is null', async () => {
    const { github, releaseId } = await withRelease()
    expect(await downloadReleaseAsset(octokitOf(github), repository, releaseId, 'labels.csv', 1000)).toBeNull()
  })

  test('over the limit is refused before it is fetched', async () => {
    const { github, releaseId } = await withRelease()
    const asked = downloadReleaseAsset(octokitOf(github), repository, releaseId, 'predictions.csv', 10)
    await expect(asked).rejects.toThrow(/50 bytes are over the limit of 10/)
  })

  test('that somebody replaced is refused', async () => {
    const { github, releaseId } = await withRelease()
    const asset = github.releases[0]?.assets.find(({ name }) => name === 'predictions.csv')
    const bytes = Buffer.from(PREDICTIONS.replace('0.9', '0.1'))
    Object.assign(asset ?? {}, { bytes, digest: digestOf(bytes) })
    const asked = downloadReleaseAsset(octokitOf(github), repository, releaseId, 'predictions.csv', 1000)
    await expect(asked).rejects.toThrow(/somebody replaced it/)
  })

  test('that arrives otherwise than GitHub lists it is refused', async () => {
    const { github, releaseId } = await withRelease()
    const asset = github.releases[0]?.assets.find(({ name }) => name === 'predictions.csv')
    Object.assign(asset ?? {}, { bytes: Buffer.from('example_id,label,prediction,score\n1,late,late,0.1\n') })
    const asked = downloadReleaseAsset(octokitOf(github), repository, releaseId, 'predictions.csv', 1000)
    await expect(asked).rejects.toThrow(/arrived otherwise/)
  })

  test('that the manifest does not name is refused', async () => {
    const { github, releaseId } = await withRelease()
    const bytes = Buffer.from('x')
    github.releases[0]?.assets.push({
      id: 9,
      name: 'x.csv',
      state: 'uploaded',
      size: 1,
      digest: digestOf(bytes),
      bytes,
    })
    const asked = downloadReleaseAsset(octokitOf(github), repository, releaseId, 'x.csv', 1000)
    await expect(asked).rejects.toThrow(/does not name x\.csv/)
  })

  test('is not fetched from where a redirect leaves GitHub', async () => {
    const { github, releaseId } = await withRelease()
    const { fetch } = github
    const asked: string[] = []
    Object.assign(github, {
      fetch: async (input: string | URL | Request, init: RequestInit = {}) => {
        const response = await fetch(input, init)
        asked.push(new Request(input).url)
        if (response.status !== 302) return response
        return new Response(null, { status: 302, headers: { location: 'https://169.254.169.254/latest' } })
      },
    })
    const download = downloadReleaseAsset(octokitOf(github), repository, releaseId, 'predictions.csv', 1000)
    await expect(download).rejects.toThrow(/refused to download/)
    expect(asked.join()).not.toContain('169.254')
  })
})

describe('the manifest', () => {
  test('is read strictly', async () => {
    const { github, releaseId } = await withRelease()
    expect((await readModelPackage(octokitOf(github), repository, releaseId))?.version).toBe('v0.0.1')
    const asset = github.releases[0]?.assets.find(({ name }) => name === modelPackage.file)
    const bytes = Buffer.from(asset?.bytes.toString().replace('{', '{"model":"twice",') ?? '')
    Object.assign(asset ?? {}, { bytes, size: bytes.length, digest: digestOf(bytes) })
    await expect(readModelPackage(octokitOf(github), repository, releaseId)).rejects.toThrow(UserError)
  })

  test('is null where a release has none', async () => {
    const { github, releaseId } = await withRelease()
    github.releases[0]?.assets.splice(0)
    expect(await readModelPackage(octokitOf(github), repository, releaseId)).toBeNull()
  })
})

function octokitOf(github: FakeGitHub) {
  return octokitFor('ghs_secret', 'https://api.github.com', github.fetch)
}

function latest(github: FakeGitHub) {
  return latestVersion(octokitOf(github), repository, 'flight-delay')
}

async function withRelease() {
  const github = new FakeGitHub()
  arrange(github)
  await run(github)
  return { github, releaseId: github.releases[0]?.id ?? 0 }
}

async function withVersions(): Promise<FakeGitHub> {
  const { github } = await withRelease()
  arrange(github, { commit: OTHER_COMMIT, attempt: 2, files: { 'model/model.json': 'other' } })
  await run(github)
  return github
}
