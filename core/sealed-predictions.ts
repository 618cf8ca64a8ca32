import { z } from 'zod'
import type { Document } from './document.ts'
import { ModelName } from './names.ts'
import { RunIdentity } from './run-identity.ts'

/** Rows of a sealed set. */
export const MAX_SEALED_ROWS = 500_000

/**
 * What a model says of the examples of a sealed set. It has no place for a label: nobody but the app holds those. Each distinct
 * prediction stands once in `values`; `values[codes[row]]` is that of the example `ids[row]`.
 */
export const SealedPredictions = z.strictObject({
  schema: z.literal('holdout.sealed-predictions/1'),
  model: ModelName,
  run: RunIdentity,
  ids: z.array(z.string().min(1).max(1000)).min(1).max(MAX_SEALED_ROWS),
  values: z.array(z.string()).min(1).max(MAX_SEALED_ROWS),
  codes: z.array(z.int().nonnegative()).min(1).max(MAX_SEALED_ROWS),
})
export type SealedPredictions = z.infer<typeof SealedPredictions>

export const sealedPredictions: Document<typeof SealedPredictions> = {
  schema: 'holdout.sealed-predictions/1',
  file: 'holdout-sealed.json',
  maxBytes: 24 * 1024 * 1024,
  shape: SealedPredictions,
}
