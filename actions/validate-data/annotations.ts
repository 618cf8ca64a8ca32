import { type AnnotationProperties, error, warning } from '@actions/core'
import type { DataReport } from '#core/data-report.ts'
import { checkItems, fails, type Item } from '#core/report/data-items.ts'

/** GitHub shows 10 annotations of a level for a step; the line that fails the step is one of the errors. */
const MAX = { error: 9, warning: 10 } as const

const MAX_MESSAGE = 1000

/** A note on one line of a file of the workspace. */
export interface Annotation {
  readonly level: keyof typeof MAX
  readonly title: string
  readonly message: string
  readonly file: string
  readonly line: number
}

/**
 * What is noted on the lines of files: every rule that does not hold, on its own line of the contract, then the first bad
 * row of each such rule, then their second rows and so on; and changes of the contract that break what held. As many of a
 * level as GitHub shows.
 */
export function annotationsOf(report: DataReport): Annotation[] {
  const open = checkItems(report).filter(({ result }) => result !== 'pass')
  const { path } = report.contract
  const rules = open.flatMap((item) => (item.line === null ? [] : [annotation(item, { file: path, line: item.line })]))
  const breaking = (report.contract_changes ?? []).flatMap(({ kind, subject, text, line }): Annotation[] =>
    kind === 'breaking' && line !== null
      ? [{ level: 'warning', title: `${subject}: breaking change`, message: text, file: path, line }]
      : [],
  )
  const deepest = Math.max(0, ...open.map(({ places }) => places.length))
  const rows = Array.from({ length: deepest }, (_, depth) =>
    open.flatMap((item) => (item.places[depth] ? [annotation(item, item.places[depth])] : [])),
  )
  const all = [...rules, ...breaking, ...rows.flat()]
  return (['error', 'warning'] as const).flatMap((level) =>
    all.filter((one) => one.level === level).slice(0, MAX[level]),
  )
}

/** Hands the annotations to the runner. @actions/core escapes them, so that no text of theirs is a command of its own. */
export function annotate(report: DataReport): void {
  for (const { level, title, message, file, line } of annotationsOf(report)) {
    const properties: AnnotationProperties = { title, file, startLine: line }
    const say = level === 'error' ? error : warning
    say(message.slice(0, MAX_MESSAGE), properties)
  }
}

function annotation(item: Item, { file, line }: { readonly file: string; readonly line: number }): Annotation {
  const examples = item.examples.slice(0, 3).map((example) => JSON.stringify(example))
  const shown = item.masked ? '; values are masked' : examples.length > 0 ? `; for example ${examples.join(', ')}` : ''
  const message = `expected ${item.expected}, found ${item.found}${shown}`
  return { level: fails(item) ? 'error' : 'warning', title: item.id, message, file, line }
}
