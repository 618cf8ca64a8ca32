import type { Smooth } from './metric.ts'

/*
 * Corpus BLEU with one reference (K. Papineni and others, ACL 2002), words as in mteval-v13a and sacrebleu's tokenizer 13a
 * (M. Post, WMT 2018), without smoothing.
 */

const ORDERS = 4

/** A row's part of each sum: matches and n-grams of one to four words, and the lengths of both texts. */
export function bleuTerms(reference: string, written: string): number[] {
  const [gold, found] = [tokens(reference), tokens(written)]
  const terms: number[] = []
  for (let order = 1; order <= ORDERS; order++) {
    const [counts, goldCounts] = [ngrams(found, order), ngrams(gold, order)]
    let [matches, total] = [0, 0]
    for (const [ngram, count] of counts) {
      matches += Math.min(count, goldCounts.get(ngram) ?? 0)
      total += count
    }
    terms.push(matches, total)
  }
  terms.push(found.length, gold.length)
  return terms
}

/** BLEU from 0 to 100, of the means of the terms; undefined where an order has no match. */
export function bleuOf(means: readonly number[]): Smooth | undefined {
  const [length = 0, goldLength = 0] = means.slice(2 * ORDERS)
  const gradient = new Array<number>(2 * ORDERS + 2).fill(0)
  let logs = 0
  for (let order = 0; order < ORDERS; order++) {
    const [matches = 0, total = 0] = means.slice(2 * order)
    if (!(matches > 0)) return undefined
    logs += Math.log(matches / total) / ORDERS
    gradient[2 * order] = 1 / matches / ORDERS
    gradient[2 * order + 1] = -1 / total / ORDERS
  }
  const short = length < goldLength
  if (short) {
    logs += 1 - goldLength / length
    gradient[2 * ORDERS] = goldLength / length ** 2
    gradient[2 * ORDERS + 1] = -1 / length
  }
  const value = 100 * Math.exp(logs)
  return { value, gradient: gradient.map((slope) => value * slope) }
}

function ngrams(words: readonly string[], order: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (let start = 0; start + order <= words.length; start++) {
    const ngram = words.slice(start, start + order).join(' ')
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1)
  }
  return counts
}

function tokens(text: string): string[] {
  const plain = ` ${text
    .replaceAll('<skipped>', '')
    .replaceAll('-\n', '')
    .replaceAll('\n', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')} `
  const parted = plain
    .replace(/([{-~[-` -&(-+:-@/])/g, ' $1 ')
    .replace(/([^0-9])([.,])/g, '$1 $2 ')
    .replace(/([.,])([^0-9])/g, ' $1 $2')
    .replace(/([0-9])(-)/g, '$1 $2 ')
  return parted.split(/\s+/).filter((word) => word !== '')
}
