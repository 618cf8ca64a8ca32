import { findingOf } from '#core/data/finding.ts'
import { groupsOf, groupsQuery, judgeShares, MAX_COMPARED } from '#core/data/groups.ts'
import {
  duplicateRows,
  duplicateRowsQuery,
  futureTimestamps,
  overlapContent,
  overlapContentQuery,
  overlapKey,
  overlapKeyQuery,
  type Part,
  timesQuery,
} from '#core/data/leakage-split.ts'
import { type Feature, featuresOf } from '#core/data/profile-feature.ts'
import type { Finding } from '#core/data-report.ts'
import type { Quest, Subject } from './learning.ts'
import { faultOf } from './learning-outlook.ts'
import type { Source } from './sources.ts'

/** Overlap of training and test rows, repeated rows, and training rows from the future: whatever the policy's `dataset` makes askable. */
export async function askSplits(subject: Subject, quest: Quest): Promise<Finding[]> {
  const { dataset, splits } = quest
  if (!dataset) return []
  const { engine, table, features, plan } = subject
  const whole: Part = { table: table.sql, features }
  const findings: Finding[] = []
  if (dataset.label !== undefined || splits) {
    const [answer = []] = features.length === 0 ? [] : await engine.query(duplicateRowsQuery(whole))
    findings.push(duplicateRows(plan.name, answer))
  }
  const parts = splits && (await loadSplits(subject, splits))
  if (parts?.kind === 'problem') findings.push(problemOf(plan.name, parts.why))
  const both = parts?.kind === 'parts' ? parts : null
  if (both) findings.push(...(await overlaps(subject, both, quest)), ...(await groupShares(subject, both, quest)))
  if (dataset.time !== undefined) findings.push(await future(subject, { both, time: dataset.time, now: quest.now }))
  return findings
}

function problemOf(schema: string, found: string): Finding {
  return findingOf(
    { kind: 'overlap-content', schema, column: null },
    { result: 'error', expected: 'files of training and test rows', found },
  )
}

interface Both {
  readonly train: Part
  readonly test: Part
}

async function loadSplits(
  { engine, plan, object }: Subject,
  splits: { readonly train: Source; readonly test: Source },
): Promise<({ readonly kind: 'parts' } & Both) | { readonly kind: 'problem'; readonly why: string }> {
  const parts: Part[] = []
  for (const [name, { dataset, patterns }] of Object.entries(splits)) {
    if (!dataset)
      return { kind: 'problem', why: `no file matches ${patterns.join(', ')} of the policy's dataset.${name}` }
    const table = await engine.load(dataset)
    await engine.query(`SELECT count(*) FROM ${table.sql}`)
    const fault = faultOf(table)
    if (fault !== null) return { kind: 'problem', why: `the files of dataset.${name} cannot be read: ${fault}` }
    parts.push({ table: table.sql, features: featuresOf(plan, object, table.columns) })
  }
  const [train, test] = parts
  if (!train || !test) throw new Error('a split has two parts')
  return { kind: 'parts', train, test }
}

async function overlaps({ engine, plan }: Subject, { train, test }: Both, { id }: Quest): Promise<Finding[]> {
  const findings: Finding[] = []
  const declared = train.features.filter(({ key }) => key !== null).toSorted((a, b) => (a.key ?? 0) - (b.key ?? 0))
  const keys = declared.length > 0 ? declared : train.features.filter(({ bound }) => bound.column.name === id)
  const keySplit = common({ train: { ...train, features: keys }, test })
  if (keys.length > 0 && keySplit.test.features.length < keys.length) {
    findings.push(
      problemOf(plan.name, `the test rows have no ${keys.map(({ bound }) => bound.column.name).join(', ')}`),
    )
  } else if (keys.length > 0) {
    const [answer = []] = await engine.query(overlapKeyQuery(keySplit))
    findings.push(overlapKey(plan.name, keys, answer))
  }
  const content = common({ train: { ...train, features: train.features.filter((one) => !keys.includes(one)) }, test })
  if (content.train.features.length === 0)
    return [...findings, problemOf(plan.name, 'training and test rows have no column in common')]
  const [answer = []] = await engine.query(overlapContentQuery(content))
  return [...findings, overlapContent(plan.name, answer)]
}

/** The columns that both parts have, in the order of the first. */
function common({ train, test }: Both): Both {
  const pairs = train.features.flatMap((one): [Feature, Feature][] => {
    const other = test.features.find(({ bound }) => bound.column.name === one.bound.column.name)
    return other ? [[one, other]] : []
  })
  return {
    train: { table: train.table, features: pairs.map(([one]) => one) },
    test: { table: test.table, features: pairs.map(([, other]) => other) },
  }
}

async function groupShares({ engine, plan }: Subject, { train, test }: Both, { dataset }: Quest): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const column of dataset?.protected ?? []) {
    const groups = async ({ table, features }: Part) => {
      const feature = features.find(({ bound }) => bound.column.name === column)
      if (!feature) return null
      return {
        open: feature.open,
        groups: groupsOf(
          await engine.query(groupsQuery(table, feature, { conditions: [], columns: [], limit: MAX_COMPARED })),
          0,
        ),
      }
    }
    const [ours, theirs] = [await groups(train), await groups(test)]
    if (ours && theirs) {
      findings.push(
        judgeShares({ schema: plan.name, column, open: ours.open }, { train: ours.groups, test: theirs.groups }),
      )
      continue
    }
    const found = `no column ${column} in the ${ours ? 'test' : 'training'} rows`
    const subject = { kind: 'group-share', schema: plan.name, column } as const
    findings.push(findingOf(subject, { result: 'error', expected: 'a column of groups', found }))
  }
  return findings
}

interface When {
  readonly both: Both | null
  readonly time: string
  readonly now: number
}

async function future({ engine, plan, table, features }: Subject, { both, time, now }: When): Promise<Finding> {
  const schema = plan.name
  const error = (found: string) =>
    findingOf(
      { kind: 'future-timestamp', schema, column: time },
      { result: 'error', expected: 'a column of times', found },
    )
  const only = (part: Part): Part => ({ ...part, features: timesOf(part.features, time) })
  const rows = only(both?.train ?? { table: table.sql, features })
  const tested = both && only(both.test)
  if (rows.features.length === 0 || tested?.features.length === 0)
    return error(`no column ${time}, which the policy's dataset.time names`)
  const [ofTest = []] = tested ? await engine.query(timesQuery(tested, [])) : []
  const first = tested ? Number(ofTest[0]) : null
  if (tested && Number(ofTest[2]) === 0) return error(`no value of ${time} in the test rows reads as a date or time`)
  const [answer = []] = await engine.query(timesQuery(rows, [now / 1000, ...(first === null ? [] : [first])]))
  if (Number(answer[2]) === 0) return error(`no value of ${time} reads as a date or time`)
  const [, , counted, , afterNow, afterTest] = answer.map(Number)
  return futureTimestamps(schema, {
    ...{ column: time, rows: counted ?? 0, afterNow: afterNow ?? 0 },
    afterTest: first === null ? null : { rows: afterTest ?? 0, first: new Date(first * 1000).toISOString() },
  })
}

/** The column as a time, which undeclared text is taken for. */
function timesOf(features: readonly Feature[], time: string): Feature[] {
  return features
    .filter(({ bound, kind }) => bound.column.name === time && (kind === 'time' || kind === 'undeclared'))
    .map((feature) => ({
      ...feature,
      kind: 'time' as const,
      bound: {
        ...feature.bound,
        field: { ...feature.bound.field, type: feature.bound.field.type ?? timeType(feature) },
      },
    }))
}

function timeType({ kind }: Feature): 'timestamp' | null {
  return kind === 'undeclared' ? 'timestamp' : null
}
