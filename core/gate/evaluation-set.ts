import { type Digest, digestLines } from '../digest.ts'
import type { Predictions } from './predictions.ts'

/**
 * The held-out set that a file was made on: SHA-256 over its (id, label), and weight and group where there are any, sorted by id. A row
 * that stands there once for each seed counts once.
 */
export function evaluationSetDigest(file: Predictions): Digest {
  return digestLines(linesOf(file))
}

/** So many lines are handed over at once: a million by themselves take longer than their digest. */
const AT_ONCE = 512

function* linesOf({ ids, byId, label, numbers, weight, group, seed }: Predictions): Generator<string> {
  const plain = ids.every((id) => PLAIN.test(id))
  const ends = numbers ? null : label.values.map((value) => `,${JSON.stringify(value)}`)
  const groups = group?.values.map((value) => JSON.stringify(value))
  let [lines, count, last] = ['', 0, '']
  for (let rank = 0; rank < byId.length; rank++) {
    const row = byId[rank] ?? 0
    const id = ids[row] ?? ''
    const name = plain ? `["${id}"` : `[${JSON.stringify(id)}`
    let end = ends ? (ends[label.codes[row] ?? 0] ?? '') : `,${JSON.stringify(String(numbers?.label[row]))}`
    if (weight || group) end += `,${weight?.[row] ?? null},${groups?.[group?.codes[row] ?? 0] ?? null}`
    if (seed) {
      if (name + end === last) continue
      last = name + end
    }
    lines += `${name}${end}]`
    if (++count % AT_ONCE > 0) {
      lines += '\n'
      continue
    }
    yield lines
    lines = ''
  }
  if (lines !== '') yield lines.slice(0, -1)
}

/** What JSON writes as it is. */
const PLAIN = /^[\w .:/@+-]*$/
