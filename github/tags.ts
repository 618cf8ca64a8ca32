import { z } from 'zod'
import { Sha } from '#core/digest.ts'
import { parseTag, type RegistryEvent, type RegistryState, type RegistryTag, replayTags } from '#core/registry/tags.ts'
import type { Octokit, Repository } from './octokit.ts'

/** An annotated tag of a model and the commit it stands on. */
export interface ModelTag extends RegistryTag {
  readonly name: string
  /** Id of the tag object, not of the commit. */
  readonly object: string
  readonly commit: string
}

/** What only the tag object itself says. */
export interface TagObject {
  /** ISO 8601. */
  readonly at: string
  readonly message: string
}

const Refs = z.array(z.object({ ref: z.string(), object: z.object({ sha: Sha, type: z.string() }) }))
const Tags = z.array(z.object({ name: z.string(), commit: z.object({ sha: Sha }) }))
const TagObjectResponse = z.object({
  message: z.string(),
  tagger: z.object({ date: z.iso.datetime({ offset: true }) }),
})

const PARALLEL = 8

/**
 * The registry tags of one model, in no order. Lightweight tags do not count, as for GTO: they carry no time and anybody's
 * `git tag` makes them.
 */
export async function listModelTags(octokit: Octokit, repository: Repository, model: string): Promise<ModelTag[]> {
  const [actions, stages, commits] = await Promise.all([
    matchingRefs(octokit, repository, `tags/${model}@`),
    matchingRefs(octokit, repository, `tags/${model}#`),
    commitsOfTags(octokit, repository),
  ])
  const found: ModelTag[] = []
  for (const { ref, object } of [...actions, ...stages]) {
    const name = ref.replace(/^refs\/tags\//, '')
    const tag = parseTag(name)
    const commit = commits.get(name)
    if (tag?.model !== model || object.type !== 'tag' || commit === undefined) continue
    found.push({ ...tag, name, object: object.sha, commit })
  }
  return found
}

/** Time and message of a tag object. */
export async function readTagObject(octokit: Octokit, repository: Repository, sha: string): Promise<TagObject> {
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/git/tags/{tag_sha}', {
    ...repository,
    tag_sha: sha,
  })
  const { message, tagger } = TagObjectResponse.parse(data)
  return { message, at: new Date(tagger.date).toISOString() }
}

/**
 * What the tags of a model add up to. Costs one call a tag only where the order of tags matters: GitHub's lists do not say
 * when a tag was made.
 */
export async function registryState(
  octokit: Octokit,
  repository: Repository,
  tags: readonly ModelTag[],
): Promise<RegistryState> {
  const events: RegistryEvent[] = []
  const queue = tags.map((tag) => ({ tag, timed: orderMatters(tag, tags) }))
  for (let next = queue.splice(0, PARALLEL); next.length > 0; next = queue.splice(0, PARALLEL)) {
    const times = next.map(async ({ tag, timed }) => ({
      ...tag,
      at: timed ? (await readTagObject(octokit, repository, tag.object)).at : '',
    }))
    events.push(...(await Promise.all(times)))
  }
  return replayTags(events)
}

function orderMatters({ action }: ModelTag, tags: readonly ModelTag[]): boolean {
  if (tags.some((tag) => tag.action.kind === 'deprecate')) return true
  if (action.kind !== 'register' && action.kind !== 'deregister') return true
  return tags.some((tag) => tag.action.kind === 'deregister' && tag.action.version === action.version)
}

async function matchingRefs(octokit: Octokit, repository: Repository, prefix: string) {
  const refs = await octokit.paginate('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', {
    ...repository,
    ref: prefix,
  })
  return Refs.parse(refs)
}

// This list names the commit behind every tag, a hundred at a time; refs name only the tag object.
async function commitsOfTags(octokit: Octokit, repository: Repository): Promise<ReadonlyMap<string, string>> {
  const tags = await octokit.paginate('GET /repos/{owner}/{repo}/tags', { ...repository, per_page: 100 })
  return new Map(Tags.parse(tags).map(({ name, commit }) => [name, commit.sha]))
}
