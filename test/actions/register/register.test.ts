import { describe, expect, test } from 'vitest'
import { modelPackage } from '#core/model-package.ts'
import { Crash, FakeGitHub } from '../../github/fake-github.ts'
import { arrange, COMMIT, OTHER_COMMIT, POLICY, run, writeWorkspace } from './fixture.ts'

const OTHER_MODEL = { 'model/model.json': '{"bias":2}' }

describe('a model that passed', () => {
  test('gets the first version, an annotated tag as GTO makes it, and a published release with its files', async () => {
    const github = new FakeGitHub()
    arrange(github)
    const { outputs } = await run(github, { stage: 'staging' })
    expect(outputs).toEqual({
      version: 'v0.0.1',
      'model-digest': expect.stringMatching(/^sha256:/),
      uri: 'https://github.com/acme/flight-delay/releases/tag/flight-delay@v0.0.1',
      registered: true,
    })
    expect(github.tagNames()).toEqual(['flight-delay#staging#1', 'flight-delay@v0.0.1'])
    const [release] = github.releases
    expect(release).toMatchObject({ tag_name: 'flight-delay@v0.0.1', draft: false, make_latest: 'false' })
    expect(release?.assets.map(({ name }) => name)).toEqual([
      'model.tar',
      'predictions.csv',
      'replay.jsonl',
      'holdout-run.json',
      'holdout-evidence.json',
      'holdout-model.json',
    ])
    const tag = github.tags.get(github.refs.get('refs/tags/flight-delay@v0.0.1') ?? '')
    expect(tag).toMatchObject({ object: COMMIT, at: '2026-02-03T04:05:06Z' })
    expect(tag?.message).toMatch(/^Registering artifact flight-delay version v0\.0\.1\n\n\{"model_digest":"sha256:/)
  })

  test('has a manifest that names every file by digest, and a card without a live mention', async () => {
    const github = new FakeGitHub()
    arrange(github)
    await run(github)
    const assets = github.releases[0]?.assets ?? []
    const bytes = assets.find(({ name }) => name === 'holdout-model.json')?.bytes.toString() ?? ''
    const manifest = modelPackage.shape.parse(JSON.parse(bytes))
    for (const file of [manifest.archive, manifest.predictions, manifest.replay]) {
      expect(assets.find(({ name }) => name === file?.path)?.digest).toBe(file?.digest)
    }
    expect(manifest.files.map(({ path }) => path)).toEqual(['model/model.json', 'model/vocabulary.txt'])
    expect(manifest.metrics).toEqual({ accuracy: 0.76 })
    expect(github.releases[0]?.body).toBe(manifest.card)
    expect(manifest.card).toContain('`a¦b=<img src=x> @everyone`')
  })

  test('keeps its predictions, and so its replay rows, to itself where the policy says so', async () => {
    const github = new FakeGitHub()
    const policy = POLICY.replace('register:', 'publish_predictions: false\n    register:')
    arrange(github, { policy })
    await run(github)
    const names = github.releases[0]?.assets.map(({ name }) => name)
    expect(names).toEqual(['model.tar', 'holdout-run.json', 'holdout-evidence.json', 'holdout-model.json'])
  })

  test('can be taken from files of the workspace', async () => {
    const github = new FakeGitHub()
    const { folder } = arrange(github)
    github.artifacts.length = 0
    writeWorkspace(folder)
    const inputs = { model: 'model', 'run-path': 'holdout-run.json', 'evidence-path': 'holdout-evidence.json' }
    expect((await run(github, inputs)).outputs).toMatchObject({ version: 'v0.0.1', registered: true })
  })

  test('is read from the highest attempt', async () => {
    const github = new FakeGitHub()
    arrange(github, { files: OTHER_MODEL })
    arrange(github, { attempt: 2 })
    await run(github)
    expect(manifestOf(github).run.run_attempt).toBe(2)
  })

  test('is only described on a dry run', async () => {
    const github = new FakeGitHub()
    arrange(github)
    const { outputs, summary } = await run(github, { 'dry-run': 'true' })
    expect(outputs).toMatchObject({ version: 'v0.0.1', registered: false })
    expect(summary).toContain('would be tagged')
    expect(github.writes).toEqual([])
  })
})

describe('again', () => {
  test('the same run changes nothing', async () => {
    const github = await registered()
    const writes = [...github.writes]
    expect((await run(github)).outputs).toMatchObject({ version: 'v0.0.1', registered: false })
    expect(github.writes).toEqual(writes)
  })

  test('the same model on a later commit is the version it was', async () => {
    const github = await registered()
    arrange(github, { commit: OTHER_COMMIT, attempt: 2 })
    expect((await run(github)).outputs).toMatchObject({ version: 'v0.0.1', registered: false })
    expect(github.releases).toHaveLength(1)
  })

  test('the same model on another held-out set is a version of its own, so that its predictions there are the anchor', async () => {
    const github = await registered()
    arrange(github, { commit: OTHER_COMMIT, attempt: 2, set: 'a larger set' })
    expect((await run(github)).outputs).toMatchObject({ version: 'v0.0.2', registered: true })
  })

  test('another model on a later commit is the next patch', async () => {
    const github = await registered()
    arrange(github, { commit: OTHER_COMMIT, attempt: 2, files: OTHER_MODEL })
    expect((await run(github)).outputs).toMatchObject({ version: 'v0.0.2', registered: true })
  })

  test('a version with another model is refused, and stays as it is', async () => {
    const github = await registered()
    arrange(github, { commit: OTHER_COMMIT, attempt: 2, files: OTHER_MODEL })
    await expect(run(github, { version: 'v0.0.1' })).rejects.toThrow(/is registered with the model digest/)
    expect(github.tagNames()).toEqual(['flight-delay@v0.0.1'])
  })

  test('another model on the same commit is refused: a version never changes, and GTO allows one on a commit', async () => {
    const github = await registered()
    arrange(github, { attempt: 2, files: OTHER_MODEL })
    await expect(run(github)).rejects.toThrow(/a version never changes/)
    await expect(run(github, { version: 'v0.1.0' })).rejects.toThrow(/--allow-empty/)
  })

  test('a withdrawn version does not come back', async () => {
    const github = await registered()
    github.tag('flight-delay@v0.0.1!', COMMIT, { at: '2026-03-01T00:00:00Z' })
    await expect(run(github)).rejects.toThrow(/was deregistered/)
  })

  test('a stage is given once, and moves with a counter that all stages share', async () => {
    const github = await registered()
    await run(github, { stage: 'production' })
    await run(github, { stage: 'production' })
    await run(github, { stage: 'staging' })
    expect(github.tagNames()).toEqual(['flight-delay#production#1', 'flight-delay#staging#2', 'flight-delay@v0.0.1'])
  })

  test('lightweight tags and tags of other models do not count', async () => {
    const github = new FakeGitHub()
    arrange(github)
    github.refs.set('refs/tags/flight-delay@v9.0.0', COMMIT)
    github.tag('flight-delay-2@v8.0.0', COMMIT)
    expect((await run(github)).outputs.version).toBe('v0.0.1')
  })
})

describe('a process that ends', () => {
  // Every write of a whole registration, once cut off before it was done and once after.
  const writes = [
    'POST git/tags',
    'POST git/refs',
    'POST releases',
    'model.tar',
    'predictions.csv',
    'replay.jsonl',
    'holdout-run.json',
    'holdout-evidence.json',
    'holdout-model.json',
    'PATCH releases',
    'stage',
  ]
  for (const when of ['before', 'after'] as const) {
    for (const [index, name] of writes.entries()) {
      test(`${when} ${name} leaves something that the next attempt finishes`, async () => {
        const github = new FakeGitHub()
        arrange(github)
        let count = -1
        github.interrupt = (moment) => {
          if (moment === 'before') count += 1
          // The stage is two writes, a tag object and its ref; the last one counts.
          const due = name === 'stage' ? index + 1 : index
          if (count !== due || moment !== when) return
          github.ended = true
          throw new Crash('the machine is gone')
        }
        await expect(run(github, { stage: 'staging' })).rejects.toThrow()
        github.interrupt = () => {}
        github.ended = false
        const again = await run(github, { stage: 'staging' })
        expect(again.outputs.version).toBe('v0.0.1')
        expect(github.tagNames()).toEqual(['flight-delay#staging#1', 'flight-delay@v0.0.1'])
        expect(github.releases).toHaveLength(1)
        expect(github.releases[0]?.draft).toBe(false)
        expect(github.releases[0]?.assets.map((asset) => asset.name).sort()).toEqual(whole)
        // Each attempt makes the same bytes, so nothing is ever uploaded twice.
        expect(github.writes.filter((write) => write.startsWith('DELETE'))).toEqual([])
      })
    }
  }

  test('during an upload leaves a stub, which is replaced', async () => {
    const github = new FakeGitHub()
    arrange(github)
    github.interrupt = (when, write) => {
      if (when === 'before' && write.startsWith('PATCH')) throw new Crash()
    }
    await expect(run(github)).rejects.toThrow()
    github.interrupt = () => {}
    const asset = github.releases[0]?.assets[0]
    if (asset) Object.assign(asset, { state: 'starter', size: 0, bytes: Buffer.alloc(0) })
    await run(github)
    expect(github.releases[0]?.assets.every(({ state }) => state === 'uploaded')).toBe(true)
    expect(manifestOf(github).archive.size).toBeGreaterThan(0)
  })

  test('is not finished with another model', async () => {
    const github = new FakeGitHub()
    arrange(github)
    github.interrupt = (when, write) => {
      if (when === 'before' && write === 'POST releases') throw new Crash()
    }
    await expect(run(github)).rejects.toThrow()
    github.interrupt = () => {}
    arrange(github, { attempt: 2, files: OTHER_MODEL })
    await expect(run(github)).rejects.toThrow(/a version never changes/)
  })
})

const whole = [
  'holdout-evidence.json',
  'holdout-model.json',
  'holdout-run.json',
  'model.tar',
  'predictions.csv',
  'replay.jsonl',
]

describe('two at the same time', () => {
  test('one gets the version that both named, the other is refused', async () => {
    const github = new FakeGitHub()
    arrange(github)
    const rival = rivalTag(github, 'flight-delay@v1.0.0', OTHER_COMMIT)
    await expect(run(github, { version: 'v1.0.0' })).rejects.toThrow(/stands on commit dddddddddd/)
    expect(github.refs.get('refs/tags/flight-delay@v1.0.0')).toBe(rival())
    expect(github.releases).toEqual([])
  })

  test('the one that comes second takes the next version', async () => {
    const github = new FakeGitHub()
    arrange(github)
    rivalTag(github, 'flight-delay@v0.0.1', OTHER_COMMIT)
    expect((await run(github)).outputs.version).toBe('v0.0.2')
  })

  test('on the same commit the second one leaves the release to the first', async () => {
    const github = new FakeGitHub()
    arrange(github)
    rivalTag(github, 'flight-delay@v0.0.1', COMMIT)
    await expect(run(github)).rejects.toThrow(/another run is registering this very commit/)
    expect(github.releases).toEqual([])
  })

  test('a repository that forbids such tags says so, after a few attempts', async () => {
    const github = new FakeGitHub()
    arrange(github)
    const { fetch } = github
    const refusing = async (input: string | URL | Request, init: RequestInit = {}) => {
      const request = new Request(input, init)
      if (request.method === 'POST' && request.url.endsWith('/git/refs')) {
        return Response.json({ message: 'Cannot create ref due to creations being restricted.' }, { status: 422 })
      }
      return fetch(request)
    }
    Object.assign(github, { fetch: refusing })
    await expect(run(github)).rejects.toThrow(/look for a rule that forbids tags/)
  })
})

/** Another run makes this tag at the last moment. */
function rivalTag(github: FakeGitHub, name: string, commit: string): () => string | undefined {
  let theirs: string | undefined
  github.interrupt = (when, write) => {
    if (when !== 'before' || write !== 'POST git/refs' || theirs !== undefined) return
    github.tag(name, commit)
    theirs = github.refs.get(`refs/tags/${name}`)
  }
  return () => theirs
}

async function registered(): Promise<FakeGitHub> {
  const github = new FakeGitHub()
  arrange(github)
  await run(github)
  return github
}

function manifestOf(github: FakeGitHub) {
  const asset = github.releases[0]?.assets.find(({ name }) => name === 'holdout-model.json')
  return modelPackage.shape.parse(JSON.parse(asset?.bytes.toString() ?? ''))
}
