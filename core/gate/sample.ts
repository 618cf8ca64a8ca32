import { UserError } from '../errors.ts'
import type { Groups, Sample, Sets } from '../metrics/sample.ts'
import type { ModelPolicy } from '../policy.ts'
import { positiveLabel } from './binary.ts'
import { groupsOf, lazySample } from './lazy-sample.ts'
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
  const [first] = files
  const positive = model.task === 'binary' && first ? positiveLabel(first.label, model.data, first.source) : null
  return { model, classes: classesOf(model, files, positive), positive }
}

function classesOf({ task }: ModelPolicy, files: readonly Predictions[], positive: string | null): readonly string[] {
  if (task === 'llm') return []
  const texts = files.flatMap((file) => [...file.label.values, ...file.prediction.values])
  const named = task === 'multilabel' ? texts.flatMap(tagsIn) : texts
  const probable = files.flatMap((file) => [...(file.probabilities?.keys() ?? [])])
  const classes = [...new Set([...named, ...probable, ...(positive === null ? [] : [positive])])]
  // Numbers in their own order, since kappa counts how far apart two classes are.
  const numbers = classes.every((name) => name !== '' && Number.isFinite(Number(name)))
  return numbers ? classes.sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1)) : classes.sort()
}

function tagsIn(text: string): string[] {
  return JSON.parse(text) as string[]
}

/** A file's rows as metrics read them. */
export function sampleOf(file: Predictions, frame: Frame): Sample {
  const { classes, positive, model } = frame
  const { data } = model
  return lazySample({
    task: () => model.task,
    rows: () => file.rows,
    classes: () => classes,
    positiveClass: () => (positive === null ? null : classes.indexOf(positive)),
    label: () => codesIn(file.label, classes),
    predicted: () => codesIn(file.prediction, classes),
    positive: () => positivesOf(file, positive),
    score: () => file.score ?? missing(file, 'score'),
    probabilities: () => probabilitiesOf(file, classes),
    truth: () => (file.numbers ?? missing(file, 'label')).label,
    forecast: () => (file.numbers ?? missing(file, 'prediction')).prediction,
    labelSets: () => setsIn(file.label, classes),
    predictedSets: () => setsIn(file.prediction, classes),
    labelText: () => file.label,
    predictedText: () => file.prediction,
    queries: () => queriesOf(file, data.query),
    scale: () => file.scale ?? missing(file, 'scale'),
    lower: () => (file.bounds ?? missing(file, 'lower')).lower,
    upper: () => (file.bounds ?? missing(file, 'upper')).upper,
    column: () => (name) => file.columns.get(name) ?? missing(file, name),
  })
}

function queriesOf(file: Predictions, name: string | null): Groups {
  const { query } = file
  if (!query || name === null) return missing(file, 'query')
  return groupsOf(query.codes)
}

function setsIn({ codes, values }: Categories, classes: readonly string[]): Sets {
  const indexOf = new Map(classes.map((name, index) => [name, index]))
  const sets = values.map((text) => Int32Array.from(tagsIn(text), (tag) => indexOf.get(tag) ?? -1).sort())
  return { codes, sets }
}

// Rows of a class without a column must fail, not count as certain mistakes.
function probabilitiesOf({ probabilities, label, source }: Predictions, classes: readonly string[]) {
  const without = classes.find((name) => !probabilities?.has(name))
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

function missing({ source }: Predictions, key: string): never {
  throw new UserError(`${source}: a metric needs the column data.${key}; name it in the policy`)
}
