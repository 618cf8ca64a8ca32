import { z } from 'zod'
import { Digest, Sha } from './digest.ts'
import type { Document } from './document.ts'
import { FileEntry } from './files.ts'
import { ModelName, ModelVersion } from './names.ts'
import { RunIdentity } from './run-identity.ts'

/** A registered version of a model: the manifest beside the files, as a release asset. */
export const ModelPackage = z.strictObject({
  schema: z.literal('holdout.model-package/1'),
  model: ModelName,
  version: ModelVersion,
  /** The commit that the version's tag points at. */
  commit: Sha,
  run: RunIdentity,
  /** Files inside the model archive, and their common digest. */
  files: z.array(FileEntry).min(1).max(10_000),
  model_digest: Digest,
  /** The archive asset that holds the files. */
  archive: FileEntry,
  /** Held-out predictions of this version; null with `publish_predictions: false`. */
  predictions: FileEntry.nullable(),
  /** Held-out raw features for the replay before a switch. */
  replay: FileEntry.nullable(),
  /** What validate-data found in the training data, with the profile that later data are compared with. */
  data_report: FileEntry.optional(),
  run_record_digest: Digest,
  evidence_digest: Digest,
  evaluation_set: Digest,
  /** Headline values as the evidence holds them. */
  metrics: z.record(z.string(), z.number()),
  /** The model card, Markdown. */
  card: z.string().max(100_000),
  created_at: z.iso.datetime(),
})
export type ModelPackage = z.infer<typeof ModelPackage>

export const modelPackage: Document<typeof ModelPackage> = {
  schema: 'holdout.model-package/1',
  file: 'holdout-model.json',
  maxBytes: 4 * 1024 * 1024,
  shape: ModelPackage,
}
