/** Values, ascending, and how often each stands. */
export interface Points {
  readonly at: readonly number[]
  readonly counts: readonly number[]
}

const DRAWN = 30
const FINE = 512

/** Several samples as one; equal values are joined. */
export function pooled(samples: readonly Points[]): Points {
  const counts = new Map<number, number>()
  for (const sample of samples) {
    for (const [index, value] of sample.at.entries()) {
      counts.set(value, (counts.get(value) ?? 0) + (sample.counts[index] ?? 0))
    }
  }
  const at = [...counts.keys()].sort((a, b) => a - b)
  return { at, counts: at.map((value) => counts.get(value) ?? 0) }
}

/**
 * Edges of a histogram to look at: about 30 bins of equal width over where nearly all values are, and one wider bin to the smallest and
 * one to the largest value where those lie far off. Whole numbers get bins of whole numbers.
 *
 * @param range of all values, which the points may be a sample of.
 */
export function drawnEdges(points: Points, range: { readonly minimum: number; readonly maximum: number }): number[] {
  const { minimum, maximum } = range
  const [low, high] = core(points, range)
  if (!(high > low)) return edgesAround(low, range)
  const whole = points.at.every((value) => Number.isSafeInteger(value)) && high - low < 2 ** 50
  const width = whole ? Math.ceil((high - low + 1) / DRAWN) : (high - low) / DRAWN
  const edges: number[] = []
  const end = whole ? high + 1 : high
  for (let edge = low, index = 0; index <= DRAWN && edge < end; index++, edge = low + index * width) edges.push(edge)
  edges.push(whole ? low + edges.length * width : high)
  return ascending([Math.min(minimum, low), ...edges, Math.max(maximum, edges.at(-1) ?? high)])
}

// Where almost all values are one, that one gets a bin of its own.
function edgesAround(
  value: number,
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
): number[] {
  const step = Math.max(1, Math.abs(value) * 2 ** -40)
  return ascending([Math.min(minimum, value), value, value + step, Math.max(maximum, value + step)])
}

function core(
  points: Points,
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
): [number, number] {
  const [low, high] = [quantile(points, 0.005), quantile(points, 0.995)]
  const margin = (high - low) / 4
  return [low - minimum <= margin ? minimum : low, maximum - high <= margin ? maximum : high]
}

/** The smallest value that at least this share of the values does not exceed. */
export function quantile({ at, counts }: Points, share: number): number {
  let total = 0
  for (const count of counts) total += count
  let seen = 0
  for (const [index, value] of at.entries()) {
    seen += counts[index] ?? 0
    if (seen >= share * total) return value
  }
  return at.at(-1) ?? Number.NaN
}

/** Edges of 512 ranges with about as many values each, and those of the histogram among them. */
export function fineEdges(points: Points, drawn: readonly number[]): number[] {
  let total = 0
  for (const count of points.counts) total += count
  const edges: number[] = [...drawn]
  let [seen, next] = [0, 1]
  for (const [index, value] of points.at.entries()) {
    seen += points.counts[index] ?? 0
    if (seen < (next * total) / FINE) continue
    edges.push(value)
    while (next * total <= seen * FINE) next += 1
  }
  return ascending(edges)
}

function ascending(edges: readonly number[]): number[] {
  return [...new Set(edges)].filter((edge) => Number.isFinite(edge)).sort((a, b) => a - b)
}

/** Counts over [edge, next edge), one more bin below the first edge and one from the last on. */
export function binned({ at, counts }: Points, edges: readonly number[]): number[] {
  const bins = new Array<number>(edges.length + 1).fill(0)
  let bin = 0
  for (const [index, value] of at.entries()) {
    while (bin < edges.length && value >= (edges[bin] ?? 0)) bin += 1
    bins[bin] = (bins[bin] ?? 0) + (counts[index] ?? 0)
  }
  return bins
}

/** Fine bins, with one below and one above, as those of a histogram whose edges are among the fine ones; what lies beyond belongs to the outer bins. */
export function joined(bins: readonly number[], fine: readonly number[], drawn: readonly number[]): number[] {
  const result = new Array<number>(Math.max(1, drawn.length - 1)).fill(0)
  let bin = 0
  for (const [index, count] of bins.entries()) {
    const low = index === 0 ? Number.NEGATIVE_INFINITY : (fine[index - 1] ?? 0)
    while (bin + 1 < result.length && low >= (drawn[bin + 1] ?? 0)) bin += 1
    result[bin] = (result[bin] ?? 0) + count
  }
  return result
}

/** One value for each bin: its middle; of those below and above the edges, between the edge and the smallest or largest value. */
export function middles(
  edges: readonly number[],
  range: { readonly minimum: number; readonly maximum: number },
): number[] {
  const bounds = [Math.min(range.minimum, edges[0] ?? 0), ...edges, Math.max(range.maximum, edges.at(-1) ?? 0)]
  return bounds.slice(1).map((bound, index) => (bound + (bounds[index] ?? bound)) / 2)
}
