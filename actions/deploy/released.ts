import { readDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { evidence } from '#core/evidence.ts'
import { filesDigest } from '#core/files.ts'
import { idTexts } from '#core/gate/ids.ts'
import type { ModelPackage } from '#core/model-package.ts'
import type { ModelName, ModelVersion } from '#core/names.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { modelPolicy } from '#core/policy-reader.ts'
import { type Answer, parseReplay, type ReplayRow } from '#core/rollout/replay.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import { loadPolicy } from '#github/policy.ts'
import { downloadReleaseAsset, publishedRelease, readModelPackage } from '#github/releases.ts'
import { listModelTags, registryState } from '#github/tags.ts'
import { readPredictions } from '#tables/read.ts'
import { requireAdmissible } from '../lib/merged-decision.ts'

export interface Wanted {
  readonly octokit: Octokit
  readonly repository: Repository
  readonly name: ModelName
  readonly model: ModelPolicy
  readonly policyDigest: string
  readonly app: number | null
  readonly version: ModelVersion | undefined
  readonly stage: string | undefined
}

/** A registered version, every byte checked against its manifest. */
export interface Released {
  readonly manifest: ModelPackage
  readonly archive: Uint8Array
  /** Held-out examples to ask, with what the model said of each; empty only where the policy asks for none. */
  readonly replay: readonly { readonly row: ReplayRow; readonly packaged: Answer }[]
}

const MAX_BYTES = 1024 * 1024 * 1024

/**
 * Fetches the version that the inputs mean and decides again on the evidence it was registered with.
 *
 * @throws UserError for a version that is not registered (any more), whose files are not those of its manifest, or whose
 *   evidence is not admissible; and for one without the held-out examples that the policy wants to be asked.
 */
export async function fetchReleased(wanted: Wanted): Promise<Released> {
  const { octokit, repository, name } = wanted
  const { version, commit } = await resolveVersion(wanted)
  const release = await publishedRelease(octokit, repository, { model: name, version })
  const manifest = release && (await readModelPackage(octokit, repository, release.id))
  if (!release || !manifest) {
    throw new UserError(`${name}@${version} has no published release with a manifest; run register again at its commit`)
  }
  checkManifest(manifest, { name, version, commit })
  const asset = (path: string) => requireAsset(wanted, { releaseId: release.id, path, version })
  await checkEvidence(wanted, manifest, await asset(evidence.file))
  const archive = await asset(manifest.archive.path)
  if (wanted.model.deploy?.replay === 0) return { manifest, archive, replay: [] }
  const { predictions, replay } = manifest
  if (!predictions || !replay) throw unasked(wanted, version)
  const pairs = await pairReplay(wanted.model, {
    replay: await asset(replay.path),
    predictions: { name: predictions.path, bytes: await asset(predictions.path) },
  })
  if (pairs.length === 0) throw unasked(wanted, version)
  return { manifest, archive, replay: pairs }
}

function unasked({ name, model }: Wanted, version: ModelVersion): UserError {
  const wants = `${name}@${version} has no replay rows, and deploy.replay in the policy asks for ${model.deploy?.replay}`
  const remedy = model.publish_predictions
    ? "name such a file in train's input 'replay' and register again, or write replay: 0 there"
    : 'write replay: 0 there, since publish_predictions: false keeps them out of the release'
  return new UserError(`${wants}; ${remedy}`)
}

async function resolveVersion({ octokit, repository, name, version, stage }: Wanted) {
  const state = await registryState(octokit, repository, await listModelTags(octokit, repository, name))
  if (stage !== undefined && !state.stages.has(stage)) {
    throw new UserError(
      `input 'stage': no version of ${name} has the stage ${JSON.stringify(stage)}; register one with it`,
    )
  }
  const meant = stage === undefined ? (version ?? state.versions.at(-1)?.version) : state.stages.get(stage)
  const found = state.versions.find((candidate) => candidate.version === meant)
  if (found) return found
  throw new UserError(
    meant === undefined
      ? `${name} has no registered version; run register first`
      : `${name}@${meant} is not registered, or was deregistered; name another version`,
  )
}

function checkManifest(
  manifest: ModelPackage,
  { name, version, commit }: { name: ModelName; version: ModelVersion; commit: string },
): void {
  const differs =
    (manifest.model !== name && `model ${manifest.model}`) ||
    (manifest.version !== version && `version ${manifest.version}`) ||
    (manifest.commit !== commit && `commit ${manifest.commit}`) ||
    (filesDigest(manifest.files) !== manifest.model_digest && 'other files than its model digest')
  if (differs)
    throw new UserError(`the manifest of ${name}@${version} is of ${differs}; somebody replaced it: register again`)
}

async function requireAsset(
  { octokit, repository, name }: Wanted,
  { releaseId, path, version }: { releaseId: number; path: string; version: ModelVersion },
): Promise<Uint8Array> {
  const bytes = await downloadReleaseAsset(octokit, repository, releaseId, path, MAX_BYTES)
  if (!bytes) throw new UserError(`the release of ${name}@${version} has lost ${path}; register a new version`)
  return bytes
}

async function checkEvidence(wanted: Wanted, manifest: ModelPackage, bytes: Uint8Array): Promise<void> {
  const { name } = wanted
  const source = `${evidence.file} of ${name}@${manifest.version}`
  const found = readDocument(evidence, new TextDecoder('utf-8', { fatal: true }).decode(bytes), source)
  if (found.model !== name || found.candidate.model_digest !== manifest.model_digest) {
    throw new UserError(`${source}: is of another model; register a new version`)
  }
  const { octokit, repository, app } = wanted
  const policy = await policyOf(wanted, manifest, found.policy.digest)
  // What was accepted when it was measured must not forbid the way back to it later.
  const deciding = { octokit, repository, app, policy, evidence: found, now: new Date(found.created_at).toISOString() }
  const refused = `${name}@${manifest.version} is not deployed: the verdict on its evidence`
  await requireAdmissible({ ...deciding, sha: manifest.commit }, refused)
}

// A version is judged by the policy it was registered under: a stricter one of today must not forbid the way back.
async function policyOf(wanted: Wanted, { commit, version }: ModelPackage, digest: string): Promise<ModelPolicy> {
  const { octokit, repository, name, model, policyDigest } = wanted
  if (digest === policyDigest) return model
  const loaded = await loadPolicy(octokit, repository, commit)
  if (loaded?.digest !== digest) {
    throw new UserError(
      `the policy that ${name}@${version} was registered under is not at its commit ${commit.slice(0, 10)}`,
    )
  }
  return modelPolicy(loaded.policy, name).model
}

interface Packaged {
  readonly replay: Uint8Array
  readonly predictions: { readonly name: string; readonly bytes: Uint8Array }
}

async function pairReplay(model: ModelPolicy, { replay, predictions }: Packaged): Promise<Released['replay']> {
  const { id: idColumn, threshold } = model.data
  const text = new TextDecoder('utf-8', { fatal: true }).decode(replay)
  const rows = parseReplay(text, { idColumn, limit: model.deploy?.replay ?? 0 })
  const table = await readPredictions({ source: predictions.name, ...predictions }, model)
  const index = new Map(idTexts(table.ids).map((id, at) => [id, at]))
  return rows.map((row) => {
    const at = index.get(row.id)
    if (at === undefined) {
      throw new UserError(
        `the replay row ${JSON.stringify(row.id)} is not among the predictions; write both from the same examples`,
      )
    }
    if (table.numbers) return { row, packaged: { prediction: null, score: table.numbers.prediction[at] ?? null } }
    const label = table.prediction.values[table.prediction.codes[at] ?? 0] ?? null
    return { row, packaged: { prediction: threshold === null ? label : null, score: table.score?.[at] ?? null } }
  })
}
