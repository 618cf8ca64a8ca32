import type { Columns } from './sampled.ts'

/*
 * The inputs of every_metric.py beside the fixtures: the same draws in the same order, so that only values need to be written down.
 */

const SIZES = [2, 3, 4, 5, 8, 12, 20, 33]

interface Draw {
  (): number
  readonly below: (n: number) => number
}

function drawOf(seed: number): Draw {
  let state = seed + 1
  const draw = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  for (let skipped = 0; skipped < 3; skipped++) draw()
  return Object.assign(draw, { below: (n: number) => Math.floor(draw() * n) })
}

function times<T>(n: number, of: (index: number) => T): T[] {
  return Array.from({ length: n }, (_, index) => of(index))
}

function begin(seed: number, which: number): { draw: Draw; n: number; odd: number | null } {
  return { draw: drawOf(seed), n: SIZES[which % 8] ?? 0, odd: which % 5 === 4 ? Math.floor(which / 5) % 4 : null }
}

function weighted(which: number, n: number, draw: Draw): Columns {
  return which % 3 === 2 ? { weight: times(n, () => [0.5, 1, 2, 3][draw.below(4)] ?? 0) } : {}
}

function binary(which: number): Columns {
  const { draw, n, odd } = begin(which, which)
  let label = times(n, () => (draw() < 0.4 ? 1 : 0))
  let score = times(n, () => draw.below(9) / 8)
  if (odd === 0) label = times(n, () => 0)
  if (odd === 1) label = times(n, () => 1)
  if (odd === 2) score = times(n, () => 0.5)
  if (odd === 3) score = [...label]
  return { label, prediction: score.map((value) => (value >= 0.5 ? 1 : 0)), score, ...weighted(which, n, draw) }
}

function multiclass(which: number): Columns {
  const { draw, n, odd } = begin(1000 + which, which)
  const k = 2 + (which % 4)
  let label = times(n, () => draw.below(k))
  let prediction = label.map((own) => (draw() < 0.6 ? own : draw.below(k)))
  const raw = times(n, () => times(k, () => 1 + draw.below(4)))
  if (odd === 0) label = times(n, () => 0)
  if (odd === 1) prediction = times(n, () => 0)
  if (odd === 2) prediction = label
  if (odd === 3) label = label.map((own) => Math.min(own, k - 2))
  const probabilities = times(k, (target) => [
    `prob_${target}`,
    raw.map((row) => (row[target] ?? 0) / row.reduce((sum, value) => sum + value, 0)),
  ])
  return { label, prediction, ...Object.fromEntries(probabilities), ...weighted(which, n, draw) }
}

const TAGS = ['a', 'b', 'c']

function multilabel(which: number): Columns {
  const { draw, n } = begin(2000 + which, which)
  const truth = times(n, () => TAGS.map(() => draw() < 0.4))
  const found = truth.map((row) => row.map((has) => (draw() < 0.7 ? has : !has)))
  const scores = times(n, () => TAGS.map(() => draw.below(9) / 8))
  const text = (row: readonly boolean[]) => TAGS.filter((_, tag) => row[tag]).join('|')
  const probabilities = TAGS.map((name, tag) => [`prob_${name}`, scores.map((row) => row[tag] ?? 0)])
  return {
    label: truth.map(text),
    prediction: found.map(text),
    ...Object.fromEntries(probabilities),
    ...weighted(which, n, draw),
  }
}

function regression(which: number): Columns {
  const { draw, n, odd } = begin(3000 + which, which)
  let label = times(n, () => draw.below(12) / 2)
  let prediction = label.map((own) => own + (draw.below(9) - 4) / 4)
  if (odd === 0) label = times(n, () => 2.5)
  if (odd === 1) prediction = times(n, () => 1.5)
  if (odd === 2) prediction = label
  if (odd === 3) [label, prediction] = [label.map((value) => value + 1e6), prediction.map((value) => value + 1e6)]
  return { label, prediction, ...weighted(which, n, draw) }
}

function ranking(which: number): Columns {
  const { draw, n } = begin(4000 + which, which)
  const query = times(n, () => `q${draw.below(1 + Math.floor(n / 4))}`)
  const label = times(n, () => Math.max(0, draw.below(5) - 1))
  return { query, label, prediction: times(n, () => draw.below(6) / 2) }
}

const WORDS = ['the', 'cat', 'sat', 'on', 'a', 'mat', ',', '3.5', "Dog's", 'well-known', 'end.', '(yes)']

function llm(which: number): Columns {
  const { draw, n } = begin(5000 + which, which)
  const word = () => WORDS[draw.below(12)] ?? ''
  const texts = times(n, () => {
    const words = times(4 + draw.below(6), word)
    // The library's side asks first whether a word stays, and only then whether it is swapped.
    const kept = words.flatMap((own) => (draw() < 0.9 ? [draw() < 0.85 ? own : word()] : []))
    return { gold: words.join(' '), found: kept.join(' ') }
  })
  return { label: texts.map(({ gold }) => gold), prediction: texts.map(({ found }) => found) }
}

function calibration(which: number): Columns {
  const draw = drawOf(6000 + which)
  const score = times(40, () => (1 + draw.below(19)) / 20)
  const label = score.map((chance) => (draw() < chance ? 1 : 0))
  return { label, prediction: label, score }
}

function forecasting(which: number): Columns {
  const { draw, n } = begin(7000 + which, which)
  const step = (1 + draw.below(8)) / 2
  const label = times(n, () => draw.below(12) / 2)
  const prediction = label.map((own) => own + (draw.below(9) - 4) / 4)
  const [lower, upper] = [-1, 1].map((sign) => prediction.map((own) => own + (sign * draw.below(5)) / 4))
  return { label, prediction, lower: lower ?? [], upper: upper ?? [], scale: label.map(() => step) }
}

function sampling(which: number): Columns {
  const draw = drawOf(8000 + which)
  const [samples, problems] = [3 + (which % 6), 1 + (which % 4)]
  const passed = times(samples * problems, () => (draw.below(3) === 0 ? 1 : 0))
  const query = passed.map((_, row) => `p${Math.floor(row / samples)}`)
  return { query, label: passed.map(() => 'x'), prediction: passed.map(() => 'x'), passed }
}

/** The columns of a numbered case of each task. */
export const generated = {
  ...{ binary, multiclass, multilabel, regression, ranking, llm, calibration },
  ...{ forecasting, sampling },
}
