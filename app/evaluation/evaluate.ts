import type { Logger } from 'pino'
import { type Acceptance, printAcceptances } from '#core/acceptance.ts'
import { type CheckState, checkOf } from '#core/check.ts'
import { parseRefused, printRefused } from '#core/refused-commands.ts'
import { renderComment } from '#core/report/comment.ts'
import type { Octokit } from '#github/octokit.ts'
import { listRuns, pullOfQueue, type Run } from '#github/runs.ts'
import { type CheckPlace, type CheckRun, type DesiredCheck, findCheck, writeCheck } from '../github/checks.ts'
import { openPull, openPullsAt, type PullRequest } from '../github/pulls.ts'
import type { Looked } from '../reconcile/heads.ts'
import type { Vault } from '../sealed/vault.ts'
import type { Commands } from '../store/commands.ts'
import type { Alone } from '../store/database.ts'
import type { Evaluations } from '../store/evaluations.ts'
import type { History } from '../store/history.ts'
import type { Results } from '../store/results.ts'
import { rememberBranch } from './branch-run.ts'
import { writeComment, writeExplanation } from './comment.ts'
import type { AppIdentity, Facts } from './facts.ts'
import { lookAgain, looksFor } from './look-again.ts'
import { acceptedOf, type Change, dataOf, type Opinion, opinionOn, reportsOf } from './opinion.ts'
import { recordOf } from './remembered.ts'
import { rerunAsked } from './rerun.ts'
import { named, repositoryOf, type Subject } from './subject.ts'

export interface Tools {
  readonly octokit: Octokit
  readonly app: AppIdentity
  readonly results: Results
  readonly commands: Commands
  readonly history: History
  /** Sealed sets. */
  readonly vault: Vault
  readonly evaluations: Evaluations
  readonly alone: Alone
  /** A client that may start runs again; asked for only where a person wants that. */
  readonly rerunner: (subject: Subject) => Promise<Octokit>
  readonly now: () => Date
  readonly log: Logger
}

/**
 * Brings the check of a commit, and the comments of its pull requests, to what GitHub's state and the policies of the base
 * branches say now. Calling it again changes nothing until something else has changed.
 */
export async function evaluate(subject: Subject, tools: Tools): Promise<Looked> {
  if (subject.kind === 'branch') return rememberBranch(subject, tools)
  const { octokit } = tools
  const place = placeOf(subject, tools)

  // 1. Fetch: everything is read again; what the event said was a hint.
  const facts = await gather(subject, place, tools)
  const changes = await changesOf(facts)
  if (changes.length === 0) {
    await lookAgain(subject, tools)
    return { state: 'absent' }
  }
  const opinions: Opinion[] = []
  for (const change of changes) {
    const opinion = await opinionOn(change, facts)
    if (opinion) opinions.push(opinion)
  }
  if (opinions.length === 0) return { state: 'unwanted' }

  // What was asked for may change what there is to decide on.
  if (await rerunAsked(opinions, facts, tools)) return evaluate({ ...subject, rerun: undefined }, tools)

  // 2. Decide: a check belongs to the commit, so the worst over its pull requests.
  const wanted = desired(opinions, facts)

  // What a person asked for and was told must not be decided another way after a crash.
  for (const command of opinions.flatMap(({ said }) => said.fresh)) await tools.commands.record(command)

  // 3. Compare and 4. write: the check first, then each pull request's own comment, then the history.
  const outcome = await writeCheck(octokit, place, { existing: facts.check, wanted })
  const { conclusion, title } = wanted
  tools.log[outcome === 'unchanged' ? 'debug' : 'info']({ ...named(subject), outcome, conclusion, title }, 'check')
  for (const opinion of opinions) await writeComment(opinion, facts, tools)
  for (const opinion of opinions) await writeExplanation(opinion, facts, tools)
  for (const opinion of opinions) await remember(opinion, facts, tools)
  const states = opinions.flatMap((opinion) => opinion.states)
  await lookAgain(subject, tools, looksFor(subject, states))
  return wanted.status === 'completed' ? { state: 'settled' } : { state: 'waiting', due: earliest(opinions) }
}

function earliest(opinions: readonly Opinion[]): Date | null {
  const times = opinions.flatMap(({ outcomes }) => outcomes.flatMap(({ deadline }) => deadline?.at.getTime() ?? []))
  return times.length > 0 ? new Date(Math.min(...times)) : null
}

/**
 * The check on a commit whose evaluation failed for good, so that nobody waits for it in vain. One that was completed is
 * replaced too: what made us look again may have taken its success back.
 */
export async function giveUp(subject: Subject, tools: Tools): Promise<void> {
  if (subject.kind === 'branch') return
  const place = placeOf(subject, tools)
  const existing = await findCheck(tools.octokit, place)
  if (!existing) return
  const check = checkOf([])
  const summary = 'Holdout could not evaluate this commit; its log says why. Push again, or re-run the workflow.'
  await writeCheck(tools.octokit, place, {
    existing,
    wanted: {
      ...check,
      title: 'Holdout could not evaluate this commit',
      summary,
      text: blocks([], refusedIn(existing)),
      detailsUrl: null,
      isRerunOffered: true,
    },
  })
}

function placeOf(subject: Subject, { app }: Tools): CheckPlace {
  return { repository: repositoryOf(subject), sha: subject.sha, appId: app.id }
}

async function gather(subject: Subject, place: CheckPlace, tools: Tools): Promise<Facts> {
  const { octokit, results, vault, commands, app, now } = tools
  const [check, runs] = await Promise.all([findCheck(octokit, place), listRuns(octokit, place.repository, subject.sha)])
  const since = check?.startedAt ? new Date(check.startedAt) : now()
  return {
    subject,
    octokit,
    repository: place.repository,
    runs,
    check,
    since,
    now: now(),
    results,
    vault,
    commands,
    app,
  }
}

async function changesOf(facts: Facts): Promise<readonly Change[]> {
  const { subject, octokit, repository, runs } = facts
  if (subject.kind === 'merge-group') {
    return subject.base === null ? [] : [{ pull: null, queued: await queuedPull(facts), base: subject.base }]
  }
  const heads = new Set([...subject.heads, ...runs.flatMap(headOf)])
  const pulls = await openPullsAt(octokit, repository, { sha: subject.sha, heads: [...heads] })
  return pulls.map((pull) => ({ pull, queued: null, base: pull.base }))
}

// The queue names its branch after the pull request.
async function queuedPull({ subject, octokit, repository, runs }: Facts): Promise<PullRequest | null> {
  const branches = [
    subject.queue ?? null,
    ...runs.flatMap(({ event, headBranch }) => (event === 'merge_group' ? headBranch : [])),
  ]
  const number = branches.map(pullOfQueue).find((found) => found !== null)
  const pull = number === undefined ? null : await openPull(octokit, repository, number)
  return pull?.base === subject.base ? pull : null
}

// `owner:branch`, as the list of pull requests wants it.
function headOf({ headRepository, headBranch }: Run): readonly string[] {
  return headRepository && headBranch ? [`${headRepository.split('/')[0]}:${headBranch}`] : []
}

function desired(opinions: readonly Opinion[], { subject: { sha }, check: existing }: Facts): DesiredCheck {
  const check = checkOf(opinions.flatMap(({ states }) => states))
  const outcomes = opinions.flatMap((opinion) => opinion.outcomes)
  const notes = new Set([...opinions.flatMap((opinion) => opinion.notes), `result for commit ${sha.slice(0, 10)}`])
  const reports = new Map(
    reportsOf(outcomes).map((report) => [JSON.stringify([report.model, report.decision]), report]),
  )
  const data = new Map(dataOf(outcomes).map((report) => [report.model, report]))
  const summary = renderComment({
    headline: check.title,
    notes: [...notes],
    reports: [...reports.values()],
    told: opinions.flatMap(({ said }) => said.told),
    data: [...data.values()],
  })
  const run = outcomes.find((outcome) => outcome.run)?.run
  const refused = [...refusedIn(existing), ...opinions.flatMap(({ said }) => said.refused)]
  const answered = outcomes.flatMap((outcome) => outcome.answered ?? [])
  const text = blocks([...acceptedOf(outcomes), ...answered], refused)
  const isRerunOffered = opinions.some(({ states }) => states.some(({ kind }) => RERUN_OFFERED.has(kind)))
  return { ...check, summary, text, detailsUrl: run?.url ?? null, isRerunOffered }
}

// States that another look, or another run, may change.
const RERUN_OFFERED = new Set<CheckState['kind']>([
  'deadline-passed',
  'no-run-started',
  'run-cancelled',
  'unusable-evidence',
  'policy-problem',
])

// For register, deploy and ourselves. Written where there are none too, so that one taken back is gone for certain.
function blocks(accepted: readonly Acceptance[], refused: readonly string[]): string {
  return `${printAcceptances(accepted)}\n${printRefused(refused)}`
}

function refusedIn(check: CheckRun | null): readonly string[] {
  return parseRefused(check?.text ?? '', 'our check')
}

async function remember({ change, states, outcomes }: Opinion, { subject }: Facts, tools: Tools): Promise<void> {
  const { results, evaluations, history } = tools
  const kind = change.pull ? 'pull-request' : 'merge-group'
  const about = { kind, pull: change.pull?.number ?? null, branch: change.base } as const
  const { conclusion } = checkOf(states)
  // A check that is green by an acceptance must not outlive it.
  for (const { until } of acceptedOf(outcomes)) {
    await evaluations.requestAt(subject, new Date(until), `accepted until ${until}`)
  }
  for (const outcome of outcomes) {
    const { state, run, evidenceDigest, deadline } = outcome
    const record = recordOf(outcome, subject, { ...about, conclusion })
    if (record) await history.decided(record)
    if (deadline) await evaluations.requestAt(subject, deadline.at, deadline.name)
    if (!run || state.model === null) continue
    await results.record({
      repositoryId: subject.repositoryId,
      sha: subject.sha,
      model: state.model,
      runId: run.id,
      attempt: run.attempt,
      outcome: state.kind,
      evidenceDigest,
    })
  }
}
