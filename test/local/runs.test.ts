// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of GitHub, not of JavaScript
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunView } from '../../local/runner/record.ts'
import { type Laptop, refusal, startLaptop, workflow } from './laptop.ts'

/* Whole runs of workflow files, from the push to the webhook. */

const PROBE = `
name: Probe
inputs:
  model-name: { required: true }
  policy: { default: .github/holdout.yml }
  github-token: { default: '\${{ github.token }}' }
  from input: { default: x }
runs: { using: node24, main: ../dist/probe.js }
`

const PROBE_CODE = `
import { appendFileSync, writeFileSync } from 'node:fs'
import { DefaultArtifactClient } from '@actions/artifact'
const seen = Object.fromEntries(Object.entries(process.env).filter(([key]) => /^(INPUT|GITHUB|RUNNER|CI)/.test(key)))
writeFileSync('seen.json', JSON.stringify({ ...seen, version: process.version }))
if (process.env['INPUT_MODEL-NAME'] === 'upload') await new DefaultArtifactClient().uploadArtifact('holdout-evidence', ['seen.json'], '.')
appendFileSync(process.env.GITHUB_OUTPUT, 'seen=' + JSON.stringify({ ...seen, version: process.version }) + '\\n')
`

let laptop: Laptop
let tree: string

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'holdout-tree-'))
  await mkdir(join(tree, 'actions', 'probe'), { recursive: true })
  await mkdir(join(tree, 'actions', 'dist'))
  await writeFile(join(tree, 'package.json'), '{"type":"module"}')
  await writeFile(join(tree, 'actions', 'probe', 'action.yml'), PROBE)
  await writeFile(join(tree, 'actions', 'dist', 'probe.js'), PROBE_CODE)
  await symlink(resolve('node_modules'), join(tree, 'node_modules'))
  laptop = await startLaptop({ tree })
})

afterAll(async () => {
  await laptop.stop()
  await rm(tree, { recursive: true })
})

/** Pushes a workflow to main and answers the run that it started. */
async function runOf(files: Readonly<Record<string, string>>): Promise<RunView> {
  await laptop.push('main', files)
  await laptop.idle()
  const run = laptop.github.runs().at(-1)
  if (!run) throw new Error('no run was started')
  return run
}

const runSteps = (steps: string, head?: string) => runOf(workflow(steps, head))

/** How every step ended. */
const conclusions = (run: RunView) => run.jobs.flatMap(({ steps }) => steps.map(({ conclusion }) => conclusion))
const messages = (run: RunView) =>
  run.jobs.flatMap(({ steps }) => steps.flatMap(({ annotations }) => annotations.map(({ message }) => message)))

describe('a push', () => {
  it('starts a run that REST and the webhooks tell of', async () => {
    laptop.received.length = 0
    const run = await runSteps('- run: "true"')
    expect(run).toMatchObject({
      event: 'push',
      path: '.github/workflows/model.yml',
      status: 'completed',
      conclusion: 'success',
      attempt: 1,
    })
    const told = laptop.received.filter(({ event }) => event === 'workflow_run').map(({ payload }) => payload)
    expect(told.map(({ action }) => action).sort()).toEqual(['completed', 'in_progress', 'requested'])
    const completed = told.find(({ action }) => action === 'completed')
    expect(completed.workflow_run).toMatchObject({
      ...{ id: run.id, event: 'push', path: '.github/workflows/model.yml', head_sha: run.headSha, head_branch: 'main' },
      ...{ status: 'completed', conclusion: 'success', run_attempt: 1, repository: { full_name: 'acme/flight-delay' } },
    })
    const filter = { workflow_id: 'model.yml', head_sha: run.headSha, event: 'push', status: 'success' as const }
    const { data } = await laptop.as('dana').rest.actions.listWorkflowRuns({ ...laptop.repo, ...filter })
    expect(data.workflow_runs.map(({ id }) => id)).toEqual([run.id])
    const unknown = laptop.as('dana').rest.actions.listWorkflowRunsForRepo({ ...laptop.repo, created: '>2020-01-01' })
    expect((await refusal(unknown)).status).toBe(501)
  })

  it('starts nothing where the branch is not listed', async () => {
    const before = laptop.github.runs().length
    await laptop.push('elsewhere', { x: 'x\n' })
    await laptop.idle()
    await laptop.git('checkout', '--quiet', 'main')
    expect(laptop.github.runs().length).toBe(before)
  })

  it('of a file with an unsupported key makes a run that failed and says why', async () => {
    const run = await runSteps('- run: "true"', 'on: push\ndefaults: { run: { shell: bash } }')
    expect(run).toMatchObject({
      conclusion: 'failure',
      problem: '.github/workflows/model.yml: defaults is not supported by the local runner',
      jobs: [],
    })
  })
})

describe('an expression that names what does not exist there', () => {
  it.each([
    ["jobs: { a: { runs-on: x, if: env.A == 'x', steps: [{ run: 'true' }] } }", /env/],
    [
      "concurrency: { group: '${{ secrets.A }}' }\njobs: { a: { runs-on: x, steps: [{ run: 'true' }] } }",
      /concurrency: .*secrets/,
    ],
  ])('fails the run and is named: %s', async (jobs, problem) => {
    const run = await runOf({ '.github/workflows/model.yml': `on: { push: { branches: [main] } }\n${jobs}` })
    expect([run.status, run.conclusion, run.problem]).toEqual(['completed', 'failure', expect.stringMatching(problem)])
  })
})

describe('steps', () => {
  it('pass outputs, variables and paths on, and keep their summaries', async () => {
    const run = await runSteps(`
- id: one
  run: |
    echo "x=1" >> $GITHUB_OUTPUT
    echo "version=${process.version}" >> $GITHUB_OUTPUT
    echo "NAME=flight" >> $GITHUB_ENV
    mkdir bin && printf '#!/bin/sh\\necho mine' > bin/mine && chmod +x bin/mine && echo "$PWD/bin" >> $GITHUB_PATH
    echo '# Result' >> $GITHUB_STEP_SUMMARY
- run: test "\${{ steps.one.outputs.x }} $NAME $(mine) \${{ env.OWN }}" = "1 flight mine own"
  env: { OWN: own }
- run: test "$(node --version)" = "\${{ steps.one.outputs.version }}"
- uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020
  with: { node-version: 22 }`)
    expect(conclusions(run)).toEqual(['success', 'success', 'success', 'failure'])
    expect(run.jobs[0]?.steps[0]?.summary).toBe('# Result\n')
    const kept = join(laptop.folder, 'github', 'runs', `${run.id}-1`, 'job')
    expect(await readFile(join(kept, 'log.txt'), 'utf8')).toBe(run.jobs[0]?.log)
    expect(await readFile(join(kept, 'summary.md'), 'utf8')).toContain('# Result')
    expect(messages(run)).toEqual([expect.stringMatching(/this machine runs Node 24\.\d+\.\d+, not 22/)])
  })

  it('that fail skip the rest but what asks for it, and may be forgiven', async () => {
    const run = await runSteps(`
- id: forgiven
  run: exit 3
  continue-on-error: true
- run: test "\${{ steps.forgiven.outcome }} \${{ steps.forgiven.conclusion }}" = "failure success"
- run: false | true
  shell: bash
- run: echo never
- run: echo always
  if: always()
- run: echo failed
  if: failure()`)
    expect(run.conclusion).toBe('failure')
    expect(conclusions(run)).toEqual(['success', 'success', 'failure', 'skipped', 'success', 'success'])
  })

  it('fail on malformed output, lose a summary over 1 MiB, and may not set NODE_OPTIONS', async () => {
    const run = await runSteps(`
- run: echo 'x<<END' >> $GITHUB_OUTPUT
- if: always()
  run: head -c 1048577 /dev/zero | tr '\\0' x >> $GITHUB_STEP_SUMMARY
- if: always()
  run: echo NODE_OPTIONS=--help >> $GITHUB_ENV`)
    expect(conclusions(run)).toEqual(['failure', 'success', 'failure'])
    expect(run.jobs[0]?.steps[1]?.summary).toBe('')
    expect(messages(run)).toEqual([
      "Unable to process file command 'output' successfully. Invalid value. Matching delimiter not found 'END'",
      '$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got 1024k.',
      "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
    ])
  })

  it('see only what the runner lets through of this machine’s environment', async () => {
    process.env.HOLDOUT_TEST_SECRET = 'from outside'
    const run = await runSteps(
      '- run: test -z "$HOLDOUT_TEST_SECRET$ACTIONS_RUNTIME_TOKEN" && test "$CI $RUNNER_ENVIRONMENT" = "true self-hosted"',
    )
    delete process.env.HOLDOUT_TEST_SECRET
    expect(run.conclusion).toBe('success')
  })

  it('end when their time is up', async () => {
    const run = await runSteps('- run: exec sleep 60\n  timeout-minutes: 0.005\n- run: echo after\n  if: always()')
    expect(conclusions(run)).toEqual(['failure', 'success'])
  })

  it('install from the lock once, and from then on from what is kept', async () => {
    const lock = {
      ...{ name: 'example', lockfileVersion: 3, requires: true },
      packages: {
        '': { name: 'example', dependencies: { dep: 'file:dep' } },
        dep: { version: '1.0.0' },
        'node_modules/dep': { resolved: 'dep', link: true },
      },
    }
    const files = {
      'package.json': JSON.stringify({ name: 'example', dependencies: { dep: 'file:dep' } }),
      'package-lock.json': JSON.stringify(lock),
      'dep/package.json': JSON.stringify({ name: 'dep', version: '1.0.0' }),
      ...workflow('- uses: actions/checkout@v7\n- run: npm ci\n- run: test -f node_modules/dep/package.json'),
    }
    const [first, second] = [await runOf(files), await runOf({ again: '1' })]
    expect([first.conclusion, second.conclusion]).toEqual(['success', 'success'])
    expect(first.jobs[0]?.log).toMatch(/npm ci: kept node_modules of lock/)
    expect(second.jobs[0]?.log).toMatch(/npm ci: restored node_modules of lock/)
  })
})

describe('jobs', () => {
  it('run in the order of their needs, pass outputs that hold no secret, and are skipped behind a failure', async () => {
    const run = await runOf({
      '.github/workflows/model.yml': `
on: { push: { branches: [main] } }
jobs:
  last:
    needs: [middle]
    runs-on: x
    steps: [{ run: 'true' }]
  middle:
    needs: first
    if: needs.first.outputs.version == 'v1'
    runs-on: x
    steps:
      - run: test -z "\${{ needs.first.outputs.secret }}"
      - run: exit 1
  report:
    needs: [middle, last]
    if: always()
    runs-on: x
    steps:
      - run: test "\${{ needs.middle.result }} \${{ needs.last.result }}" = "failure skipped"
  first:
    runs-on: x
    outputs: { version: '\${{ steps.s.outputs.version }}', secret: '\${{ steps.s.outputs.secret }}' }
    steps:
      - id: s
        run: |
          echo "::add-mask::hunter2"
          echo "version=v1" >> $GITHUB_OUTPUT
          echo "secret=is hunter2" >> $GITHUB_OUTPUT
`,
    })
    expect(run.jobs.map(({ id, conclusion }) => [id, conclusion])).toEqual([
      ['first', 'success'],
      ['middle', 'failure'],
      ['last', 'skipped'],
      ['report', 'success'],
    ])
    expect(messages(run)).toContain("Skip output 'secret' since it may contain secret.")
    expect(run.conclusion).toBe('failure')
  })

  it('hold a token with their permissions only, which is dead when they end', async () => {
    const api = '$GITHUB_API_URL/repos/$GITHUB_REPOSITORY'
    const post = `curl -s -o answer.json -w '%{http_code}' -H "authorization: Bearer \${{ github.token }}"`
    const run = await runSteps(
      `
- run: echo "\${{ github.token }}" > ${laptop.folder}/token
- id: tag
  run: |
    echo "status=$(${post} ${api}/git/refs -d '{"ref":"refs/tags/x","sha":"'$GITHUB_SHA'"}')" >> $GITHUB_OUTPUT
- id: check
  run: |
    echo "status=$(${post} ${api}/check-runs -d '{"name":"holdout","head_sha":"'$GITHUB_SHA'","conclusion":"success"}')" >> $GITHUB_OUTPUT`,
      'on: { push: { branches: [main] } }\npermissions: { contents: read, checks: write }',
    )
    expect(run.jobs[0]?.steps.map(({ outputs }) => outputs.status)).toEqual([undefined, '403', '201'])
    const token = (await readFile(join(laptop.folder, 'token'), 'utf8')).trim()
    const after = await fetch(`${laptop.github.url}/repos/acme/flight-delay`, {
      headers: { authorization: `token ${token}` },
    })
    expect([token.slice(0, 4), after.status]).toEqual(['ghs_', 401])
    const app = await laptop.app()
    const { data } = await app.rest.checks.listForRef({ ...laptop.repo, ref: run.headSha, check_name: 'holdout' })
    // GitHub's own app wrote it, so a rule bound to the id of ours does not count it.
    expect(data.check_runs.map((check) => check.app?.id)).toEqual([15368])
  })

  it('show as check runs of GitHub’s own app', async () => {
    const run = await runSteps('- run: exit 1')
    const app = await laptop.app()
    const { data } = await app.rest.checks.listForRef({ ...laptop.repo, ref: run.headSha })
    expect(data.check_runs.map(({ name, conclusion, app: by }) => [name, conclusion, by?.slug])).toEqual([
      ['job', 'failure', 'github-actions'],
    ])
  })

  it('with an environment have a deployment', async () => {
    const source =
      "on: { push: { branches: [main] } }\njobs: { ship: { runs-on: x, environment: production, steps: [{ run: 'true' }] } }"
    const run = await runOf({ '.github/workflows/model.yml': source })
    const { data } = await laptop
      .as('dana')
      .rest.repos.listDeployments({ ...laptop.repo, sha: run.sha, environment: 'production' })
    const statuses = await laptop
      .as('dana')
      .rest.repos.listDeploymentStatuses({ ...laptop.repo, deployment_id: data[0]?.id ?? 0 })
    expect(statuses.data.map(({ state }) => state)).toEqual(['success', 'in_progress'])
  })
})

describe('our own actions', () => {
  it('run from this tree on our Node, with inputs as the runner passes them', async () => {
    const run = await runSteps(`
- id: probe
  uses: holdout-ml/holdout/actions/probe@v0.1.0
  with: { Model-Name: "\${{ github.event_name }}", other: 1 }`)
    const seen = JSON.parse(run.jobs[0]?.steps[0]?.outputs.seen ?? '{}')
    expect(seen).toMatchObject({
      ...{
        version: process.version,
        'INPUT_MODEL-NAME': 'push',
        INPUT_POLICY: '.github/holdout.yml',
        INPUT_FROM_INPUT: 'x',
      },
      ...{ GITHUB_ACTION_REPOSITORY: 'holdout-ml/holdout', GITHUB_ACTION_REF: 'v0.1.0', GITHUB_ACTION: 'probe' },
      ...{
        GITHUB_EVENT_NAME: 'push',
        GITHUB_REF: 'refs/heads/main',
        GITHUB_SHA: run.sha,
        GITHUB_RUN_ID: String(run.id),
      },
      ...{
        GITHUB_REPOSITORY: 'acme/flight-delay',
        GITHUB_API_URL: laptop.github.url,
        GITHUB_SERVER_URL: laptop.github.serverUrl,
      },
      ...{
        GITHUB_WORKFLOW_REF: 'acme/flight-delay/.github/workflows/model.yml@refs/heads/main',
        RUNNER_ENVIRONMENT: 'self-hosted',
      },
    })
    expect(seen['INPUT_GITHUB-TOKEN']).toMatch(/^ghs_/)
    expect(messages(run)).toEqual([expect.stringMatching(/^Unexpected input\(s\) 'other', valid inputs are/)])
  })

  it('upload artifacts that REST lists and hands out by a URL of its own', async () => {
    const run = await runSteps('- uses: holdout-ml/holdout/actions/probe@v0.1.0\n  with: { model-name: upload }')
    expect(run.conclusion).toBe('success')
    const { data } = await laptop
      .as('dana')
      .rest.actions.listWorkflowRunArtifacts({ ...laptop.repo, run_id: run.id, name: 'holdout-evidence' })
    expect(data.artifacts).toMatchObject([
      { name: 'holdout-evidence', expired: false, workflow_run: { id: run.id, head_sha: run.headSha } },
    ])
    const url = data.artifacts[0]?.archive_download_url ?? ''
    const redirect = await fetch(url, {
      headers: { authorization: `token ${laptop.github.tokens.dana}` },
      redirect: 'manual',
    })
    expect(redirect.status).toBe(302)
    const zip = Buffer.from(await (await fetch(redirect.headers.get('location') ?? '')).arrayBuffer())
    expect([zip.length, zip.toString('latin1', 0, 2)]).toEqual([data.artifacts[0]?.size_in_bytes, 'PK'])
  })

  it('that this tree does not have, and those of others, are refused aloud', async () => {
    const run = await runSteps('- uses: holdout-ml/holdout/actions/none@v1\n- uses: actions/cache@v4\n  if: always()')
    expect(messages(run)).toEqual([
      'uses: holdout-ml/holdout/actions/none@v1: there is no actions/none/action.yml in this tree',
      expect.stringMatching(/^uses: actions\/cache@v4 is not known to the local runner/),
    ])
  })
})

describe('a pull request', () => {
  it('runs on its test merge, and the run is filed under its head', async () => {
    const steps = `
- uses: actions/checkout@v7
  with: { persist-credentials: false }
- id: probe
  uses: holdout-ml/holdout/actions/probe@v0.1.0
  with: { model-name: x }
- run: test "$(git rev-parse HEAD)" = "$GITHUB_SHA" && test -f only-here && ! git config --get-regexp extraheader`
    await runSteps(steps, 'on: [push, pull_request]')
    const head = await laptop.push('change', { 'only-here': 'x\n' })
    await laptop.idle()
    const number = await laptop.open('change')
    await laptop.idle()
    const run = laptop.github.runs().at(-1)
    const { data } = await laptop.as('dana').rest.pulls.get({ ...laptop.repo, pull_number: number })
    expect(run).toMatchObject({
      event: 'pull_request',
      headSha: head,
      headBranch: 'change',
      sha: data.merge_commit_sha,
      conclusion: 'success',
      pullRequest: number,
    })
    expect(JSON.parse(run?.jobs[0]?.steps[1]?.outputs.seen ?? '{}')).toMatchObject({
      ...{
        GITHUB_REF: `refs/pull/${number}/merge`,
        GITHUB_HEAD_REF: 'change',
        GITHUB_BASE_REF: 'main',
        GITHUB_REF_NAME: `${number}/merge`,
      },
    })
    const { data: listed } = await laptop
      .as('dana')
      .rest.actions.getWorkflowRun({ ...laptop.repo, run_id: run?.id ?? 0 })
    expect(listed).toMatchObject({ head_sha: head, pull_requests: [{ number, head: { sha: head } }] })
    await laptop.git('checkout', '--quiet', 'main')
  })
})

describe('a run', () => {
  /** Resolves when a run's log shows a line. */
  const shows = (line: string) =>
    new Promise<RunView>((found) => {
      const stop = laptop.github.on((event) => {
        if (event.kind !== 'log' || event.line !== line) return
        stop()
        found(event.run)
      })
    })

  it('is cancelled through REST: the step is interrupted, what asks for it still runs', async () => {
    const started = shows('ready')
    const ended = runSteps(`
- run: trap 'echo interrupted; exit 130' INT; echo ready; while true; do sleep 0.1; done
- run: echo never
- run: echo cleaned
  if: always()`)
    await laptop.as('dana').rest.actions.cancelWorkflowRun({ ...laptop.repo, run_id: (await started).id })
    const run = await ended
    expect([run.conclusion, run.jobs[0]?.conclusion]).toEqual(['cancelled', 'cancelled'])
    expect(conclusions(run)).toEqual(['cancelled', 'skipped', 'success'])
    expect(run.jobs[0]?.log).toMatch(/interrupted[\s\S]*cleaned/)
  })

  it('ends the one before it in its group where the workflow says so', async () => {
    const started = shows('ready')
    const head =
      'on: { push: { branches: [main] } }\nconcurrency: { group: "g-${{ github.ref }}", cancel-in-progress: true }'
    await laptop.push('main', workflow('- run: echo ready; exec sleep 60', head))
    const first = await started
    const second = await runSteps('- run: echo second', head)
    expect([first.conclusion, second.conclusion]).toEqual(['cancelled', 'success'])
  })

  it('can be run again: the attempt counts up', async () => {
    const run = await runSteps('- run: test "$GITHUB_RUN_ATTEMPT" = 2')
    expect(run.conclusion).toBe('failure')
    await laptop.as('dana').rest.actions.reRunWorkflow({ ...laptop.repo, run_id: run.id })
    await laptop.idle()
    expect(laptop.github.runs().at(-1)).toMatchObject({
      id: run.id,
      number: run.number,
      attempt: 2,
      conclusion: 'success',
    })
  })

  it('is started by hand with inputs', async () => {
    const head =
      "on:\n  push: { branches: [main] }\n  workflow_dispatch: { inputs: { depth: { default: '3' }, name: {} } }"
    await runSteps(
      '- run: test "${{ inputs.name }}${{ inputs.depth }}" = "a3" || test "$GITHUB_EVENT_NAME" = push',
      head,
    )
    const dispatch = { workflow_id: 'model.yml', ref: 'main', inputs: { name: 'a' } }
    await laptop.as('dana').rest.actions.createWorkflowDispatch({ ...laptop.repo, ...dispatch })
    await laptop.idle()
    expect(laptop.github.runs().at(-1)).toMatchObject({ event: 'workflow_dispatch', conclusion: 'success' })
  })

  it('that pushes with its own token starts no other', async () => {
    const before = laptop.github.runs().length
    const run = await runSteps(
      `
- uses: actions/checkout@v7
- run: |
    git -c user.name=bot -c user.email=bot@example.com commit --quiet --allow-empty --message bot
    git push --quiet origin HEAD:main`,
      'on: { push: { branches: [main] } }\npermissions: { contents: write }',
    )
    expect([run.conclusion, laptop.github.runs().length]).toEqual(['success', before + 1])
    const { data } = await laptop.as('dana').rest.repos.getCommit({ ...laptop.repo, ref: 'main' })
    expect(data.commit.message).toBe('bot')
  })
})
