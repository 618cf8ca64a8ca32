import { z } from 'zod'
import { Digest, Sha } from './digest.ts'
import type { Document } from './document.ts'
import { FileEntry } from './files.ts'
import { ModelName } from './names.ts'
import { RunIdentity } from './run-identity.ts'

/** What could change a result without any change of code: recorded beside it, and compared with the baseline's. */
export const Environment = z.strictObject({
  os: z.string(),
  arch: z.string(),
  cpus: z.int().positive(),
  cpu_model: z.string(),
  /** `node` and `holdout` always; others when the command's own lock files or version files name them. */
  versions: z.record(z.string(), z.string()),
  /** Digests of the lock files found in the working directory, by file name. */
  locks: z.record(z.string(), Digest),
})
export type Environment = z.infer<typeof Environment>

/** What the train action did and found. `status` other than `succeeded` is never evidence of anything. */
export const RunRecord = z.strictObject({
  schema: z.literal('holdout.run-record/1'),
  model: ModelName,
  /** Null for a run on a laptop, which no app believes. */
  run: RunIdentity.nullable(),
  /** The commit that was checked out: of a pull request usually the test merge. */
  tested_sha: Sha.nullable(),
  status: z.enum(['succeeded', 'failed', 'cancelled', 'timed_out']),
  exit_code: z.int().nullable(),
  command: z.string().max(10_000),
  started_at: z.iso.datetime(),
  finished_at: z.iso.datetime(),
  seeds: z.array(z.int()).max(100),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Files that the command read, as the `inputs` input lists them. */
  inputs: z.array(FileEntry).max(10_000),
  environment: Environment,
  /** Numbers that the command reported, nested maps flattened with dots. */
  metrics: z.record(z.string().max(200), z.number()),
  predictions: FileEntry.nullable(),
  replay: FileEntry.nullable(),
  /** The model's files, and one digest over their sorted paths and digests. */
  model_files: z.array(FileEntry).max(10_000),
  model_digest: Digest.nullable(),
})
export type RunRecord = z.infer<typeof RunRecord>

export const runRecord: Document<typeof RunRecord> = {
  schema: 'holdout.run-record/1',
  file: 'holdout-run.json',
  maxBytes: 4 * 1024 * 1024,
  shape: RunRecord,
}
