import type { Digest } from '#core/digest.ts'
import { evaluationSetDigest } from '#core/gate/evaluation-set.ts'
import type { Predictions } from '#core/gate/predictions.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { type Leniency, readPredictions } from '#tables/read.ts'
import type { TableFile } from '#tables/table-file.ts'
import { digestOfPieces } from '../lib/digest.ts'

/** A model's predictions, and the held-out set that they were made on. */
export interface HeldOut {
  readonly predictions: Predictions
  readonly evaluationSet: Digest
}

/** How a file is to be read. */
export interface Reading extends Leniency {
  readonly model: ModelPolicy
}

/**
 * Reads and checks a predictions file, and names its held-out set.
 *
 * @throws UserError as `readPredictions` does.
 */
export async function readHeldOut(file: TableFile, { model, slices }: Reading): Promise<HeldOut> {
  const predictions = await readPredictions(file, model, { slices })
  return { predictions, evaluationSet: evaluationSetDigest(predictions, digestOfPieces) }
}
