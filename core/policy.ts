import { z } from 'zod'
import { Column, DataColumns } from './data-columns.ts'
import { DatasetPolicy } from './dataset-policy.ts'
import { EasemlPolicy } from './easeml-policy.ts'
import { GLOB_MAX_LENGTH, parseGlob } from './glob.ts'
import { MetricPolicy } from './metric-policy.ts'
import { ModelName } from './names.ts'
import { ReusePolicy } from './reuse-policy.ts'

/*
 * The schema of `.github/holdout.yml`. It holds only keys whose promise is kept today: a key that would be read and then
 * ignored is refused, since a policy that looks stricter than it is would be worse than none.
 */

const Glob = z
  .string()
  .check((context) => {
    const glob = parseGlob(context.value)
    if (typeof glob === 'string') context.issues.push({ code: 'custom', message: glob, input: context.value })
  })
  .meta({ minLength: 1, maxLength: GLOB_MAX_LENGTH })
const Globs = z.array(Glob).max(100, 'has more than 100 globs; name folders instead of files')
const Probability = z.number().gt(0).max(0.5)

/** A span of time: a whole number and s, m, h or d, for example `15m`. */
export const Duration = z.string().regex(/^[1-9]\d{0,4}[smhd]$/, 'must be a number and s, m, h or d, for example 15m')

/** How differences are tested. */
export const Tests = z.strictObject({
  resamples: z
    .int()
    .min(1000)
    .max(1_000_000)
    .default(10_000)
    .describe(
      'Resamples of a bootstrap, for metrics and fairness gaps without an exact or asymptotic test; fewer on very many rows.',
    ),
  seed: z.int().min(0).default(20240607).describe('Seed of the bootstrap: the same one gives the same verdict.'),
  midp: z
    .boolean()
    .default(false)
    .describe(
      '`true`: block by the mid-p McNemar test: more power, and its rate is checked by enumeration, not proved.',
    ),
})
export type Tests = z.infer<typeof Tests>

export const Slices = z.strictObject({
  by: z.array(Column).min(1).max(10).describe('Columns of the predictions file; each value of each is one slice.'),
  tolerance: z.number().min(1).default(3).describe('Tolerance on slices in multiples of the overall one.'),
  min_n: z.int().min(2).default(200).describe('Slices with fewer rows are shown and never gated.'),
  require_pass: z.boolean().default(false).describe('`true`: a slice must pass too. Otherwise slices can only block.'),
})
export type Slices = z.infer<typeof Slices>

/** A gap between groups of rows, and how much wider it may become. It can block, never pass. */
export const FairnessPolicy = z.strictObject({
  by: Column.describe('Column of the predictions file; each value is a group.'),
  metric: z
    .enum([
      'demographic_parity_difference',
      'demographic_parity_ratio',
      'equalized_odds_difference',
      'equal_opportunity_difference',
    ])
    .describe('How the gap is measured, as fairlearn defines it.'),
  max_rise: z.number().gt(0).lt(1).optional().describe('Largest tolerated rise of a difference between groups.'),
  max_drop: z.number().gt(0).lt(1).optional().describe('Largest tolerated drop of a ratio between groups.'),
  min_n: z.int().min(2).default(200).describe('Groups with fewer rows are shown and are no part of the gap.'),
})
export type FairnessPolicy = z.infer<typeof FairnessPolicy>

const Anchor = z.strictObject({
  ref: z.literal('latest-release').default('latest-release').describe('What a slow decline is measured against.'),
  cumulative: z
    .number()
    .min(1)
    .default(2)
    .describe("Limit of the decline since that version, in multiples of each metric's own tolerance."),
  expected_prs: z
    .int()
    .min(1)
    .max(100_000)
    .default(50)
    .describe('How many pull requests are expected between two releases; the level of this test is divided by it.'),
})

const Rates = z.strictObject({
  alpha_block: Probability.default(0.01).describe('Chance at most that a model that is no worse is blocked.'),
  alpha_pass: Probability.default(0.05).describe('Chance at most that a drop as large as the tolerance passes.'),
})

const Register = z.strictObject({
  registry: z.literal('git').default('git').describe('Where versions are kept: annotated tags and releases.'),
  stages: z
    .array(z.string().regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/))
    .max(20)
    .default([])
    .describe('Names of stages that `register` may assign.'),
})

const Deploy = z.strictObject({
  target: z.literal('local').describe('Where the model is served: the machine that runs the job.'),
  serve: z.string().min(1).max(1000).describe('The command that serves, split at white space; no shell.'),
  replay: z
    .int()
    .min(0)
    .max(10_000)
    .default(200)
    .describe(
      'How many packaged held-out examples are asked before the switch; 0, for none, where they are not published.',
    ),
  state: z
    .string()
    .min(1)
    .default('.holdout/deploy')
    .describe('Folder that remembers what runs, relative to the workspace.'),
})

export const ModelPolicy = z.strictObject({
  workflow: z
    .string()
    .regex(/^\.github\/workflows\/[\w.-]+\.ya?ml$/, 'must be a path like .github/workflows/model.yml')
    .describe('Only evidence from a run of this workflow file counts.'),
  paths: Globs.min(1)
    .default(['**'])
    .describe(
      'Globs (`*`, `**`, `?`, `[abc]`, `{a,b}`); a pull request that touches none of these needs no evidence for this model.',
    ),
  task: z
    .enum(['binary', 'multiclass', 'multilabel', 'regression', 'ranking', 'forecasting', 'llm'])
    .describe('What the model predicts.'),
  data: DataColumns.prefault({}).describe('Columns of the predictions file.'),
  dataset: DatasetPolicy.optional().describe('The data that `validate-data` checks.'),
  baseline: z
    .enum(['reference', 'latest-release', 'file'])
    .default('reference')
    .describe(
      'What the candidate is compared with: the commit it would be merged into, the latest release, or the file that the workflow gives evaluate-gate as its input `baseline`.',
    ),
  baseline_missing: z
    .enum(['error', 'floors'])
    .default('error')
    .describe('`floors`: where no baseline was ever found, floors and ceilings alone decide.'),
  baseline_max_distance: z
    .int()
    .min(0)
    .max(10_000)
    .default(50)
    .describe('In commits; the baseline of a farther ancestor counts as missing.'),
  anchor: Anchor.prefault({}).describe('The limit of a slow decline over many pull requests.'),
  rates: Rates.prefault({}).describe('Error rates of the verdict.'),
  estimand: z
    .enum(['artifact', 'recipe'])
    .default('artifact')
    .describe(
      'What is judged: `artifact`, this one trained model; `recipe`, the training over the seeds of `data.seed`.',
    ),
  metrics: z
    .record(z.string().min(1).max(64), MetricPolicy)
    .describe('The metrics by name; at least one must be gated.'),
  slices: Slices.optional().describe('Parts of the held-out rows that are judged on their own.'),
  fairness: FairnessPolicy.optional().describe('A gap between groups that may not become wider.'),
  tests: Tests.prefault({}).describe('How differences are tested.'),
  on_inconclusive: z
    .enum(['warn', 'block'])
    .default('warn')
    .describe('`warn`: an inconclusive verdict lets the pull request merge and says so in the title.'),
  easeml: EasemlPolicy.nullable()
    .default(null)
    .describe('A condition of ease.ml/ci beside the metrics: true passes, false blocks, unknown is inconclusive.'),
  reuse: ReusePolicy.default({ mode: 'open' }).describe('How often the held-out rows may be asked.'),
  publish_predictions: z
    .boolean()
    .default(true)
    .describe(
      '`false`: releases carry no predictions, so no baseline or anchor can be taken from them; evidence and reports name no example.',
    ),
  register: Register.prefault({}).describe('Where `register` writes.'),
  deploy: Deploy.optional().describe('How `deploy` serves.'),
})
export type ModelPolicy = z.infer<typeof ModelPolicy>

export const Policy = z.strictObject({
  version: z.literal(1).describe('Version of this format.'),
  app: z
    .int()
    .positive()
    .nullable()
    .default(null)
    .describe('Id of the installed GitHub App; where it is set, the actions never comment.'),
  models: z
    .record(ModelName, ModelPolicy)
    .refine((models) => Object.keys(models).length > 0, 'must name at least one model')
    .describe('The models of this repository by name.'),
  protected: Globs.default(['.github/**']).describe(
    'Globs, as for `paths`; a pull request that touches these waits for an approving review of its head commit.',
  ),
  overrides: z
    .strictObject({
      permission: z
        .enum(['write', 'maintain', 'admin'])
        .default('maintain')
        .describe('The permission that a reviewer of protected paths, or who accepts a loss, needs.'),
      expires: Duration.default('14d').describe('How long an acceptance holds.'),
    })
    .prefault({})
    .describe('Who may accept what the gate holds back.'),
  deadlines: z
    .strictObject({
      start: Duration.default('15m').describe('How long a pull request may wait for its run to start.'),
      finish: Duration.default('6h').describe('How long the run may take.'),
    })
    .prefault({})
    .describe('After these the check stops waiting and says so.'),
})
export type Policy = z.infer<typeof Policy>

/** Size limit of the policy file, in UTF-8 bytes. */
export const POLICY_MAX_BYTES = 64 * 1024

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const

/** A `Duration` in seconds. */
export function seconds(duration: string): number {
  return Number(duration.slice(0, -1)) * SECONDS[duration.at(-1) as keyof typeof SECONDS]
}
