import type { Histogram } from '#core/data/profile.ts'
import {
  aligned,
  binned,
  coarser,
  drawnEdges,
  fineEdges,
  inner,
  middles,
  type Points,
  pooled,
} from '#core/data/profile-bins.ts'
import type { Feature } from '#core/data/profile-feature.ts'
import {
  binsQuery,
  MAX_VALUES,
  missingQuery,
  sampleQuery,
  sizesQuery,
  spreadQuery,
  valuesQuery,
} from '#core/data/profile-query.ts'
import { binsOf, opaqueTally, type Tally, tallyOfValues, tallyOfWide } from '#core/data/profile-tally.ts'
import type { Engine } from './engines/engine.ts'

/** A column of a loaded table, counted. */
export interface Side {
  readonly engine: Engine
  readonly table: string
  readonly feature: Feature
  readonly tally: Tally
  /** SQL of the classes that the tally counts apart. */
  readonly conditions: readonly string[]
}

export interface Counting {
  readonly engine: Engine
  readonly table: string
  readonly features: readonly Feature[]
  readonly conditions: readonly string[]
}

const COLUMNS_A_SCAN = 400

/** Counts every column of a table: one scan for all, then one of each column alone, or a few where it has many values. */
export async function countColumns(counting: Counting): Promise<Map<string, Side>> {
  const { engine, table, features, conditions } = counting
  const sides = new Map<string, Side>()
  for (let start = 0; start < features.length; start += COLUMNS_A_SCAN) {
    const some = features.slice(start, start + COLUMNS_A_SCAN)
    const [[rows, ...sizes] = []] = await engine.query(sizesQuery(table, some))
    for (const [index, feature] of some.entries()) {
      const size = { rows: Number(rows), values: Number(sizes[index]) }
      const tally = await countColumn({ ...counting, feature }, size)
      sides.set(feature.bound.column.name, { engine, table, feature, tally, conditions })
    }
  }
  return sides
}

type One = Counting & { readonly feature: Feature }

async function countColumn(
  { engine, table, feature, conditions }: One,
  { rows, values }: { readonly rows: number; readonly values: number },
): Promise<Tally> {
  const { kind } = feature
  if (kind === 'opaque') {
    const [[missing] = []] = await engine.query(missingQuery(table, feature))
    return opaqueTally(rows, Number(missing))
  }
  if (values <= MAX_VALUES) {
    const tally = tallyOfValues(
      { rows, kind, classes: conditions.length },
      await engine.query(valuesQuery(table, feature, conditions)),
    )
    if (tally) return tally
  }
  const [spread = []] = await engine.query(spreadQuery(table, feature, conditions))
  const sample = kind === 'category' ? [] : await engine.query(sampleQuery(table, feature, values))
  return tallyOfWide({ rows, kind, spread, sample })
}

/** The numbers of a column over cells of one value or range each. */
export interface Cells {
  readonly at: readonly number[]
  readonly counts: readonly number[]
  /** Of each class. */
  readonly classes: readonly (readonly number[])[]
}

export interface Shape {
  readonly cells: Cells | null
  /** Both data over common cells; null unless both have numbers. */
  readonly shared: {
    readonly at: readonly number[]
    readonly current: readonly number[]
    readonly reference: readonly number[]
  } | null
  readonly histogram: Histogram | null
}

const NONE: Shape = { cells: null, shared: null, histogram: null }

/** The numbers of a column, alone or beside those of the reference: value by value where both have few, else by ranges. */
export async function shapeOf(current: Side, reference: Side | null): Promise<Shape> {
  const { numbers, values } = current.tally
  const other = reference?.tally.numbers ?? null
  if (!numbers) return NONE
  const range = widest(numbers.spread, other?.spread)
  const points = pooled([weighed(numbers), ...(other ? [weighed(other)] : [])])
  const drawn = drawnEdges(points, range)
  if (values && (!other || reference?.tally.values)) {
    const histogram = (sample: Points) => inner(binned(sample, drawn))
    return {
      cells: { ...numbers.points, classes: numbers.classes },
      shared: other && aligned(numbers.points, other.points),
      histogram: {
        ...unitOf(current),
        edges: drawn,
        counts: histogram(numbers.points),
        reference: other && histogram(other.points),
      },
    }
  }
  const fine = fineEdges(points, drawn)
  const [counts = [], ...classes] = await binsOfSide(current, fine)
  const [theirs = null] = other && reference ? await binsOfSide(reference, fine) : []
  const at = middles(fine, range)
  const histogram = (bins: readonly number[]) => inner(coarser(bins, fine, drawn))
  return {
    cells: { at, counts, classes },
    shared: theirs && { at, current: counts, reference: theirs },
    histogram: { ...unitOf(current), edges: drawn, counts: histogram(counts), reference: theirs && histogram(theirs) },
  }
}

/** The numbers of a column over the bins that an earlier report drew; what lies beyond them is counted apart, so that it is seen. */
export async function shapeOver(current: Side, earlier: Histogram): Promise<Shape> {
  const { numbers, values } = current.tally
  if (!numbers) return NONE
  const { edges } = earlier
  const fine = values ? [...edges] : fineEdges(weighed(numbers), edges)
  const [counts = [], ...classes] = await binsOfSide(current, fine)
  const over = coarser(counts, fine, edges)
  const [first = 0, last = 0] = [edges[0], edges.at(-1)]
  const { minimum, maximum } = numbers.spread
  const stretched = [Math.min(first, minimum), ...edges.slice(1, -1), Math.max(last, maximum)]
  return {
    cells: values
      ? { ...numbers.points, classes: numbers.classes }
      : { at: middles(fine, numbers.spread), counts, classes },
    shared: { at: middles(edges, numbers.spread), current: over, reference: [0, ...earlier.counts, 0] },
    histogram: { ...unitOf(current), edges: stretched, counts: inner(over), reference: earlier.counts },
  }
}

async function binsOfSide(
  { engine, table, feature, tally, conditions }: Side,
  edges: readonly number[],
): Promise<number[][]> {
  const { numbers, values } = tally
  if (numbers && values) {
    const { at, counts } = numbers.points
    return [counts, ...numbers.classes].map((some) => binned({ at, counts: some }, edges))
  }
  const [answer] = await engine.query(binsQuery(table, feature, { edges, conditions }))
  return binsOf(answer, conditions.length + 1, edges.length)
}

function weighed({ points, spread }: NonNullable<Tally['numbers']>): Points {
  const drawn = points.counts.reduce((sum, count) => sum + count, 0)
  return { at: points.at, counts: points.counts.map((count) => (count * spread.count) / Math.max(1, drawn)) }
}

function widest(one: Range, other: Range | undefined): Range {
  if (!other) return one
  return { minimum: Math.min(one.minimum, other.minimum), maximum: Math.max(one.maximum, other.maximum) }
}

interface Range {
  readonly minimum: number
  readonly maximum: number
}

function unitOf({ feature, tally }: Side): Pick<Histogram, 'unit'> {
  if (tally.kind !== 'time') return {}
  const { field, column } = feature.bound
  const ofDay = field.type === 'time' || (field.type === null && /^TIME\b/.test(column.type))
  return { unit: ofDay ? 'seconds-of-day' : 'seconds-since-1970' }
}
