import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Octokit } from 'octokit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { dataReport } from '#core/data-report.ts'
import { type Document, readDocument } from '#core/document.ts'
import { evidence } from '#core/evidence.ts'
import { runRecord } from '#core/run-record.ts'
import { readArchive } from '#github/archive.ts'
import { startGitHub } from '../../local/github.ts'
import type { GitHub } from '../../local/options.ts'
import type { RunView } from '../../local/runner/record.ts'
import { endServers } from '../../scripts/demo/left-running.ts'
import { openPullRequest, type PullRequest } from '../../scripts/demo/pull-request.ts'
import { askServer } from '../../scripts/demo/serving.ts'
import { WorkTree } from '../../scripts/demo/work-tree.ts'
import { root } from '../../scripts/root.ts'
import { type ActResult, actProgram, deploymentsOf, prepareAct, runAct } from './act.ts'

/*
 * The example's own workflow under nektos/act: a runner that we did not write reads the file and the manifests of our
 * actions, and runs the committed bundles; the toolkit's own client talks to the local artifact service. What act does not have
 * (permissions per job, the clean-up of processes) is not tested here.
 */

interface Played {
  readonly run: RunView
  readonly act: ActResult
}

let folder: string
let github: GitHub
let tree: WorkTree
let push: Played
let pull: Played & { readonly request: PullRequest }

beforeAll(async () => {
  actProgram()
  folder = await prepareAct(await mkdtemp(join(tmpdir(), 'holdout-act-')))
  github = await startGitHub({ folder: join(folder, 'github'), runner: 'none' })
  tree = await WorkTree.ofExample(join(folder, 'work'), join(root, 'examples/flight-delay'), github.app.id)
  await tree.git('push', '--quiet', github.remote('maria'), 'main')
  push = await playLastRun()
  const request = await openPullRequest({ github, tree, as }, '2-twelve-hour-clock')
  pull = { ...(await playLastRun()), request }
}, 600_000)

afterAll(async () => {
  await github?.stop()
  if (!folder) return
  await endServers(deploymentsOf(folder))
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

async function playLastRun(): Promise<Played> {
  await github.idle()
  const run = github.runs().at(-1)
  if (!run) throw new Error('nothing was started')
  const started = performance.now()
  const act = await runAct(github, await github.adopt(run.id), folder)
  console.log(`act, ${run.event}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return { run, act }
}

function as(login: string): Octokit {
  const quiet = { throttle: { enabled: false }, retry: { enabled: false } }
  return new Octokit({ auth: github.tokens[login], baseUrl: github.url, ...quiet })
}

const repository = () => ({ owner: github.owner, repo: github.repo })

async function artifactsOf({ run }: Played) {
  const { data } = await as('dana').rest.actions.listWorkflowRunArtifacts({ ...repository(), run_id: run.id })
  return data.artifacts
}

async function download(id: number): Promise<Buffer> {
  const archive = await as('dana').rest.actions.downloadArtifact({
    ...repository(),
    artifact_id: id,
    archive_format: 'zip',
  })
  return Buffer.from(archive.data as ArrayBuffer)
}

/** A document out of the artifact of that kind, through REST. */
async function read<S extends z.ZodObject>(played: Played, kind: string, document: Document<S>): Promise<z.output<S>> {
  const name = `holdout-${kind}-flight-delay-1`
  const artifact = (await artifactsOf(played)).find((one) => one.name === name)
  if (!artifact) throw new Error(`there is no artifact ${name}`)
  const bytes = (await readArchive(await download(artifact.id), [document.file])).get(document.file)
  return readDocument(document, Buffer.from(bytes ?? '').toString('utf8'), name)
}

function identity({ run }: Played) {
  const place = { repository: 'acme/flight-delay', workflow: '.github/workflows/model.yml' }
  return { ...place, run_id: run.id, run_attempt: 1, event: run.event, head_sha: run.headSha }
}

describe('a push to main', () => {
  it('succeeds in every job', () => {
    expect(push.act, push.act.log).toMatchObject({
      exitCode: 0,
      jobs: { model: 'success', register: 'success', deploy: 'success' },
    })
  })

  it('runs our actions on Node 24, which is the program act found first', async () => {
    const { environment, run, status } = await read(push, 'run', runRecord)
    expect([status, environment.versions.node]).toEqual(['succeeded', process.versions.node])
    expect(process.version).toMatch(/^v24\./)
    expect(run).toEqual(identity(push))
  })

  it('leaves an artifact of each action, whose bytes are those that the toolkit sent', async () => {
    const artifacts = await artifactsOf(push)
    const kinds = ['data', 'deployment', 'evidence', 'model', 'run']
    expect(artifacts.map(({ name }) => name).sort()).toEqual(kinds.map((kind) => `holdout-${kind}-flight-delay-1`))
    for (const { id, digest } of artifacts) {
      const sha256 = createHash('sha256')
        .update(await download(id))
        .digest('hex')
      expect(digest).toBe(`sha256:${sha256}`)
      expect(push.act.log).toContain(`SHA256 digest of uploaded artifact is ${sha256}`)
    }
  })

  it('warns of the data, which are known to repeat some flights', async () => {
    const report = await read(push, 'data', dataReport)
    expect([report.outcome, report.run]).toEqual(['warn', identity(push)])
  })

  it('passes the gate on floors alone, by the policy of the checkout', async () => {
    const { verdict, admissible, baseline, policy, run, data } = await read(push, 'evidence', evidence)
    expect({ verdict, admissible, baseline }).toEqual({ verdict: 'pass', admissible: true, baseline: null })
    expect([policy.source, data?.outcome, run]).toEqual(['checkout', 'warn', identity(push)])
  })

  it('publishes a release with everything that belongs to the model', async () => {
    const { data } = await as('dana').rest.repos.listReleases(repository())
    expect(data.map(({ tag_name, draft }) => [tag_name, draft])).toEqual([['flight-delay@v0.0.1', false]])
    expect(data[0]?.assets.map(({ name }) => name).sort()).toEqual([
      ...['holdout-data.json', 'holdout-evidence.json', 'holdout-model.json', 'holdout-run.json'],
      ...['model.tar', 'predictions.csv', 'replay.jsonl'],
    ])
  })

  it('deploys a server that outlives the job and answers', async () => {
    const { data: deployments } = await as('dana').rest.repos.listDeployments(repository())
    expect(deployments.map(({ environment, sha }) => [environment, sha])).toEqual([['production', push.run.sha]])
    const { data: statuses } = await as('dana').rest.repos.listDeploymentStatuses({
      ...repository(),
      deployment_id: deployments[0]?.id ?? 0,
    })
    expect(statuses[0]?.state).toBe('success')
    const answer = await askServer({ github, as })
    expect(answer.version).toBe('v0.0.1')
    expect(answer.prediction).toMatch(/^\{"predictions":\[\{"prediction":"(late|on_time)","score":0\.\d+\}\]\}$/)
  })
})

describe('a pull request that breaks a feature', () => {
  it('succeeds in the job of the model, since the check says no and not the job; ships nothing', async () => {
    expect(pull.act, pull.act.log).toMatchObject({
      exitCode: 0,
      jobs: { model: 'success', register: 'skipped', deploy: 'skipped' },
    })
    const { data: releases } = await as('dana').rest.repos.listReleases(repository())
    const { data: deployments } = await as('dana').rest.repos.listDeployments(repository())
    expect([releases.length, deployments.length]).toEqual([1, 1])
  })

  it('is blocked by its evidence', async () => {
    const { verdict, admissible, problems } = await read(pull, 'evidence', evidence)
    expect({ verdict, admissible, problems }).toEqual({ verdict: 'block', admissible: false, problems: [] })
  })

  it('is tested as the merge with main, against the run of main, by the policy of main', async () => {
    const { commits, baseline, policy, run } = await read(pull, 'evidence', evidence)
    const main = push.run.sha
    expect(commits).toEqual({
      head_sha: pull.request.headSha,
      tested_sha: pull.run.sha,
      reference_sha: main,
      reference_rule: 'first-parent',
    })
    expect(await tree.git('--git-dir', github.gitFolder, 'rev-parse', `${pull.run.sha}^1`, `${pull.run.sha}^2`)).toBe(
      `${main}\n${pull.request.headSha}`,
    )
    const { predictions } = await read(push, 'run', runRecord)
    expect(baseline).toMatchObject({
      ...{ kind: 'run-artifact', sha: main, distance: 0 },
      predictions_digest: predictions?.digest,
    })
    expect([policy.source, run]).toEqual(['base-branch', identity(pull)])
  })
})

it('no log shows a token', () => {
  expect(push.act.log + pull.act.log).not.toMatch(/gh[ps]_[A-Za-z0-9]{10}|eyJ[\w-]{20}/)
})
