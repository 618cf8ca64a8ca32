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
  for (let edge = low, index = 0; index < DRAWN && edge < end; index++, edge = low + index * width) edges.push(edge)
  edges.push(whole ? low + edges.length * width : high)
  return closed([Math.min(minimum, low), ...edges], maximum, whole)
}

// The last edge lies above the largest value, so that no bin needs to be closed.
function closed(edges: readonly number[], maximum: number, whole = false): number[] {
  const last = Math.max(maximum, ...edges.slice(-1))
  const sorted = ascending([...edges, last])
  if (last > maximum) return sorted
  if (whole) return ascending([...sorted.slice(0, -1), maximum + 1])
  return ascending([...sorted.slice(0, -1), maximum + Math.max(Math.abs(maximum), 1e-300) * 2 ** -50])
}

// Where almost all values are one, that one gets a bin of its own.
function edgesAround(
  value: number,
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
): number[] {
  const step = Math.max(1, Math.abs(value) * 2 ** -40)
  return closed([Math.min(minimum, value), value, value + step], maximum)
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

/** Counts over fine edges, one bin below and one above them, as counts over some of those edges, likewise. */
export function coarser(bins: readonly number[], fine: readonly number[], edges: readonly number[]): number[] {
  const lows = bins.map((_, index) => fine[index - 1] ?? Number.NEGATIVE_INFINITY)
  return binned({ at: lows, counts: bins }, edges)
}

/** Counts between the edges only; what lies beyond belongs to the outer bins. */
export function inner(bins: readonly number[]): number[] {
  if (bins.length < 3) return bins.slice(0, 1).map((count) => count + (bins[1] ?? 0))
  const counts = bins.slice(1, -1)
  counts[0] = (counts[0] ?? 0) + (bins[0] ?? 0)
  counts[counts.length - 1] = (counts.at(-1) ?? 0) + (bins.at(-1) ?? 0)
  return counts
}

/** Two samples over the same values. */
export function aligned(current: Points, reference: Points): { at: number[]; current: number[]; reference: number[] } {
  const { at } = pooled([current, reference])
  const over = (points: Points) => {
    const counts = new Map(points.at.map((value, index) => [value, points.counts[index] ?? 0]))
    return at.map((value) => counts.get(value) ?? 0)
  }
  return { at: [...at], current: over(current), reference: over(reference) }
}

/** One value for each bin: its middle; of those below and above the edges, between the edge and the smallest or largest value. */
export function middles(
  edges: readonly number[],
  range: { readonly minimum: number; readonly maximum: number },
): number[] {
  const bounds = [Math.min(range.minimum, edges[0] ?? 0), ...edges, Math.max(range.maximum, edges.at(-1) ?? 0)]
  return bounds.slice(1).map((bound, index) => (bound + (bounds[index] ?? bound)) / 2)
}
