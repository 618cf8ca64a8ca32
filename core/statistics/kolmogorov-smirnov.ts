/** Up to this product of the sample sizes the distribution is exact. */
const MAX_EXACT = 250_000

/** The largest difference of two distribution functions, and how probable one as large is when both samples come from one distribution. */
export interface KolmogorovSmirnov {
  readonly statistic: number
  readonly p: number
}

/**
 * Two-sample Kolmogorov-Smirnov test, two-sided, of counts by value: cell i holds how often the i-th value, ascending, stands in
 * each sample. Where the product of the sample sizes is at most 250,000 the p-value is exact given the ties (J. L. Hodges, Arkiv för
 * Matematik 3, 1958; T. Schröer and D. Trenkler, Computational Statistics & Data Analysis 20, 1995), beyond it is that of Kolmogorov's
 * limit, which ties make too large, never too small.
 *
 * A cell may as well be a range of values, the same for both samples, however it was chosen from the pooled values: the difference
 * is then looked for only where ranges meet, so that it is never larger than that of the values, and the test rejects no more often.
 *
 * A sample without a count gives statistic 0 and p = 1.
 */
export function kolmogorovSmirnov(first: readonly number[], second: readonly number[]): KolmogorovSmirnov {
  const cells = first.map((count, cell): Cell => [count, second[cell] ?? 0]).filter(([a, b]) => a + b > 0)
  let [m, n] = [0, 0]
  for (const [a, b] of cells) {
    m += a
    n += b
  }
  if (m === 0 || n === 0) return { statistic: 0, p: 1 }
  const gap = largestGap(cells, m, n)
  if (gap === 0) return { statistic: 0, p: 1 }
  const statistic = gap / (m * n)
  const p = m * n <= MAX_EXACT ? exactTail({ cells, m, n, gap }) : limitTail(statistic * Math.sqrt((m / (m + n)) * n))
  return { statistic, p: Math.min(1, Math.max(0, p)) }
}

type Cell = readonly [number, number]

/** The largest |i/m - j/n| times m n, a whole number as long as that is below 2^53. */
function largestGap(cells: readonly Cell[], m: number, n: number): number {
  let [i, j, gap] = [0, 0, 0]
  for (const [a, b] of cells) {
    i += a
    j += b
    gap = Math.max(gap, Math.abs(i * n - j * m))
  }
  return gap
}

interface Walk {
  readonly cells: readonly Cell[]
  readonly m: number
  readonly n: number
  readonly gap: number
}

/**
 * All orders of the pooled sample are equally likely: a walk from (0, 0) to (m, n) whose next step goes right with probability
 * (m - i)/(m - i + n - j). Seen backwards, `touched[j]` is the probability that a walk to (i, j) has been at least `gap` off the diagonal
 * at the end of some group of ties. Sums of probabilities, so that a small p keeps its digits.
 */
function exactTail({ cells, m, n, gap }: Walk): number {
  const ends = new Uint8Array(m + n + 1)
  let seen = 0
  for (const [a, b] of cells) {
    seen += a + b
    ends[seen] = 1
  }
  const touched = new Float64Array(n + 1)
  for (let i = 0; i <= m; i++) {
    for (let j = 0; j <= n; j++) {
      if (ends[i + j] === 1 && Math.abs(i * n - j * m) >= gap) touched[j] = 1
      else if (i + j === 0) touched[j] = 0
      else {
        const [left, below] = [i === 0 ? 0 : (touched[j] ?? 0), j === 0 ? 0 : (touched[j - 1] ?? 0)]
        touched[j] = (i * left + j * below) / (i + j)
      }
    }
  }
  return touched[n] ?? 1
}

/** P(K >= x) of Kolmogorov's distribution: the alternating series, and for small x its theta transform (DLMF 20.7.32). */
function limitTail(x: number): number {
  if (x < 0.2) return 1
  if (x < 1) {
    let sum = 0
    for (let k = 1; k < 100; k += 2) sum += Math.exp((-(k * k) * Math.PI * Math.PI) / (8 * x * x))
    return 1 - (Math.sqrt(2 * Math.PI) / x) * sum
  }
  let sum = 0
  for (let k = 1; k < 100; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x)
  return sum
}
