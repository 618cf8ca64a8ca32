import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { digestOf } from '#core/digest.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { modelPolicy, readPolicy } from '#core/policy-reader.ts'
import { Inputs } from '../../../actions/evaluate-gate/inputs.ts'
import { chooseOpponents } from '../../../actions/evaluate-gate/opponents.ts'
import { readContext } from '../../../actions/lib/context.ts'
import { workspace } from '../../../actions/lib/files.ts'
import { octokitFor } from '../../../actions/lib/octokit.ts'
import { FakeGitHub } from '../../github/fake-github.ts'
import { arrange, POLICY, run } from '../register/fixture.ts'

const PREDICTIONS = 'example_id,label,prediction,score\n1,0,1,0.9\n2,1,1,0.8\n'

test('the anchor is the latest registered version', async () => {
  const github = await registered()
  expect(await opponents(github)).toMatchObject({
    anchor: { origin: { kind: 'release', predictions_digest: digestOf(PREDICTIONS) } },
    anchorFault: null,
  })
})

test('no registered version yet is said, and no fault', async () => {
  const github = new FakeGitHub()
  arrange(github)
  expect(await opponents(github)).toMatchObject({
    anchor: null,
    anchorNote: 'no version is registered yet',
    anchorFault: null,
  })
})

test('a registered version whose predictions somebody replaced shuts the gate, and says what opens it', async () => {
  const github = await registered()
  const asset = github.releases[0]?.assets.find(({ name }) => name === 'predictions.csv')
  const bytes = Buffer.from(PREDICTIONS.replace('0.9', '0.1'))
  Object.assign(asset ?? {}, { bytes, digest: digestOf(bytes) })
  const { anchor, anchorFault } = await opponents(github)
  expect(anchor).toBeNull()
  expect(anchorFault).toMatch(/somebody replaced it.*deregister that version/)
})

async function registered(): Promise<FakeGitHub> {
  const github = new FakeGitHub()
  arrange(github, { predictions: PREDICTIONS })
  await run(github)
  return github
}

function opponents(github: FakeGitHub) {
  const context = readContext()
  if (!context) throw new Error('the fixture sets a run')
  writeFileSync(join(workspace(), 'baseline.csv'), PREDICTIONS.replace('0.9', '0.7'))
  const octokit = octokitFor('ghs_secret', 'https://api.github.com', answering(github))
  const inputs = Inputs.parse({ candidate: 'candidate.csv', baseline: 'baseline.csv' })
  return chooseOpponents(inputs, {
    context,
    octokit,
    name: 'flight-delay',
    model: model(),
  })
}

// The commit of the run is the first of its repository, which the fake has no commits to tell.
function answering(github: FakeGitHub): typeof globalThis.fetch {
  return async (input, init) => {
    const { url } = new Request(input, init)
    return /\/commits\/\w+$/.test(url) ? Response.json({ parents: [] }) : github.fetch(input, init)
  }
}

function model(): ModelPolicy {
  return modelPolicy(readPolicy(POLICY, 'holdout.yml').policy).model
}
