import { z } from 'zod'
import { UserError } from '#core/errors.ts'
import { githubToken, modelName, Path, policyPath, Whole } from '../lib/inputs.ts'
import type { Result } from '../lib/run.ts'

const FromPolicyOrFile = Path.default('policy')

const Share = z
  .string()
  .regex(/^(0?\.\d+|1(\.0+)?)$/, 'must be a share over 0 and at most 1, for example 0.05')
  .transform(Number)
  .refine((share) => share > 0, 'must be over 0')

const Count = (low: number) => Whole.refine((count) => count >= low, `must be at least ${low}`)

export const Inputs = z.object({
  mode: z
    .enum(['gate', 'plan', 'selftest', 'explain'], { error: 'must be gate, plan, selftest or explain' })
    .default('gate')
    .describe(
      'gate: decide. plan: how many examples and labels the policy needs. selftest: measure the error rates on these very predictions. explain: why a saved evidence file is red.',
    ),
  'model-name': modelName.optional(),
  candidate: Path.optional().describe(
    'Predictions of the new model (.csv, .tsv, .jsonl, .parquet), or the run record that train wrote. Needed by gate and selftest. Where a sealed set decides alone (`reuse: {mode: ledger}`): its predictions there, without labels.',
  ),
  baseline: FromPolicyOrFile.describe("`policy`: what the policy's baseline names; or a predictions file."),
  anchor: FromPolicyOrFile.describe('`policy`: the latest registered version; or a predictions file.'),
  'sealed-predictions': Path.optional().describe(
    "Predictions of the new model on the sealed set of the policy's `reuse`: the columns of id and prediction, without labels, which only the app has. Under `mode: ledger` the candidate is that file.",
  ),
  'data-report': Path.optional().describe(
    'Report of validate-data, to be named in the evidence; a failed one shuts the gate.',
  ),
  n: Count(2)
    .optional()
    .describe('Held-out examples that plan counts on. Default: those of the last evidence, where there is one.'),
  disagreement: Share.optional().describe(
    'Share of examples on which exactly one of the two models is right, for plan, as 0.05. Default: that of the last evidence.',
  ),
  'pull-requests': Count(1).prefault('300').describe('Pull requests that one held-out set is to serve, for plan.'),
  repetitions: Count(100)
    .prefault('1000')
    .describe('How often selftest swaps the two models at random; each time is as much work as one gate.'),
  policy: policyPath,
  'evidence-path': Path.default('holdout-evidence.json').describe(
    'Where to write the evidence. plan and explain read it.',
  ),
  'report-path': Path.optional().describe(
    'Where to write the report, Markdown. Default: holdout-report.md of gate; the other modes fill the job summary alone.',
  ),
  'html-path': Path.regex(/\.html$/, 'must end in .html')
    .optional()
    .describe('Where gate writes the report as one HTML file, with differences drawn. Default: none is written.'),
  'fail-on': z
    .enum(['block', 'inconclusive', 'never'])
    .default('block')
    .describe(
      'block: fail the step on what the policy holds back. inconclusive: also on an inconclusive verdict that it lets through. never: the app then decides alone. An unusable input always fails.',
    ),
  comment: z
    .enum(['auto', 'never'])
    .default('auto')
    .describe('`auto`: keep one comment on the pull request, unless the policy names an app that does.'),
  'github-token': githubToken.optional(),
})
export type GateInputs = z.output<typeof Inputs>

export const Outputs = {
  verdict: 'pass, block, inconclusive or error; of gate and explain.',
  admissible: 'Whether a merge, a registration and a deployment may rely on it: true or false.',
  'evidence-path': 'Path of the evidence.',
  'evidence-digest': 'Digest of the evidence.',
  'report-path': 'Path of the report.',
  'html-path': 'Path of the HTML report; empty where none was asked for.',
  examples: 'Held-out examples that settle every tolerance of the policy; of plan.',
  labels: 'How many of them need a label at each pull request; of plan, empty where all do.',
  'false-block-rate': 'Share of the random swaps that the gate blocked; of selftest.',
} as const

export type GateResult = Result<keyof typeof Outputs>

/**
 * An input that this mode cannot do without.
 *
 * @throws UserError where it is not set.
 */
export function required(inputs: GateInputs, name: 'candidate'): string {
  const value = inputs[name]
  if (value === undefined) throw new UserError(`input '${name}': is needed by mode ${inputs.mode}; name the file`)
  return value
}
