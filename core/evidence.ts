import { z } from 'zod'
import { Digest, Sha } from './digest.ts'
import type { Document } from './document.ts'
import { Count, FairnessRecord, MetricRecord } from './metric-record.ts'
import { ModelName } from './names.ts'
import { RunIdentity } from './run-identity.ts'

/*
 * What the gate measured, small enough to travel and complete enough that the app decides again from it without seeing a
 * prediction. It is written by a job that the pull request controls; docs/security.md says what that means.
 */

/** Examples whose prediction is another one now, for people to look at: they decide nothing. */
export const ChangedExamples = z.strictObject({
  /** Right before and wrong now; of numbers: with a larger error. */
  worse: Count,
  /** Wrong before and right now; of numbers: with a smaller error. */
  better: Count,
  /** Wrong both times, in another way. */
  other: Count,
  /** The first of them, those that got worse first. Texts are cut. */
  examples: z
    .array(
      z.strictObject({
        id: z.string().max(200),
        change: z.enum(['worse', 'better', 'other']),
        label: z.string().max(80),
        baseline: z.string().max(80),
        candidate: z.string().max(80),
      }),
    )
    .max(50),
})
export type ChangedExamples = z.infer<typeof ChangedExamples>

/** Where one side of a comparison came from. */
export const Origin = z.strictObject({
  kind: z.enum(['run-artifact', 'release', 'file']),
  /** In words, for example "run 42 of main" or "v1.2.0". */
  name: z.string().max(300),
  sha: Sha.nullable(),
  /** First-parent commits from the reference back to `sha`; 0 is the reference itself. */
  distance: z.int().nonnegative().nullable(),
  predictions_digest: Digest,
  evaluation_set: Digest,
  model_digest: Digest.nullable(),
  environment_digest: Digest.nullable(),
})
export type Origin = z.infer<typeof Origin>

/** Something that makes the comparison itself impossible: the verdict is `error`. */
export const Problem = z.strictObject({
  code: z.enum([
    'missing-metric',
    'no-rows',
    'invalid-predictions',
    'unmatched-ids',
    'new-evaluation-set',
    'no-baseline',
    'model-mismatch',
    'run-failed',
    'data-failed',
    'too-many-records',
    'unusable-baseline',
    'unusable-anchor',
  ]),
  message: z.string().max(1000),
})
export type Problem = z.infer<typeof Problem>

/** Overall rows and slices, times gated metrics. */
export const MAX_RECORDS = 20_000

export const Evidence = z.strictObject({
  schema: z.literal('holdout.evidence/1'),
  model: ModelName,
  run: RunIdentity.nullable(),
  commits: z.strictObject({
    head_sha: Sha.nullable(),
    /** What the job checked out: the test merge, the head, or a branch tip. */
    tested_sha: Sha.nullable(),
    reference_sha: Sha.nullable(),
    /** Which rule chose the reference. */
    reference_rule: z.enum(['first-parent', 'merge-base', 'base-tip', 'file', 'none']),
  }),
  policy: z.strictObject({
    digest: Digest,
    source: z.enum(['base-branch', 'checkout']),
    ref: z.string().max(300).nullable(),
  }),
  candidate: z.strictObject({
    predictions_digest: Digest.nullable(),
    model_digest: Digest.nullable(),
    run_record_digest: Digest.nullable(),
    environment_digest: Digest.nullable(),
    evaluation_set: Digest.nullable(),
    /** Where a sealed set decides alone: of what it predicts there, whatever the file's order and format. */
    sealed_digest: Digest.optional(),
    n: Count,
  }),
  baseline: Origin.nullable(),
  /**
   * Why there is no baseline, null where there is one. `never`: none was ever made. `lost`: it has expired, lies too far
   * back, or cannot be used. `offline`: nobody could be asked.
   */
  baseline_missing: z.enum(['never', 'lost', 'offline']).nullable(),
  baseline_note: z.string().max(1000).nullable(),
  anchor: Origin.nullable(),
  anchor_note: z.string().max(1000).nullable(),
  data: z.strictObject({ outcome: z.enum(['pass', 'warn', 'fail', 'error']), digest: Digest }).nullable(),
  records: z.array(MetricRecord).max(MAX_RECORDS),
  /** Null where the policy asks for none. */
  fairness: FairnessRecord.nullable(),
  /** Null without a baseline, where the policy keeps predictions private, and where a row is no example by itself. */
  changed: ChangedExamples.nullable(),
  /** Slices that only one side has, or that are too small to gate. */
  slice_notes: z.array(z.string().max(500)).max(1000),
  problems: z.array(Problem).max(100),
  warnings: z.array(z.string().max(1000)).max(100),
  /** The verdict as the action saw it; readers decide again. */
  verdict: z.enum(['pass', 'block', 'inconclusive', 'error']),
  admissible: z.boolean(),
  created_at: z.iso.datetime(),
})
export type Evidence = z.infer<typeof Evidence>

export const evidence: Document<typeof Evidence> = {
  schema: 'holdout.evidence/1',
  file: 'holdout-evidence.json',
  maxBytes: 8 * 1024 * 1024,
  shape: Evidence,
}
