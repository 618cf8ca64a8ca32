import type { Drift, Finding } from '../data-report.ts'
import { pValue, rounded } from '../numbers.ts'
import { benjaminiHochberg } from '../statistics/multiplicity.ts'
import { MAX_P, type Test } from './drift.ts'
import { findingOf, listed } from './finding.ts'

/** A column that has been compared with the reference, or why not. */
export interface Compared {
  readonly column: string
  readonly test: Test | null
  /** Why its values were not compared; null where they were. */
  readonly left: string | null
  /** What changed, in words; empty for a classified column. */
  readonly change: string
}

/** What one dataset's comparison found. */
export interface DatasetDrift {
  readonly drift: Drift[]
  readonly findings: Finding[]
}

/**
 * Judges the columns of all datasets together: the p-values of one run are one family, adjusted by Benjamini and Hochberg's procedure. So
 * without any drift a run alarms with a probability of at most 5 %, however many columns it has.
 */
export function judgeDrift(datasets: ReadonlyMap<string, readonly Compared[]>): Map<string, DatasetDrift> {
  const tested = [...datasets.values()].flat().filter(({ test }) => test !== null)
  const adjusted = benjaminiHochberg(tested.map(({ test }) => test?.p ?? 1))
  const byColumn = new Map(tested.map((compared, index) => [compared, adjusted[index] ?? 1]))
  return new Map(Array.from(datasets, ([schema, columns]) => [schema, judged(schema, columns, byColumn)]))
}

function judged(schema: string, columns: readonly Compared[], byColumn: ReadonlyMap<Compared, number>): DatasetDrift {
  const drift: Drift[] = []
  const findings: Finding[] = []
  for (const compared of columns) {
    const { test, column } = compared
    if (!test) continue
    const entry = entryOf(column, test, byColumn.get(compared) ?? 1)
    drift.push(entry)
    if (entry.alarm) findings.push(alarmOf(schema, compared, { test, entry }))
  }
  return { drift, findings: findings.length > 0 ? findings : [calm(schema, columns, drift.length)] }
}

function entryOf(column: string, { of, ...test }: Test, adjusted: number): Drift {
  const alarm = adjusted <= MAX_P && test.effect.value >= test.effect.limit
  return { column, ...test, ...(of === 'missing' && { of }), adjusted, alarm }
}

const EFFECTS = { wasserstein: 'Wasserstein distance', 'jensen-shannon': 'Jensen-Shannon distance' } as const

function alarmOf(
  schema: string,
  { column, change }: Compared,
  { test, entry }: { readonly test: Test; readonly entry: Drift },
): Finding {
  const { kind, value, limit } = test.effect
  const unit = kind === 'wasserstein' ? ' standard deviations' : ''
  const what = test.of === 'missing' ? 'as many missing values as' : 'values distributed as'
  return findingOf(
    { kind: 'drift', schema, column },
    {
      result: 'warn',
      expected: `${what} in the reference: ${EFFECTS[kind]} under ${limit}${unit}, or adjusted p above ${MAX_P}`,
      found: `${EFFECTS[kind]} ${rounded(value)}${unit}, adjusted p ${pValue(entry.adjusted)}${change === '' ? '' : `; ${change}`}`,
    },
  )
}

function calm(schema: string, columns: readonly Compared[], compared: number): Finding {
  const left = columns.flatMap(({ column, left: why }) => (why === null ? [] : [`${column} (${why})`]))
  return findingOf(
    { kind: 'drift', schema, column: null },
    {
      result: 'pass',
      expected: 'columns distributed as in the reference',
      found: `no drift in ${compared} ${compared === 1 ? 'column' : 'columns'}${left.length === 0 ? '' : `; values not compared: ${listed(left)}`}`,
    },
  )
}
