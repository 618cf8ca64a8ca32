import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { type DataReport, dataReport } from '#core/data-report.ts'
import { digestOf } from '#core/digest.ts'
import { readDocument } from '#core/document.ts'
import { readContext } from '../../../actions/lib/context.ts'
import { octokitFor } from '../../../actions/lib/octokit.ts'
import { Inputs, validateData } from '../../../actions/validate-data/validate-data.ts'
import { FakeGitHub } from '../../github/fake-github.ts'
import { makeWorkspace } from '../action-process.ts'
import { arrange, put, run } from '../register/fixture.ts'
import { TRIPS, type Trips, trips } from './trips.ts'

describe('reference: release', () => {
  test('compares with the profile of the registered version, whose data nobody kept', async () => {
    const { github, before } = await registered()
    const { report } = await validated(github, { seed: 2 })
    expect(report.reference).toEqual({ name: 'flight-delay v0.0.1', rows: 3000, digest: before.datasets[0]?.digest })
    expect(report.datasets[0]?.drift?.map(({ column, alarm }) => [column, alarm])).toEqual([
      ['minutes', false],
      ['stops', false],
      ['line', false],
    ])
    expect(report.findings?.[0]).toMatchObject({
      ...{ id: 'trips:drift', result: 'pass' },
      found:
        'no drift in 3 columns; values not compared: id (a key), at (a time), fare (classified, or of too many values: the reference is a report without them)',
    })
  })

  test('finds what changed since, in the bins of then', async () => {
    const { github, before } = await registered()
    const { report } = await validated(github, { seed: 2, slower: true, line: 'U9', gaps: true })
    const found = report.findings?.filter(({ result }) => result === 'warn').map(({ id }) => id)
    expect(found).toEqual(['trips.minutes:drift', 'trips.stops:drift', 'trips.line:drift'])
    const minutes = (one: DataReport) => one.datasets[0]?.profile?.find(({ name }) => name === 'minutes')?.histogram
    expect(minutes(report)?.reference).toEqual(minutes(before)?.counts)
    expect(minutes(report)?.edges.slice(1, -1)).toEqual(minutes(before)?.edges.slice(1, -1))
  })

  test('says so where no version is registered yet, or one without a report, and that is no error', async () => {
    const github = new FakeGitHub()
    const first = await validated(github, { seed: 1 })
    expect(first.report).toMatchObject({
      outcome: 'pass',
      findings: [{ id: 'trips:drift', result: 'pass', found: 'nothing to compare with: no version is registered yet' }],
    })
    expect(first.report.reference).toBeUndefined()
    arrange(github)
    await run(github)
    const { report } = await validated(github, { seed: 1 })
    expect(report.findings?.[0]?.found).toBe('nothing to compare with: v0.0.1 was registered without a data report')
  })

  test('a report other than the one that the gate saw is not published', async () => {
    const { github } = await registered('other')
    expect(github.releases[0]?.assets.map(({ name }) => name)).not.toContain('holdout-data.json')
  })
})

/** A version whose run had a data report. @param swapped what the artifact holds in its place. */
async function registered(swapped?: string): Promise<{ github: FakeGitHub; before: DataReport }> {
  const github = new FakeGitHub()
  const { report, text } = await validated(github, { seed: 1 })
  arrange(github, { evidence: { data: { outcome: 'pass', digest: digestOf(text) } } })
  put(github, 'holdout-data-flight-delay-1', { 'holdout-data.json': swapped ?? text })
  await run(github)
  return { github, before: report }
}

async function validated(github: FakeGitHub, data: Trips): Promise<{ report: DataReport; text: string }> {
  const root = makeWorkspace({})
  for (const [path, content] of Object.entries({ 'contract.yaml': TRIPS, 'data.csv': trips(data) })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  const environment = {
    ...{
      GITHUB_WORKSPACE: root,
      GITHUB_REPOSITORY: 'acme/flight-delay',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: '',
    },
    ...{ GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1', GITHUB_REF: 'refs/heads/main', GITHUB_SHA: 'c'.repeat(40) },
    GITHUB_WORKFLOW_REF: 'acme/flight-delay/.github/workflows/model.yml@refs/heads/main',
    ...{ GITHUB_API_URL: 'https://api.github.com', GITHUB_SERVER_URL: 'https://github.com', ACTIONS_RUNTIME_TOKEN: '' },
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const octokit = octokitFor('ghs_secret', 'https://api.github.com', github.fetch)
  const inputs = { 'model-name': 'flight-delay', contract: 'contract.yaml', data: 'data.csv', reference: 'release' }
  await validateData(Inputs.parse(inputs), { context: readContext(), octokit })
  const text = readFileSync(join(root, 'holdout-data.json'), 'utf8')
  return { report: readDocument(dataReport, text, 'report'), text }
}
