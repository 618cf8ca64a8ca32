import { z } from 'zod'
import { githubToken, modelName, Path, policyPath } from '../lib/inputs.ts'

const FromPolicyOrFile = Path.default('policy')

export const Inputs = z.object({
  'model-name': modelName.optional(),
  candidate: Path.describe(
    'Predictions of the new model (.csv, .tsv, .jsonl, .parquet), or the run record that train wrote.',
  ),
  baseline: FromPolicyOrFile.describe("`policy`: what the policy's baseline names; or a predictions file."),
  anchor: FromPolicyOrFile.describe('`policy`: the latest registered version; or a predictions file.'),
  'data-report': Path.optional().describe(
    'Report of validate-data, to be named in the evidence; a failed one shuts the gate.',
  ),
  policy: policyPath,
  'evidence-path': Path.default('holdout-evidence.json').describe('Where to write the evidence.'),
  'report-path': Path.default('holdout-report.md').describe('Where to write the report, Markdown.'),
  'fail-on': z
    .enum(['block', 'inconclusive', 'never'])
    .default('block')
    .describe(
      'Fail the step on block, also on inconclusive, or never: the app then decides alone. An unusable input always fails.',
    ),
  comment: z
    .enum(['auto', 'never'])
    .default('auto')
    .describe('`auto`: keep one comment on the pull request, unless the policy names an app that does.'),
  'github-token': githubToken.optional(),
})
export type GateInputs = z.output<typeof Inputs>

export const Outputs = {
  verdict: 'pass, block, inconclusive or error.',
  admissible: 'Whether a merge, a registration and a deployment may rely on it: true or false.',
  'evidence-path': 'Path of the evidence.',
  'evidence-digest': 'Digest of the evidence.',
  'report-path': 'Path of the report.',
} as const
