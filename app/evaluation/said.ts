import { bind, lossText, type Result } from '#core/accept.ts'
import type { Acceptance } from '#core/acceptance.ts'
import { type Command, commandsIn } from '#core/command.ts'
import { lossOf, sameSlice } from '#core/gate/accepted.ts'
import { decide } from '#core/gate/decide.ts'
import { type Policy, seconds } from '#core/policy.ts'
import { parseRefused } from '#core/refused-commands.ts'
import type { ToldCommand, ToldState } from '#core/report/commands-table.ts'
import { type IssueComment, isOwn, listComments } from '#github/comment.ts'
import { hasPermission, type Permission, sameLogin } from '../github/permission.ts'
import { lastForcePush, type PullRequest } from '../github/pulls.ts'
import type { CommandRecord, Outcome } from '../store/commands.ts'
import { authorOf, type Facts } from './facts.ts'

/** What people said in the comments of a pull request, as far as it is about its head. */
export interface Said {
  /** Those that hold now. */
  readonly acceptances: readonly Acceptance[]
  /** Every command and what came of it, for people. */
  readonly told: readonly ToldCommand[]
  /** What was decided just now, to be written down before anybody is told. */
  readonly fresh: readonly CommandRecord[]
  /** Ids of the commands about this head that were refused. */
  readonly refused: readonly string[]
  /** Commands that ask for the workflow to run again, and that nothing was done about yet. */
  readonly reruns: readonly Written[]
  /** Whether somebody wants the result explained. */
  readonly isExplanationWanted: boolean
}

/** What somebody is told of what came of it; an explanation is its own answer. */
type Asked = Exclude<Command, { kind: 'explain' }>

/** One command where it stands. */
export interface Written {
  /** `<id of the comment>.<place in it>`. */
  readonly id: string
  readonly command: Asked
  readonly comment: IssueComment
}

export interface Hearing {
  readonly pull: PullRequest
  readonly policy: Policy
  /** Of the models that have one; no command is looked at before every model has. */
  readonly results: readonly Result[]
}

/** Nobody said anything, or it is not time to look. */
export const SILENCE: Said = {
  ...{ acceptances: [], told: [], fresh: [], refused: [], reruns: [], isExplanationWanted: false },
}

/**
 * Reads the comments of a pull request. A command that is new is decided once and for all, by what GitHub says now: who wrote it, whether it
 * stands as it was written, and whether this head and its result were there to be looked at. One that was accepted is looked at again each
 * time. So a webhook that was missed costs nothing.
 */
export async function heardOn(hearing: Hearing, facts: Facts): Promise<Said> {
  const { pull } = hearing
  const { subject, commands } = facts
  const written = await commandsOn(pull, facts)
  const known = await commands.of({ repositoryId: subject.repositoryId, pull: pull.number })
  const lines = written.filter((one): one is Written => one.command.kind !== 'explain')
  const isExplanationWanted = lines.length < written.length
  if (lines.length === 0 && known.length === 0) return { ...SILENCE, isExplanationWanted }
  const ear = new Ear(hearing, facts)
  for (const record of known) await ear.recall(record, lines)
  const ids = new Set(known.map(({ id }) => id))
  for (const line of lines) if (!ids.has(line.id)) await ear.hear(line)
  return { ...ear.said(), isExplanationWanted }
}

/** Where no policy says who may accept what: the commands wait, undecided, and whoever wants to know why is told. */
export async function heardWithoutPolicy(pull: PullRequest, facts: Facts): Promise<Said> {
  const written = await commandsOn(pull, facts)
  return { ...SILENCE, isExplanationWanted: written.some(({ command }) => command.kind === 'explain') }
}

async function commandsOn({ number }: PullRequest, facts: Facts) {
  const comments = await listComments(facts.octokit, facts.repository, number)
  return comments.filter((comment) => !isOurs(comment, facts)).flatMap(commandsOf)
}

function isOurs(comment: IssueComment, { app }: Facts): boolean {
  return isOwn(comment, authorOf(app))
}

function commandsOf(comment: IssueComment) {
  return commandsIn(comment.body).map((command, place) => ({ id: `${comment.id}.${place}`, command, comment }))
}

type Judged = Outcome | { readonly kind: 'asked' }

/** Listens to the commands of one pull request, one after the other: what one accepts, the next one may build on. */
class Ear {
  readonly #hearing: Hearing
  readonly #facts: Facts
  readonly #permitted = new Map<string, Promise<boolean>>()
  readonly #refusedBefore: ReadonlySet<string>
  readonly #acceptances: Acceptance[] = []
  readonly #told: ToldCommand[] = []
  readonly #fresh: CommandRecord[] = []
  readonly #refused: string[] = []
  readonly #reruns: Written[] = []
  #since: Promise<string> | undefined

  constructor(hearing: Hearing, facts: Facts) {
    this.#hearing = hearing
    this.#facts = facts
    this.#refusedBefore = new Set(parseRefused(facts.check?.text ?? '', 'our check'))
  }

  said(): Omit<Said, 'isExplanationWanted'> {
    return {
      ...{ acceptances: this.#acceptances, told: this.#told, fresh: this.#fresh },
      ...{ refused: this.#refused, reruns: this.#reruns },
    }
  }

  /** A command that was decided before. */
  async recall(record: CommandRecord, lines: readonly Written[]): Promise<void> {
    const { id, sha, outcome } = record
    const isAbout = sha === this.#hearing.pull.headSha
    if (outcome.kind !== 'accepted') {
      if (!isAbout) return
      if (outcome.kind === 'refused') this.#refused.push(id)
      return this.#tell(record, outcome)
    }
    const line = lines.find((one) => one.id === id)
    const fault = isAbout
      ? await this.#faultOf(record, outcome.acceptance, line)
      : `it was about ${sha.slice(0, 7)}, and there is a later push; accept again`
    if (fault === null) this.#acceptances.push(outcome.acceptance)
    this.#tell(record, outcome, fault)
  }

  /** A command that is new. */
  async hear(line: Written): Promise<void> {
    const judged = await this.#judge(line)
    if (judged.kind === 'asked') {
      this.#reruns.push(line)
      return
    }
    const record = recordOf(line, judged, this.#hearing, this.#facts)
    this.#fresh.push(record)
    if (judged.kind === 'refused') this.#refused.push(line.id)
    if (judged.kind === 'accepted') this.#acceptances.push(judged.acceptance)
    this.#tell(record, judged)
  }

  async #judge({ id, command, comment }: Written): Promise<Judged> {
    const { login } = comment
    if (login === null || !comment.isPerson) return refused('only a person can say this')
    if (comment.createdAt !== comment.updatedAt) {
      return refused('the comment was edited, by whomever; write it again in a new one')
    }
    if (this.#refusedBefore.has(id)) return refused('it was refused before; write it again in a new comment')
    if (command.kind === 'mistake') return refused(command.remedy)
    if (command.kind === 'appeal')
      return refused('write it in an approving review of the head commit, where it is heard')
    if (!(iso(comment.createdAt) > (await this.#headSince()))) {
      const head = this.#hearing.pull.headSha.slice(0, 7)
      return refused(`it was written before the check on ${head} was there; look at that, then write it again`)
    }
    const permission = command.kind === 'rerun' ? 'write' : this.#hearing.policy.overrides.permission
    if (!(await this.#permits(login, permission))) {
      return refused(`it takes the permission ${permission} in this repository, which ${login} does not have`)
    }
    if (command.kind === 'rerun') return { kind: 'asked' }
    const { pull, policy } = this.#hearing
    const at = iso(comment.createdAt)
    return bind(command, this.#results(), {
      ...{ by: login, isAuthor: sameLogin(login, pull.author), pullRequest: pull.number, headSha: pull.headSha, at },
      latest: new Date(Date.parse(at) + seconds(policy.overrides.expires) * 1000).toISOString(),
      expires: policy.overrides.expires,
    })
  }

  /** Why something that was accepted of this head does not hold now; null where it does. */
  async #faultOf({ by }: CommandRecord, acceptance: Acceptance, line: Written | undefined): Promise<string | null> {
    if (!line) return 'the comment is gone, or was edited; accept again'
    if (line.comment.createdAt !== line.comment.updatedAt) return 'the comment was edited, by whomever; accept again'
    if (acceptance.until <= this.#facts.now.toISOString()) return 'it has expired; accept again'
    const { permission } = this.#hearing.policy.overrides
    if (!(await this.#permits(by, permission))) return `${by} does not have the permission ${permission} any more`
    if (acceptance.kind !== 'loss') return null
    const result = this.#results().find(({ model }) => model === acceptance.model)
    const row = result?.decision.rows.find(
      ({ metric, slice }) => metric === acceptance.metric && sameSlice(slice, acceptance.slice),
    )
    const loss = row?.verdict === 'block' ? lossOf(row) : 0
    const grew = loss > acceptance.amount + 1e-9
    return grew ? `the loss is ${lossText(loss)} by now, more than was accepted; accept again` : null
  }

  /** The results with what was accepted so far: on a set that was accepted, floors decide. */
  #results(): readonly Result[] {
    const { results } = this.#hearing
    const sets = this.#acceptances.filter(({ kind }) => kind === 'evaluation-set')
    if (sets.length === 0) return results
    return results.map((result) => {
      const own = sets.filter(({ model }) => model === result.model)
      if (own.length === 0) return result
      return { ...result, decision: decide({ model: result.policy, evidence: result.evidence, acceptances: own }) }
    })
  }

  /** From when on the head could be looked at. */
  #headSince(): Promise<string> {
    this.#since ??= this.#askSince()
    return this.#since
  }

  async #askSince(): Promise<string> {
    const { octokit, repository, check, now } = this.#facts
    const forced = await lastForcePush(octokit, repository, this.#hearing.pull.number)
    const checked = check?.firstAt ? iso(check.firstAt) : now.toISOString()
    return forced && iso(forced) > checked ? iso(forced) : checked
  }

  #permits(login: string, permission: Permission): Promise<boolean> {
    const { octokit, repository } = this.#facts
    const key = `${login} ${permission}`
    const asked = this.#permitted.get(key) ?? hasPermission(octokit, repository, { login, permission })
    this.#permitted.set(key, asked)
    return asked
  }

  #tell({ what, by }: CommandRecord, outcome: Outcome, fault: string | null = null): void {
    const acceptance = outcome.kind === 'accepted' ? outcome.acceptance : null
    this.#told.push({
      ...{ what, by, isAuthor: sameLogin(by, this.#hearing.pull.author), until: acceptance?.until ?? null },
      amount: acceptance?.kind === 'loss' ? lossText(acceptance.amount) : null,
      state: stateOf(outcome, fault),
    })
  }
}

function stateOf(outcome: Outcome, fault: string | null): ToldState {
  if (outcome.kind !== 'accepted') return outcome
  return fault === null ? { kind: 'accepted', reason: outcome.acceptance.reason } : { kind: 'void', reason: fault }
}

/** A command and what came of it, as it is written down. */
export function recordOf(
  { id, command, comment }: Written,
  outcome: Outcome,
  { pull }: Pick<Hearing, 'pull'>,
  { subject }: Facts,
): CommandRecord {
  const common = { repositoryId: subject.repositoryId, pull: pull.number, sha: pull.headSha }
  return { ...common, id, by: comment.login ?? 'ghost', what: whatOf(command), outcome }
}

function whatOf(command: Asked): string {
  switch (command.kind) {
    case 'accept-loss':
      return command.target.slice(0, 200)
    case 'accept-set':
      return 'evaluation-set'
    case 'rerun':
      return 'rerun'
    case 'appeal':
      return `/holdout appeal ${command.reason}`.trim().slice(0, 200)
    case 'mistake':
      return command.written
  }
}

function refused(reason: string): Outcome {
  return { kind: 'refused', reason }
}

function iso(time: string): string {
  return new Date(time).toISOString()
}
