import type { Finding } from '../data-report.ts'
import { pValue, rounded } from '../numbers.ts'
import { independence } from '../statistics/chi-squared.ts'
import { benjaminiHochberg } from '../statistics/multiplicity.ts'
import { randomFromSeed } from '../statistics/random.ts'
import { drawBinomial } from '../statistics/sampling.ts'
import { findingOf, listed, percent } from './finding.ts'
import type { Label } from './leakage-label.ts'

/** A feature whose area under the ROC curve reaches this says the label by itself. */
export const MAX_AUC = 0.99

/** A class with fewer rows says nothing about a feature. */
const MIN_CLASS = 20

/** Rows that the overall rate counts as when a category's rate is estimated. */
const PRIOR = 10

const SEED = 20240607

/** Missing values go with the label from this Cramér's V on, which Cohen (1988) calls small but real. */
export const MIN_ASSOCIATION = 0.1
const MAX_P = 0.05
const MIN_EXPECTED = 5

/** A column against the classes of the label. */
export interface LabelledColumn {
  readonly column: string
  /** `ordered`: cells are numbers, ascending. `categories`: their order means nothing; missing values are one of them. */
  readonly cells: { readonly kind: 'ordered' | 'categories'; readonly classes: readonly (readonly number[])[] } | null
  /** Rows of each class without a value. */
  readonly missing: readonly number[]
}

export interface Labelled {
  readonly schema: string
  readonly label: Label
  /** Rows of each class. */
  readonly rows: readonly number[]
  readonly columns: readonly LabelledColumn[]
}

/**
 * Features that tell one class of the label from the others by themselves. Numbers are ranked, ties count half; categories are ranked by
 * the rate of the class in the other half of the rows, since their rate in the same rows would flatter rare ones.
 */
export function leakingFeatures({ schema, label, rows, columns }: Labelled): Finding[] {
  const findings: Finding[] = []
  const expected = `no column tells ${label.column} by itself: an area under the ROC curve under ${MAX_AUC}`
  const left: string[] = []
  for (const { column, cells } of columns) {
    if (!cells) {
      left.push(column)
      continue
    }
    const [index, area] = best(cells, rows)
    if (area < MAX_AUC) continue
    const of = label.kind === 'several' ? `of class ${label.classes[index]?.name} ` : ''
    const found = `area under the ROC curve ${of}${area === 1 ? '1' : area.toFixed(4)}`
    findings.push(findingOf({ kind: 'leaking-feature', schema, column }, { result: 'warn', expected, found }))
  }
  if (findings.length > 0) return findings
  const found = `none of ${columns.length - left.length}${left.length === 0 ? '' : `; without an answer, having too many values or none: ${listed(left)}`}`
  return [findingOf({ kind: 'leaking-feature', schema, column: null }, { result: 'pass', expected, found })]
}

function best(cells: NonNullable<LabelledColumn['cells']>, rows: readonly number[]): [number, number] {
  let found: [number, number] = [0, 0]
  for (const [index, own] of cells.classes.entries()) {
    const all = cells.classes.reduce((sum, other) => sum.map((count, cell) => count + (other[cell] ?? 0)), zeros(own))
    const rest = all.map((count, cell) => count - (own[cell] ?? 0))
    if (total(own) < MIN_CLASS || total(rest) < MIN_CLASS) continue
    const area = cells.kind === 'ordered' ? areaUnder(own, rest) : crossFitted(own, rest)
    if (area > found[1]) found = [index, area]
    if (rows.length === 2) break
  }
  return found
}

/** Area under the ROC curve of ascending cells, ties half, in the better of the two directions. */
export function areaUnder(positives: readonly number[], negatives: readonly number[]): number {
  const area = rankedArea(positives, negatives)
  return Math.max(area, 1 - area)
}

function rankedArea(positives: readonly number[], negatives: readonly number[]): number {
  const [n, m] = [total(positives), total(negatives)]
  if (n === 0 || m === 0) return 0.5
  let [below, pairs] = [0, 0]
  for (const [cell, count] of positives.entries()) {
    const others = negatives[cell] ?? 0
    pairs += count * (below + others / 2)
    below += others
  }
  return pairs / n / m
}

/**
 * Area under the ROC curve of categories ranked by a rate from other rows. Rows of one category and class are alike, so that drawing how
 * many of them fall into each half is the same as drawing the rows.
 */
export function crossFitted(positives: readonly number[], negatives: readonly number[]): number {
  const random = randomFromSeed(SEED)
  const half = (counts: readonly number[]) => counts.map((count) => drawBinomial(random, count, 0.5))
  const [first, others] = [half(positives), half(negatives)]
  const rest = (counts: readonly number[], drawn: readonly number[]) =>
    counts.map((count, cell) => count - (drawn[cell] ?? 0))
  const [second, remaining] = [rest(positives, first), rest(negatives, others)]
  const there = areaByRate({ positives: first, negatives: others }, { positives: second, negatives: remaining })
  const back = areaByRate({ positives: second, negatives: remaining }, { positives: first, negatives: others })
  return (there + back) / 2
}

interface Half {
  readonly positives: readonly number[]
  readonly negatives: readonly number[]
}

function areaByRate(fitted: Half, judged: Half): number {
  const [n, m] = [total(fitted.positives), total(fitted.negatives)]
  const overall = n / Math.max(1, n + m)
  const rates = new Map<number, [number, number]>()
  for (const [cell, positives] of fitted.positives.entries()) {
    const all = positives + (fitted.negatives[cell] ?? 0)
    const rate = (positives + PRIOR * overall) / (all + PRIOR)
    const [a, b] = rates.get(rate) ?? [0, 0]
    rates.set(rate, [a + (judged.positives[cell] ?? 0), b + (judged.negatives[cell] ?? 0)])
  }
  const ranked = [...rates].sort(([a], [b]) => a - b).map(([, counts]) => counts)
  return rankedArea(
    ranked.map(([a]) => a),
    ranked.map(([, b]) => b),
  )
}

/** Columns whose values are missing more often with one class of the label than with another; one family, Benjamini-Hochberg. */
export function labelMissingness({ schema, label, rows, columns }: Labelled): Finding[] {
  const asked = columns.flatMap(({ column, missing }) => {
    const found = independence(rows.map((all, index) => [missing[index] ?? 0, all - (missing[index] ?? 0)]))
    return found.df > 0 && found.smallestExpected >= MIN_EXPECTED ? [{ column, missing, ...found }] : []
  })
  const adjusted = benjaminiHochberg(asked.map(({ p }) => p))
  const expected = `missing as often whatever ${label.column} is: Cramér's V under ${MIN_ASSOCIATION}, or adjusted p above ${MAX_P}`
  const findings = asked.flatMap(({ column, missing, association }, index) => {
    const p = adjusted[index] ?? 1
    if (p > MAX_P || association < MIN_ASSOCIATION) return []
    const shares = label.classes.map(({ name }, of) => `${percent(missing[of] ?? 0, rows[of] ?? 0)} of ${name}`)
    const found = `missing from ${listed(shares, 4)}: V ${rounded(association)}, adjusted p ${pValue(p)}`
    return [findingOf({ kind: 'label-missingness', schema, column }, { result: 'warn', expected, found })]
  })
  if (findings.length > 0) return findings
  const found =
    asked.length === 0
      ? 'no column has enough missing values to ask'
      : `no column of ${asked.length} with missing values`
  return [findingOf({ kind: 'label-missingness', schema, column: null }, { result: 'pass', expected, found })]
}

function zeros(counts: readonly number[]): number[] {
  return counts.map(() => 0)
}

function total(counts: readonly number[]): number {
  let sum = 0
  for (const count of counts) sum += count
  return sum
}
