import type { Random } from '../statistics/random.ts'
import { joinById } from './join.ts'
import type { Predictions } from './predictions.ts'
import type { Categories } from './table.ts'

/** Two models whose answers on the same examples can change places. */
export interface Exchange {
  /** What changes places as one: examples, or the groups, series or queries whose rows depend on each other. */
  readonly unit: 'examples' | 'groups' | 'series' | 'queries'
  readonly units: number
  /** Units on which the two models answer differently. */
  readonly differing: number
  /** Both files after each unit changed places with probability 1/2. */
  readonly draw: (random: Random) => { readonly candidate: Predictions; readonly baseline: Predictions }
}

/**
 * Prepares two files for random exchanges. If the two models are equally good in every respect, an exchanged pair is as likely as
 * the pair itself: whatever the models, a random exchange makes the hypothesis "no difference" true, with the same disagreement.
 * R. A. Fisher, The Design of Experiments (1935), section 21.
 *
 * @param byQuery whether a query's rows change places together, as metrics that count queries need.
 * @returns why the files cannot be exchanged, where they are not of one held-out set.
 */
export function exchangeOf(candidate: Predictions, other: Predictions, byQuery: boolean): Exchange | string {
  const join = joinById(candidate, other)
  if (join.kind === 'problem') return join.problem.message
  const [first, second] = [withClassesOf(candidate, join.other), withClassesOf(join.other, candidate)]
  const { unit, of } = unitsOf(candidate, byQuery)
  const units = of ? of.values.length : candidate.rows
  const unitOf = (row: number) => of?.codes[row] ?? row
  return {
    unit,
    units,
    differing: differingUnits(first, second, unitOf),
    draw: (random) => {
      const swapped = new Uint8Array(units)
      for (let index = 0; index < units; index++) swapped[index] = random.bits() >>> 31
      const isSwapped = (row: number) => swapped[unitOf(row)] === 1
      return { candidate: mixed(first, second, isSwapped), baseline: mixed(second, first, isSwapped) }
    },
  }
}

function unitsOf({ group, series, query }: Predictions, byQuery: boolean) {
  if (group) return { unit: 'groups', of: group } as const
  if (series) return { unit: 'series', of: series } as const
  return byQuery && query ? ({ unit: 'queries', of: query } as const) : ({ unit: 'examples', of: null } as const)
}

// Both files must name their classes by the same codes before rows can change places.
function withClassesOf(file: Predictions, other: Predictions): Predictions {
  const values = [...new Set([...file.prediction.values, ...other.prediction.values])].sort()
  const codeOf = new Map(values.map((value, code) => [value, code]))
  const own = file.prediction.values.map((value) => codeOf.get(value) ?? -1)
  return { ...file, prediction: { values, codes: file.prediction.codes.map((code) => own[code] ?? -1) } }
}

type IsSwapped = (row: number) => boolean

/** The first model's file with the second's answers on the swapped rows; everything else belongs to the examples. */
function mixed(own: Predictions, other: Predictions, isSwapped: IsSwapped): Predictions {
  const numbers = (a: Float64Array, b: Float64Array) =>
    a.map((value, row) => (isSwapped(row) ? (b[row] ?? value) : value))
  const codes = (a: Categories, b: Categories) => ({
    values: a.values,
    codes: a.codes.map((code, row) => (isSwapped(row) ? (b.codes[row] ?? code) : code)),
  })
  const columns = <K extends string>(a: ReadonlyMap<K, Float64Array>, b: ReadonlyMap<K, Float64Array> | null) =>
    new Map(Array.from(a, ([name, column]) => [name, numbers(column, b?.get(name) ?? column)] as const))
  return {
    ...own,
    prediction: codes(own.prediction, other.prediction),
    numbers: own.numbers &&
      other.numbers && { ...own.numbers, prediction: numbers(own.numbers.prediction, other.numbers.prediction) },
    score: own.score && other.score && numbers(own.score, other.score),
    probabilities: own.probabilities && columns(own.probabilities, other.probabilities),
    bounds: own.bounds &&
      other.bounds && {
        lower: numbers(own.bounds.lower, other.bounds.lower),
        upper: numbers(own.bounds.upper, other.bounds.upper),
      },
    columns: columns(own.columns, other.columns),
  }
}

function differingUnits(a: Predictions, b: Predictions, unitOf: (row: number) => number): number {
  const pairs = [...answersOf(a)].map((column, index) => [column, answersOf(b)[index] ?? column] as const)
  const differing = new Set<number>()
  for (let row = 0; row < a.rows; row++) {
    if (pairs.some(([own, other]) => own[row] !== other[row])) differing.add(unitOf(row))
  }
  return differing.size
}

function answersOf({ prediction, numbers, score, probabilities, bounds, columns }: Predictions) {
  const named = (map: ReadonlyMap<string, Float64Array> | null) =>
    [...(map ?? [])].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, column]) => column)
  return [
    prediction.codes,
    ...(numbers ? [numbers.prediction] : []),
    ...(score ? [score] : []),
    ...(bounds ? [bounds.lower, bounds.upper] : []),
    ...named(probabilities),
    ...named(columns),
  ]
}
