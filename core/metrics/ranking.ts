import type { Metric, Options } from './metric.ts'
import type { Groups, Sample } from './sample.ts'

/*
 * Metrics of ordered results: a query is one example. The label is a document's relevance, 0 for none; the prediction orders a query's
 * documents, highest first. Of documents with equal predictions the irrelevant come first, so that a constant prediction gains nothing. A query
 * without a relevant document counts 0; where no query has one there is no value.
 */

/** The documents of one query: relevance and rank order. */
interface Query {
  readonly relevance: Float64Array
  readonly score: Float64Array
  /** Indices into both, best first. */
  readonly order: Uint32Array
  readonly relevant: number
}

function eachQuery(sample: Sample, of: (query: Query) => number): Float64Array {
  const { truth, forecast, queries } = sample
  const values = new Float64Array(queries.count)
  let anyRelevant = false
  for (let index = 0; index < values.length; index++) {
    const query = queryOf(rowsOf(queries, index), truth, forecast)
    if (query.relevant > 0) {
      values[index] = of(query)
      anyRelevant = true
    }
  }
  return anyRelevant ? values : values.fill(Number.NaN)
}

/** The rows of a group. */
export function rowsOf({ rows, starts }: Groups, group: number): Int32Array {
  return rows.subarray(starts[group], starts[group + 1])
}

function queryOf(rows: Int32Array, truth: Float64Array, forecast: Float64Array): Query {
  const relevance = Float64Array.from(rows, (row) => truth[row] ?? Number.NaN)
  const score = Float64Array.from(rows, (row) => forecast[row] ?? Number.NaN)
  const order = Uint32Array.from(rows, (_, index) => index)
  order.sort((a, b) => (score[b] ?? 0) - (score[a] ?? 0) || (relevance[a] ?? 0) - (relevance[b] ?? 0))
  let relevant = 0
  for (const value of relevance) if (value > 0) relevant++
  return { relevance, score, order, relevant }
}

/** Relevant documents among the first k. */
function foundIn({ relevance, order }: Query, k: number): number {
  let found = 0
  for (const index of order.subarray(0, k)) if ((relevance[index] ?? 0) > 0) found++
  return found
}

/** Mean over the relevant documents of the precision down to each, tied documents all at the last rank of their tie (as label_ranking_average_precision_score). */
function averagePrecision({ relevance, score, order, relevant }: Query, k: number): number {
  let [found, sum] = [0, 0]
  for (let start = 0, end = 0; start < order.length; start = end) {
    let tied = 0
    for (end = start; end < order.length && score[order[end] ?? 0] === score[order[start] ?? 0]; end++) {
      if ((relevance[order[end] ?? 0] ?? 0) > 0) tied++
    }
    found += tied
    if (end <= k) sum += (tied * found) / end
  }
  return sum / Math.min(relevant, k)
}

function reciprocalRank({ relevance, order }: Query, k: number): number {
  const first = order.findIndex((index) => (relevance[index] ?? 0) > 0)
  return first < k ? 1 / (first + 1) : 0
}

/** Discounted gain over the best possible one: gain is the relevance itself, discount log2(1 + rank), averaged over ties (as ndcg_score). */
function discountedGain({ relevance, score, order }: Query, k: number): number {
  let gain = 0
  for (let start = 0, end = 0; start < order.length; start = end) {
    let [sum, discounts] = [0, 0]
    for (end = start; end < order.length && score[order[end] ?? 0] === score[order[start] ?? 0]; end++) {
      sum += relevance[order[end] ?? 0] ?? Number.NaN
      discounts += discount(end, k)
    }
    gain += (sum / (end - start)) * discounts
  }
  let best = 0
  for (const [rank, value] of relevance.toSorted((a, b) => b - a).entries()) best += value * discount(rank, k)
  return gain / best
}

function discount(rank: number, k: number): number {
  return rank < k ? 1 / Math.log2(rank + 2) : 0
}

const query = {
  tasks: ['ranking'],
  family: 'ranking',
  direction: 'higher',
  range: [0, 1],
  needs: ['prediction', 'query'],
  unit: 'query',
  options: ['k'],
  required: [],
  undefinedWhen: 'no query has a relevant document',
} as const

const cut = { ...query, required: ['k'] } as const

/** Metrics of ranked results. */
export const rankingMetrics = {
  ndcg: { ...query, measure: perQuery(discountedGain) },
  mrr: { ...query, measure: perQuery(reciprocalRank) },
  map: { ...query, measure: perQuery(averagePrecision) },
  precision_at_k: { ...cut, measure: perQuery((of, k) => foundIn(of, k) / k) },
  recall_at_k: { ...cut, measure: perQuery((of, k) => foundIn(of, k) / of.relevant) },
  hit_at_k: { ...cut, measure: { ...perQuery((of, k) => (foundIn(of, k) > 0 ? 1 : 0)), binary: true } },
} as const satisfies Readonly<Record<string, Metric>>

function perQuery(of: (query: Query, k: number) => number) {
  return {
    kind: 'mean',
    binary: false,
    of: (sample: Sample, { k = Number.POSITIVE_INFINITY }: Options) => eachQuery(sample, (found) => of(found, k)),
  } as const
}
