import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { warning } from '@actions/core'
import { type DeploymentRecord, deploymentRecord } from '#core/deployment-record.ts'
import { writeDocument } from '#core/document.ts'
import { messageOf, UserError } from '#core/errors.ts'
import { artifactName } from '#core/names.ts'
import { uploadArtifact } from '../lib/artifact.ts'
import { asked } from '../lib/asked.ts'
import { requireBranchRun } from '../lib/branch-run.ts'
import { type Context, readContext, runIdentity } from '../lib/context.ts'
import { insideWorkspace, workspace, writeFileAtomic } from '../lib/files.ts'
import { octokitFor } from '../lib/octokit.ts'
import { readCheckoutPolicy } from '../lib/policy.ts'
import type { Failure, Result } from '../lib/run.ts'
import { createDeployment, type Deployment } from './deployments.ts'
import { type DeployInputs, Inputs, Outputs } from './inputs.ts'
import { fetchReleased, type Released } from './released.ts'
import { deploySummary } from './summary.ts'
import { type Rollout, rollOut, stateFolder, type Waits } from './targets/local.ts'

export { Inputs, Outputs }

/** What tests replace. */
export interface Tools extends Waits {
  readonly fetch?: typeof globalThis.fetch
  readonly upload: typeof uploadArtifact
}

const TOOLS: Tools = {
  now: () => new Date(),
  healthTimeout: 120_000,
  healthInterval: 200,
  upload: uploadArtifact,
}

/** The grants of a job that deploys. */
const PERMISSIONS = 'contents: read, deployments: write'

/** Deploys a registered version: checks it, starts it, compares its answers with the measured ones, and switches. */
export async function deploy(inputs: DeployInputs, tools: Tools = TOOLS): Promise<Result<keyof typeof Outputs>> {
  const token = inputs['github-token']
  const { context, octokit, repository } = await asked(PERMISSIONS, () =>
    requireBranchRun(readContext(), 'deploy', ({ apiUrl }) => octokitFor(token, apiUrl, tools.fetch)),
  )
  const { name, model, digest: policyDigest, app } = await readCheckoutPolicy(inputs.policy, inputs['model-name'])
  if (!model.deploy)
    throw new UserError(`the policy of ${name} has no 'deploy'; write deploy: {target: local, serve: ...}`)
  const { version, stage, environment } = inputs
  if (version !== undefined && stage !== undefined) {
    throw new UserError("the inputs 'version' and 'stage' exclude each other; give one")
  }
  // Settled before anything is switched, since nothing may fail for want of a place afterwards.
  const recordPath = await insideWorkspace(inputs['deployment-path'])
  const wanted = { octokit, repository, name, model, policyDigest, app, version, stage }
  const released = await asked(PERMISSIONS, () => fetchReleased(wanted))
  const { manifest } = released
  const state = stateFolder(model.deploy.state, workspace())
  const site = {
    ...{ name, state, workspace: workspace(), runId: context.runId, named: version !== undefined },
    folder: join(state, environment, name),
    command: model.deploy.serve.trim().split(/\s+/),
  }
  if (inputs['dry-run']) {
    const would = `${name} ${manifest.version} would be started, asked ${released.replay.length} held-out examples, and switched to.`
    return { outputs: { version: manifest.version }, summary: `### Dry run: deploy ${name}\n\n${would}` }
  }
  const logUrl = `${context.serverUrl}/${context.owner}/${context.repo}/actions/runs/${context.runId}`
  const announced = { commit: manifest.commit, environment, model: name, version: manifest.version, logUrl }
  const deployment = await asked(PERMISSIONS, () => createDeployment(octokit, repository, announced))
  let rollout: Rollout
  try {
    rollout = await rollOut(site, released, tools)
  } catch (thrown) {
    await tell(deployment, 'failure', messageOf(thrown), null)
    throw thrown
  }
  const done = rollout.outcome === 'deployed' || rollout.outcome === 'unchanged'
  const record = recordOf({ context, environment, released, rollout, now: tools.now })
  await tell(deployment, done ? 'success' : 'failure', rollout.problem ?? rollout.outcome, rollout.url)
  await writeFileAtomic(recordPath, writeDocument(deploymentRecord, record).text)
  await uploadRecord(record, context.runAttempt, tools.upload)
  return {
    outputs: {
      status: rollout.outcome,
      version: manifest.version,
      'deployment-path': inputs['deployment-path'],
      ...(rollout.url !== null && { url: rollout.url }),
      ...(rollout.previousVersion !== null && { 'previous-version': rollout.previousVersion }),
    },
    summary: deploySummary(record, process.env.RUNNER_ENVIRONMENT === 'github-hosted'),
    ...(done ? {} : { failure: failureOf(rollout, `${name} ${manifest.version}`) }),
  }
}

// What runs, runs: GitHub not being told, or a record not uploaded, does not make a deployment fail.
async function tell(deployment: Deployment, ...status: Parameters<Deployment['finish']>): Promise<void> {
  await deployment.finish(...status).catch((thrown: unknown) => {
    warning(`GitHub was not told how the deployment went: ${messageOf(thrown)}`)
  })
}

function failureOf({ outcome, problem }: Rollout, what: string): Failure {
  switch (outcome) {
    case 'rollback_failed':
      return { kind: 'unusable', message: `${what} failed and nothing serves now: ${problem}` }
    case 'rolled_back':
      return { kind: 'negative', message: `${what} was rolled back: ${problem}` }
    default:
      return { kind: 'negative', message: `${what} failed, and there was no version to go back to: ${problem}` }
  }
}

interface Facts {
  readonly context: Context
  readonly environment: string
  readonly released: Released
  readonly rollout: Rollout
  readonly now: () => Date
}

function recordOf({ context, environment, released: { manifest }, rollout, now }: Facts): DeploymentRecord {
  return {
    schema: 'holdout.deployment/1',
    model: manifest.model,
    run: runIdentity(context),
    target: 'local',
    environment,
    version: manifest.version,
    model_digest: manifest.model_digest,
    previous_version: rollout.previousVersion,
    outcome: rollout.outcome,
    url: rollout.url,
    steps: [...rollout.steps],
    replay: rollout.replay,
    created_at: now().toISOString(),
  }
}

async function uploadRecord(record: DeploymentRecord, attempt: number, upload: Tools['upload']): Promise<void> {
  const folder = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), 'holdout-deployment-'))
  try {
    await writeFile(join(folder, deploymentRecord.file), writeDocument(deploymentRecord, record).text)
    const name = artifactName('deployment', record.model, attempt)
    await upload({ name, files: [deploymentRecord.file], rootDirectory: folder })
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    warning(`the deployment record was not uploaded: ${thrown.message}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
