import { UserError } from '#core/errors.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { type SealedPredictions, sealedPredictions } from '#core/sealed-predictions.ts'
import type { Artifact } from '#github/artifacts.ts'
import { pickArtifact } from '#github/artifacts.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import { findBaseline } from '#github/trusted-runs.ts'
import type { SealedFile } from '../sealed/ask.ts'
import { checkRun, type Expected, type Reading, readArtifact } from './evidence.ts'

/**
 * What the candidate's run predicts on the sealed set, from the very attempt that its evidence is of.
 *
 * @throws UserError with the reason where there is nothing that can be used.
 */
export async function readCandidateRows(
  octokit: Octokit,
  repository: Repository,
  { artifacts, run, model, attempt }: Reading & { readonly attempt: number },
): Promise<SealedFile> {
  const picked = pickArtifact(artifacts, 'sealed', model)
  if (picked?.attempt !== attempt) {
    throw new UserError(
      `run ${run.number} left no artifact holdout-sealed-${model}-${attempt}; name the predictions on the sealed set in evaluate-gate's input sealed-predictions`,
    )
  }
  return read(octokit, repository, { artifact: picked.artifact, expected: { run, model, attempt } })
}

/** What a baseline is looked for by. */
export interface BaselineRows {
  readonly name: string
  readonly policy: ModelPolicy
  readonly referenceSha: string
  readonly branch: string
  /** The run that asks. */
  readonly runId: number
}

export type FoundRows = SealedFile & { readonly name: string }

/**
 * What the baseline predicts on the sealed set: of the trusted run at the reference or its nearest ancestor that has it. The app looks for it
 * itself; what the evidence says of its baseline is not believed.
 *
 * @returns a text that says what is missing where there is none.
 * @throws UserError where there is one that cannot be used.
 */
export async function findBaselineRows(
  octokit: Octokit,
  repository: Repository,
  { name: model, policy, referenceSha, branch, runId }: BaselineRows,
): Promise<FoundRows | string> {
  const found = await findBaseline(octokit, {
    ...{ repository, workflow: policy.workflow, model, kind: 'sealed', referenceSha, branch, excludeRunIds: [runId] },
    maxDistance: policy.baseline_max_distance,
  })
  if ('missing' in found) {
    return `the baseline's predictions on the sealed set are missing: ${found.missing}; run ${policy.workflow} on ${branch} with evaluate-gate's input sealed-predictions`
  }
  const { run, artifact } = found
  const attempt = Number(artifact.name.slice(artifact.name.lastIndexOf('-') + 1))
  const file = await read(octokit, repository, { artifact, expected: { run, model, attempt } })
  return { ...file, name: `run ${run.number} at ${found.sha.slice(0, 7)}` }
}

async function read(
  octokit: Octokit,
  repository: Repository,
  { artifact, expected }: { readonly artifact: Artifact; readonly expected: Expected },
): Promise<SealedFile> {
  const document: SealedPredictions = await readArtifact(octokit, repository, { artifact, document: sealedPredictions })
  checkRun(`artifact ${artifact.name}`, document, expected)
  return { source: artifact.name, found: document }
}
