import type { Finding, GroupProfile } from '../data-report.ts'
import { pValue, rounded } from '../numbers.ts'
import { wilsonInterval } from '../statistics/binomial.ts'
import { independence } from '../statistics/chi-squared.ts'
import { jensenShannon } from '../statistics/distance.ts'
import { benjaminiHochberg } from '../statistics/multiplicity.ts'
import { findingOf, listed, percent } from './finding.ts'
import type { Label } from './leakage-label.ts'
import { shortened } from './profile.ts'
import type { Feature } from './profile-feature.ts'
import type { Cell } from './profile-tally.ts'
import { isPresent, textOf } from './sql.ts'

/** A group with fewer rows is shown and not judged: a share of 50 % of 100 is known to 10 points only. */
export const MIN_GROUP = 100

/** Groups that are shown of one column, the largest. */
export const MAX_SHOWN = 50

/** Groups whose shares are compared. */
export const MAX_COMPARED = 10_000

const MAX_P = 0.05
const MIN_EXPECTED = 5

/** The four-fifths rule of the Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D (1978). */
export const MIN_RATIO = 0.8

/** Cramér's V, and for shares the Jensen-Shannon distance, from which a difference counts. */
const MIN_EFFECT = 0.1

/** One value of a protected column. */
export interface Group {
  /** Null: rows without a value. */
  readonly value: string | null
  readonly rows: number
  /** Rows of each class of the label. */
  readonly classes: readonly number[]
  /** Rows without a value, column by column. */
  readonly missing: readonly number[]
}

export interface GroupCounts {
  /** Classes of the label. */
  readonly conditions: readonly string[]
  /** Columns whose missing values are counted. */
  readonly columns: readonly Feature[]
  readonly limit: number
}

/** A row for each group, largest first: value, rows, rows of each class, missing values of each column. */
export function groupsQuery(table: string, { bound }: Feature, { conditions, columns, limit }: GroupCounts): string {
  const counts = [
    ...conditions.map((condition, index) => `count(*) FILTER (WHERE ${condition}) AS k${index}`),
    ...columns.map((column, index) => `count(*) FILTER (WHERE NOT ${isPresent(column.bound)}) AS m${index}`),
  ]
  const value = `CASE WHEN ${isPresent(bound)} THEN left(${textOf(bound.column)}, 500) END`
  return `SELECT ${[`${value} AS g`, 'count(*) AS n', ...counts].join(', ')} FROM ${table} GROUP BY 1 ORDER BY n DESC, g LIMIT ${limit}`
}

/** The answer to `groupsQuery`. */
export function groupsOf(answer: readonly (readonly Cell[])[], classes: number): Group[] {
  return answer.map(([value, n, ...counts]) => ({
    value: value === null || value === undefined ? null : String(value),
    rows: Number(n),
    classes: counts.slice(0, classes).map(Number),
    missing: counts.slice(classes).map(Number),
  }))
}

/** A protected column of a dataset. */
export interface Protected {
  readonly schema: string
  readonly column: string
  /** Its values may stand in reports. */
  readonly open: boolean
  readonly rows: number
  readonly groups: readonly Group[]
  readonly label: Label | null
  /** Names of the columns that `missing` counts. */
  readonly columns: readonly string[]
}

/** Groups as they stand in the report; those of a classified column by number. */
export function groupProfiles({ column, open, rows, groups, label, columns }: Protected): GroupProfile[] {
  return groups.map((group, index) => ({
    column: shortened(column),
    value: shortened(nameOf(group, index, open)),
    share: share(group.rows, rows),
    positive: label?.kind === 'binary' ? share(group.classes[0] ?? 0, total(group.classes)) : null,
    missing: share(total(group.missing), group.rows * columns.length),
    small: group.rows < MIN_GROUP,
  }))
}

function nameOf({ value }: Group, index: number, open: boolean): string {
  if (value === null) return 'no value'
  return open ? value : `group ${index + 1}`
}

function share(count: number, of: number): GroupProfile['share'] {
  if (of === 0) return null
  const { lower, upper } = wilsonInterval(count, of, 0.05)
  return { count, of, low: lower, high: upper }
}

/** Whether the positive label is as frequent in all groups, and values missing as often. Protected columns of one run are one family. */
export function judgeGroups(protectedColumns: readonly Protected[]): Finding[] {
  return [
    ...labelRates(protectedColumns.filter(({ label }) => label?.kind === 'binary')),
    ...missingness(protectedColumns),
  ]
}

function labelRates(columns: readonly Protected[]): Finding[] {
  const asked = columns.map((column) => {
    const groups = judged(column)
    const table = groups.map(({ classes: [positive = 0, negative = 0] }) => [positive, negative])
    const found = independence(table)
    return { column, groups, p: found.smallestExpected >= MIN_EXPECTED ? found.p : 1 }
  })
  const adjusted = benjaminiHochberg(asked.map(({ p }) => p))
  return asked.map(({ column, groups }, index) => {
    const rates = groups
      .map((group) => ({ group, rate: (group.classes[0] ?? 0) / Math.max(1, total(group.classes)) }))
      .sort((a, b) => a.rate - b.rate)
    const [lowest, highest] = [rates[0], rates.at(-1)]
    const subject = { kind: 'label-rate', schema: column.schema, column: column.column } as const
    const expected = `the lowest rate of ${positiveOf(column)} is at least ${MIN_RATIO} of the highest, or adjusted p is above ${MAX_P}`
    if (!lowest || !highest || rates.length < 2)
      return findingOf(subject, { result: 'pass', expected, found: tooFew(column) })
    const p = adjusted[index] ?? 1
    const warn = p <= MAX_P && lowest.rate < MIN_RATIO * highest.rate
    const name = ({ group }: typeof lowest) => nameOf(group, column.groups.indexOf(group), column.open)
    const found = `${percent(lowest.rate, 1)} of ${name(lowest)}, ${percent(highest.rate, 1)} of ${name(highest)}, adjusted p ${pValue(p)}${smallOnes(column)}`
    return findingOf(subject, { result: warn ? 'warn' : 'pass', expected, found })
  })
}

function missingness(columns: readonly Protected[]): Finding[] {
  const tests = columns.flatMap((column) => {
    const groups = judged(column)
    return column.columns.flatMap((name, of) => {
      const found = independence(groups.map(({ rows, missing }) => [missing[of] ?? 0, rows - (missing[of] ?? 0)]))
      return found.df > 0 && found.smallestExpected >= MIN_EXPECTED ? [{ column, name, of, ...found }] : []
    })
  })
  const adjusted = benjaminiHochberg(tests.map(({ p }) => p))
  return columns.map((column) => {
    const uneven = tests.filter(
      (test, index) => test.column === column && (adjusted[index] ?? 1) <= MAX_P && test.association >= MIN_EFFECT,
    )
    const expected = `missing as often in every group: Cramér's V under ${MIN_EFFECT}, or adjusted p above ${MAX_P}`
    const found =
      judged(column).length < 2
        ? tooFew(column)
        : uneven.length === 0
          ? `no column is missing unevenly${smallOnes(column)}`
          : listed(
              uneven.map(({ name, of, association }) => `${name} (${rangeOf(column, of)}; V ${rounded(association)})`),
            )
    return findingOf(
      { kind: 'group-missingness', schema: column.schema, column: column.column },
      { result: uneven.length > 0 ? 'warn' : 'pass', expected, found },
    )
  })
}

function rangeOf(column: Protected, of: number): string {
  const groups = judged(column).toSorted((a, b) => (a.missing[of] ?? 0) / a.rows - (b.missing[of] ?? 0) / b.rows)
  const part = (group: Group | undefined) =>
    group
      ? `${percent(group.missing[of] ?? 0, group.rows)} of ${nameOf(group, column.groups.indexOf(group), column.open)}`
      : ''
  return `${part(groups[0])}, ${part(groups.at(-1))}`
}

/** Whether training and test rows hold the groups in the same shares. Groups by value, in both. */
export function judgeShares(
  { schema, column, open }: Pick<Protected, 'schema' | 'column' | 'open'>,
  { train, test }: { readonly train: readonly Group[]; readonly test: readonly Group[] },
): Finding {
  const values = [...new Set([...train, ...test].map(({ value }) => value))]
  const count = (groups: readonly Group[], value: string | null) =>
    groups.find((group) => group.value === value)?.rows ?? 0
  const large = values.filter((value) => count(train, value) + count(test, value) >= MIN_GROUP)
  const counts = (groups: readonly Group[]) => large.map((value) => count(groups, value))
  const [current, reference] = [counts(test), counts(train)]
  const { p, smallestExpected } = independence([current, reference])
  const distance = jensenShannon({ current, reference }) ?? 0
  const shown = large.map((value, index) => {
    const name = value === null ? 'no value' : open ? value : `group ${index + 1}`
    return `${name} ${percent(current[index] ?? 0, total(current))} against ${percent(reference[index] ?? 0, total(reference))}`
  })
  const warn = smallestExpected >= MIN_EXPECTED && p <= MAX_P && distance >= MIN_EFFECT
  return findingOf(
    { kind: 'group-share', schema, column },
    {
      result: warn ? 'warn' : 'pass',
      expected: `test rows hold the groups as training rows do: Jensen-Shannon distance under ${MIN_EFFECT}, or p above ${MAX_P}`,
      found: `distance ${rounded(distance)}, p ${pValue(p)}: ${listed(shown, 4)}`,
    },
  )
}

function judged({ groups }: Protected): Group[] {
  return groups.filter(({ rows }) => rows >= MIN_GROUP)
}

function positiveOf({ label }: Protected): string {
  return `${label?.column} ${label?.classes[0]?.name}`
}

function tooFew({ groups }: Protected): string {
  return `fewer than two of ${groups.length} groups have ${MIN_GROUP} rows: not judged`
}

function smallOnes({ groups }: Protected): string {
  const small = groups.filter(({ rows }) => rows < MIN_GROUP).length
  return small === 0
    ? ''
    : `; ${small} ${small === 1 ? 'group has' : 'groups have'} under ${MIN_GROUP} rows and ${small === 1 ? 'is' : 'are'} not judged`
}

function total(counts: readonly number[]): number {
  let sum = 0
  for (const count of counts) sum += count
  return sum
}
