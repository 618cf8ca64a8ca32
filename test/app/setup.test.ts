import { spawn } from 'node:child_process'
import nock from 'nock'
import { pino } from 'pino'
import { ProbotOctokit } from 'probot'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { starterPolicy, starterWorkflow } from '#core/setup/starter.ts'
import { clientsOf } from '../../app/github/client.ts'
import { GitHubClock } from '../../app/github/clock.ts'
import { installationsOf } from '../../app/github/installation.ts'
import { readProtection } from '../../app/github/protection.ts'
import { setupOf } from '../../app/github/setup.ts'
import { readManifest } from '../../app/manifest.ts'
import { API, octokit } from '../github/github.ts'
import { type Laptop, startLaptop } from '../local/laptop.ts'
import { SECRET } from './webhooks.ts'

const manifest = readManifest()
let laptop: Laptop

beforeAll(async () => {
  const app = { permissions: manifest.default_permissions, events: manifest.default_events }
  laptop = await startLaptop({ runner: 'none', app })
})
afterAll(() => laptop.stop())

async function kinds(): Promise<readonly string[]> {
  const { github } = laptop
  const clients = clientsOf({ Octokit: ProbotOctokit, baseUrl: github.url, pace: {}, log: pino({ level: 'silent' }) })
  const installations = installationsOf(clients, github.app, {
    clock: new GitHubClock(() => new Date()),
    log: pino({ level: 'silent' }),
  })
  const { data } = await laptop.as('olga').request('GET /repos/{owner}/{repo}', laptop.repo)
  const place = { installationId: github.app.installationId, repositoryId: Number(data.id), ...laptop.repo }
  return (await setupOf(installations, place)).map(({ weight, kind }) => `${weight} ${kind}`)
}

async function protect(checks: { context: string; app_id?: number }[], admins = true): Promise<void> {
  await laptop.as('olga').request('PUT /repos/{owner}/{repo}/branches/{branch}/protection', {
    ...{ ...laptop.repo, branch: 'main', required_status_checks: { strict: false, contexts: [], checks } },
    ...{ enforce_admins: admins, required_pull_request_reviews: null, restrictions: null },
  })
}

/** A pull request whose own workflow writes the check that the app should. */
async function forge(): Promise<number> {
  const text = starterWorkflow('main').replace(/permissions: \{contents.*/, 'permissions: {checks: write}')
  const head = await laptop.push('forged', { '.github/workflows/model.yml': text, 'worse.txt': 'a worse model' })
  const number = await laptop.open('forged')
  await laptop.idle()
  const run = await laptop.github.adopt(laptop.github.runs().at(-1)?.id ?? 0)
  const answer = await fetch(`${laptop.github.url}/repos/acme/flight-delay/check-runs`, {
    method: 'POST',
    headers: { authorization: `token ${run.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'holdout', head_sha: head, status: 'completed', conclusion: 'success' }),
  })
  expect(await answer.json()).toMatchObject({ app: { id: 15368 }, conclusion: 'success' })
  await run.finish({ model: 'success' })
  return number
}

/** `npm run app:doctor` as a process. */
function doctor(repository: string): Promise<{ code: number | null; output: string }> {
  const { app, url } = laptop.github
  const env = {
    PATH: process.env.PATH ?? '',
    APP_ID: String(app.id),
    PRIVATE_KEY: app.privateKey,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: url,
  }
  const child = spawn(process.execPath, ['app/doctor/index.ts', repository], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

test('from an empty repository to a gate that holds, one finding after the other', async () => {
  expect(await kinds()).toEqual(['open no-policy', 'open no-workflow', 'open not-required'])
  await laptop.push('main', { '.github/holdout.yml': starterPolicy(1).replace('task:', 'tsk:') }, 'olga')
  expect(await kinds()).toEqual(['open policy-unreadable', 'open not-required'])
  await laptop.push('main', { '.github/holdout.yml': starterPolicy(1) }, 'olga')
  expect(await kinds()).toEqual(['open other-app', 'open no-workflow', 'open not-required'])
  await laptop.push('main', {
    '.github/holdout.yml': starterPolicy(laptop.github.app.id),
    '.github/workflows/model.yml': starterWorkflow('main').replace('  pull_request:\n', ''),
  })
  expect(await kinds()).toEqual(['open no-pull-request', 'open not-required'])
  await laptop.push('main', { '.github/workflows/model.yml': starterWorkflow('main') })
  expect(await kinds()).toEqual(['open not-required'])
  await protect([{ context: 'holdout', app_id: laptop.github.app.id }], false)
  expect(await kinds()).toEqual(['unseen base-moves', 'advice admins-pass'])
  await protect([{ context: 'holdout', app_id: laptop.github.app.id }])
  expect(await kinds()).toEqual(['unseen base-moves'])
})

test('a check of our name that GitHub Actions wrote opens a gate bound to nobody: UNBOUND, and the doctor says so (T32)', async () => {
  await protect([{ context: 'holdout' }])
  const number = await forge()
  const { code, output } = await doctor('acme/flight-delay')
  expect([code, output]).toEqual([
    1,
    expect.stringMatching(/UNBOUND: the branch protection of main takes holdout from anybody/),
  ])
  // It is no idle worry: GitHub would merge this.
  const merge = { ...laptop.repo, pull_number: number }
  await protect([{ context: 'holdout', app_id: laptop.github.app.id }])
  await expect(laptop.as('dana').request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', merge)).rejects.toThrow(
    /holdout/,
  )
  await protect([{ context: 'holdout' }])
  expect(
    (await laptop.as('dana').request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', merge)).data.merged,
  ).toBe(true)
  await protect([{ context: 'holdout', app_id: 15368 }])
  expect(await kinds()).toContain('open unbound')
})

test('the doctor ends with 0 when the gate holds, with 2 where it is not installed', async () => {
  await protect([{ context: 'holdout', app_id: laptop.github.app.id }])
  expect(await doctor('acme/flight-delay')).toMatchObject({
    code: 0,
    output: expect.stringContaining('the gate holds'),
  })
  expect(await doctor('acme')).toMatchObject({ code: 2, output: expect.stringContaining('owner/repository') })
  expect(await doctor('acme/nowhere')).toMatchObject({ code: 2, output: expect.stringContaining('not installed') })
})

describe('rulesets', () => {
  afterEach(() => nock.cleanAll())

  function protectionOf(branch: object, rules: object[] | number) {
    const path = '/repos/acme/flight-delay'
    nock(API).get(`${path}/branches/main`).reply(200, branch)
    const [status, body] = typeof rules === 'number' ? [rules, { message: 'refused' }] : [200, rules]
    nock(API)
      .get(`${path}/rules/branches/main?per_page=100`)
      .reply(status, body as nock.Body)
    return readProtection(octokit(), { owner: 'acme', repo: 'flight-delay', branch: 'main' })
  }
  const free = {
    name: 'main',
    protected: false,
    protection: { enabled: false, required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] } },
  }

  test('say from whom a check must come, and whether the base may move', async () => {
    // As https://docs.github.com/rest/repos/rules#get-rules-for-a-branch shows them.
    const rules = [
      {
        type: 'required_status_checks',
        ruleset_source_type: 'Organization',
        ruleset_source: 'acme',
        ruleset_id: 73,
        parameters: {
          strict_required_status_checks_policy: true,
          required_status_checks: [{ context: 'lint' }, { context: 'holdout', integration_id: 12345 }],
        },
      },
      {
        type: 'pull_request',
        parameters: { required_approving_review_count: 2, dismiss_stale_reviews_on_push: false },
      },
      { type: 'merge_queue', parameters: { merge_method: 'SQUASH' } },
    ]
    expect(await protectionOf(free, rules)).toEqual({
      required: [{ by: 'ruleset', binding: { kind: 'app', id: 12345 } }],
      ...{ unseen: [], adminsPass: null, mergeQueue: true, upToDate: true },
      reviews: { approvals: 2, dismissesStale: false },
    })
  })

  test('without an app are open to anybody; where there are none, there are none', async () => {
    const rules = [{ type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'holdout' }] } }]
    expect((await protectionOf(free, rules)).required).toEqual([{ by: 'ruleset', binding: { kind: 'anybody' } }])
    expect(await protectionOf(free, 404)).toMatchObject({ required: [], unseen: [] })
  })

  test('and protection that the app may not read are called unseen', async () => {
    expect(await protectionOf(free, 403)).toMatchObject({ required: [], unseen: ['rulesets'], upToDate: null })
    expect(await protectionOf({ name: 'main', protected: true }, [])).toMatchObject({ unseen: ['branch protection'] })
    const older = {
      name: 'main',
      protected: true,
      protection: { required_status_checks: { enforcement_level: 'everyone', contexts: ['holdout'] } },
    }
    expect((await protectionOf(older, [])).required).toEqual([{ by: 'branch protection', binding: { kind: 'unseen' } }])
  })
})
