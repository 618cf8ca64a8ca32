import { bootstrap } from './bootstrap.ts'
import { totalWeight } from './clusters.ts'
import type { Confusion, ConfusionMetric } from './confusion.ts'
import type { Distribution } from './distribution.ts'
import type { Influences, PairedValues } from './influence.ts'

/** How many examples share a label, a baseline prediction and a candidate prediction (indices of classes). */
export interface JointCell {
  readonly label: number
  readonly baseline: number
  readonly candidate: number
  readonly count: number
}

/** The joint confusion table of two models on the same examples; a combination is listed at most once, in the order of its index. */
export interface JointTable {
  readonly classes: number
  readonly cells: readonly JointCell[]
}

/** Class indices of the same examples, row by row. */
export interface JointRows {
  readonly classes: number
  readonly labels: ArrayLike<number>
  readonly baseline: ArrayLike<number>
  readonly candidate: ArrayLike<number>
}

/** Up to this many classes every cell has its counter; beyond, most would never count. */
const FEW_CLASSES = 64

/**
 * Counts rows into a joint table; empty cells are left out.
 *
 * @throws RangeError when the columns differ in length or hold what is no class index
 */
export function jointTable({ classes, labels, baseline, candidate }: JointRows): JointTable {
  const n = labels.length
  if (baseline.length !== n || candidate.length !== n) throw new RangeError('paired columns differ in length')
  const counts = new Map<number, number>()
  const few = new Float64Array(classes <= FEW_CLASSES ? classes ** 3 : 0)
  for (let row = 0; row < n; row++) {
    const label = classIndex(labels[row], classes)
    const before = classIndex(baseline[row], classes)
    const cell = (label * classes + before) * classes + classIndex(candidate[row], classes)
    if (cell < few.length) few[cell] = (few[cell] ?? 0) + 1
    else counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  for (const [cell, count] of few.entries()) if (count > 0) counts.set(cell, count)
  return tableOf(
    classes,
    [...counts].sort(([a], [b]) => a - b),
  )
}

function classIndex(index: number | undefined, classes: number): number {
  if (index === undefined || !Number.isInteger(index) || index < 0 || index >= classes) {
    throw new RangeError(`no class index under ${classes}: ${index}`)
  }
  return index
}

/**
 * The joint table of dense counts at index (label * classes + baseline) * classes + candidate.
 *
 * @throws RangeError unless there are classes^3 counts, each a whole number of examples
 */
export function jointTableOfCounts(classes: number, counts: readonly number[]): JointTable {
  if (counts.length !== classes ** 3)
    throw new RangeError(`${classes} classes need ${classes ** 3} cells, not ${counts.length}`)
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) throw new RangeError('a cell is no count')
  return tableOf(
    classes,
    [...counts.entries()].filter(([, count]) => count > 0),
  )
}

/** The reverse of `jointTableOfCounts`: classes^3 counts, zeros included. */
export function countsOfJointTable({ classes, cells }: JointTable): number[] {
  const counts = new Array<number>(classes ** 3).fill(0)
  for (const { label, baseline, candidate, count } of cells)
    counts[(label * classes + baseline) * classes + candidate] = count
  return counts
}

function tableOf(classes: number, entries: readonly (readonly [number, number])[]): JointTable {
  const cells = entries.map(([cell, count]) => ({
    label: Math.floor(cell / (classes * classes)),
    baseline: Math.floor(cell / classes) % classes,
    candidate: cell % classes,
    count,
  }))
  return { classes, cells }
}

/** One model's confusion table out of the joint one. */
export function confusionOf({ classes, cells }: JointTable, model: 'baseline' | 'candidate'): Confusion {
  const counts = new Float64Array(classes * classes)
  let total = 0
  for (const cell of cells) {
    const index = cell.label * classes + cell[model]
    counts[index] = (counts[index] ?? 0) + cell.count
    total += cell.count
  }
  return { classes, counts, total }
}

/** One model's predictions on rows, as class indices. */
export interface ClassifiedRows {
  readonly classes: number
  readonly labels: ArrayLike<number>
  readonly predicted: ArrayLike<number>
  readonly weights?: Float64Array | undefined
}

/**
 * A confusion metric with the influence of each row, for rows with weights or in clusters. `undefined` where it has no value.
 *
 * @throws RangeError when the columns differ in length or hold what is no class index
 */
export function confusionInfluences(rows: ClassifiedRows, metric: ConfusionMetric): Influences | undefined {
  const { classes, labels, predicted, weights } = rows
  const n = labels.length
  if (predicted.length !== n || (weights && weights.length !== n)) throw new RangeError('columns differ in length')
  const cellOf = (row: number): number =>
    classIndex(labels[row], classes) * classes + classIndex(predicted[row], classes)
  const counts = new Float64Array(classes * classes)
  for (let row = 0; row < n; row++)
    counts[cellOf(row)] = (counts[cellOf(row)] ?? 0) + (weights ? (weights[row] ?? 0) : 1)
  const result = metric({ classes, counts, total: totalWeight(n, weights) })
  if (!result) return undefined
  const influence = new Float64Array(n)
  for (let row = 0; row < n; row++) influence[row] = result.influence[cellOf(row)] ?? Number.NaN
  return { value: result.value, influence }
}

/**
 * Bootstrap distributions of the difference (candidate minus baseline) and of the candidate's value, by multinomial draws of the joint
 * counts: exactly the bootstrap by example, at the price of cells.
 *
 * @throws RangeError for an empty table or no number of resamples
 */
export function bootstrapTable(
  { classes, cells }: JointTable,
  metric: ConfusionMetric,
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): Distribution[] {
  const drawn = (counts: Float64Array): JointTable => ({
    classes,
    cells: cells.map((cell, index) => ({ ...cell, count: counts[index] ?? 0 })),
  })
  return bootstrap({
    units: { kind: 'cells', counts: Float64Array.from(cells, ({ count }) => count) },
    resamples,
    seed,
    statistic: (counts) => {
      const table = drawn(counts)
      const candidate = metric(confusionOf(table, 'candidate'))?.value ?? Number.NaN
      return [candidate - (metric(confusionOf(table, 'baseline'))?.value ?? Number.NaN), candidate]
    },
  })
}

/**
 * Both models' values and the standard errors of their difference and of the candidate by the delta method,
 * Var = gradient' (diag P - P P') gradient / n, which is the mean square of the examples' influence functions over n (n in the denominator;
 * A. Agresti, Categorical Data Analysis, section 16.1). `undefined` where either model's value is.
 */
export function tableStatistics(table: JointTable, metric: ConfusionMetric): PairedValues | undefined {
  const baseline = metric(confusionOf(table, 'baseline'))
  const candidate = metric(confusionOf(table, 'candidate'))
  if (baseline === undefined || candidate === undefined) return undefined
  let [n, squaresDifference, squaresCandidate] = [0, 0, 0]
  for (const cell of table.cells) {
    const row = cell.label * table.classes
    const ofCandidate = candidate.influence[row + cell.candidate] ?? Number.NaN
    const ofBaseline = baseline.influence[row + cell.baseline] ?? Number.NaN
    n += cell.count
    squaresCandidate += cell.count * ofCandidate ** 2
    squaresDifference += cell.count * (ofCandidate - ofBaseline) ** 2
  }
  return {
    baseline: baseline.value,
    candidate: candidate.value,
    difference: candidate.value - baseline.value,
    seDifference: Math.sqrt(squaresDifference) / n,
    seCandidate: Math.sqrt(squaresCandidate) / n,
  }
}
