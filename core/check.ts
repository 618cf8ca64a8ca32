import type { Decision } from './gate/decision.ts'
import { verdictWords } from './report/verdict-line.ts'

/** Name of the one required check. */
export const CHECK_NAME = 'holdout'

/**
 * One thing that is so about a commit: of one model, or (model null) of the whole change. Texts are ours; what they quote
 * was chosen by others and is escaped by whoever renders it.
 */
export type CheckState =
  | { readonly kind: 'queued'; readonly model: string | null }
  | { readonly kind: 'in-progress'; readonly model: string }
  | { readonly kind: 'no-model-touched'; readonly model: null }
  /** The base branch has no policy, nor ever had, nor requires the check; the change brings the first one. */
  | { readonly kind: 'policy-after-merge'; readonly model: null }
  | {
      readonly kind: 'pass' | 'block' | 'inconclusive'
      readonly model: string
      /** From `verdictWords`. */
      readonly words: string
      readonly onInconclusive: 'warn' | 'block'
    }
  /** Every row that blocks was accepted by somebody who may. */
  | { readonly kind: 'accepted'; readonly model: string; readonly words: string }
  | { readonly kind: 'new-evaluation-set'; readonly model: string }
  | { readonly kind: 'unusable-evidence'; readonly model: string; readonly reason: string }
  /** The policy wants a sealed set asked, and there is none that could be; `reason` says what is missing. */
  | { readonly kind: 'sealed-set-missing'; readonly model: string; readonly reason: string }
  | { readonly kind: 'protected-paths'; readonly model: null; readonly paths: readonly string[]; readonly sha: string }
  | { readonly kind: 'policy-problem'; readonly model: null; readonly reason: string }
  | { readonly kind: 'fork-approval-pending'; readonly model: string }
  | { readonly kind: 'merge-conflict'; readonly model: string }
  | { readonly kind: 'no-run-started'; readonly model: string; readonly workflow: string; readonly within: string }
  | { readonly kind: 'run-cancelled'; readonly model: string }
  | { readonly kind: 'deadline-passed'; readonly model: string; readonly within: string }

/** What a completed check can say. `neutral` and `skipped` are missing: branch protection counts them as passing. */
export type Conclusion = 'success' | 'failure' | 'action_required' | 'cancelled' | 'timed_out'

export interface Check {
  readonly status: 'queued' | 'in_progress' | 'completed'
  /** Null until completed. */
  readonly conclusion: Conclusion | null
  /** One line, ours alone: no untrusted text. */
  readonly title: string
  /** Every state in words, the worst first. */
  readonly reasons: readonly string[]
}

interface Judged {
  readonly conclusion: Conclusion | null
  readonly rank: number
  readonly title: string
  readonly reason: string
}

// The worst first: error, block, protected paths, inconclusive, pass.
const ERROR = 0
const BLOCK = 4
const PROTECTED = 5
const INCONCLUSIVE = 6
const PASS = 8

/**
 * The check that several states make together: waiting while any of them waits, else the worst one's conclusion. Total: no
 * states at all, or one that this version does not know, is `action_required`, never a pass.
 */
export function checkOf(states: readonly CheckState[]): Check {
  const judged = states.length > 0 ? states.map(judge) : [unknown('no state')]
  const sorted = [...judged].sort((a, b) => a.rank - b.rank)
  const reasons = sorted.map(({ reason }) => reason)
  const waiting = sorted.filter(({ conclusion }) => conclusion === null)
  if (waiting.length > 0) {
    const running = states.some(({ kind }) => kind === 'in-progress')
    const title = waiting[0]?.title ?? ''
    return { status: running ? 'in_progress' : 'queued', conclusion: null, title, reasons }
  }
  const [worst] = sorted
  if (!worst) throw new Error('a check has at least one state')
  const more = sorted.filter(({ rank }) => rank === worst.rank).length - 1
  return {
    status: 'completed',
    conclusion: worst.conclusion,
    title: more > 0 ? `${worst.title} (and ${more} more)` : worst.title,
    reasons,
  }
}

/** A decision as the state of its model. An error whose only cause is a changed evaluation set waits for somebody to compare on the new one. */
export function stateOf(model: string, decision: Decision): CheckState {
  if (decision.verdict === 'block' && decision.admissible) {
    return { kind: 'accepted', model, words: `${verdictWords(decision)}, accepted by ${acceptors(decision)}` }
  }
  if (decision.verdict !== 'error') {
    return { kind: decision.verdict, model, words: verdictWords(decision), onInconclusive: decision.onInconclusive }
  }
  if (decision.reasons.length > 0 && decision.reasons.every(({ code }) => code === 'new-evaluation-set')) {
    return { kind: 'new-evaluation-set', model }
  }
  return { kind: 'unusable-evidence', model, reason: decision.reasons.map(({ text }) => text).join('; ') }
}

function acceptors({ accepted }: Decision): string {
  return [...new Set(accepted.map(({ by }) => by))].join(', ')
}

function judge(state: CheckState): Judged {
  const of = (text: string) => `${state.model}: ${text}`
  switch (state.kind) {
    case 'queued':
      return waits(state.model === null ? 'waiting for the evaluation' : of('waiting for its workflow to start'))
    case 'in-progress':
      return waits(of('its workflow is running'))
    case 'no-model-touched':
      return same('success', PASS, 'no model touched')
    case 'policy-after-merge':
      return same('success', PASS, 'the policy added here is in effect after the merge')
    case 'pass':
      return same('success', PASS, of(state.words))
    case 'block':
      return same('failure', BLOCK, of(state.words))
    case 'accepted':
      return { ...same('success', INCONCLUSIVE + 1, of('block, accepted')), reason: of(state.words) }
    case 'inconclusive':
      return state.onInconclusive === 'warn'
        ? same('success', INCONCLUSIVE + 1, of(state.words))
        : same('failure', INCONCLUSIVE, of(state.words))
    case 'unusable-evidence':
      return { ...same('failure', ERROR, of('no usable evidence')), reason: of(state.reason) }
    case 'deadline-passed':
      return same('timed_out', ERROR + 1, of(`no result within ${state.within}`))
    case 'run-cancelled':
      return same('cancelled', ERROR + 2, of('its workflow run was cancelled; run it again'))
    case 'new-evaluation-set':
      return needed(of('the evaluation set changed; a maintainer has to accept the new one'))
    case 'sealed-set-missing':
      return { ...needed(of('the sealed set cannot be asked')), reason: of(state.reason) }
    case 'policy-problem':
      return { ...needed('the policy on the base branch cannot be used'), reason: state.reason }
    case 'fork-approval-pending':
      return needed(of('the run of a fork waits for approval; approve it on the Actions page'))
    case 'merge-conflict':
      return needed(of('the pull request conflicts with its base, so no run can start; resolve the conflict'))
    case 'no-run-started':
      return needed(of(`no run of ${state.workflow} started within ${state.within}; start it, or mend its triggers`))
    case 'protected-paths':
      return {
        ...same('action_required', PROTECTED, `protected paths need an approving review of ${state.sha.slice(0, 7)}`),
        reason: `protected paths need an approving review of ${state.sha.slice(0, 7)}: ${listed(state.paths)}`,
      }
    default:
      return unknown(String((state as { kind?: unknown }).kind))
  }
}

function waits(title: string): Judged {
  return { conclusion: null, rank: ERROR, title, reason: title }
}

function same(conclusion: Conclusion, rank: number, title: string): Judged {
  return { conclusion, rank, title, reason: title }
}

function needed(title: string): Judged {
  return same('action_required', ERROR + 3, title)
}

function unknown(what: string): Judged {
  return { ...needed('a state that this version does not know'), reason: `unknown state: ${what}` }
}

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 10).join(', ')
  return paths.length > 10 ? `${shown} and ${paths.length - 10} more` : shown
}
