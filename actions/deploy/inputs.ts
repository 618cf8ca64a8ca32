import { z } from 'zod'
import { isVersion } from '#core/registry/versions.ts'
import { dryRun, githubToken, modelName, Path, policyPath } from '../lib/inputs.ts'

export const Inputs = z.object({
  'model-name': modelName.optional(),
  version: z
    .string()
    .refine(isVersion, 'must be a semantic version with a v, for example v1.4.0')
    .optional()
    .describe('Registered version to deploy. By default the highest.'),
  stage: z.string().max(100).optional().describe('Stage whose version to deploy, instead of `version`.'),
  environment: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/, 'must be letters, digits, dots, hyphens and underscores')
    .default('production')
    .describe('Name of the GitHub environment; each has its own server.'),
  'deployment-path': Path.default('holdout-deployment.json').describe('Where to write the deployment record.'),
  policy: policyPath,
  'dry-run': dryRun,
  'github-token': githubToken.optional(),
})
export type DeployInputs = z.output<typeof Inputs>

export const Outputs = {
  status: 'One of deployed, unchanged, rolled_back, failed, rollback_failed.',
  url: 'Where the version that is now active answers.',
  version: 'The version that was to be deployed.',
  'previous-version': 'The version that was active before.',
  'deployment-path': 'Path of the deployment record.',
} as const
