import type { DataCheck, DataReport, Finding } from '../data-report.ts'
import { count } from '../numbers.ts'

/** A check of the contract, or a finding beside it: what a reader is shown of either. */
export interface Item {
  readonly origin: 'check' | 'finding'
  readonly id: string
  readonly result: DataCheck['result']
  readonly expected: string
  readonly found: string
  readonly examples: DataCheck['examples']
  /** The examples are left out, since the column is classified. */
  readonly masked: boolean
  /** Share of the rows that break the rule, in [0, 1]; null where it does not count rows. */
  readonly share: number | null
  readonly places: NonNullable<DataCheck['places']>
  /** Line of the rule in the contract. */
  readonly line: number | null
}

const ORDER: readonly DataCheck['result'][] = ['error', 'fail', 'warn', 'pass']

/** The checks of a report, worst first, in the order of the contract among equals. */
export function checkItems(report: DataReport): Item[] {
  return worstFirst(report.checks.map(checkItem))
}

/** The findings of a report, worst first. */
export function findingItems(report: DataReport): Item[] {
  return worstFirst((report.findings ?? []).map(findingItem))
}

/** Whether an item is one of those that make an outcome `fail` or `error`. */
export function fails({ result }: Pick<Item, 'result'>): boolean {
  return result === 'fail' || result === 'error'
}

/** What the data made of their contract, in one line of plain text; names in it are as untrusted as the data. */
export function dataVerdict(report: DataReport): string {
  const { checks, findings = [] } = report
  const items = [...checkItems(report), ...findingItems(report)]
  const failed = items.filter(fails)
  const [worst] = failed
  if (worst) {
    const among = [
      ...partOf(checks.filter(fails).length, `of ${plural(checks.length, 'check')}`),
      ...partOf(findings.filter(fails).length, `of ${plural(findings.length, 'finding')}`),
    ]
    return `${among.join(' and ')} ${failed.length === 1 ? 'fails' : 'fail'}, first ${worst.id} (${worst.found})`
  }
  const warned = items.filter(({ result }) => result === 'warn')
  const all = plural(checks.length, 'check')
  if (warned.length > 0) return `${all}, ${plural(warned.length, 'warning')}, first ${warned[0]?.id}`
  return `${all} ${checks.length === 1 ? 'holds' : 'hold'}${findings.length === 0 ? '' : '; no drift, leakage or bias found'}`
}

/** `1 check`, `1,234 checks`. */
export function plural(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? '' : /(ch|s)$/.test(noun) ? 'es' : 's'}`
}

function partOf(number: number, words: string): string[] {
  return number === 0 ? [] : [`${count(number)} ${words}`]
}

function checkItem(check: DataCheck): Item {
  const { id, result, expected, found, examples, rows, failed_rows, places = [], line } = check
  const share = rows && failed_rows !== null ? Math.min(1, failed_rows / rows) : null
  const masked = check.masked ?? false
  return { origin: 'check', id, result, expected, found, examples, masked, share, places, line }
}

function findingItem({ id, result, expected, found, examples }: Finding): Item {
  const without = { masked: false, share: null, places: [], line: null }
  return { origin: 'finding', id, result, expected, found, examples, ...without }
}

function worstFirst(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result))
}
