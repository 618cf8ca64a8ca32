import { z } from 'zod'
import { ModelName } from './names.ts'

/*
 * The schema of `.github/holdout.yml`. It holds only keys whose promise is kept today: a key that would be read and then
 * ignored is refused, since a policy that looks stricter than it is would be worse than none.
 */

const Glob = z.string().min(1).max(200)
const Column = z.string().min(1).max(128)
const Probability = z.number().gt(0).max(0.5)

/** A span of time: a whole number and s, m, h or d, for example `15m`. */
export const Duration = z.string().regex(/^[1-9]\d{0,4}[smhd]$/, 'must be a number and s, m, h or d, for example 15m')

/** Names of the columns of a predictions file, and how a binary label reads. */
export const DataColumns = z.strictObject({
  id: Column.default('example_id'),
  label: Column.default('label'),
  prediction: Column.default('prediction'),
  /** Probability of the positive class, for metrics that need one. */
  score: Column.nullable().default(null),
  /** The positive label; needed unless the labels are 0/1 or false/true. */
  positive: z
    .union([z.string().min(1), z.number(), z.boolean()])
    .transform(String)
    .nullable()
    .default(null),
  /** Where set, the prediction is "score at or above this", whatever the prediction column says. */
  threshold: z.number().min(0).max(1).nullable().default(null),
})
export type DataColumns = z.infer<typeof DataColumns>

/** What a policy may say of one metric. Which of max_drop and max_rise applies follows from the metric's direction. */
export const MetricPolicy = z.strictObject({
  /** Largest tolerated loss of a metric for which higher is better, in the metric's own unit. */
  max_drop: z.number().gt(0).optional(),
  /** Largest tolerated rise of a metric for which lower is better. */
  max_rise: z.number().gt(0).optional(),
  floor: z.number().optional(),
  ceiling: z.number().optional(),
  average: z.enum(['binary', 'macro', 'micro', 'weighted']).optional(),
  /** A gain over this is reported as suspicious: it often means leakage. */
  suspicious_gain: z.number().gt(0).optional(),
  /** Tolerance on slices in multiples of the overall one; default `slices.tolerance`. */
  slice_tolerance: z.number().min(1).optional(),
  /** `false`: shown, never part of the verdict. */
  gate: z.boolean().default(true),
})
export type MetricPolicy = z.infer<typeof MetricPolicy>

export const Slices = z.strictObject({
  /** Columns of the predictions file; each value of each column is one slice. */
  by: z.array(Column).min(1).max(10),
  /** Tolerance in multiples of the overall one. */
  tolerance: z.number().min(1).default(3),
  /** Slices with fewer rows are shown, never gated. */
  min_n: z.int().min(2).default(200),
  require_pass: z.boolean().default(false),
})
export type Slices = z.infer<typeof Slices>

export const ModelPolicy = z.strictObject({
  /** Only evidence from a run of this workflow file counts. */
  workflow: z
    .string()
    .regex(/^\.github\/workflows\/[\w.-]+\.ya?ml$/, 'must be a path like .github/workflows/model.yml'),
  /** A pull request that touches none of these needs no evidence. */
  paths: z.array(Glob).min(1).default(['**']),
  task: z.enum(['binary', 'multiclass', 'regression']),
  data: DataColumns.prefault({}),
  dataset: z.strictObject({ contract: z.string().min(1) }).optional(),
  baseline: z.enum(['reference', 'latest-release']).default('reference'),
  baseline_missing: z.enum(['error', 'floors']).default('error'),
  /** In commits; a farther ancestor counts as missing. */
  baseline_max_distance: z.int().min(0).max(10_000).default(50),
  anchor: z
    .strictObject({
      ref: z.literal('latest-release').default('latest-release'),
      /** Cumulative limit in multiples of each metric's own tolerance. */
      cumulative: z.number().min(1).default(2),
      expected_prs: z.int().min(1).max(100_000).default(50),
    })
    .prefault({}),
  rates: z.strictObject({ alpha_block: Probability.default(0.01), alpha_pass: Probability.default(0.05) }).prefault({}),
  estimand: z.literal('artifact').default('artifact'),
  metrics: z.record(z.string(), MetricPolicy),
  slices: Slices.optional(),
  on_inconclusive: z.enum(['warn', 'block']).default('warn'),
  reuse: z.strictObject({ mode: z.literal('open') }).default({ mode: 'open' }),
  publish_predictions: z.boolean().default(true),
  register: z
    .strictObject({
      registry: z.literal('git').default('git'),
      stages: z
        .array(z.string().regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/))
        .max(20)
        .default([]),
    })
    .prefault({}),
  deploy: z
    .strictObject({
      target: z.literal('local'),
      /** The serve command, split at white space; no shell. */
      serve: z.string().min(1).max(1000),
      /** How many packaged held-out examples are asked before the switch. */
      replay: z.int().min(0).max(10_000).default(200),
      /** Folder that remembers what runs, relative to the workspace. */
      state: z.string().min(1).default('.holdout/deploy'),
    })
    .optional(),
})
export type ModelPolicy = z.infer<typeof ModelPolicy>

export const Policy = z.strictObject({
  version: z.literal(1),
  /** Id of the installed GitHub App: then the actions never comment. */
  app: z.int().positive().nullable().default(null),
  models: z
    .record(ModelName, ModelPolicy)
    .refine((models) => Object.keys(models).length > 0, 'must name at least one model'),
  /** A pull request that touches these waits for an approving review of its head commit. */
  protected: z.array(Glob).default(['.github/**']),
  overrides: z.strictObject({ permission: z.enum(['write', 'maintain', 'admin']).default('maintain') }).prefault({}),
  deadlines: z.strictObject({ start: Duration.default('15m'), finish: Duration.default('6h') }).prefault({}),
})
export type Policy = z.infer<typeof Policy>

/** Size limit of the policy file, in UTF-8 bytes. */
export const POLICY_MAX_BYTES = 64 * 1024

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const

/** A `Duration` in seconds. */
export function seconds(duration: string): number {
  return Number(duration.slice(0, -1)) * SECONDS[duration.at(-1) as keyof typeof SECONDS]
}
