import type { DataReport } from '../data-report.ts'
import { checkItems, findingItems, type Item } from './data-items.ts'

/**
 * A data report as JUnit XML, in the form that Jenkins reads (the JUnit schema of its xUnit plugin): a suite for the checks
 * of each schema object and one for the findings, a test case each. A warning passes and says so in its output; a rule that
 * was not run is skipped; a check that could not be made is an error.
 *
 * @see https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export function junitXml(report: DataReport): string {
  const suites = suitesOf(report)
  const all = suites.flatMap(({ cases }) => cases)
  const name = attribute(`data of ${report.model}`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name=${name} ${totalsOf(all)} time="0">`,
    ...suites.map((suite) => suiteXml(suite, report.created_at)),
    '</testsuites>',
    '',
  ].join('\n')
}

interface Case {
  readonly name: string
  readonly outcome: 'passed' | 'warned' | 'failure' | 'error' | 'skipped'
  /** One line. */
  readonly message: string
  /** What is known beside it. */
  readonly details: string
}

interface Suite {
  readonly name: string
  readonly cases: readonly Case[]
}

function suitesOf(report: DataReport): Suite[] {
  const suites = new Map<string, Case[]>()
  const add = (suite: string, one: Case) => suites.set(suite, [...(suites.get(suite) ?? []), one])
  const grouped = Map.groupBy(checkItems(report), ({ id }) => schemaOf(id))
  for (const [schema, items] of grouped)
    suites.set(
      schema,
      items.map((item) => caseOf(item, report)),
    )
  for (const { subject, kind, text } of report.unchecked ?? []) {
    add(schemaOf(subject), { name: `${subject}:${kind}`, outcome: 'skipped', message: `not run: ${text}`, details: '' })
  }
  const findings = findingItems(report).map((item) => caseOf(item, report))
  if (findings.length > 0) suites.set('drift, leakage and bias', findings)
  return [...suites].map(([name, cases]) => ({ name, cases }))
}

function schemaOf(id: string): string {
  return id.split(/[.:]/)[0] || 'data'
}

const OUTCOMES = { pass: 'passed', warn: 'warned', fail: 'failure', error: 'error' } as const

function caseOf(item: Item, { contract }: DataReport): Case {
  const lines = [
    ...(item.result === 'warn' ? ['warning'] : []),
    `expected: ${item.expected}`,
    `found: ${item.found}`,
    ...(item.masked ? ['examples: masked'] : item.examples.map((example) => `example: ${String(example)}`)),
    ...item.places.map(({ file, line }) => `at ${file}:${line}`),
    ...(item.line === null ? [] : [`rule at ${contract.path}:${item.line}`]),
  ]
  const message = `expected ${item.expected}, found ${item.found}`
  return { name: item.id, outcome: OUTCOMES[item.result], message, details: lines.join('\n') }
}

function suiteXml({ name, cases }: Suite, createdAt: string): string {
  // The schema wants seconds and no zone.
  const timestamp = attribute(createdAt.slice(0, 19))
  // The schema knows skipped cases of a suite, and none of all suites.
  const totals = `${totalsOf(cases)} skipped="${tally(cases, 'skipped')}" time="0"`
  const open = `  <testsuite name=${attribute(name)} ${totals} timestamp=${timestamp}>`
  return [open, ...cases.map((one) => caseXml(one, name)), '  </testsuite>'].join('\n')
}

function caseXml({ name, outcome, message, details }: Case, suite: string): string {
  const start = `    <testcase name=${attribute(name)} classname=${attribute(suite)} time="0"`
  switch (outcome) {
    case 'passed':
      return `${start}/>`
    case 'warned':
      return `${start}><system-out>${content(details)}</system-out></testcase>`
    case 'skipped':
      return `${start}><skipped message=${attribute(message)}/></testcase>`
    default:
      return `${start}><${outcome} message=${attribute(message)} type="data">${content(details)}</${outcome}></testcase>`
  }
}

function totalsOf(cases: readonly Case[]): string {
  return `tests="${cases.length}" failures="${tally(cases, 'failure')}" errors="${tally(cases, 'error')}"`
}

function tally(cases: readonly Case[], wanted: Case['outcome']): number {
  return cases.filter(({ outcome }) => outcome === wanted).length
}

// XML 1.0 has no way to write these, not even as a reference (https://www.w3.org/TR/xml/#charsets).
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

function content(text: string): string {
  return text
    .toWellFormed()
    .replace(ILLEGAL, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

/** With its quotes; a parser would turn white space in an attribute into spaces. */
function attribute(text: string): string {
  return `"${content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`
}
