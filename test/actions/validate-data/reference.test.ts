import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { type DataReport, dataReport } from '#core/data-report.ts'
import { readDocument } from '#core/document.ts'
import { Inputs, validateData } from '../../../actions/validate-data/validate-data.ts'
import { makeWorkspace } from '../action-process.ts'
import { TRIPS, trips } from './trips.ts'

describe('against a file', () => {
  test('data of one source do not drift; times and keys are not compared', async () => {
    const { report } = await compared(trips({ seed: 1 }), trips({ seed: 2 }))
    expect(report.datasets[0]?.drift?.map(({ column, test, alarm }) => [column, test, alarm])).toEqual([
      ['minutes', 'ks', false],
      ['stops', 'ks', false],
      ['line', 'chi-squared', false],
      ['fare', 'ks', false],
    ])
    expect(report.findings).toMatchObject([
      {
        id: 'trips:drift',
        result: 'pass',
        found: 'no drift in 4 columns; values not compared: id (a key), at (a time)',
      },
    ])
    expect(report.reference).toMatchObject({ name: 'reference.csv', rows: 3000 })
    expect(report.outcome).toBe('pass')
  })

  test('a shifted number, a new category and missing values are found, and nothing else', async () => {
    const { report } = await compared(trips({ seed: 1, slower: true, line: 'U9', gaps: true }), trips({ seed: 2 }))
    const found = report.findings?.filter(({ result }) => result !== 'pass')
    expect(found?.map(({ id, result }) => [id, result])).toEqual([
      ['trips.minutes:drift', 'warn'],
      ['trips.stops:drift', 'warn'],
      ['trips.line:drift', 'warn'],
    ])
    expect(found?.[0]?.found).toMatch(
      /^Wasserstein distance 0\.\d+ standard deviations, adjusted p \S+; mean \d+, in the reference \d+$/,
    )
    expect(found?.[1]?.found).toMatch(/; missing \d+(\.\d)? %, in the reference 0 %$/)
    expect(found?.[2]?.found).toMatch(/; "U9" \S+ %, in the reference 0 %$/)
    expect(report.outcome).toBe('warn')
  })

  test('both are drawn over the same bins', async () => {
    const { report } = await compared(trips({ seed: 1 }), trips({ seed: 2 }))
    const profile = report.datasets[0]?.profile ?? []
    const minutes = profile.find(({ name }) => name === 'minutes')?.histogram
    expect(sum(minutes?.counts)).toBe(3000)
    expect(sum(minutes?.reference)).toBe(3000)
    const line = profile.find(({ name }) => name === 'line')?.categories
    expect(sum(line?.reference) + (line?.reference_others ?? 0)).toBe(3000)
  })

  test('nothing of a classified column but shares and how far it drifted', async () => {
    const { report } = await compared(trips({ seed: 1, dearer: true }), trips({ seed: 2 }))
    expect(report.datasets[0]?.profile?.find(({ name }) => name === 'fare')).toEqual({
      ...{ name: 'fare', distinct: expect.any(Number), numbers: null, histogram: null, categories: null },
      missing: { share: 0, reference: 0 },
    })
    const fare = report.findings?.find(({ id }) => id === 'trips.fare:drift')
    expect(fare?.found).toMatch(/^Wasserstein distance 3\.\d standard deviations, adjusted p under 1e-300$/)
  })

  test('of many values numbers are compared by ranges, to the same verdict', async () => {
    const [few, many] = [trips({ seed: 1, rows: 30_000 }), trips({ seed: 2, rows: 30_000 })]
    const same = await compared(few, many)
    const minutes = ({ report }: Compared) => report.datasets[0]?.drift?.find(({ column }) => column === 'minutes')
    expect(same.report.datasets[0]?.profile?.find(({ name }) => name === 'minutes')?.distinct).toBeNull()
    expect(minutes(same)?.alarm).toBe(false)
    const slower = await compared(trips({ seed: 1, rows: 30_000, slower: true }), many)
    expect(minutes(slower)).toMatchObject({ alarm: true })
    expect(sum(slower.report.datasets[0]?.profile?.find(({ name }) => name === 'minutes')?.histogram?.reference)).toBe(
      30_000,
    )
  })

  test('ranges are counted exactly', async () => {
    const [ours, theirs] = [trips({ seed: 1, rows: 30_000 }), trips({ seed: 2, rows: 12_000, slower: true })]
    const { report } = await compared(ours, theirs)
    const histogram = report.datasets[0]?.profile?.find(({ name }) => name === 'minutes')?.histogram
    const edges = histogram?.edges ?? []
    const counted = (text: string) => {
      const values = text
        .split('\n')
        .slice(1, -1)
        .map((line) => Number(line.split(',')[2]))
      return edges.slice(0, -1).map((low, bin) => values.filter((x) => x >= low && x < (edges[bin + 1] ?? low)).length)
    }
    expect(edges.length).toBeGreaterThan(25)
    expect(histogram?.counts).toEqual(counted(ours))
    expect(histogram?.reference).toEqual(counted(theirs))
  })

  test.each([
    ['none.csv', 'no file matches none.csv'],
    ['empty.csv', 'the reference has no rows, or none of these columns'],
    ['broken.csv', 'the reference cannot be read: '],
  ])('%s as reference is an error', async (reference, found) => {
    const { report } = await compared(trips({ seed: 1 }), trips({ seed: 2 }), reference)
    expect(report.findings?.map(({ id, result }) => [id, result])).toEqual([['trips:drift', 'error']])
    expect(report.findings?.[0]?.found).toContain(found)
    expect(report.outcome).toBe('error')
  })

  test('release needs a run to ask', async () => {
    await expect(compared(trips({ seed: 1 }), '', 'release')).rejects.toThrow(
      /'reference': release needs a workflow run/,
    )
  })
})

interface Compared {
  readonly report: DataReport
}

async function compared(data: string, reference: string, named = 'reference.csv'): Promise<Compared> {
  const files = {
    ...{ 'contract.yaml': TRIPS, 'data.csv': data, 'reference.csv': reference },
    ...{ 'empty.csv': 'id,at,minutes,stops,line,fare\n', 'broken.csv': 'id,at,minutes,stops,line,fare\n1,2\n' },
  }
  const root = makeWorkspace({})
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  vi.stubEnv('GITHUB_WORKSPACE', root)
  vi.stubEnv('GITHUB_REPOSITORY', '')
  const inputs = { 'model-name': 'm', contract: 'contract.yaml', data: 'data.csv', reference: named }
  await validateData(Inputs.parse(inputs))
  return { report: readDocument(dataReport, readFileSync(join(root, 'holdout-data.json'), 'utf8'), 'report') }
}

function sum(counts: readonly number[] | null | undefined): number {
  return (counts ?? []).reduce((total, count) => total + count, 0)
}
