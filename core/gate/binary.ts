import type { DataColumns } from '../data-columns.ts'
import { UserError } from '../errors.ts'
import type { Categories } from './table.ts'

const POSITIVE_OF: Readonly<Record<string, string>> = { '0,1': '1', 'false,true': 'true' }

/**
 * The positive label of a binary task: the policy's `positive`, or 1 or true where the labels are 0/1 or false/true.
 *
 * @throws UserError when it cannot be told, or when the labels hold more than two values.
 */
export function positiveLabel(labels: Categories, data: DataColumns, source: string): string {
  const found = [...labels.values].sort()
  if (found.length > 2) {
    throw new UserError(
      `${source}: ${data.label} has ${found.length} values; a binary task has two, or write task: multiclass`,
    )
  }
  if (data.positive !== null) {
    if (found.length === 2 && !found.includes(data.positive)) {
      throw new UserError(
        `${source}: ${data.label} never is "${data.positive}", the policy's positive; it is ${found.join(' or ')}`,
      )
    }
    return data.positive
  }
  for (const [pair, positive] of Object.entries(POSITIVE_OF)) {
    if (found.every((label) => pair.split(',').includes(label))) return positive
  }
  throw new UserError(`${source}: which of ${found.join(', ')} is positive? Write it as data.positive in the policy`)
}
