import { z } from 'zod'
import { Digest } from './digest.ts'
import type { Document } from './document.ts'
import { ModelName, ModelVersion } from './names.ts'
import { RunIdentity } from './run-identity.ts'

/** What the deploy action did, step by step. */
export const DeploymentRecord = z.strictObject({
  schema: z.literal('holdout.deployment/1'),
  model: ModelName,
  run: RunIdentity.nullable(),
  target: z.enum(['local']),
  environment: z.string().max(255),
  version: ModelVersion,
  model_digest: Digest,
  previous_version: ModelVersion.nullable(),
  outcome: z.enum(['deployed', 'unchanged', 'rolled_back', 'failed', 'rollback_failed']),
  url: z.string().nullable(),
  steps: z
    .array(
      z.strictObject({
        name: z.enum(['fetch', 'start', 'health', 'replay', 'switch', 'stop-previous', 'rollback']),
        outcome: z.enum(['succeeded', 'failed', 'skipped']),
        detail: z.string().max(2000),
        started_at: z.iso.datetime(),
        finished_at: z.iso.datetime(),
      }),
    )
    .max(100),
  /** What the replay of held-out examples compared; null when the version has none. */
  replay: z
    .strictObject({
      rows: z.int().nonnegative(),
      mismatched_predictions: z.int().nonnegative(),
      mismatched_scores: z.int().nonnegative(),
      max_score_difference: z.number().nonnegative().nullable(),
    })
    .nullable(),
  created_at: z.iso.datetime(),
})
export type DeploymentRecord = z.infer<typeof DeploymentRecord>

export const deploymentRecord: Document<typeof DeploymentRecord> = {
  schema: 'holdout.deployment/1',
  file: 'holdout-deployment.json',
  maxBytes: 1024 * 1024,
  shape: DeploymentRecord,
}
