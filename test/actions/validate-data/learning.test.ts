import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { type DataReport, dataReport, type Finding } from '#core/data-report.ts'
import { readDocument } from '#core/document.ts'
import { Inputs, validateData } from '../../../actions/validate-data/validate-data.ts'
import { makeWorkspace } from '../action-process.ts'
import { contractOf } from './checked.ts'
import { type Faults, plantedLoans } from './planted.ts'

const CONTRACT = contractOf(`  - name: loans
    properties:
      - {name: id, logicalType: integer, primaryKey: true}
      - {name: at, logicalType: date}
      - {name: sex, logicalType: string}
      - {name: age, logicalType: integer}
      - {name: income, logicalType: number}
      - {name: city, logicalType: string}
      - {name: code, logicalType: string}
      - {name: approved, logicalType: integer}
`)

const DATASET = 'label: approved, time: at, protected: [sex], train: [data/train.csv], test: [data/test.csv]'

test('sound data give no finding, and every question is answered', async () => {
  const { findings } = await learned({})
  expect(findings.filter(({ result }) => result !== 'pass')).toEqual([])
  expect(new Set(findings.map(({ kind }) => kind))).toEqual(
    new Set([
      ...['overlap-key', 'overlap-content', 'duplicate-rows', 'leaking-feature', 'future-timestamp'],
      ...['group-share', 'label-rate', 'group-missingness', 'label-missingness'],
    ]),
  )
})

test.each<[keyof Faults, Faults, string[]]>([
  // Copied rows are copies whatever they are called, and a copied key repeats the primary key in the whole data.
  ['sharedKeys', { sharedKeys: 5 }, ['loans:overlap-content', 'loans:overlap-key', 'loans:duplicate-rows']],
  ['sharedContent', { sharedContent: 5 }, ['loans:overlap-content']],
  ['repeatedRows', { repeatedRows: 4 }, ['loans:duplicate-rows']],
  ['leak', { leak: true }, ['loans.code:leaking-feature']],
  ['future', { future: 12 }, ['loans.at:future-timestamp']],
  ['unevenLabel', { unevenLabel: true }, ['loans.sex:label-rate']],
  ['unevenMissing', { unevenMissing: true }, ['loans.sex:group-missingness']],
  ['missingByLabel', { missingByLabel: true }, ['loans.age:label-missingness']],
  ['unevenShares', { unevenShares: true }, ['loans.sex:group-share']],
])('planted %s is found, and nothing else', async (_, faults, ids) => {
  const { findings } = await learned(faults)
  const found = findings.filter(({ result }) => result !== 'pass')
  expect(found.map(({ id }) => id).sort()).toEqual([...ids].sort())
  expect(found.map(({ result }) => result).filter((result) => result === 'fail')).toHaveLength(
    faults.sharedKeys ? 1 : 0,
  )
})

test('what is found is said in numbers', async () => {
  const everything: Faults = {
    ...{ sharedKeys: 5, leak: true, future: 12, unevenLabel: true, missingByLabel: true },
  }
  const { of, report } = await learned(everything)
  expect(of('loans:overlap-key')).toMatchObject({
    result: 'fail',
    found: '5 of 800 test rows (0.625 %)',
    examples: ['199', '299', '399', '499', '99'],
  })
  expect(of('loans.code:leaking-feature').found).toBe('area under the ROC curve 1')
  expect(of('loans.at:future-timestamp').found).toBe(
    '12 of 2,000 training rows (0.6 %) are after the first test row, 2024-04-09T00:00:00.000Z',
  )
  expect(report.outcome).toBe('fail')
})

test('groups are shown with shares, rates and missing values, small ones too', async () => {
  const { report } = await learned({ unevenLabel: true })
  const groups = report.datasets[0]?.groups ?? []
  expect(groups.map(({ value, small }) => [value, small])).toEqual([
    ['a', false],
    ['b', false],
  ])
  const [a] = groups
  expect(a?.share?.of).toBe(2800)
  expect(a?.positive?.low).toBeLessThan((a?.positive?.count ?? 0) / (a?.positive?.of ?? 1))
  expect(a?.missing?.of).toBe((a?.share?.count ?? 0) * 7)
})

test('columns are profiled: ranges, histogram, categories, missing values', async () => {
  const { profile } = await learned({})
  expect(profile('age')).toMatchObject({ numbers: { minimum: 18, maximum: 77 }, categories: null })
  const ages = profile('age')?.histogram
  expect(ages?.counts.reduce((sum, count) => sum + count, 0)).toBe(
    2800 - Math.round((profile('age')?.missing.share ?? 0) * 2800),
  )
  expect(ages?.edges).toHaveLength((ages?.counts.length ?? 0) + 1)
  expect(profile('city')?.categories?.values.toSorted()).toEqual(['Bonn', 'Graz', 'Lyon', 'Oslo'])
  expect(profile('city')).toMatchObject({
    distinct: 4,
    numbers: null,
    histogram: null,
    missing: { share: 0, reference: null },
  })
  expect(profile('at')?.histogram).toMatchObject({ unit: 'seconds-since-1970' })
  expect(profile('id')).toMatchObject({ distinct: null, histogram: null })
})

test.each([
  ['label', 'label: nothing', ['loans:label-missingness', 'loans:leaking-feature'], 'no column nothing'],
  ['time', 'label: approved, time: nothing', ['loans.nothing:future-timestamp'], 'no column nothing'],
  ['time of no times', 'label: approved, time: city', ['loans.city:future-timestamp'], 'no column city'],
  ['protected', 'label: approved, protected: [nothing]', ['loans.nothing:label-rate'], 'no column nothing'],
  ['train', 'train: [none/*.csv], test: [data/test.csv]', ['loans:overlap-content'], 'no file matches none/*.csv'],
])('a %s that cannot be asked for is an error, never silence', async (_, dataset, ids, found) => {
  const { findings, report } = await learned({}, dataset)
  const errors = findings.filter(({ result }) => result === 'error')
  expect(errors.map(({ id }) => id).sort()).toEqual(ids)
  expect(errors[0]?.found).toContain(found)
  expect(report.outcome).toBe('error')
})

test('without a word in the policy nothing is looked for', async () => {
  const { report } = await learned({}, 'protected: []')
  expect(report.findings).toEqual([])
  expect(report.datasets[0]?.profile).toBeUndefined()
})

interface Learned {
  readonly report: DataReport
  readonly findings: readonly Finding[]
  readonly of: (id: string) => Finding
  readonly profile: (name: string) => NonNullable<DataReport['datasets'][number]['profile']>[number] | undefined
}

async function learned(faults: Faults, dataset = DATASET): Promise<Learned> {
  const { train, test } = plantedLoans(faults)
  const policy = `version: 1
models:
  m:
    workflow: .github/workflows/model.yml
    task: binary
    dataset: {contract: contract.yaml, ${dataset}}
    metrics: {accuracy: {max_drop: 0.1}}
`
  const files = {
    '.github/holdout.yml': policy,
    'contract.yaml': CONTRACT,
    'data/train.csv': train,
    'data/test.csv': test,
  }
  const root = makeWorkspace({})
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  vi.stubEnv('GITHUB_WORKSPACE', root)
  vi.stubEnv('GITHUB_REPOSITORY', '')
  await validateData(Inputs.parse({ data: 'data/*.csv' }))
  const report = readDocument(dataReport, readFileSync(join(root, 'holdout-data.json'), 'utf8'), 'report')
  const findings = report.findings ?? []
  const of = (id: string) => {
    const found = findings.find((finding) => finding.id === id)
    if (!found) throw new Error(`no finding ${id} among ${findings.map((one) => one.id).join(', ')}`)
    return found
  }
  return {
    report,
    findings,
    of,
    profile: (name) => report.datasets[0]?.profile?.find((column) => column.name === name),
  }
}
