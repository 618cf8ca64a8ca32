import { bleuOf, bleuTerms } from './bleu.ts'
import { chrfOf, chrfTerms } from './chrf.ts'
import type { Metric, Options, Smooth } from './metric.ts'
import { rowsOf } from './ranking.ts'
import type { Sample } from './sample.ts'

/*
 * Metrics of texts: the label is the reference, the prediction what the model wrote.
 */

const text = {
  tasks: ['llm'],
  family: 'text',
  direction: 'higher',
  range: [0, 1],
  needs: ['prediction'],
  unit: 'row',
  options: [],
  required: [],
  undefinedWhen: 'no rows',
} as const

/** Metrics of written texts. */
export const textMetrics = {
  exact_match: {
    ...text,
    measure: { kind: 'mean', binary: true, of: (sample: Sample) => eachText(sample, (a, b) => (a === b ? 1 : 0)) },
  },
  token_f1: { ...text, measure: { kind: 'mean', binary: false, of: (sample: Sample) => eachText(sample, tokenF1) } },
  pass_at_k: {
    ...text,
    needs: ['query', 'column'],
    unit: 'query',
    options: ['k', 'column'],
    required: ['k', 'column'],
    undefinedWhen: 'a problem has fewer than k samples',
    measure: { kind: 'mean', binary: false, of: passAtK },
  },
  wer: {
    ...text,
    direction: 'lower',
    range: [0, Number.POSITIVE_INFINITY],
    undefinedWhen: 'all references are empty',
    measure: {
      kind: 'ratio',
      terms: (sample: Sample) => [
        eachText(sample, (reference, written) => wordEdits(wordsOf(reference), wordsOf(written))),
        eachText(sample, (reference) => wordsOf(reference).length),
      ],
      of: quotient,
    },
  },
  bleu: {
    ...text,
    range: [0, 100],
    undefinedWhen: 'no four words in a row are as in the reference',
    measure: { kind: 'ratio', terms: (sample: Sample) => manyTerms(sample, bleuTerms), of: bleuOf },
  },
  chrf: {
    ...text,
    range: [0, 100],
    undefinedWhen: 'references or predictions are all empty',
    measure: { kind: 'ratio', terms: (sample: Sample) => manyTerms(sample, chrfTerms), of: chrfOf },
  },
} as const satisfies Readonly<Record<string, Metric>>

/** One mean over another. */
export function quotient([over = 0, under = 0]: readonly number[]): Smooth | undefined {
  return under > 0 ? { value: over / under, gradient: [1 / under, -over / under ** 2] } : undefined
}

function eachText(
  { labelText, predictedText, rows }: Sample,
  of: (reference: string, written: string) => number,
): Float64Array {
  const values = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    values[row] = of(
      labelText.values[labelText.codes[row] ?? 0] ?? '',
      predictedText.values[predictedText.codes[row] ?? 0] ?? '',
    )
  }
  return values
}

function manyTerms(sample: Sample, of: (reference: string, written: string) => readonly number[]): Float64Array[] {
  const terms: Float64Array[] = []
  let row = 0
  eachText(sample, (reference, written) => {
    for (const [index, value] of of(reference, written).entries()) {
      terms[index] ??= new Float64Array(sample.rows)
      terms[index][row] = value
    }
    row++
    return 0
  })
  return terms
}

/** Words of both texts in common, as SQuAD counts them (P. Rajpurkar and others, EMNLP 2016): no case, punctuation or articles. */
function tokenF1(reference: string, written: string): number {
  const [gold, found] = [plainWords(reference), plainWords(written)]
  if (gold.length === 0 || found.length === 0) return gold.length === found.length ? 1 : 0
  const counts = new Map<string, number>()
  for (const word of gold) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of found) {
    const left = counts.get(word) ?? 0
    if (left > 0) common++
    counts.set(word, left - 1)
  }
  return (2 * common) / (gold.length + found.length)
}

const PUNCTUATION = /[!-/:-@[-`{-~]/g
const ARTICLES = /\b(a|an|the)\b/g

function plainWords(text: string): string[] {
  return wordsOf(text.toLowerCase().replace(PUNCTUATION, '').replace(ARTICLES, ' '))
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/** Insertions, deletions and substitutions that turn one list of words into the other (V. I. Levenshtein, 1966). */
function wordEdits(reference: readonly string[], written: readonly string[]): number {
  let before = Array.from({ length: written.length + 1 }, (_, index) => index)
  for (const [i, word] of reference.entries()) {
    const here = [i + 1]
    for (const [j, other] of written.entries()) {
      const swapped = (before[j] ?? 0) + (word === other ? 0 : 1)
      here.push(Math.min(swapped, (before[j + 1] ?? 0) + 1, (here[j] ?? 0) + 1))
    }
    before = here
  }
  return before[written.length] ?? 0
}

/**
 * For each problem the chance that of k samples drawn from its n at least one passes, 1 - C(n - c, k) / C(n, k) with c passing (M. Chen and others,
 * "Evaluating large language models trained on code", 2021). A row is a sample, its problem the query; `column` is 1 where it passes.
 */
function passAtK(sample: Sample, { k = 1, column = '' }: Options): Float64Array {
  const passing = sample.column(column)
  const values = new Float64Array(sample.queries.count)
  for (let problem = 0; problem < values.length; problem++) {
    const rows = rowsOf(sample.queries, problem)
    let passed = 0
    for (const row of rows) if ((passing[row] ?? 0) > 0) passed++
    values[problem] = rows.length < k ? Number.NaN : 1 - noneOf(rows.length, passed, k)
  }
  return values
}

function noneOf(n: number, passed: number, k: number): number {
  let chance = 1
  for (let drawn = 0; drawn < k; drawn++) chance *= Math.max(0, n - passed - drawn) / (n - drawn)
  return chance
}
