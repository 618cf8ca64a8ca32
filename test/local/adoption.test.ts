import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RunView } from '../../local/runner/record.ts'
import { type Laptop, refusal, startLaptop } from './laptop.ts'

/* Runs that another program executes. */

const FILES = {
  '.github/workflows/model.yml': `
on: { push: { branches: [main] } }
permissions: {}
jobs:
  ship: { name: 'Ship it', needs: model, runs-on: x, permissions: { contents: write, actions: read }, steps: [{ run: 'exit 1' }] }
  model: { runs-on: x, permissions: { contents: read, deployments: read }, steps: [{ run: 'exit 1' }] }
`,
}

let laptop: Laptop

beforeAll(async () => {
  laptop = await startLaptop({ runner: 'none' })
})

afterAll(() => laptop.stop())

async function queuedRun(): Promise<RunView> {
  await laptop.push('main', FILES)
  await laptop.idle()
  const run = laptop.github.runs().at(-1)
  if (run?.status !== 'queued') throw new Error(`the run is ${run?.status}`)
  return run
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' })

it('waits until somebody takes it, and ends as that program says', async () => {
  const { id, headSha } = await queuedRun()
  const adopted = await laptop.github.adopt(id)
  const read = async () => (await laptop.as('dana').rest.actions.getWorkflowRun({ ...laptop.repo, run_id: id })).data
  expect(JSON.parse(await readFile(adopted.eventPath, 'utf8'))).toMatchObject({
    after: headSha,
    ref: 'refs/heads/main',
  })
  expect(await read()).toMatchObject({ status: 'in_progress', conclusion: null })
  expect(adopted.jobs).toEqual(['model', 'ship'])
  await adopted.finish({ model: 'success', ship: 'failure' })
  expect(await read()).toMatchObject({ status: 'completed', conclusion: 'failure' })
  const { data } = await laptop.as('dana').rest.checks.listForRef({ ...laptop.repo, ref: headSha })
  expect(data.check_runs.map(({ name, conclusion, app }) => [name, conclusion, app?.id]).sort()).toEqual([
    ['Ship it', 'failure', 15368],
    ['model', 'success', 15368],
  ])
  await laptop.idle()
  const told = laptop.received.filter(
    ({ event, payload }) => event === 'workflow_run' && payload.workflow_run.id === id,
  )
  expect(told.map(({ payload }) => payload.action).sort()).toEqual(['completed', 'in_progress', 'requested'])
})

it('gives one token with what any of its jobs may do, and artifacts of this run; both end with it', async () => {
  const { id, headSha } = await queuedRun()
  const { token, runtimeToken, resultsUrl, finish } = await laptop.github.adopt(id)
  const post = async (path: string, body: object, as = token) => {
    const url = new URL(path, resultsUrl)
    return (await fetch(url, { method: 'POST', headers: bearer(as), body: JSON.stringify(body) })).status
  }
  const tag = (name: string) => post('/repos/acme/flight-delay/git/refs', { ref: `refs/tags/${name}`, sha: headSha })
  const artifacts = (runId: number) =>
    post(
      '/twirp/github.actions.results.api.v1.ArtifactService/ListArtifacts',
      { workflow_run_backend_id: String(runId) },
      runtimeToken,
    )
  expect(await tag('allowed')).toBe(201)
  expect(await post('/repos/acme/flight-delay/deployments', { ref: 'main' })).toBe(403)
  expect([await artifacts(id), await artifacts(id - 1)]).toEqual([200, 403])
  await finish({ model: 'success', ship: 'success' })
  expect([await tag('late'), await artifacts(id)]).toEqual([401, 401])
})

it('does not end before every job is named, nor twice', async () => {
  const { id } = await queuedRun()
  const { run, finish } = await laptop.github.adopt(id)
  await expect(finish({ model: 'success' })).rejects.toThrow('how did the job ship end?')
  await expect(finish({ model: 'success', ship: 'skipped', moddel: 'success' })).rejects.toThrow('no job moddel')
  expect(run.status).toBe('in_progress')
  await finish({ model: 'success', ship: 'skipped' })
  expect(run.conclusion).toBe('success')
  await expect(finish({ model: 'failure', ship: 'skipped' })).rejects.toThrow('has ended before')
  expect(run.conclusion).toBe('success')
})

it('is taken once, and only when it waits', async () => {
  const { id } = await queuedRun()
  await expect(laptop.github.adopt(id + 1)).rejects.toThrow(`run ${id + 1} does not wait for a runner`)
  await laptop.github.adopt(id)
  await expect(laptop.github.adopt(id)).rejects.toThrow(`run ${id} does not wait for a runner`)
})

it('is cancelled at once while nobody has it; who has it is told', async () => {
  const waiting = await queuedRun()
  const cancel = (id: number) => laptop.as('dana').rest.actions.cancelWorkflowRun({ ...laptop.repo, run_id: id })
  await cancel(waiting.id)
  expect(waiting.conclusion).toBe('cancelled')
  expect((await refusal(cancel(waiting.id))).status).toBe(409)
  const { run, signal, finish } = await laptop.github.adopt((await queuedRun()).id)
  await cancel(run.id)
  expect([signal.aborted, run.status]).toEqual([true, 'in_progress'])
  await finish({ model: 'cancelled', ship: 'cancelled' })
  expect(run.conclusion).toBe('cancelled')
})
