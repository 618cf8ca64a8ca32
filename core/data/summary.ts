import type { DataCheck, DataReport } from '../data-report.ts'
import { count } from '../numbers.ts'
import { code, details, escapeText, table } from '../report/markdown.ts'

const MAX_ROWS = 200
const BAR_LENGTH = 10

/** Data against their contract, for the job summary: one line, what does not hold, and the rest folded. */
export function dataSummary(report: DataReport): string {
  const open = report.checks.filter((check) => check.result !== 'pass')
  const passed = report.checks.filter((check) => check.result === 'pass')
  const parts = [
    `### ${MARKS[report.outcome]} Data of ${code(report.model)}: ${escapeText(verdictLine(report.checks))}`,
  ]
  if (open.length > 0) parts.push(openTable(open))
  if (passed.length > 0) parts.push(details(`${count(passed.length)} checks hold`, passedTable(passed)))
  parts.push(details('What was checked', table(['what', 'value'], facts(report))))
  return parts.join('\n\n')
}

/** The outcome in one line of plain text; names are as untrusted as the data they come from. */
export function verdictLine(checks: readonly DataCheck[]): string {
  const failed = checks.filter(({ result }) => result === 'fail' || result === 'error')
  const warned = checks.filter(({ result }) => result === 'warn')
  const [worst] = failed
  if (worst) return `${count(failed.length)} of ${count(checks.length)} checks fail, first ${worst.id} (${worst.found})`
  const warnings = warned.length === 0 ? '' : `, ${count(warned.length)} with a warning`
  return `${count(checks.length)} checks${warnings === '' ? ' hold' : warnings}`
}

const MARKS: Readonly<Record<DataCheck['result'], string>> = { pass: '✅', warn: '🟡', fail: '❌', error: '❌' }

function openTable(checks: readonly DataCheck[]): string {
  const order = ['error', 'fail', 'warn']
  const sorted = [...checks].sort((a, b) => order.indexOf(a.result) - order.indexOf(b.result))
  const rows = sorted.slice(0, MAX_ROWS).map((check) => [
    `${MARKS[check.result]} ${check.result}`,
    code(check.id),
    code(check.expected),
    code(check.found),
    bar(check),
    check.examples
      .slice(0, 3)
      .map((example) => code(String(example)))
      .join(', '),
    check.line === null ? '' : String(check.line),
  ])
  return more(table(['', 'check', 'expected', 'found', 'share of rows', 'for example', 'line'], rows), checks)
}

function passedTable(checks: readonly DataCheck[]): string {
  const rows = checks.slice(0, MAX_ROWS).map((check) => [code(check.id), code(check.expected), code(check.found)])
  return more(table(['check', 'expected', 'found'], rows), checks)
}

function more(shown: string, checks: readonly DataCheck[]): string {
  const left = checks.length - MAX_ROWS
  return left > 0 ? `${shown}\n\n${count(left)} more are in the report file.` : shown
}

/** Never empty for a share above 0, never full for one below 1. */
function bar({ rows, failed_rows: failed }: DataCheck): string {
  if (!rows || failed === null) return ''
  const share = Math.min(1, failed / rows)
  const length =
    share === 0 || share === 1 ? share * BAR_LENGTH : Math.min(9, Math.max(1, Math.round(share * BAR_LENGTH)))
  return `\`${'█'.repeat(length)}${'░'.repeat(BAR_LENGTH - length)}\``
}

function facts(report: DataReport): string[][] {
  const { contract, policy } = report
  return [
    ...(policy ? [['policy', policyText(policy, report.run?.event)]] : []),
    ['contract', `${code(contract.path)} ${code(`${contract.id} ${contract.version}`)}`],
    ['engine', code(report.engine)],
    ...report.datasets.map(({ name, rows, files, digest }) => [
      code(name),
      `${count(rows)} rows in ${count(files.length)} ${files.length === 1 ? 'file' : 'files'}, ${code(digest)}`,
    ]),
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
