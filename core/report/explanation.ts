import { nameOf } from '../gate/decision.ts'
import type { ExplainedRow, Explanation } from '../gate/explain.ts'
import { code, escapeText } from './markdown.ts'
import { promiseOf } from './promise.ts'
import { verdictLine } from './verdict-line.ts'

/** Rows beyond this are counted. */
const MAX_ROWS = 200

/** An explanation in Markdown: the verdict, then each row that is not green, its numbers and what would change it. */
export function renderExplanation(model: string, explanation: Explanation): string {
  const { decision, problems, rows, caveats } = explanation
  const more = rows.length - MAX_ROWS
  return [
    `### ${verdictLine({ model, decision })}`,
    caveats.map((caveat) => `> ${escapeText(caveat)}`).join('\n>\n'),
    ...problems.map(({ code, text, remedy }) => `**${code}**: ${escapeText(text)}\n\n- What to do: ${remedy}`),
    ...rows.slice(0, MAX_ROWS).map(rowText),
    more > 0 ? `And ${more} more rows, none worse.` : '',
    greenText(explanation),
    ...(decision.verdict === 'error' ? [] : promiseOf(decision).map(escapeText)),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const WORDS: Readonly<Record<ExplainedRow['verdict'], string>> = { block: '❌ blocks', inconclusive: '🟡 is open' }

function rowText({ name, verdict, causes, acceptedBy }: ExplainedRow): string {
  const lines = causes.map(
    ({ what, numbers, change }) =>
      `${escapeText(what)}\n\n- The numbers: ${escapeText(numbers)}\n- What would change it: ${escapeText(change)}`,
  )
  const accepted = acceptedBy === null ? '' : `, accepted by ${code(acceptedBy)}`
  return `**${escapeText(name)}** ${WORDS[verdict]}${accepted}: ${lines.join('\n\nand ')}`
}

function greenText({ decision }: Explanation): string {
  const passed = decision.rows.filter(({ verdict, slice }) => verdict === 'pass' && slice === null)
  if (decision.verdict === 'error' || passed.length === 0) return ''
  return `Shown to be fine: ${passed.map((row) => escapeText(nameOf(row))).join(', ')}.`
}
