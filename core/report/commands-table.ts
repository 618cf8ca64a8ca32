import { count } from '../numbers.ts'
import { code, sentence, table } from './markdown.ts'

/** What became of something that a person asked for in a comment. Every text may hold what others wrote. */
export interface ToldCommand {
  /** What it is about: `accuracy@origin=jfk`, `evaluation-set`, `rerun`. */
  readonly what: string
  /** Login of who wrote it. */
  readonly by: string
  readonly isAuthor: boolean
  /** In the metric's unit; null where there is none. */
  readonly amount: string | null
  /** ISO 8601; null where it does not expire. */
  readonly until: string | null
  readonly state: ToldState
}

export type ToldState =
  /** Why, in the words of who accepted. */
  | { readonly kind: 'accepted'; readonly reason: string }
  | { readonly kind: 'done'; readonly text: string }
  /** Why not, and what to write instead. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It was accepted, and does not hold any more, or not here. */
  | { readonly kind: 'void'; readonly reason: string }

const MAX_ROWS = 10

const HEADER = ['asked for in a comment', 'by', 'amount', 'until (UTC)', 'state']

/** What people asked for in comments and what became of it; what holds comes first, then the newest. Empty without any. */
export function commandsTable(told: readonly ToldCommand[]): string {
  if (told.length === 0) return ''
  const holding = told.filter(({ state }) => state.kind === 'accepted')
  const others = told.filter(({ state }) => state.kind !== 'accepted').reverse()
  const shown = [...holding, ...others].slice(0, MAX_ROWS)
  const left = told.length - shown.length
  const body = table(HEADER, shown.map(cellsOf))
  return left > 0 ? `${body}\n\n${count(left)} more are in the comments themselves.` : body
}

function cellsOf({ what, by, isAuthor, amount, until, state }: ToldCommand): string[] {
  return [
    code(what),
    isAuthor ? `${code(by)}, the author of this change` : code(by),
    amount === null ? '' : code(amount),
    until === null ? '' : code(until.slice(0, 16).replace('T', ' ')),
    stateText(state),
  ]
}

function stateText(state: ToldState): string {
  switch (state.kind) {
    case 'accepted':
      return `✅ accepted: ${sentence(state.reason)}`
    case 'done':
      return sentence(state.text)
    case 'refused':
      return `❌ refused: ${sentence(state.reason)}`
    case 'void':
      return `⚠️ does not hold: ${sentence(state.reason)}`
  }
}
