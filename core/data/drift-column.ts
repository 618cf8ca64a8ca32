import { rounded } from '../numbers.ts'
import { categoryTest, columnTest, missingTest, numberTest, type Test } from './drift.ts'
import type { Compared } from './drift-finding.ts'
import { percent } from './finding.ts'
import { bucketsOf, type ReferenceColumn } from './profile.ts'
import type { Feature } from './profile-feature.ts'
import { MAX_VALUES } from './profile-query.ts'
import type { Tally } from './profile-tally.ts'

/** Numbers of both data over the same cells; `sd` is the reference's standard deviation. */
export interface SharedCells {
  readonly at: readonly number[]
  readonly current: readonly number[]
  readonly reference: readonly number[]
  readonly sd: number
}

export interface ColumnPair {
  readonly feature: Feature
  readonly current: Tally
  /** Null where the reference has no such column. */
  readonly reference: ReferenceColumn | null
  /** Null unless both are numbers. */
  readonly cells: SharedCells | null
}

/**
 * Compares a column with the reference. Times and keys differ by their nature, so of them only missing values are compared. Numbers are
 * compared as numbers, everything else by its values as text.
 */
export function compareColumn({ feature, current, reference, cells }: ColumnPair): Compared {
  const column = feature.bound.column.name
  if (!reference) return { column, test: null, left: 'not in the reference', change: '' }
  const why = reasonToLeave(feature, current, reference, cells)
  const values = why === null ? valuesTest(current, reference, cells) : null
  const test = columnTest(values, missingTest({ current, reference }))
  const left = why ?? (values ? null : 'no values')
  return { column, test, left, change: test && feature.open ? changeOf(test, { current, reference, cells }) : '' }
}

type Pair = Pick<ColumnPair, 'current' | 'cells'> & { readonly reference: ReferenceColumn }

function reasonToLeave(
  { names }: Feature,
  current: Tally,
  reference: ReferenceColumn,
  cells: SharedCells | null,
): string | null {
  if (names) return 'a key'
  if (current.kind === 'time') return 'a time'
  if (current.kind === 'opaque') return 'nested'
  if (cells) return null
  if (reference.values === null && reference.classified)
    return 'classified, or of too many values: the reference is a report without them'
  if (current.values === null || reference.values === null) return `more than ${MAX_VALUES} values, or of another type`
  return null
}

function valuesTest(current: Tally, reference: ReferenceColumn, cells: SharedCells | null): Test | null {
  if (cells) return numberTest(cells)
  const pair = categoryCounts(current, reference)
  return pair && categoryTest(pair)
}

/** Both over the same values; over buckets of values where the reference knows only its most frequent ones by name. */
function categoryCounts(current: Tally, reference: ReferenceColumn): { current: number[]; reference: number[] } | null {
  if (!current.values || !reference.values) return null
  if (reference.buckets) return { current: bucketsOf(current.values), reference: [...reference.buckets] }
  const counts = new Map(current.values.map(({ text, count }) => [text, count]))
  const names = [...new Set([...reference.values.keys(), ...counts.keys()])]
  return {
    current: names.map((name) => counts.get(name) ?? 0),
    reference: names.map((name) => reference.values?.get(name) ?? 0),
  }
}

function changeOf(test: Test, { current, reference, cells }: Pair): string {
  if (test.of === 'missing') {
    return `missing ${percent(current.missing, current.rows)}, in the reference ${percent(reference.missing, reference.rows)}`
  }
  if (cells)
    return `mean ${rounded(meanOf(cells.at, cells.current))}, in the reference ${rounded(meanOf(cells.at, cells.reference))}`
  return largestChange(current, reference)
}

function meanOf(at: readonly number[], counts: readonly number[]): number {
  let [sum, all] = [0, 0]
  for (const [cell, count] of counts.entries()) {
    all += count
    sum += count * (at[cell] ?? 0)
  }
  return all === 0 ? 0 : sum / all
}

function largestChange(current: Tally, reference: ReferenceColumn): string {
  const counts = new Map((current.values ?? []).map(({ text, count }) => [text, count]))
  const known = reference.values ?? new Map<string, number>()
  const [rows, others] = [current.rows - current.missing, reference.rows - reference.missing]
  if (rows === 0 || others === 0) return ''
  let [name, largest] = ['', 0]
  for (const text of new Set([...counts.keys(), ...known.keys()])) {
    if (reference.others > 0 && !known.has(text)) continue
    const change = Math.abs((counts.get(text) ?? 0) / rows - (known.get(text) ?? 0) / others)
    if (change > largest) [name, largest] = [text, change]
  }
  if (largest === 0) return ''
  return `${JSON.stringify(name)} ${percent(counts.get(name) ?? 0, rows)}, in the reference ${percent(known.get(name) ?? 0, others)}`
}
