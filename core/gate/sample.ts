import { UserError } from '../errors.ts'
import type { Sample } from '../metrics/sample.ts'
import type { ModelPolicy } from '../policy.ts'
import { positiveLabel } from './binary.ts'
import type { Predictions } from './predictions.ts'
import type { Categories } from './table.ts'

/** What all models of one comparison share: the labels, and the classes of a classification. */
export interface Frame {
  readonly model: ModelPolicy
  /** Sorted union of labels, predictions and columns of probabilities of every file; empty for regression. */
  readonly classes: readonly string[]
  readonly positive: string | null
}

/** The frame of files that are compared with each other. The labels are the candidate's; the others' are equal by then. */
export function frameOf(model: ModelPolicy, files: readonly Predictions[]): Frame {
  if (model.task === 'regression') return { model, classes: [], positive: null }
  const classes = new Set(
    files.flatMap((file) => [...file.label.values, ...file.prediction.values, ...(file.probabilities?.keys() ?? [])]),
  )
  const [first] = files
  const positive = model.task === 'binary' && first ? positiveLabel(first.label, model.data, first.source) : null
  if (positive !== null) classes.add(positive)
  return { model, classes: [...classes].sort(), positive }
}

/** A file's rows as metrics read them. */
export function sampleOf(file: Predictions, frame: Frame): Sample {
  const { classes, positive, model } = frame
  return lazy({
    task: () => model.task,
    rows: () => file.ids.length,
    classes: () => classes,
    positiveClass: () => (positive === null ? null : classes.indexOf(positive)),
    label: () => codesIn(file.label, classes),
    predicted: () => codesIn(file.prediction, classes),
    positive: () => positivesOf(file, positive),
    score: () => file.score ?? missing(file, 'scores', 'score'),
    byScore: ({ score }) => falling(score),
    probabilities: () => probabilitiesOf(file, classes),
    truth: () => (file.numbers ?? missing(file, 'numbers', 'label')).label,
    forecast: () => (file.numbers ?? missing(file, 'numbers', 'prediction')).prediction,
  })
}

type Columns = Omit<Sample, 'pick'>
type Makers = { readonly [Name in keyof Columns]: (sample: Columns) => Columns[Name] }

/** A sample whose columns are made when they are first asked for. */
function lazy(makers: Makers): Sample {
  const sample = { pick: (rows: Int32Array) => picked(sample as Sample, rows) }
  for (const [name, make] of Object.entries(makers) as [keyof Columns, (sample: Columns) => unknown][]) {
    Object.defineProperty(sample, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make(sample as Sample)
        Object.defineProperty(sample, name, { value, enumerable: true })
        return value
      },
    })
  }
  return sample as Sample
}

function picked(sample: Sample, rows: Int32Array): Sample {
  return lazy({
    task: () => sample.task,
    rows: () => rows.length,
    classes: () => sample.classes,
    positiveClass: () => sample.positiveClass,
    label: () => pick(sample.label, rows),
    predicted: () => pick(sample.predicted, rows),
    positive: () => pick(sample.positive, rows),
    score: () => pick(sample.score, rows),
    byScore: ({ score }) => falling(score),
    probabilities: () => sample.probabilities.map((column) => pick(column, rows)),
    truth: () => pick(sample.truth, rows),
    forecast: () => pick(sample.forecast, rows),
  })
}

/** The values at some rows. */
export function pick<T extends Float64Array | Int32Array | Uint8Array>(values: T, rows: Int32Array): T {
  const picked = values.slice(0, rows.length) as T
  for (let index = 0; index < rows.length; index++) picked[index] = values[rows[index] ?? 0] ?? 0
  return picked
}

function falling(score: Float64Array): Uint32Array {
  return Uint32Array.from(score, (_, row) => row).sort((a, b) => (score[b] ?? 0) - (score[a] ?? 0))
}

// Rows of a class without a column must fail, not count as certain mistakes.
function probabilitiesOf({ probabilities, label, source }: Predictions, classes: readonly string[]) {
  const without = label.values.find((value) => !probabilities?.has(value))
  if (!probabilities || without !== undefined) {
    throw new UserError(
      `${source}: a metric of probabilities needs a column prob_<label> for every class; "${without}" has none`,
    )
  }
  return classes.map((name) => probabilities.get(name) ?? new Float64Array(label.codes.length))
}

function positivesOf({ label }: Predictions, positive: string | null): Uint8Array {
  const code = positive === null ? -1 : label.values.indexOf(positive)
  const positives = new Uint8Array(label.codes.length)
  for (let row = 0; row < positives.length; row++) positives[row] = label.codes[row] === code ? 1 : 0
  return positives
}

function codesIn(column: Categories, classes: readonly string[]): Int32Array {
  const codeOf = column.values.map((value) => classes.indexOf(value))
  return column.codes.map((code) => codeOf[code] ?? -1)
}

function missing({ source }: Predictions, what: string, key: string): never {
  throw new UserError(`${source}: a metric needs ${what}; name their column as data.${key} in the policy`)
}
