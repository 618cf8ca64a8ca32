import { UserError } from '../errors.ts'
import type { ModelName, ModelVersion } from '../names.ts'
import { nextVersion } from './versions.ts'

/** A version that some tag registers, whether or not it was deregistered since. */
export interface KnownVersion {
  readonly version: ModelVersion
  readonly commit: string
  readonly registered: boolean
}

export interface VersionRequest {
  readonly model: ModelName
  /** `auto`: the one that this commit has, else the next. */
  readonly requested: ModelVersion | 'auto'
  readonly commit: string
  readonly known: readonly KnownVersion[]
}

/** `existing`: its tag stands; whether it holds the same model is for its digest to say. */
export type VersionPlan =
  | { readonly kind: 'existing'; readonly version: ModelVersion; readonly commit: string }
  | { readonly kind: 'new'; readonly version: ModelVersion }

/**
 * Which version a model gets.
 *
 * @throws UserError where the version or the commit's version was deregistered, and for a second version on one commit:
 *   GTO would then refuse to show any model of the repository.
 */
export function planVersion({ model, requested, commit, known }: VersionRequest): VersionPlan {
  const here = known.filter((candidate) => candidate.commit === commit)
  const same = requested === 'auto' ? here[0] : known.find((candidate) => candidate.version === requested)
  if (same) {
    if (same.registered) return { kind: 'existing', version: same.version, commit: same.commit }
    throw new UserError(
      `${model}@${same.version} was deregistered, and a withdrawn version is never given out again; register a new commit, with another version`,
    )
  }
  const [other] = here
  if (other) {
    throw new UserError(
      `commit ${commit.slice(0, 10)} is ${model}@${other.version} already, and GTO allows one version of a model on a commit; push a new commit (git commit --allow-empty) and register that`,
    )
  }
  const version = requested === 'auto' ? nextVersion(known.map((candidate) => candidate.version)) : requested
  return { kind: 'new', version }
}
