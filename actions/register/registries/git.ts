import { z } from 'zod'
import { Digest, Sha } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import type { ModelName, ModelVersion } from '#core/names.ts'
import { type KnownVersion, planVersion } from '#core/registry/plan.ts'
import { formatTag, nextCounter, type TagAction } from '#core/registry/tags.ts'
import { highestVersion } from '#core/registry/versions.ts'
import { isAmbiguous, statusOf } from '#github/errors.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import { publishedRelease, readModelPackage } from '#github/releases.ts'
import { listModelTags, type ModelTag, readTagObject, registryState } from '#github/tags.ts'

/** The registry that a repository's own tags and releases are. */
export interface GitRegistry {
  readonly octokit: Octokit
  readonly repository: Repository
}

/** What is to be registered. */
export interface Candidate {
  readonly model: ModelName
  readonly requested: ModelVersion | 'auto'
  readonly commit: string
  readonly modelDigest: Digest
  readonly evidenceDigest: Digest
  /** The held-out set that it was measured on. */
  readonly evaluationSet: Digest | null
  readonly runId: number
}

/** `done`: the version holds this very model and is published. `begun`: its tag stands, its release is to be finished. */
export type Claim =
  | { readonly kind: 'done'; readonly version: ModelVersion; readonly commit: string; readonly uri: string }
  | { readonly kind: 'begun'; readonly version: ModelVersion; readonly commit: string; readonly at: string }
  | { readonly kind: 'new'; readonly version: ModelVersion }

/** The machine-readable last line of a tag's message; GTO ignores it. */
const Trailer = z.object({ model_digest: Digest })

const ATTEMPTS = 5
const TAGGER = { name: 'github-actions[bot]', email: '41898282+github-actions[bot]@users.noreply.github.com' }

/**
 * Which version a model gets, or already has. Writes nothing.
 *
 * @throws UserError as `planVersion` does, and where the version stands for another model.
 */
export async function findClaim(registry: GitRegistry, candidate: Candidate): Promise<Claim> {
  const { octokit, repository } = registry
  const tags = await listModelTags(octokit, repository, candidate.model)
  const known = await knownVersions(registry, tags)
  const plan = planVersion({ ...candidate, known })
  if (plan.kind === 'existing') {
    const tag = tags.find(({ action }) => action.kind === 'register' && action.version === plan.version)
    return checkExisting(registry, candidate, { ...plan, tag: tag?.object ?? '' })
  }
  const same = candidate.requested === 'auto' ? await sameAsHighest(registry, candidate, known) : null
  return same ?? plan
}

/**
 * Tags the commit.
 *
 * @returns the tag's time; null when somebody else has made that tag, or may have, in the meantime.
 */
export async function writeClaim(
  registry: GitRegistry,
  candidate: Candidate,
  { version, now }: { readonly version: ModelVersion; readonly now: Date },
): Promise<{ at: string } | null> {
  const { model, modelDigest, evidenceDigest, runId } = candidate
  const trailer = { model_digest: modelDigest, evidence_digest: evidenceDigest, run_id: runId }
  const created = await createTag(registry, {
    name: formatTag({ model, action: { kind: 'register', version }, counter: null }),
    commit: candidate.commit,
    message: `Registering artifact ${model} version ${version}\n\n${JSON.stringify(trailer)}\n`,
    at: now,
  })
  return created ? { at: new Date(secondsOf(now)).toISOString() } : null
}

/**
 * Gives a stage to a version, unless it has it.
 *
 * @returns whether a tag was written.
 */
export async function assignStage(
  registry: GitRegistry,
  {
    model,
    version,
    stage,
    commit,
    now,
  }: { model: ModelName; version: ModelVersion; stage: string; commit: string; now: Date },
): Promise<boolean> {
  const { octokit, repository } = registry
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const tags = await listModelTags(octokit, repository, model)
    const { stages } = await registryState(octokit, repository, tags)
    if (stages.get(stage) === version) return false
    const action: TagAction = { kind: 'assign', stage }
    const created = await createTag(registry, {
      name: formatTag({ model, action, counter: nextCounter(tags) }),
      commit,
      message: `Assigning stage ${stage} to artifact ${model} version ${version}\n`,
      at: now,
    })
    if (created) return true
  }
  throw new UserError(`stage ${stage} of ${model}: others assign stages at this very moment; run this job again`)
}

async function knownVersions({ octokit, repository }: GitRegistry, tags: readonly ModelTag[]): Promise<KnownVersion[]> {
  const { versions } = await registryState(octokit, repository, tags)
  const active = new Set(versions.map(({ version }) => version))
  const known = new Map<ModelVersion, KnownVersion>()
  for (const { action, commit } of tags) {
    if (action.kind !== 'register') continue
    known.set(action.version, { version: action.version, commit, registered: active.has(action.version) })
  }
  return [...known.values()]
}

interface Existing {
  readonly version: ModelVersion
  readonly commit: string
  /** Id of its tag object. */
  readonly tag: string
}

async function checkExisting(registry: GitRegistry, candidate: Candidate, existing: Existing): Promise<Claim> {
  const { octokit, repository } = registry
  const { version } = existing
  const published = await publishedModel(registry, candidate.model, version)
  if (published) {
    checkDigest(candidate, version, published.modelDigest)
    return { kind: 'done', version, commit: existing.commit, uri: published.uri }
  }
  if (existing.commit !== candidate.commit) {
    throw new UserError(
      `${candidate.model}@${version} stands on commit ${existing.commit.slice(0, 10)} without a published release; run register there again, or name another version`,
    )
  }
  const { at, message } = await readTagObject(octokit, repository, existing.tag)
  const digest = digestInTag(message)
  if (digest !== null) checkDigest(candidate, version, digest)
  return { kind: 'begun', version, commit: existing.commit, at }
}

function checkDigest({ model, modelDigest }: Candidate, version: ModelVersion, found: Digest): void {
  if (found === modelDigest) return
  throw new UserError(
    `${model}@${version} is registered with the model digest ${found}, this model's is ${modelDigest}; a version never changes: register a new commit, with another version`,
  )
}

// The same model on another held-out set is a version of its own: only so its predictions there become the anchor.
async function sameAsHighest(
  registry: GitRegistry,
  candidate: Candidate,
  known: readonly KnownVersion[],
): Promise<Claim | null> {
  const registered = known.filter((item) => item.registered)
  const version = highestVersion(registered.map((item) => item.version))
  const highest = registered.find((item) => item.version === version)
  if (!highest) return null
  const published = await publishedModel(registry, candidate.model, highest.version)
  if (published?.modelDigest !== candidate.modelDigest || published.evaluationSet !== candidate.evaluationSet)
    return null
  return { kind: 'done', version: highest.version, commit: highest.commit, uri: published.uri }
}

async function publishedModel({ octokit, repository }: GitRegistry, model: ModelName, version: ModelVersion) {
  const release = await publishedRelease(octokit, repository, { model, version })
  if (!release) return null
  const manifest = await readModelPackage(octokit, repository, release.id)
  if (!manifest || manifest.model !== model || manifest.version !== version) {
    throw new UserError(
      `${release.html_url} was not published by register: it has no manifest of ${model} ${version}; delete it, or name another version`,
    )
  }
  const { model_digest: modelDigest, evaluation_set: evaluationSet } = manifest
  return { modelDigest, evaluationSet, uri: release.html_url }
}

// Tags that `gto register` made have no such line.
function digestInTag(message: string): Digest | null {
  const line = message.trim().split('\n').at(-1) ?? ''
  try {
    return Trailer.safeParse(JSON.parse(line)).data?.model_digest ?? null
  } catch {
    return null
  }
}

interface NewTag {
  readonly name: string
  readonly commit: string
  readonly message: string
  readonly at: Date
}

async function createTag(
  { octokit, repository }: GitRegistry,
  { name, commit, message, at }: NewTag,
): Promise<boolean> {
  const { data } = await octokit.request('POST /repos/{owner}/{repo}/git/tags', {
    ...repository,
    tag: name,
    message,
    object: commit,
    type: 'commit',
    tagger: { ...TAGGER, date: secondsOf(at) },
  })
  const { sha } = z.object({ sha: Sha }).parse(data)
  try {
    await octokit.request('POST /repos/{owner}/{repo}/git/refs', { ...repository, ref: `refs/tags/${name}`, sha })
    return true
  } catch (thrown) {
    if (statusOf(thrown) === 422 || isAmbiguous(thrown)) return false
    throw thrown
  }
}

/** To the second, as git keeps it. */
function secondsOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}
