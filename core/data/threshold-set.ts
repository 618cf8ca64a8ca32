import { type LibraryRule, OPERATORS, type SqlRule } from './quality.ts'

/** Numbers between two ends, of which each belongs to them or not. */
interface Interval {
  readonly low: number
  readonly lowOpen: boolean
  readonly high: number
  readonly highOpen: boolean
}

/** The answers that a rule allows: intervals that do not touch. */
export type ThresholdSet = readonly Interval[]

const ALL: Interval = {
  low: Number.NEGATIVE_INFINITY,
  lowOpen: false,
  high: Number.POSITIVE_INFINITY,
  highOpen: false,
}

/** What a rule allows. Counts of rows are whole numbers from 0, shares 0 to 100, answers of SQL any number; true is 1. */
export function thresholdSet(rule: LibraryRule | SqlRule): ThresholdSet {
  const sets = OPERATORS.flatMap((operator) => {
    const value = rule[operator]
    if (value === undefined) return []
    const [a, b = a] = (Array.isArray(value) ? value : [value]).map(Number)
    return a === undefined || b === undefined ? [] : [intervals(operator, a, b)]
  })
  const set = sets[0] ?? []
  if (rule.type === 'sql') return set
  const most = rule.unit === 'percent' ? 100 : Number.POSITIVE_INFINITY
  const cut = set.flatMap((interval) => within(interval, most, rule.unit === 'rows'))
  const [first, second] = cut
  // Between 1 and 2 there is no whole number: not 1.5 is everything.
  const touching = rule.unit === 'rows' && first && second && second.low <= first.high + 1
  return touching ? [{ ...first, high: second.high }] : cut
}

function intervals(operator: (typeof OPERATORS)[number], a: number, b: number): Interval[] {
  switch (operator) {
    case 'mustBe':
    case 'mustBeBetween':
      return [{ ...ALL, low: a, high: b }]
    case 'mustNotBe':
    case 'mustNotBeBetween':
      return [
        { ...ALL, high: a, highOpen: true },
        { ...ALL, low: b, lowOpen: true },
      ]
    case 'mustBeGreaterThan':
      return [{ ...ALL, low: a, lowOpen: true }]
    case 'mustBeGreaterOrEqualTo':
      return [{ ...ALL, low: a }]
    case 'mustBeLessThan':
      return [{ ...ALL, high: a, highOpen: true }]
    case 'mustBeLessOrEqualTo':
      return [{ ...ALL, high: a }]
  }
}

function within({ low, lowOpen, high, highOpen }: Interval, most: number, whole: boolean): Interval[] {
  let cut: Interval = {
    ...(low < 0 ? { low: 0, lowOpen: false } : { low, lowOpen }),
    ...(high > most ? { high: most, highOpen: false } : { high, highOpen }),
  }
  if (whole) {
    cut = {
      low: cut.lowOpen ? Math.floor(cut.low) + 1 : Math.ceil(cut.low),
      lowOpen: false,
      high: cut.highOpen ? Math.ceil(cut.high) - 1 : Math.floor(cut.high),
      highOpen: false,
    }
  }
  const empty = cut.low > cut.high || (cut.low === cut.high && (cut.lowOpen || cut.highOpen))
  return empty ? [] : [cut]
}

/** Whether every answer of `inner` is one of `outer`. */
export function includes(outer: ThresholdSet, inner: ThresholdSet): boolean {
  return inner.every((small) =>
    outer.some(
      (large) =>
        (large.low < small.low || (large.low === small.low && (!large.lowOpen || small.lowOpen))) &&
        (large.high > small.high || (large.high === small.high && (!large.highOpen || small.highOpen))),
    ),
  )
}

/** Whether a smaller count is always as good: one interval that begins at 0. */
export function smallerIsBetter(set: ThresholdSet): boolean {
  const [only] = set
  return set.length === 1 && only !== undefined && only.low <= 0 && !only.lowOpen
}
