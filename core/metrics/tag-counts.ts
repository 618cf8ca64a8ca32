import type { Sample, Sets } from './sample.ts'

/** Weight of the rows whose label, prediction, or both have each tag. */
export interface TagCounts {
  readonly label: Float64Array
  readonly predicted: Float64Array
  readonly both: Float64Array
}

/** Counts tags under weights. Rows of the same two sets are summed first, since there are far fewer of these than of rows. */
export function tagCounts({
  labelSets,
  predictedSets,
  classes,
  rows,
}: Sample): (weights: Float64Array | null) => TagCounts {
  const codeOf = new Map<number, number>()
  const pairs: { readonly label: Int32Array; readonly predicted: Int32Array }[] = []
  const pairOf = new Int32Array(rows)
  for (let row = 0; row < rows; row++) {
    const [label, predicted] = [labelSets.codes[row] ?? 0, predictedSets.codes[row] ?? 0]
    const key = label * predictedSets.sets.length + predicted
    let code = codeOf.get(key)
    if (code === undefined) {
      code = pairs.length
      codeOf.set(key, code)
      pairs.push({
        label: labelSets.sets[label] ?? new Int32Array(),
        predicted: predictedSets.sets[predicted] ?? new Int32Array(),
      })
    }
    pairOf[row] = code
  }
  return (weights) => {
    const sums = new Float64Array(pairs.length)
    for (let row = 0; row < rows; row++)
      sums[pairOf[row] ?? 0] = (sums[pairOf[row] ?? 0] ?? 0) + (weights ? (weights[row] ?? 0) : 1)
    const size = classes.length
    const counts = { label: new Float64Array(size), predicted: new Float64Array(size), both: new Float64Array(size) }
    for (const [code, { label, predicted }] of pairs.entries()) {
      const weight = sums[code] ?? 0
      const also = new Set(predicted)
      for (const tag of label) {
        add(counts.label, tag, weight)
        if (also.has(tag)) add(counts.both, tag, weight)
      }
      for (const tag of predicted) add(counts.predicted, tag, weight)
    }
    return counts
  }
}

function add(values: Float64Array, index: number, value: number): void {
  values[index] = (values[index] ?? 0) + value
}

/** 1 for a row whose set has the tag. */
export function marked({ codes, sets }: Sets, tag: number): Uint8Array {
  const has = Uint8Array.from(sets, (set) => (set.includes(tag) ? 1 : 0))
  return Uint8Array.from(codes, (code) => has[code] ?? 0)
}
