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
  COLUMNS_A_SCAN,
  type Counting,
  type Counts,
  countsOf,
  countsQuery,
  type Look,
  MEASURES,
  measuresQuery,
} from '#core/data/profile-query.ts'
import {
  type CountRow,
  type Measures,
  measuresOf,
  type Rows,
  type Tally,
  tallyOfRanges,
  tallyOfValues,
} from '#core/data/profile-tally.ts'
import type { Engine, Value } from './engines/engine.ts'

/** A loaded table whose columns are to be counted. */
export interface Side {
  readonly engine: Engine
  readonly table: string
  readonly features: readonly Feature[]
  /** SQL of the classes to be counted apart, and the rows of each. */
  readonly classes: readonly { readonly condition: string; readonly rows: number }[]
}

/** First looks at the columns of a table, by name. */
export type Looks = ReadonlyMap<string, Measures>

/**
 * A first look at every column of a table: one scan, or more where it has very many columns.
 *
 * @param known looks at the reference. Then a glance at the first rows is enough: what has many values there has many here, and it is the
 * reference that places the ranges.
 */
export async function measureColumns(
  { engine, table, features }: Pick<Side, 'engine' | 'table' | 'features'>,
  known: Looks | null = null,
): Promise<Map<string, Measures>> {
  const looks = new Map<string, Measures>()
  for (let start = 0; start < features.length; start += COLUMNS_A_SCAN) {
    const some = features.slice(start, start + COLUMNS_A_SCAN).map((feature) => {
      const before = known?.get(feature.bound.column.name)
      return { feature, wide: before !== undefined && !before.narrow }
    })
    const [rows, ...answer] = await (known ? glance : whole)(engine, table, some)
    for (const [index, { feature }] of some.entries()) {
      const own = answer.slice(index * MEASURES, (index + 1) * MEASURES)
      looks.set(feature.bound.column.name, measuresOf(feature, Number(rows), own))
    }
  }
  return looks
}

async function whole(engine: Engine, table: string, looks: readonly Look[]): Promise<readonly Value[]> {
  const [row = []] = await engine.query(measuresQuery(table, looks, 'all'))
  return row
}

// As a stream, since it is no scan of the whole table.
async function glance(engine: Engine, table: string, looks: readonly Look[]): Promise<readonly Value[]> {
  for await (const [row] of engine.stream(measuresQuery(table, looks, 'glance'))) if (row) return row
  return []
}

/** Ranges to count a column by. `drawn` are those of the histogram, which are among the fine ones. */
export interface Ranges {
  readonly drawn: readonly number[]
  readonly fine: readonly number[]
}

/**
 * The ranges of every column with numbers that has too many values in either table; for both the same, so that they can be compared.
 *
 * @param earlier the bins of an earlier report, which then are the ones to draw.
 */
export function rangesOf(
  ours: Looks,
  theirs: Looks | null,
  earlier: ReadonlyMap<string, Histogram | null>,
): Map<string, Ranges> {
  const ranges = new Map<string, Ranges>()
  for (const [name, look] of ours) {
    const other = theirs?.get(name)
    const numbers = (other?.narrow === false ? other.numbers : null) ?? look.numbers ?? other?.numbers
    if (!numbers || (look.narrow && (other === undefined || other.narrow || !other.numbers))) continue
    const drawn = earlier.get(name)?.edges ?? drawnEdges(numbers.points, numbers)
    ranges.set(name, { drawn, fine: look.kind === 'time' ? drawn : fineEdges(numbers.points, drawn) })
  }
  return ranges
}

/** A column, counted. `bins` of its ranges, with one below and one above, of all rows and of each class; null where counted by values. */
export interface Counted {
  readonly feature: Feature
  readonly tally: Tally
  readonly bins: readonly (readonly number[])[] | null
}

/** What one scan of a table is asked of its columns. */
export interface ColumnScan {
  readonly asked: readonly Asked[]
  readonly counts: Counts
}

/** How to count the columns of a table: value by value where they have few, else by ranges. One scan, or more for very many columns. */
export function columnScans(
  { features, classes }: Pick<Side, 'features' | 'classes'>,
  looks: Looks,
  ranges: ReadonlyMap<string, Ranges>,
): ColumnScan[] {
  const scans: ColumnScan[] = []
  for (let start = 0; start < features.length; start += COLUMNS_A_SCAN) {
    const asked = features.slice(start, start + COLUMNS_A_SCAN).flatMap((feature): Asked[] => {
      const { name } = feature.bound.column
      const [look, range] = [looks.get(name), ranges.get(name)]
      return look ? [{ feature, look, by: wayOf(look, range), fine: range?.fine ?? null }] : []
    })
    const conditions = classes.map(({ condition }) => condition)
    scans.push({ asked, counts: countsOf(asked, conditions) })
  }
  return scans
}

/** Counts the columns of a table. */
export async function countColumns(side: Side, scans: readonly ColumnScan[]): Promise<Map<string, Counted>> {
  const counted: [string, Counted][] = []
  for (const scan of scans) {
    counted.push(...countedIn(side, scan, await side.engine.query(countsQuery(side.table, scan.counts))))
  }
  return new Map(counted)
}

/** The columns of one scan, counted. @param answers of `countsQuery`. */
export function countedIn(
  { classes }: Pick<Side, 'classes'>,
  { asked }: ColumnScan,
  answers: readonly (readonly Value[])[],
): Map<string, Counted> {
  const rows = new Map<number, CountRow[]>()
  for (const [index, ...row] of answers) {
    const own = rows.get(Number(index)) ?? []
    own.push(row)
    rows.set(Number(index), own)
  }
  const all = { rows: Number(rows.get(-1)?.[0]?.[4] ?? 0), classRows: classes.map((one) => one.rows) }
  return new Map(asked.map((one, index) => [one.feature.bound.column.name, count(one, all, rows.get(index) ?? [])]))
}

function wayOf(look: Measures, ranges: Ranges | undefined): Counting['by'] {
  if (look.kind === 'opaque') return 'gaps'
  if (look.narrow) return 'values'
  return look.numbers && ranges ? { edges: ranges.fine } : 'gaps'
}

interface Asked extends Counting {
  readonly look: Measures
  readonly fine: readonly number[] | null
}

function count({ feature, look, by, fine }: Asked, all: Rows, answer: readonly CountRow[]): Counted {
  if (by !== 'values') {
    const edges = by === 'gaps' ? 0 : by.edges.length
    return { feature, ...tallyOfRanges(look, { ...all, edges }, answer) }
  }
  const tally = tallyOfValues(look, all, answer)
  const { numbers } = tally
  if (!fine || !numbers) return { feature, tally, bins: null }
  const { at, counts } = numbers.points
  return { feature, tally, bins: [counts, ...numbers.classes].map((some) => binned({ at, counts: some }, fine)) }
}

/** The numbers of a column over cells of one value or range each, alone and beside those of the reference. */
export interface Shape {
  /** Of each class. */
  readonly classes: readonly (readonly number[])[] | null
  /** Null unless both have numbers. */
  readonly shared: {
    readonly at: readonly number[]
    readonly current: readonly number[]
    readonly reference: readonly number[]
  } | null
  readonly histogram: Histogram | null
}

const NONE: Shape = { classes: null, shared: null, histogram: null }

/** The numbers of a column, alone or beside those of the reference. */
export function shapeOf(ours: Counted, theirs: Counted | null, ranges: Ranges | undefined): Shape {
  const { numbers } = ours.tally
  const other = theirs?.tally.numbers ?? null
  if (!numbers) return NONE
  const range = widest(numbers.spread, other?.spread)
  if (!ranges) {
    const drawn = drawnEdges(pooled([numbers.points, ...(other ? [other.points] : [])]), range)
    const bins = (points: Points) => inner(binned(points, drawn))
    return {
      classes: numbers.classes,
      shared: other && aligned(numbers.points, other.points),
      histogram: {
        ...unitOf(ours),
        edges: drawn,
        counts: bins(numbers.points),
        reference: other && bins(other.points),
      },
    }
  }
  const { fine, drawn } = ranges
  const [[counts = [], ...classes], reference] = [ours.bins ?? [], (other && theirs?.bins?.[0]) ?? null]
  const bins = (some: readonly number[]) => inner(coarser(some, fine, drawn))
  return {
    classes: numbers.classes.length > 0 ? numbers.classes : classes,
    shared: reference && { at: middles(fine, range), current: counts, reference },
    histogram: {
      ...unitOf(ours),
      edges: stretched(drawn, range),
      counts: bins(counts),
      reference: reference && bins(reference),
    },
  }
}

/** The numbers of a column over the bins that an earlier report drew; what lies beyond them is counted apart, so that it is seen. */
export function shapeOver(ours: Counted, earlier: Histogram, ranges: Ranges | undefined): Shape {
  const { numbers } = ours.tally
  if (!numbers) return NONE
  const { edges } = earlier
  const [counts = [], ...classes] = ours.bins ?? []
  const over = ranges ? coarser(counts, ranges.fine, edges) : binned(numbers.points, edges)
  return {
    classes: ranges && numbers.classes.length === 0 ? classes : numbers.classes,
    shared: { at: middles(edges, numbers.spread), current: over, reference: [0, ...earlier.counts, 0] },
    histogram: {
      ...unitOf(ours),
      edges: stretched(edges, numbers.spread),
      counts: inner(over),
      reference: earlier.counts,
    },
  }
}

/** The outer bins hold what lies beyond them too. */
function stretched(edges: readonly number[], { minimum, maximum }: Range): number[] {
  const [first = minimum, last = maximum] = [edges[0], edges.at(-1)]
  return [Math.min(first, minimum), ...edges.slice(1, -1), Math.max(last, maximum)]
}

interface Range {
  readonly minimum: number
  readonly maximum: number
}

function widest(one: Range, other: Range | undefined): Range {
  if (!other) return one
  return { minimum: Math.min(one.minimum, other.minimum), maximum: Math.max(one.maximum, other.maximum) }
}

function unitOf({ feature, tally }: Counted): Pick<Histogram, 'unit'> {
  if (tally.kind !== 'time') return {}
  const { field, column } = feature.bound
  const ofDay = field.type === 'time' || (field.type === null && /^TIME\b/.test(column.type))
  return { unit: ofDay ? 'seconds-of-day' : 'seconds-since-1970' }
}
