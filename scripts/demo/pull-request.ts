import { RequestError } from 'octokit'
import { type Change, readChange, type World } from './world.ts'

export interface PullRequest {
  readonly number: number
  readonly headSha: string
  readonly change: Change
}

export interface Check {
  readonly conclusion: string
  readonly title: string
}

const CHECK = 'holdout'
const PATIENCE_MS = 120_000

/** Pushes a change as its author and opens the pull request for it. */
export async function openPullRequest(
  world: Pick<World, 'github' | 'tree' | 'as'>,
  slug: string,
): Promise<PullRequest> {
  const change = await readChange(slug)
  const { github, tree } = world
  const author = 'dana'
  const headSha = await tree.pushChange({
    branch: slug,
    patch: change.patch,
    title: change.title,
    remote: github.remote(author),
    author,
  })
  const { data } = await world.as(author).rest.pulls.create({
    owner: github.owner,
    repo: github.repo,
    title: change.title,
    body: change.body,
    head: slug,
    base: 'main',
  })
  return { number: data.number, headSha, change }
}

/** Merges main into the branch of a pull request, as its author would; a new head. */
export async function updateBranch(
  { github, tree }: Pick<World, 'github' | 'tree'>,
  { change, ...pull }: PullRequest,
): Promise<PullRequest> {
  const headSha = await tree.mergeMain({ branch: change.slug, remote: github.remote('dana') })
  return { ...pull, change, headSha }
}

/** Waits until the required check of a commit satisfies `done`; by default until it is completed. */
export async function waitForCheck(
  { github, as }: World,
  headSha: string,
  done: (check: Check) => boolean = () => true,
): Promise<Check> {
  const deadline = Date.now() + PATIENCE_MS
  let last: Check | undefined
  while (Date.now() < deadline) {
    const { data } = await as('dana').rest.checks.listForRef({
      owner: github.owner,
      repo: github.repo,
      ref: headSha,
      check_name: CHECK,
      filter: 'latest',
    })
    const run = data.check_runs[0]
    if (run?.status === 'completed') {
      last = { conclusion: run.conclusion ?? 'none', title: run.output.title ?? '' }
      if (done(last)) return last
    }
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  return last ?? { conclusion: 'never completed', title: '' }
}

/** Asks GitHub to merge; the HTTP status and GitHub's own words are the answer. */
export async function merge({ github, as }: World, number: number): Promise<{ status: number; message: string }> {
  try {
    const answer = await as('maria').rest.pulls.merge({
      owner: github.owner,
      repo: github.repo,
      pull_number: number,
      merge_method: 'merge',
    })
    return { status: answer.status, message: answer.data.message }
  } catch (thrown) {
    if (thrown instanceof RequestError) return { status: thrown.status, message: thrown.message.split(' - ')[0] ?? '' }
    throw thrown
  }
}

/** The app's one comment on a pull request, once it says what the check's title says; fails when there are several. */
export async function commentOn(world: World, number: number, title: string): Promise<string> {
  const deadline = Date.now() + PATIENCE_MS
  let ours: string[] = []
  while (Date.now() < deadline) {
    ours = await ownComments(world, number)
    if (ours.length > 1) throw new Error(`#${number} has ${ours.length} comments of the app, not one`)
    if (ours[0]?.includes(title)) return ours[0]
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  throw new Error(`#${number}: the comment does not say "${title}" but: ${ours[0]?.slice(0, 200)}`)
}

async function ownComments({ github, as }: World, number: number): Promise<string[]> {
  const { data } = await as('dana').rest.issues.listComments({
    owner: github.owner,
    repo: github.repo,
    issue_number: number,
  })
  return data.map((comment) => comment.body ?? '').filter((body) => body.includes('<!-- holdout -->'))
}
