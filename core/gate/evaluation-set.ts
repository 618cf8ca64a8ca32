import { type Digest, digestLines } from '../digest.ts'
import type { Predictions } from './predictions.ts'

/**
 * The held-out set that a file was made on: SHA-256 over its (id, label), and weight and group where there are any, sorted by id. A row
 * that stands there once for each seed counts once.
 */
export function evaluationSetDigest(file: Predictions): Digest {
  return digestLines(linesOf(file))
}

function* linesOf({ ids, byId, label, numbers, weight, group }: Predictions): Generator<string> {
  const labels = numbers ? null : label.values.map((value) => JSON.stringify(value))
  const groups = group?.values.map((value) => JSON.stringify(value))
  let last: string | undefined
  for (const row of byId) {
    const own = labels ? labels[label.codes[row] ?? 0] : JSON.stringify(String(numbers?.label[row]))
    let line = `[${quoted(ids[row] ?? '')},${own}`
    if (weight || group) line += `,${weight?.[row] ?? null},${groups?.[group?.codes[row] ?? 0] ?? null}`
    if (line !== last) yield `${line}]`
    last = line
  }
}

/** What JSON writes as it is. */
const PLAIN = /^[\w .:/@+-]*$/

function quoted(id: string): string {
  return PLAIN.test(id) ? `"${id}"` : JSON.stringify(id)
}
