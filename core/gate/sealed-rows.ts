import { type Digest, digestLines, digestOf } from '../digest.ts'
import { UserError } from '../errors.ts'
import { canonicalJson } from '../json.ts'
import type { ModelPolicy } from '../policy.ts'
import type { SealedPredictions } from '../sealed-predictions.ts'
import { requireAnswers } from './answers.ts'
import { idTexts } from './ids.ts'
import { checkPredictions } from './predictions.ts'
import { sealedModel } from './sealed.ts'
import type { Categories, Table } from './table.ts'

/*
 * The rows of a sealed set as the two sides bring them: labels from a maintainer, predictions from a run. Either is read strictly, and
 * joined by id before anybody looks at a label.
 */

/** A sealed set: one label an example, in the order of the file. */
export interface SealedSet {
  readonly ids: readonly string[]
  readonly labels: Categories
}

/** Which columns of a file of labels are read. */
export function labelColumns({ data }: ModelPolicy): string[] {
  return [data.id, data.label]
}

/**
 * The labels of a sealed set.
 *
 * @throws UserError as `checkPredictions` does, and for a set whose rows cannot be judged by this policy.
 */
export function readSealedSet(table: Table, model: ModelPolicy): SealedSet {
  const { ids, label } = checkPredictions(table, reading(model, model.data.label))
  return { ids: idTexts(ids), labels: label }
}

/** Which columns of a file of predictions are read. */
export function sealedColumns({ data }: ModelPolicy): string[] {
  return [data.id, data.prediction]
}

/**
 * Predictions for a sealed set.
 *
 * @throws UserError for a file that holds labels, a third value in a binary task, and as `checkPredictions` does.
 */
export function readSealedRows(table: Table, model: ModelPolicy): Pick<SealedPredictions, 'ids' | 'values' | 'codes'> {
  const { data, task } = model
  if (table.names.includes(data.label)) {
    throw new UserError(
      `${table.source}: has a column "${data.label}"; predictions for a sealed set come without labels: remove it`,
    )
  }
  const read = checkPredictions(table, reading(model, data.prediction))
  const { values, codes } = read.prediction
  if (task === 'binary' && values.length > 2) {
    throw new UserError(
      `${table.source}: ${data.prediction} has ${values.length} values, ${JSON.stringify(values[2])} among them; write one of the two labels`,
    )
  }
  return { ids: idTexts(read.ids), values: [...values], codes: [...codes] }
}

// One column stands for both, since a file has the other one only.
function reading(model: ModelPolicy, column: string): ModelPolicy {
  const sealed = sealedModel(model)
  return { ...sealed, data: { ...sealed.data, label: column, prediction: column } }
}

/** Predictions of one model in the order of a set. */
export interface Aligned {
  /** Names the document in errors. */
  readonly source: string
  readonly predictions: Categories
}

/** What is known of a set without its labels. */
export interface SealedFrame {
  readonly ids: readonly string[]
  /** The distinct labels. */
  readonly classes: readonly string[]
}

/**
 * A model's predictions in the order of the set.
 *
 * @throws UserError where they are not exactly one for each example of the set, or cannot be answers to its classes.
 */
export function aligned(
  { ids, classes }: SealedFrame,
  { source, found }: { readonly source: string; readonly found: SealedPredictions },
  model: ModelPolicy,
): Aligned {
  const rowOf = rowsById(found, source)
  const codes = new Int32Array(ids.length)
  let missing = 0
  let example: string | null = null
  for (const [at, id] of ids.entries()) {
    const row = rowOf.get(id)
    if (row === undefined) {
      missing++
      example ??= id
    } else {
      codes[at] = found.codes[row] ?? 0
    }
  }
  const unknown = found.ids.length - (ids.length - missing)
  if (missing > 0 || unknown > 0) {
    const first = example === null ? '' : ` (${JSON.stringify(example)} is one)`
    throw new UserError(
      `${source}: predictions for ${missing} examples of the sealed set are missing${first}, and ${unknown} are of no example of it; write one for each`,
    )
  }
  const predictions = { values: found.values, codes }
  requireKnownClasses(predictions, { source, classes, model })
  return { source, predictions }
}

function rowsById({ ids, values, codes }: SealedPredictions, source: string): ReadonlyMap<string, number> {
  const rowOf = new Map<string, number>()
  for (const [row, id] of ids.entries()) {
    if (rowOf.has(id)) throw new UserError(`${source}: ${JSON.stringify(id)} stands twice; write one row an example`)
    rowOf.set(id, row)
  }
  if (codes.length !== ids.length || codes.some((code) => code >= values.length)) {
    throw new UserError(`${source}: does not have one prediction for each id; let evaluate-gate write it`)
  }
  return rowOf
}

// By the classes alone, so that the answer to a wrong column is neither charged nor tells anything of a label.
function requireKnownClasses(
  prediction: Categories,
  {
    source,
    classes,
    model,
  }: { readonly source: string; readonly classes: readonly string[]; readonly model: ModelPolicy },
): void {
  if (model.task !== 'binary' && model.task !== 'multiclass') return
  requireAnswers({ label: { values: classes, codes: prediction.codes }, prediction, source }, model)
}

/** The digest of predictions in the order of a set: equal whatever the order and coding of the file was. */
export function answersDigest({ predictions: { values, codes } }: Aligned): Digest {
  const texts = values.map((value) => JSON.stringify(value))
  return digestLines(codes.values().map((code) => texts[code] ?? ''))
}

/** The digest of predictions on a sealed set by whoever does not know the set's order: by id, whatever the order and coding of the file was. */
export function sealedDigest({ ids, values, codes }: Pick<SealedPredictions, 'ids' | 'values' | 'codes'>): Digest {
  const lines = ids.map((id, row) => JSON.stringify([id, values[codes[row] ?? -1] ?? null]))
  return digestLines(lines.sort())
}

/** The digest of a sealed set by whoever knows its examples alone. */
export function sealedSetDigest({ ids }: Pick<SealedPredictions, 'ids'>): Digest {
  return digestLines(ids.map((id) => JSON.stringify(id)).sort())
}

/** Share of rows on which two models predict differently. */
export function disagreementOf({ predictions: a }: Aligned, { predictions: b }: Aligned): number {
  let different = 0
  for (const [row, code] of a.codes.entries()) {
    if (a.values[code] !== b.values[b.codes[row] ?? 0]) different++
  }
  return different / a.codes.length
}

/** What of a policy makes a sealed question another one. */
export function questionPolicyDigest(model: ModelPolicy): Digest {
  const { task, data, metrics, rates } = sealedModel(model)
  return digestOf(canonicalJson({ task, positive: data.positive, metrics, rates }))
}
