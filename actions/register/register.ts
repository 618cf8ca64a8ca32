import { UserError } from '#core/errors.ts'
import type { ModelName, ModelVersion } from '#core/names.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { formatTag } from '#core/registry/tags.ts'
import { code } from '#core/report/markdown.ts'
import { asked } from '../lib/asked.ts'
import { type BranchRun, requireBranchRun } from '../lib/branch-run.ts'
import { readContext } from '../lib/context.ts'
import { octokitFor } from '../lib/octokit.ts'
import { readCheckoutPolicy } from '../lib/policy.ts'
import type { Result } from '../lib/run.ts'
import { admit } from './admission.ts'
import { Inputs, Outputs, type RegisterInputs } from './inputs.ts'
import { readMaterial } from './material.ts'
import { makePackage } from './package.ts'
import { assignStage, type Candidate, type Claim, findClaim, type GitRegistry, writeClaim } from './registries/git.ts'
import { publishRelease } from './registries/release.ts'

export { Inputs, Outputs }

/** What tests replace. */
export interface Tools {
  readonly now: () => Date
  readonly fetch?: typeof globalThis.fetch
}

const ATTEMPTS = 5

/** The grants of a job that registers. */
const PERMISSIONS = 'contents: write, actions: read'

/**
 * Registers the model of this run as a version: an annotated tag in GTO's scheme and a published release with its files.
 * It decides again from the run's own evidence. Each step leaves something that the next attempt finds and goes on from.
 */
export async function register(
  inputs: RegisterInputs,
  tools: Tools = { now: () => new Date() },
): Promise<Result<keyof typeof Outputs>> {
  return asked(PERMISSIONS, async () => {
    const token = inputs['github-token']
    const run = await requireBranchRun(readContext(), 'register', ({ apiUrl }) =>
      octokitFor(token, apiUrl, tools.fetch),
    )
    return registerFrom(run, inputs, tools.now)
  })
}

async function registerFrom(
  { context, octokit, repository }: BranchRun,
  inputs: RegisterInputs,
  now: Tools['now'],
): Promise<Result<keyof typeof Outputs>> {
  const { name, model, digest: policyDigest, app } = await readCheckoutPolicy(inputs.policy, inputs['model-name'])
  requireStage(model, inputs.stage)
  const given = { model: inputs.model, runPath: inputs['run-path'], evidencePath: inputs['evidence-path'] }
  const material = await readMaterial({ octokit, repository, runId: context.runId, model: name }, given)
  const registry = { octokit, repository }
  const admission = await admit({ ...registry, context, name, model, policyDigest, material, app, now: now() })

  const requested = inputs.version as Candidate['requested']
  const { modelDigest } = admission
  const candidate: Candidate = {
    ...{ model: name, requested, modelDigest, commit: context.sha },
    ...{ evidenceDigest: material.evidenceDigest, runId: context.runId },
    evaluationSet: material.evidence.candidate.evaluation_set,
  }
  if (inputs['dry-run']) return dryRun(name, modelDigest, await findClaim(registry, candidate))

  const claim = await claimVersion(registry, candidate, now)
  const { version } = claim
  let uri: string
  if (claim.kind === 'done') {
    uri = claim.uri
  } else {
    const publishPredictions = model.publish_predictions
    const request = { context, name, version, at: claim.at, material, admission, publishPredictions }
    const { manifest, assets } = await makePackage(request)
    uri = await publishRelease(octokit, repository, {
      ...{ tag: tagOf(name, version), title: `${name} ${version}`, body: manifest.card, assets },
      prerelease: version.includes('-'),
    })
  }
  const stage = inputs.stage
  if (stage !== undefined) {
    await assignStage(registry, { model: name, version, stage, commit: claim.commit, now: now() })
  }
  const registered = claim.kind !== 'done'
  return {
    outputs: { version, 'model-digest': modelDigest, uri, registered },
    summary: summaryOf({ name, version, uri, registered, stage, context, publishes: model.publish_predictions }),
  }
}

function requireStage({ register: { stages } }: ModelPolicy, stage: string | undefined): void {
  if (stage === undefined || stages.includes(stage)) return
  const known = stages.length > 0 ? `it has ${stages.join(', ')}` : 'it lists none'
  throw new UserError(`input 'stage': ${JSON.stringify(stage)} is not in the policy's register.stages; ${known}`)
}

/** A version whose tag stands on its commit: found, found half registered, or tagged just now. */
async function claimVersion(
  registry: GitRegistry,
  candidate: Candidate,
  now: () => Date,
): Promise<Exclude<Claim, { kind: 'new' }>> {
  let lost = false
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const claim = await findClaim(registry, candidate)
    if (claim.kind === 'done') return claim
    if (claim.kind === 'begun') {
      if (!lost) return claim
      throw new UserError(
        `${candidate.model}@${claim.version}: another run is registering this very commit; run this job again when it is done`,
      )
    }
    const written = await writeClaim(registry, candidate, { version: claim.version, now: now() })
    if (written) return { kind: 'begun', version: claim.version, commit: candidate.commit, at: written.at }
    lost = true
  }
  throw new UserError(
    `${candidate.model}: GitHub accepted no tag in ${ATTEMPTS} attempts; look for a rule that forbids tags like ${candidate.model}@v1.0.0, and run this job again`,
  )
}

function dryRun(name: ModelName, modelDigest: string, claim: Claim): Result<keyof typeof Outputs> {
  const { version } = claim
  const plan = {
    done: `${code(tagOf(name, version))} holds this very model; nothing would be written.`,
    begun: `The release of ${code(tagOf(name, version))} would be finished and published.`,
    new: `${code(tagOf(name, version))} would be tagged, and a release with the model's files published.`,
  }
  return {
    outputs: { version, 'model-digest': modelDigest, registered: false },
    summary: `### Dry run: register ${name}\n\n${plan[claim.kind]}`,
  }
}

function tagOf(model: ModelName, version: ModelVersion): string {
  return formatTag({ model, action: { kind: 'register', version }, counter: null })
}

interface Facts {
  readonly name: ModelName
  readonly version: ModelVersion
  readonly uri: string
  readonly registered: boolean
  readonly stage: string | undefined
  readonly context: { readonly payload: { readonly repository?: { readonly private?: boolean } } }
  readonly publishes: boolean
}

function summaryOf({ name, version, uri, registered, stage, context, publishes }: Facts): string {
  const lines = [
    `### ${registered ? 'Registered' : 'Already registered'}: [${name} ${version}](${uri})`,
    stage === undefined ? '' : `It has the stage ${code(stage)}.`,
    registered && publishes && context.payload.repository?.private === false
      ? '> This repository is public, and so are the predictions in the release, labels included. `publish_predictions: false` in the policy leaves them out.'
      : '',
  ]
  return lines.filter((line) => line !== '').join('\n\n')
}
