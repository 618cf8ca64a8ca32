import { z } from 'zod'
import { isVersion } from '#core/registry/versions.ts'
import { dryRun, githubToken, modelName, Path, policyPath } from '../lib/inputs.ts'

export const Inputs = z.object({
  'model-name': modelName.optional(),
  version: z
    .string()
    .refine(
      (text) => text === 'auto' || (isVersion(text) && !text.includes('+')),
      "must be 'auto' or a semantic version with a v and without build metadata, for example v1.4.0",
    )
    .default('auto')
    .describe('`auto`: the patch after the highest version, v0.0.1 at first; or a semantic version such as v1.4.0.'),
  stage: z
    .string()
    .optional()
    .describe('Stage to give to the version, one of those that the policy lists under `register.stages`.'),
  model: Path.optional().describe("The model's file or folder. By default the artifact of this run."),
  'run-path': Path.optional().describe('Run record that train wrote. By default the artifact of this run.'),
  'evidence-path': Path.optional().describe('Evidence that evaluate-gate wrote. By default the artifact of this run.'),
  policy: policyPath,
  'dry-run': dryRun,
  'github-token': githubToken.optional(),
})
export type RegisterInputs = z.output<typeof Inputs>

export const Outputs = {
  version: 'The version of the model, new or found.',
  'model-digest': "Digest over the model's files.",
  uri: 'Page of the release.',
  registered: 'Whether this step registered it: false where it was registered before, and on a dry run.',
} as const
