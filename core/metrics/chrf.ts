import type { Smooth } from './metric.ts'

/*
 * Corpus chrF2 (M. Popovic, WMT 2015) as sacrebleu defines it: n-grams of one to six characters without white space, precision and recall averaged
 * over the orders, recall counting twice.
 */

const ORDERS = 6
const BETA_SQUARED = 4

/** A row's part of each sum: for each order matches, n-grams written, and n-grams of the reference. */
export function chrfTerms(reference: string, written: string): number[] {
  const [gold, found] = [characters(reference), characters(written)]
  const terms: number[] = []
  for (let order = 1; order <= ORDERS; order++) {
    const [counts, goldCounts] = [ngrams(found, order), ngrams(gold, order)]
    let matches = 0
    for (const [ngram, count] of counts) matches += Math.min(count, goldCounts.get(ngram) ?? 0)
    const inFound = Math.max(0, found.length - order + 1)
    const inGold = Math.max(0, gold.length - order + 1)
    // As sacrebleu: an order that the reference is too short for counts on neither side.
    terms.push(matches, inGold > 0 ? inFound : 0, inGold)
  }
  return terms
}

/** chrF from 0 to 100, of the means of the terms; undefined without a character on either side. */
export function chrfOf(means: readonly number[]): Smooth | undefined {
  const orders = Array.from({ length: ORDERS }, (_, order) => means.slice(3 * order, 3 * order + 3))
  const used = orders.filter(([, found = 0, gold = 0]) => found > 0 && gold > 0).length
  if (used === 0) return undefined
  let [precision, recall] = [0, 0]
  for (const [matches = 0, found = 0, gold = 0] of orders) {
    if (!(found > 0 && gold > 0)) continue
    precision += matches / found / used
    recall += matches / gold / used
  }
  const weighted = BETA_SQUARED * precision + recall
  if (weighted === 0) return { value: 0, gradient: means.map(() => 0) }
  const value = (100 * (1 + BETA_SQUARED) * precision * recall) / weighted
  const byPrecision = (100 * (1 + BETA_SQUARED) * recall * recall) / weighted ** 2 / used
  const byRecall = (100 * (1 + BETA_SQUARED) * BETA_SQUARED * precision * precision) / weighted ** 2 / used
  const gradient = orders.flatMap(([matches = 0, found = 0, gold = 0]) => {
    if (!(found > 0 && gold > 0)) return [0, 0, 0]
    const ofMatches = byPrecision / found + byRecall / gold
    return [ofMatches, (-byPrecision * matches) / found ** 2, (-byRecall * matches) / gold ** 2]
  })
  return { value, gradient }
}

function characters(text: string): string[] {
  return Array.from(text.replace(/\s+/g, ''))
}

function ngrams(letters: readonly string[], order: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (let start = 0; start + order <= letters.length; start++) {
    const ngram = letters.slice(start, start + order).join('')
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1)
  }
  return counts
}
