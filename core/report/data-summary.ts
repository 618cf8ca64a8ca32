import type { DataReport } from '../data-report.ts'
import { count } from '../numbers.ts'
import { contractChanges, uncheckedRules } from './data-contract.ts'
import { checkItems, dataVerdict, findingItems, type Item, plural } from './data-items.ts'
import { code, details, sentence, table } from './markdown.ts'

/** Rows of a table in the job summary, which holds 1 MiB. */
const SUMMARY_ROWS = 200

const BAR_LENGTH = 10

/**
 * Data against their contract, in Markdown: one line, what does not hold, the findings, the contract's changes, the rules
 * that were not run, and folded what holds. The same text stands in the job summary and, shorter, in the comment.
 *
 * @param maxRows how many rows each table lists; the worst come first, and what is left out is counted.
 */
export function dataSummary(report: DataReport, maxRows = SUMMARY_ROWS): string {
  const items = [...checkItems(report), ...findingItems(report)]
  const passed = items.filter(({ result }) => result === 'pass')
  const open = items.filter(({ result }) => result !== 'pass')
  const parts = [
    `### ${MARKS[report.outcome]} Data of ${code(report.model)}: ${sentence(dataVerdict(report))}`,
    openTable('check', ofOrigin(open, 'check'), maxRows),
    openTable('finding', ofOrigin(open, 'finding'), maxRows),
    contractChanges(report, maxRows),
    uncheckedRules(report, maxRows),
    passedTable(passed, maxRows),
    details('What was checked', table(['what', 'value'], facts(report, maxRows))),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

const MARKS: Readonly<Record<Item['result'], string>> = { pass: '✅', warn: '🟡', fail: '❌', error: '❌' }

function ofOrigin(items: readonly Item[], origin: Item['origin']): Item[] {
  return items.filter((item) => item.origin === origin)
}

function openTable(origin: Item['origin'], items: readonly Item[], maxRows: number): string {
  if (items.length === 0) return ''
  const header = ['', origin, 'expected', 'found', 'for example', ...(origin === 'check' ? ['where'] : [])]
  const rows = items
    .slice(0, maxRows)
    .map((item) => [
      `${MARKS[item.result]} ${item.result}`,
      code(item.id),
      sentence(item.expected),
      `${bar(item.share)}${sentence(item.found)}`,
      examples(item),
      ...(origin === 'check' ? [places(item)] : []),
    ])
  return more(table(header, rows), items.length - rows.length)
}

function passedTable(items: readonly Item[], maxRows: number): string {
  if (items.length === 0) return ''
  const rows = items.slice(0, maxRows).map(({ id, expected, found }) => [code(id), sentence(expected), sentence(found)])
  const left = items.length - rows.length
  const holds = ofOrigin(items, 'check').length
  const quiet = items.length - holds
  const summary = [
    ...(holds > 0 ? [`${plural(holds, 'check')} ${holds === 1 ? 'holds' : 'hold'}`] : []),
    ...(quiet > 0 ? [`${plural(quiet, 'search')} for drift, leakage or bias found nothing`] : []),
  ]
  return details(summary.join(', '), more(table(['check', 'expected', 'found'], rows), left))
}

function more(shown: string, left: number): string {
  return left > 0 ? `${shown}\n\n${count(left)} more are in the report file.` : shown
}

function examples({ examples, masked }: Item): string {
  if (masked) return '_masked_'
  const shown = examples.slice(0, 3).map((example) => code(String(example)))
  return shown.join(', ')
}

function places({ places, line }: Item): string {
  const shown = places.slice(0, 2).map(({ file, line }) => code(`${file}:${line}`))
  return [...shown, ...(line === null ? [] : [`contract, line ${line}`])].join(', ')
}

/** Never empty for a share above 0, never full for one below 1. */
function bar(share: number | null): string {
  if (share === null) return ''
  const length =
    share === 0 || share === 1 ? share * BAR_LENGTH : Math.min(9, Math.max(1, Math.round(share * BAR_LENGTH)))
  return `\`${'█'.repeat(length)}${'░'.repeat(BAR_LENGTH - length)}\` `
}

function facts(report: DataReport, maxRows: number): string[][] {
  const { contract, policy, reference } = report
  const datasets = report.datasets.slice(0, maxRows)
  const left = report.datasets.length - datasets.length
  return [
    ...(policy ? [['policy', policyText(policy, report.run?.event)]] : []),
    ['contract', `${code(contract.path)} ${code(`${contract.id} ${contract.version}`)}`],
    ['engine', code(report.engine)],
    ...datasets.map(({ name, rows, files, digest }) => [
      code(name),
      `${plural(rows, 'row')} in ${plural(files.length, 'file')}, ${code(digest)}`,
    ]),
    ...(left > 0 ? [['more', `${count(left)} more are in the report file`]] : []),
    ...(reference ? [['reference', `${code(reference.name)}, ${plural(reference.rows, 'row')}`]] : []),
  ]
}

function policyText({ source, ref, digest }: NonNullable<DataReport['policy']>, event: string | undefined): string {
  const proposed = event === 'pull_request' || event === 'merge_group'
  const place = {
    'base-branch': `of the base branch${ref === null ? '' : `, ${code(ref)}`}`,
    checkout: proposed
      ? 'of the pull request, since the base branch has none: in effect after the merge'
      : 'of the checkout',
  }
  return `${place[source]}, ${code(digest)}`
}
