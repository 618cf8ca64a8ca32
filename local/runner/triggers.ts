import picomatch from 'picomatch'
import { messageOf } from '#core/errors.ts'
import type { MergeGroup } from '../gateway/merge-queue.ts'
import type { Pull } from '../gateway/pulls.ts'
import type { Json, Site } from '../site.ts'
import { announceRun, endRun, executeRun, githubOf } from './execute.ts'
import { interpolate } from './expressions.ts'
import type { Run, Start } from './runs.ts'
import { type Events, parseEvents, parseWorkflow, type Workflow } from './workflow.ts'

/** What is the same for every workflow that an event may start. */
type Occasion = Pick<
  Start['run'],
  | 'event'
  | 'sha'
  | 'ref'
  | 'headSha'
  | 'headBranch'
  | 'baseRef'
  | 'pullRequest'
  | 'payload'
  | 'actor'
  | 'inputs'
  | 'fork'
>

/** The actions of `pull_request` that start a workflow which names none. */
const PULL_REQUEST_ACTIONS = ['opened', 'synchronize', 'reopened']

export async function startOnPush(site: Site, ref: string, payload: Json): Promise<void> {
  const sha = await site.repository.commitOf(ref)
  if (!sha || !/^refs\/(heads|tags)\//.test(ref)) return
  const headBranch = ref.replace(/^refs\/(heads|tags)\//, '')
  const occasion: Occasion = {
    ...{ event: 'push', sha, ref, headSha: sha, headBranch, baseRef: '', pullRequest: null, payload, inputs: {} },
    actor: (payload.sender as Json).login as string,
    fork: null,
  }
  await startAll(site, occasion, ({ push }) => {
    if (push === undefined) return false
    // A filter on branches leaves tags out.
    return push?.branches === undefined || (ref.startsWith('refs/heads/') && matches(push.branches, headBranch))
  })
}

/** On the test merge; a pull request that conflicts starts nothing, as at GitHub. */
export async function startOnPullRequest(site: Site, pull: Pull, payload: Json): Promise<void> {
  if (!PULL_REQUEST_ACTIONS.includes(String(payload.action)) || pull.testMerge === null) return
  const occasion: Occasion = {
    ...{ event: 'pull_request', sha: pull.testMerge, ref: `refs/pull/${pull.number}/merge`, payload, inputs: {} },
    ...{ headSha: pull.headSha, headBranch: pull.headRef, baseRef: pull.baseRef, pullRequest: pull.number },
    actor: (payload.sender as Json).login as string,
    fork: pull.fork?.owner ?? null,
  }
  await startAll(site, occasion, ({ pull_request }) => {
    if (pull_request === undefined) return false
    return pull_request?.branches === undefined || matches(pull_request.branches, pull.baseRef)
  })
}

/** On the commit that the merge queue made, filed under the queue's own branch. */
export async function startOnMergeGroup(site: Site, group: MergeGroup, payload: Json): Promise<void> {
  const { headSha, headRef } = group
  const occasion: Occasion = {
    ...{ event: 'merge_group', sha: headSha, ref: `refs/heads/${headRef}`, payload, inputs: {} },
    ...{ headSha, headBranch: headRef, baseRef: '', pullRequest: null, fork: null },
    actor: (payload.sender as Json).login as string,
  }
  await startAll(site, occasion, ({ merge_group }) => merge_group !== undefined)
}

/** Starts one workflow by hand. Answers undefined when the file does not listen to `workflow_dispatch`. */
export async function startOnDispatch(
  site: Site,
  path: string,
  by: { ref: string; inputs: Record<string, string>; actor: string },
): Promise<Run | undefined> {
  const sha = await site.repository.commitOf(by.ref)
  if (!sha) return undefined
  const ref = by.ref.startsWith('refs/') ? by.ref : `refs/heads/${by.ref}`
  const headBranch = ref.replace('refs/heads/', '')
  const source = await fileAt(site, sha, path)
  const dispatch = source === undefined ? undefined : parseEvents(source, path).workflow_dispatch
  if (source === undefined || dispatch === undefined) return undefined
  const declared = Object.entries(dispatch?.inputs ?? {}).map(([name, input]) => [
    name,
    by.inputs[name] ?? input.default ?? '',
  ])
  const inputs: Record<string, string> = Object.fromEntries(declared)
  const payload = { inputs, ref, workflow: path, ...site.envelope(by.actor) }
  const facts = { event: 'workflow_dispatch', sha, ref, headSha: sha, headBranch, baseRef: '', pullRequest: null }
  return start(site, { ...facts, payload, actor: by.actor, inputs, fork: null }, { path, source })
}

/** Runs a finished run again: same commit, same event, attempt one higher. */
export async function startAgain(site: Site, run: Run): Promise<void> {
  const source = (await fileAt(site, run.sha, run.path)) ?? ''
  await start(site, run, { path: run.path, source }, run)
}

async function startAll(site: Site, occasion: Occasion, listens: (events: Events) => boolean): Promise<void> {
  const folder = '.github/workflows'
  const names = (await site.repository.git(['ls-tree', '--name-only', '-z', occasion.sha, `${folder}/`])).split('\0')
  for (const path of names.filter((name) => /\.ya?ml$/.test(name))) {
    const source = (await fileAt(site, occasion.sha, path)) ?? ''
    let wanted = true // a file whose events cannot be read fails aloud
    try {
      wanted = listens(parseEvents(source, path))
    } catch {}
    if (wanted) await start(site, occasion, { path, source })
  }
}

async function start(
  site: Site,
  occasion: Occasion,
  file: { path: string; source: string },
  earlier?: Run,
): Promise<Run> {
  const { event, sha, ref, headSha, headBranch, baseRef, pullRequest, payload, actor, inputs, fork } = occasion
  const facts = { event, sha, ref, headSha, headBranch, baseRef, pullRequest, payload, actor, inputs, fork }
  let workflow: Workflow | undefined
  let problem: string | null = null
  try {
    workflow = parseWorkflow(file.source, file.path)
  } catch (thrown) {
    problem = messageOf(thrown)
  }
  const name = workflow?.name ?? file.path
  const run = site.runs.add({ ...facts, name, path: file.path, problem, concurrencyGroup: null }, earlier)
  announceRun(site, run, 'requested')
  if (!workflow || !takesTurn(site, run, workflow)) endRun(site, run)
  else if (needsApproval(site, run)) holdBack(site, run)
  else queue(site, run, workflow)
  return run
}

/** Lets a run go on that waited for a maintainer. */
export async function approve(site: Site, run: Run): Promise<void> {
  Object.assign(run, { status: 'queued', conclusion: null })
  announceRun(site, run, 'requested')
  queue(site, run, await workflowOf(site, run))
}

function queue(site: Site, run: Run, workflow: Workflow): void {
  if (site.runner === 'own') {
    site.runs.enqueue(() => executeRun(site, run, workflow))
    return
  }
  const endIfQueued = () => run.status === 'queued' && endRun(site, run)
  run.cancel.signal.addEventListener('abort', endIfQueued, { once: true })
}

/**
 * GitHub's default: the first pull request of an outsider waits.
 * https://docs.github.com/actions/how-tos/manage-workflow-runs/approve-runs-from-forks
 */
function needsApproval(site: Site, { fork, event, attempt }: Run): boolean {
  if (fork === null || event !== 'pull_request' || attempt > 1 || site.people[fork] !== 'none') return false
  return !site.pulls.all.some(({ author, mergedAs }) => author === fork && mergedAs !== null)
}

function holdBack(site: Site, run: Run): void {
  Object.assign(run, { status: 'completed', conclusion: 'action_required' })
  announceRun(site, run, 'completed')
}

/** The workflow that a filed run is of, as its commit has it. */
export async function workflowOf(site: Site, run: Run): Promise<Workflow> {
  return parseWorkflow((await fileAt(site, run.sha, run.path)) ?? '', run.path)
}

/**
 * Cancels the runs of the same group where the workflow asks for it; otherwise they wait for each other in the queue anyway.
 * Answers false, with the problem noted, when the group cannot be evaluated.
 */
function takesTurn(site: Site, run: Run, { concurrency }: Workflow): boolean {
  if (!concurrency) return true
  const scope = { contexts: { github: githubOf(site, run), inputs: run.inputs }, state: 'success' as const }
  try {
    run.concurrencyGroup = interpolate(concurrency.group, scope).toLowerCase()
    if (interpolate(String(concurrency['cancel-in-progress']), scope) !== 'true') return true
  } catch (thrown) {
    run.problem = `${run.path}: concurrency: ${messageOf(thrown)}`
    return false
  }
  for (const other of site.runs.all) {
    const same = other !== run && other.concurrencyGroup === run.concurrencyGroup
    if (same && other.status !== 'completed') other.cancel.abort()
  }
  return true
}

async function fileAt(site: Site, sha: string, path: string): Promise<string | undefined> {
  const entry = await site.repository.entry(sha, path)
  return entry && (await site.repository.blob(entry.sha))?.toString('utf8')
}

/** Branch patterns: a later `!pattern` takes back what an earlier one let in. */
function matches(patterns: readonly string[], branch: string): boolean {
  let included = false
  for (const pattern of patterns) {
    if (pattern.startsWith('!')) included = included && !picomatch.isMatch(branch, pattern.slice(1))
    else included = included || picomatch.isMatch(branch, pattern)
  }
  return included
}
