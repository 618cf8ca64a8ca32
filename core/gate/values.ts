import { UserError } from '../errors.ts'
import type { Metric } from '../metrics/catalogue.ts'
import { correct } from '../metrics/classification.ts'
import { binaryBrierScores, binaryLogLosses, brierScores, logLosses } from '../metrics/probability.ts'
import { absoluteErrors, squaredErrors } from '../metrics/regression.ts'
import type { ModelPolicy } from '../policy.ts'
import { positiveLabel } from './binary.ts'
import type { Values } from './measure.ts'
import type { Predictions } from './predictions.ts'
import type { Categories } from './table.ts'

/** What all models of one comparison share: the labels, and the classes of a classification. */
export interface Frame {
  readonly model: ModelPolicy
  /** Sorted union of labels and predictions of every file, as scikit-learn takes it; empty for regression. */
  readonly classes: readonly string[]
  readonly positive: string | null
}

/** The frame of files that are compared with each other. The labels are the candidate's; the others' are equal by then. */
export function frameOf(model: ModelPolicy, files: readonly Predictions[]): Frame {
  if (model.task === 'regression') return { model, classes: [], positive: null }
  const classes = new Set(files.flatMap((file) => [...file.label.values, ...file.prediction.values]))
  const [first] = files
  const positive = model.task === 'binary' && first ? positiveLabel(first.label, model.data, first.source) : null
  if (positive !== null) classes.add(positive)
  return { model, classes: [...classes].sort(), positive }
}

/**
 * One model's values of a metric, row by row.
 *
 * @throws UserError when the file lacks what the metric needs.
 */
export function valuesOf(name: string, metric: Metric, { file, frame }: { file: Predictions; frame: Frame }): Values {
  switch (metric.kind) {
    case 'binary-mean':
      return {
        kind: 'right',
        right: correct(codesIn(file.label, frame.classes), codesIn(file.prediction, frame.classes)),
      }
    case 'auc':
      return { kind: 'score', score: scoreOf(file, name), positive: positivesOf(file, frame) }
    case 'table':
      return {
        kind: 'classes',
        labels: frame.classes,
        positive: frame.positive === null ? null : frame.classes.indexOf(frame.positive),
        label: codesIn(file.label, frame.classes),
        predicted: codesIn(file.prediction, frame.classes),
      }
    case 'mean':
      return { kind: 'loss', loss: lossOf(name, { file, frame }) }
    case 'root-mean':
      return { kind: 'squared', loss: squaredErrors(...numbersOf(file, name)) }
  }
}

function lossOf(name: string, { file, frame }: { file: Predictions; frame: Frame }): Float64Array {
  if (name === 'mae') return absoluteErrors(...numbersOf(file, name))
  if (frame.model.task === 'binary') {
    const losses = name === 'brier' ? binaryBrierScores : binaryLogLosses
    return losses(positivesOf(file, frame), scoreOf(file, name))
  }
  const { classes, columns } = probabilitiesOf(file, name)
  return (name === 'brier' ? brierScores : logLosses)(codesIn(file.label, classes), columns)
}

function probabilitiesOf({ probabilities, label, source }: Predictions, name: string) {
  const classes = [...(probabilities?.keys() ?? [])]
  const without = label.values.find((value) => !classes.includes(value))
  if (!probabilities || without !== undefined) {
    throw new UserError(`${source}: ${name} needs a column prob_<label> for every class; "${without}" has none`)
  }
  return { classes, columns: [...probabilities.values()] }
}

function positivesOf({ label }: Predictions, { positive }: Frame): Uint8Array {
  const code = positive === null ? -1 : label.values.indexOf(positive)
  const positives = new Uint8Array(label.codes.length)
  for (let row = 0; row < positives.length; row++) positives[row] = label.codes[row] === code ? 1 : 0
  return positives
}

function codesIn(column: Categories, classes: readonly string[]): Int32Array {
  const codeOf = column.values.map((value) => classes.indexOf(value))
  return column.codes.map((code) => codeOf[code] ?? -1)
}

function scoreOf({ score, source }: Predictions, name: string): Float64Array {
  if (score) return score
  throw new UserError(`${source}: ${name} needs scores; name their column as data.score in the policy`)
}

function numbersOf({ numbers, source }: Predictions, name: string): [Float64Array, Float64Array] {
  if (numbers) return [numbers.label, numbers.prediction]
  throw new UserError(`${source}: ${name} is a metric for regression; the task is another`)
}
