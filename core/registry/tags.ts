import { ModelName, type ModelVersion } from '../names.ts'
import { compareVersions, isVersion } from './versions.ts'

/*
 * The registry's log: annotated git tags in the scheme of GTO 1.10 (https://github.com/iterative/gto), so that its command
 * line reads and writes the same registry. GTO allows names that a model of ours cannot have; such tags are not ours.
 */

/** What a tag says. */
export type TagAction =
  | { readonly kind: 'register' | 'deregister'; readonly version: ModelVersion }
  | { readonly kind: 'assign' | 'unassign'; readonly stage: string }
  | { readonly kind: 'deprecate' }

/** A tag's name in parts. The counter tells repeated actions apart; it is shared by all tags of a model. */
export interface RegistryTag {
  readonly model: ModelName
  readonly action: TagAction
  readonly counter: number | null
}

/** A tag and what the git object behind it adds: the commit, and when it was tagged. */
export interface RegistryEvent extends RegistryTag {
  readonly commit: string
  /** ISO 8601 in UTC, as GitHub gives it: to the second. */
  readonly at: string
}

/** What the tags of one model add up to. */
export interface RegistryState {
  /** Registered and not deregistered, lowest first; empty when the model as a whole is deprecated. */
  readonly versions: readonly { readonly version: ModelVersion; readonly commit: string }[]
  /** The version that each stage belongs to. */
  readonly stages: ReadonlyMap<string, ModelVersion>
}

const STAGE = /^[a-zA-Z0-9](?:[a-zA-Z0-9-/_]*[a-zA-Z0-9])?$/
const TAG = /^([^@#]+)(?:@([^#!]+)|#([^#!]+))(!?)(?:#(\d{1,15}))?$/

/**
 * Takes a tag's name apart.
 *
 * @returns null for every tag that is no registry tag of a model: other tags of the repository, GTO's `@created`, and
 *   versions that are not strict SemVer (`name@1.0.0`, `name@v01.0.0`), which GTO ignores too.
 */
export function parseTag(name: string): RegistryTag | null {
  const match = TAG.exec(name)
  if (!match) return null
  const [, model = '', at, stage, cancel, digits] = match
  if (!ModelName.safeParse(model).success) return null
  const action = actionOf(at, stage, cancel === '!')
  return action && { model, action, counter: digits === undefined ? null : Number(digits) }
}

function actionOf(at: string | undefined, stage: string | undefined, cancelled: boolean): TagAction | null {
  if (stage !== undefined) return STAGE.test(stage) ? { kind: cancelled ? 'unassign' : 'assign', stage } : null
  if (at === 'deprecated' && !cancelled) return { kind: 'deprecate' }
  if (at === undefined || !isVersion(at)) return null
  return { kind: cancelled ? 'deregister' : 'register', version: at }
}

/** The tag's name: the opposite of `parseTag`. */
export function formatTag(tag: RegistryTag): string {
  const counter = tag.counter === null ? '' : `#${tag.counter}`
  return `${tag.model}${formatAction(tag.action)}${counter}`
}

function formatAction(action: TagAction): string {
  switch (action.kind) {
    case 'register':
      return `@${action.version}`
    case 'deregister':
      return `@${action.version}!`
    case 'assign':
      return `#${action.stage}`
    case 'unassign':
      return `#${action.stage}!`
    case 'deprecate':
      return '@deprecated'
  }
}

/** The counter of the next tag that needs one: one above every counter among the model's tags, whatever they say. */
export function nextCounter(tags: readonly RegistryTag[]): number {
  return Math.max(0, ...tags.map((tag) => tag.counter ?? 0)) + 1
}

/**
 * Plays the tags of one model in the order they were made. A tie in time goes to the one that takes away: git counts
 * seconds, and a version in doubt must not be deployed. A stage whose version was deregistered belongs to none; one
 * assigned at a commit without a version belongs to none either.
 */
export function replayTags(events: readonly RegistryEvent[]): RegistryState {
  const inOrder = events.toSorted(compareEvents)
  if (inOrder.at(-1)?.action.kind === 'deprecate') return { versions: [], stages: new Map() }
  const versions = new Map<string, string>()
  for (const { action, commit } of inOrder) {
    if (action.kind === 'register') versions.set(action.version, commit)
    if (action.kind === 'deregister') versions.delete(action.version)
  }
  return {
    versions: [...versions]
      .map(([version, commit]) => ({ version, commit }))
      .sort((a, b) => compareVersions(a.version, b.version)),
    stages: replayStages(inOrder, versions),
  }
}

// As in GTO, unassigning a stage from one version gives it back to the version that had it before and never lost it.
function replayStages(inOrder: readonly RegistryEvent[], versions: ReadonlyMap<string, string>) {
  const versionAt = new Map([...versions].map(([version, commit]) => [commit, version]))
  const holders = new Map<string, ModelVersion[]>()
  for (const { action, commit } of inOrder) {
    const version = versionAt.get(commit)
    if (version === undefined || (action.kind !== 'assign' && action.kind !== 'unassign')) continue
    const others = (holders.get(action.stage) ?? []).filter((holder) => holder !== version)
    holders.set(action.stage, action.kind === 'assign' ? [...others, version] : others)
  }
  const stages = new Map<string, ModelVersion>()
  for (const [stage, versionsOfStage] of holders) {
    const last = versionsOfStage.at(-1)
    if (last !== undefined) stages.set(stage, last)
  }
  return stages
}

const RANK = { register: 0, assign: 1, unassign: 2, deregister: 3, deprecate: 4 } as const

function compareEvents(a: RegistryEvent, b: RegistryEvent): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return RANK[a.action.kind] - RANK[b.action.kind] || (a.counter ?? 0) - (b.counter ?? 0)
}
