import { z } from 'zod'
import { nearest } from './nearest.ts'

/*
 * What people write to us in comments and reviews: a line that begins with `/holdout`. Here it is only read; who may say it, and
 * whether it holds, is looked at where it is used.
 */

/** How much of a loss is accepted, as it was written. */
export interface WrittenAmount {
  readonly value: number
  /** `own`: the metric's; `points`: hundredths of it; `percent`: nobody can tell of what. */
  readonly unit: 'own' | 'points' | 'percent'
}

export interface AcceptLoss {
  readonly kind: 'accept-loss'
  /** `[model/]metric[@column=value]`, quotes taken off. */
  readonly target: string
  /** Null: the loss that is shown. */
  readonly amount: WrittenAmount | null
  /** A day, `YYYY-MM-DD`; null: as long as the policy allows. */
  readonly until: string | null
  readonly reason: string
}

export interface AcceptSet {
  readonly kind: 'accept-set'
  readonly reason: string
}

export type Command =
  | AcceptLoss
  | AcceptSet
  | { readonly kind: 'explain' }
  | { readonly kind: 'rerun' }
  /** To the sealed set; the reason may be empty. It is heard in approving reviews only. */
  | { readonly kind: 'appeal'; readonly reason: string }
  /** A line that was meant for us and says nothing that we know: what to write instead. */
  | { readonly kind: 'mistake'; readonly written: string; readonly remedy: string }

const MAX_REASON = 500
const MAX_COMMANDS = 20

const Day = z.iso.date()

const VERBS = ['accept', 'explain', 'rerun']
const USAGE = '/holdout accept <metric>[@<column>=<value>] [by <amount>] [until <date>] <reason>'
const SET_USAGE = '/holdout accept evaluation-set <reason>'

/** The commands of a text, in its order, at most 20. What is quoted, fenced, indented or hidden is no command. */
export function commandsIn(text: string): readonly Command[] {
  return spokenLines(text)
    .flatMap((line) => {
      const rest = /^\/holdout(?:[ \t]+(.*))?$/.exec(line)
      return rest ? [commandOf((rest[1] ?? '').trim())] : []
    })
    .slice(0, MAX_COMMANDS)
}

/** The lines that a reader sees as the writer's own words. https://github.github.com/gfm/ */
function spokenLines(text: string): readonly string[] {
  const spoken: string[] = []
  let fence: string | null = null
  let isQuoted = false
  const visible = text.toWellFormed().replaceAll('\u0000', '').replaceAll('\r\n', '\n')
  for (const line of visible.replace(/<!--.*?(-->|$)/gs, '').split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line)
    if (fence !== null) {
      const closes = mark?.[1]?.startsWith(fence) && mark[2]?.trim() === ''
      if (closes) fence = null
      continue
    }
    // A line right after a quoted one is still quoted.
    isQuoted = /^ {0,3}>/.test(line) || (isQuoted && line.trim() !== '')
    if (isQuoted) continue
    if (mark?.[1]) fence = mark[1]
    else spoken.push(line)
  }
  return spoken
}

function commandOf(words: string): Command {
  const [, verb = '', rest = ''] = /^(\S*)[ \t]*(.*)$/.exec(words) ?? []
  if (verb === 'accept') return acceptOf(rest)
  if (verb === 'explain') return { kind: 'explain' }
  if (verb === 'rerun') return { kind: 'rerun' }
  if (verb === 'appeal') return { kind: 'appeal', reason: reasonOf(rest) }
  const meant = nearest(verb, VERBS)
  return mistake(
    words,
    meant ? `did you mean /holdout ${meant}?` : `write ${USAGE}, /holdout explain or /holdout rerun`,
  )
}

function mistake(words: string, remedy: string): Command {
  return { kind: 'mistake', written: `/holdout ${words}`.slice(0, 200).toWellFormed(), remedy }
}

/** The target may hold blanks between quotes or backticks, since values of slices may. */
const TARGET = /^((?:"[^"]*"|`[^`]*`|[^\s"`])+)[ \t]*(.*)$/

function acceptOf(words: string): Command {
  const [, quoted = '', after = ''] = TARGET.exec(words) ?? []
  const target = quoted.replace(/["`]/g, '')
  const wrong = (remedy: string) => mistake(`accept ${words}`, remedy)
  if (target === '') return wrong(`write ${USAGE}`)
  if (target === 'evaluation-set') {
    const reason = reasonOf(after)
    return reason === '' ? wrong(`say why: ${SET_USAGE}`) : { kind: 'accept-set', reason }
  }
  let rest = after
  let amount: WrittenAmount | null = null
  let until: string | null = null
  for (;;) {
    const [, word, argument = '', tail = ''] = /^(by|until)(?:[ \t]+(\S+)[ \t]*(.*))?$/.exec(rest) ?? []
    if (word === undefined) break
    if (word === 'by') {
      const read = amountOf(argument, tail)
      if (typeof read === 'string' || amount) return wrong(typeof read === 'string' ? read : 'say `by` once')
      amount = read.amount
      rest = read.rest
    } else {
      if (!Day.safeParse(argument).success) return wrong(`${quote(argument)} is no date; write until YYYY-MM-DD`)
      if (until !== null) return wrong('say `until` once')
      until = argument
      rest = tail
    }
  }
  const reason = reasonOf(rest)
  return reason === ''
    ? wrong(`say why, after the rest: ${USAGE}`)
    : { kind: 'accept-loss', target, amount, until, reason }
}

const NUMBER = /^(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,2})?$/i

/** An amount and what follows it, or what to write instead. */
function amountOf(argument: string, tail: string): { amount: WrittenAmount; rest: string } | string {
  const [, digits = '', glued = ''] = /^(.*?)(%|pp|points?)?$/i.exec(argument) ?? []
  const apart = glued === '' ? /^(%|percent|pp|points?)(?:[ \t]+(.*))?$/i.exec(tail) : null
  const unit = (glued || apart?.[1] || '').toLowerCase()
  if (/^\d+,\d+$/.test(digits)) return `decimals have a point: write by ${digits.replace(',', '.')}`
  if (!NUMBER.test(digits) || !Number.isFinite(Number(digits))) {
    return `${quote(argument)} is no amount; write it in the metric's own unit, for example by 0.004`
  }
  const kind = unit === '' ? 'own' : unit === '%' || unit === 'percent' ? 'percent' : 'points'
  return { amount: { value: Number(digits), unit: kind }, rest: apart ? (apart[2] ?? '') : tail }
}

function reasonOf(text: string): string {
  return text.trim().slice(0, MAX_REASON).toWellFormed()
}

function quote(text: string): string {
  return text === '' ? 'nothing' : `"${text.slice(0, 40).toWellFormed()}"`
}
