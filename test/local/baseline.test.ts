import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDocument } from '#core/document.ts'
import { type Evidence, evidence } from '#core/evidence.ts'
import { readArchive } from '#github/archive.ts'
import { type Laptop, startLaptop, workflow } from './laptop.ts'

/*
 * Where the baseline comes from when predictions are gone: whole runs of our own actions on the local GitHub, pushed to main one
 * after another.
 */

const POLICY = `version: 1
models:
  parity:
    workflow: .github/workflows/model.yml
    task: binary
    baseline_missing: floors
    metrics:
      accuracy: {max_drop: 0.05, floor: 0.5}
`

// Every twentieth prediction is wrong, from another row on each time: other predictions, and no better or worse.
const STEPS = `- uses: actions/checkout@v5
- uses: holdout-ml/holdout/actions/train@v0
  id: train
  with:
    run: |
      shift=$(cat shift.txt)
      echo example_id,label,prediction > predictions.csv
      for row in $(seq 400); do
        echo "row-$row,$((row % 2)),$(((row + (row % 20 == shift ? 1 : 0)) % 2))" >> predictions.csv
      done
    predictions: predictions.csv
- uses: holdout-ml/holdout/actions/evaluate-gate@v0
  with:
    candidate: \${{ steps.train.outputs.run-path }}
    fail-on: never
`

const HEAD = 'on: { push: { branches: [main] } }\npermissions: { contents: read, actions: read }'

let laptop: Laptop
const commits: string[] = []

beforeAll(async () => {
  laptop = await startLaptop()
})

afterAll(() => laptop.stop())

/** Pushes another model to main and reads the evidence of its run. */
async function pushed(): Promise<Evidence> {
  const files = { '.github/holdout.yml': POLICY, ...workflow(STEPS, HEAD), 'shift.txt': String(commits.length) }
  commits.push(await laptop.push('main', files))
  await laptop.idle()
  const artifact = (await artifacts()).find(({ name }) => name.startsWith('holdout-evidence-'))
  if (!artifact) throw new Error(`no evidence:\n${laptop.github.runs().at(-1)?.jobs[0]?.log}`)
  const octokit = laptop.as('dana')
  const { data } = await octokit.rest.actions.downloadArtifact({
    ...laptop.repo,
    artifact_id: artifact?.id ?? 0,
    archive_format: 'zip',
  })
  const limits = { source: 'the evidence', maxBytes: 1e6, maxInflated: 1e7 }
  const files_ = await readArchive(new Uint8Array(data as ArrayBuffer), [evidence.file], limits)
  return readDocument(evidence, new TextDecoder().decode(files_.get(evidence.file)), 'the evidence')
}

/** Of the newest run. */
async function artifacts() {
  const run = laptop.github.runs().at(-1)
  const octokit = laptop.as('dana')
  const { data } = await octokit.rest.actions.listWorkflowRunArtifacts({ ...laptop.repo, run_id: run?.id ?? 0 })
  return data.artifacts
}

test('the baseline of a push is its first parent, the nearest ancestor with predictions, or lost for good', {
  timeout: 120_000,
}, async () => {
  const first = await pushed()
  expect(first).toMatchObject({ baseline: null, baseline_missing: 'never', verdict: 'pass' })

  const second = await pushed()
  expect(second.baseline).toMatchObject({ kind: 'run-artifact', sha: commits[0], distance: 0 })

  const lost = (await artifacts()).find(({ name }) => name.startsWith('holdout-run-'))
  await laptop.as('maria').rest.actions.deleteArtifact({ ...laptop.repo, artifact_id: lost?.id ?? 0 })
  const third = await pushed()
  expect(third.commits.reference_sha).toBe(commits[1])
  expect(third.baseline, 'predictions of the parent are missing').toMatchObject({ sha: commits[0], distance: 1 })

  laptop.github.expireArtifacts()
  const fourth = await pushed()
  expect(fourth).toMatchObject({ baseline: null, baseline_missing: 'lost', verdict: 'error', admissible: false })
  expect(fourth.baseline_note).toContain('has expired')
})
