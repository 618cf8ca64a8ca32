import type { Verdict } from './decision.ts'
import type { SealedVerdict } from './ledger.ts'

/*
 * Two held-out sets: an open one, whose numbers everybody sees, and a sealed one, whose labels only the app has. The open set
 * answers most questions; the sealed one is asked when the open one has not refused already, so that its budget lasts.
 */

/** What a pull request or merge group brings to the sealed set. */
export interface Occasion {
  /** Verdict on the open set. */
  readonly open: Verdict
  readonly event: 'pull_request' | 'merge_group'
  /** On which event the policy asks the sealed set. */
  readonly queryOn: Occasion['event']
  /** A maintainer wants the sealed set asked in spite of a block on the open one. */
  readonly appeal: boolean
}

/** Whether the sealed set is asked. `later`: not on this event; the open verdict stands for now. */
export type Step = { readonly kind: 'ask' } | { readonly kind: 'later' } | { readonly kind: 'stop' }

/**
 * An error or a block on the open set ends it at no cost; the sealed set is asked on the policy's event only. An appeal is answered at once:
 * a pull request that is blocked never comes to the merge queue.
 */
export function nextStep({ open, event, queryOn, appeal }: Occasion): Step {
  if (open === 'error') return { kind: 'stop' }
  if (open === 'block') return { kind: appeal ? 'ask' : 'stop' }
  return { kind: event === queryOn ? 'ask' : 'later' }
}

/** The end of the question to the sealed set. */
export type SealedAnswer =
  | { readonly kind: 'answered'; readonly verdict: SealedVerdict }
  | { readonly kind: 'exhausted' }

/**
 * One verdict of both. Where the sealed set has answered, its verdict is the only one: a block on the open set that was
 * appealed against is settled by it. Where it is exhausted nobody knows, whatever the open set says.
 */
export function jointVerdict(answer: SealedAnswer): SealedVerdict {
  return answer.kind === 'answered' ? answer.verdict : 'inconclusive'
}
