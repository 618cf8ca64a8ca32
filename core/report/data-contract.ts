import type { ContractChange, DataReport, UncheckedRule } from '../data-report.ts'
import { count } from '../numbers.ts'
import { plural } from './data-items.ts'
import { code, details, sentence, table } from './markdown.ts'

/** The contract against the base branch's: what breaks its readers stands open, with who they are; the rest is folded. */
export function contractChanges(report: DataReport, maxRows: number): string {
  const { contract_changes: changes = [], consumers = [] } = report
  const breaking = changes.filter(({ kind }) => kind === 'breaking')
  const compatible = changes.filter(({ kind }) => kind === 'compatible')
  const parts: string[] = []
  if (breaking.length > 0) {
    const readers = consumers.length === 0 ? '' : `; also read by ${models(consumers, maxRows)}`
    const verb = breaking.length === 1 ? 'breaks' : 'break'
    parts.push(`**${plural(breaking.length, 'change')} of the contract ${verb} what held before**${readers}:`)
    parts.push(changeList(breaking, maxRows))
  }
  if (compatible.length > 0) {
    const summary = `${plural(compatible.length, 'compatible change')} of the contract`
    parts.push(details(summary, changeList(compatible, maxRows)))
  }
  return parts.join('\n\n')
}

/** Rules that are written in the contract for people or for other tools: shown, so that nobody takes them for checked. */
export function uncheckedRules(report: DataReport, maxRows: number): string {
  const { unchecked = [] } = report
  if (unchecked.length === 0) return ''
  const rows = unchecked.slice(0, maxRows).map((rule) => [code(rule.subject), rule.kind, uncheckedText(rule)])
  const summary = `${plural(unchecked.length, 'rule')} of the contract ${unchecked.length === 1 ? 'was' : 'were'} not run`
  const left = unchecked.length - rows.length
  const shown = table(['of', 'kind', 'rule'], rows)
  return details(summary, left > 0 ? `${shown}\n\n${count(left)} more are in the report file.` : shown)
}

function uncheckedText({ text, line }: UncheckedRule): string {
  return `${sentence(text)}${line === null ? '' : ` (line ${line})`}`
}

function changeList(changes: readonly ContractChange[], maxRows: number): string {
  const shown = changes
    .slice(0, maxRows)
    .map(({ subject, text, line }) => `- ${code(subject)}: ${sentence(text)}${line === null ? '' : ` (line ${line})`}`)
  const left = changes.length - shown.length
  return [...shown, ...(left > 0 ? [`- ${count(left)} more are in the report file`] : [])].join('\n')
}

function models(names: readonly string[], maxRows: number): string {
  const shown = names.slice(0, maxRows).map((name) => code(name))
  const left = names.length - shown.length
  return `${shown.join(', ')}${left > 0 ? ` and ${count(left)} more` : ''}`
}
