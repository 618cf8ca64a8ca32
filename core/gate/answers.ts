import { UserError } from '../errors.ts'
import type { ModelPolicy } from '../policy.ts'
import type { Categories } from './table.ts'

interface Answers {
  readonly label: Categories
  readonly prediction: Categories
  readonly source: string
}

/**
 * Refuses predictions that cannot be answers to these labels: a third value in a binary task, or classes of which none is a
 * label. Two models that both write such a column would be equally wrong everywhere, and so pass.
 *
 * @throws UserError naming a row and what to write instead.
 */
export function requireAnswers(answers: Answers, { task, data }: ModelPolicy): void {
  const { label, prediction, source } = answers
  const binary = task === 'binary'
  const code = binary ? thirdValue(answers) : foreignValue(answers)
  if (code < 0) return
  const found = `row ${prediction.codes.indexOf(code) + 1}: ${data.prediction} is ${JSON.stringify(prediction.values[code])}`
  const labels = label.values
    .slice(0, 5)
    .map((value) => JSON.stringify(value))
    .join(', ')
  throw new UserError(
    binary
      ? `${source}: ${found}, the labels are ${labels}; write one of two values, and a probability into the column of data.score`
      : `${source}: ${found}, and no prediction is one of the labels, which are ${labels}; write both alike, 1 is not 1.0`,
  )
}

/** Code of the first prediction that is a third value beside labels and other predictions; -1 where there is none. */
function thirdValue({ label, prediction }: Answers): number {
  const known = new Set(label.values)
  return known.size > 2 ? -1 : prediction.values.findIndex((value) => known.add(value).size > 2)
}

/** So many rows are not all wrong by chance, in classes that never occur. */
const FEWEST = 10

/** Code of a prediction where none of them is a label; -1 where one is, or rows are few. */
function foreignValue({ label, prediction }: Answers): number {
  const shared = prediction.values.some((value) => label.values.includes(value))
  return shared || label.codes.length < FEWEST ? -1 : 0
}
