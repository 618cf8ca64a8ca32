import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import type { DataReport } from '#core/data-report.ts'
import { junitXml } from '#core/report/junit.ts'
import { HOSTILE_STRINGS } from '../../actions/corpus.ts'
import { brokenFlights, makeCheck, makeFinding, makeReport } from './data-fixture.ts'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** As a strict parser reads it: it throws where the text is not well-formed XML 1.0. */
function parse(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  const parser = new SaxesParser({ defaultXMLVersion: '1.0', forceXMLVersion: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const inner = open.at(-1)
    if (inner) inner.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  const [root] = top.children
  if (!root) throw new Error('no element')
  return root
}

function cases(report: DataReport): Element[] {
  return parse(junitXml(report)).children.flatMap(({ children }) => children)
}

describe('JUnit XML', () => {
  test('has a test case for each check and finding, and counts what failed, could not be made and was not run', () => {
    const report = brokenFlights()
    const broken = { ...report, checks: [...report.checks, makeCheck({ id: 'crew.name:type', result: 'error' })] }
    const root = parse(junitXml(broken))
    expect([root.name, root.attributes]).toEqual([
      'testsuites',
      { name: 'data of flight-delay', tests: '10', failures: '3', errors: '1', time: '0' },
    ])
    expect(root.children.map(({ name, attributes }) => [name, attributes.name, attributes.tests])).toEqual([
      ['testsuite', 'crew', '1'],
      ['testsuite', 'flights', '6'],
      ['testsuite', 'drift, leakage and bias', '3'],
    ])
    expect(root.children[1]?.attributes).toMatchObject({
      failures: '2',
      errors: '0',
      skipped: '1',
      timestamp: '2026-11-21T10:00:00',
    })
  })

  test('says of a failure what was expected, what was found, for example what, and where', () => {
    const failed = cases(brokenFlights()).find(({ attributes }) => attributes.name === 'flights.distance:maximum')
    expect(failed?.children.map(({ name, attributes, text }) => [name, attributes, text])).toEqual([
      [
        'failure',
        { message: 'expected no rows where distance is not <= 5000, found 12 of 12,000 rows (0.1 %)', type: 'data' },
        [
          'expected: no rows where distance is not <= 5000',
          'found: 12 of 12,000 rows (0.1 %)',
          'example: 9999',
          'example: 12000',
          'example: 8021',
          'at data/flights.csv:17',
          'at data/flights.csv:203',
          'rule at data/flights.odcs.yaml:34',
        ].join('\n'),
      ],
    ])
  })

  test('lets a warning pass, and a rule that was not run be skipped', () => {
    const kinds = new Map(
      cases(brokenFlights()).map(({ attributes, children }) => [attributes.name, children[0]?.name]),
    )
    expect(kinds.get('flights.origin:nullValues')).toBe('system-out')
    expect(kinds.get('flights.delay:text')).toBe('skipped')
    expect(kinds.get('flights:rowCount')).toBeUndefined()
  })

  test('holds no value of a classified column', () => {
    const masked = cases(brokenFlights()).find(({ attributes }) => attributes.name === 'flights.tail_number:pattern')
    expect(masked?.children[0]?.text).toContain('examples: masked')
  })
})

// The elements, their attributes and their children that junit-10.xsd of Jenkins' xUnit plugin allows, as far as we use it:
// https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
const SCHEMA: Readonly<Record<string, { attributes: string[]; required: string[]; children: string[] }>> = {
  testsuites: { attributes: ['name', 'time', 'tests', 'failures', 'errors'], required: [], children: ['testsuite'] },
  testsuite: {
    attributes: ['name', 'tests', 'failures', 'errors', 'time', 'skipped', 'timestamp'],
    required: ['name', 'tests', 'failures', 'errors'],
    children: ['testcase'],
  },
  testcase: {
    attributes: ['name', 'time', 'classname'],
    required: ['name'],
    children: ['skipped', 'error', 'failure', 'system-out'],
  },
  ...Object.fromEntries(
    ['skipped', 'error', 'failure'].map((name) => [
      name,
      { attributes: ['type', 'message'], required: [], children: [] },
    ]),
  ),
  'system-out': { attributes: [], required: [], children: [] },
}

test('keeps to the schema that Jenkins reads', () => {
  const { checks, ...report } = brokenFlights()
  const visit = ({ name, attributes, children }: Element): void => {
    const rule = SCHEMA[name]
    expect(rule, name).toBeDefined()
    expect(rule?.attributes).toEqual(expect.arrayContaining(Object.keys(attributes)))
    expect(Object.keys(attributes)).toEqual(expect.arrayContaining(rule?.required ?? []))
    expect(rule?.children).toEqual(expect.arrayContaining(children.map((child) => child.name)))
    children.forEach(visit)
  }
  visit(parse(junitXml({ ...report, checks: [...checks, makeCheck({ id: 'crew.name:type', result: 'error' })] })))
  visit(parse(junitXml(makeReport({ checks: [] }))))
})

/** What XML can hold of a text: https://www.w3.org/TR/xml/#charsets. */
function legal(text: string): string {
  return Array.from(text.toWellFormed(), (character) => {
    const code = character.codePointAt(0) ?? 0
    const allowed = code === 9 || code === 10 || code === 13 || (code >= 32 && code !== 0xfffe && code !== 0xffff)
    return allowed ? character : '\uFFFD'
  }).join('')
}

function expectVerbatim(text: string): void {
  const said = text.slice(0, 400)
  const check = makeCheck({ id: said, result: 'fail', expected: said, found: said, examples: [said] })
  const unchecked = { kind: 'text', subject: said, text: said, line: null } as const
  const report = makeReport({
    checks: [check],
    findings: [makeFinding({ id: said, found: said })],
    unchecked: [unchecked],
  })
  const all = cases(report)
  expect(all.map(({ attributes }) => attributes.name)).toEqual(
    expect.arrayContaining([legal(said), `${legal(said)}:text`]),
  )
  const failure = all.flatMap(({ children }) => children).find(({ name }) => name === 'failure')
  expect(failure?.attributes.message).toBe(`expected ${legal(said)}, found ${legal(said)}`)
  expect(failure?.text).toContain(`found: ${legal(said)}`)
  const names = new Set(all.flatMap(({ name, children }) => [name, ...children.map((child) => child.name)]))
  expect([...names].filter((name) => !['testcase', 'failure', 'skipped', 'system-out'].includes(name))).toEqual([])
}

test.each(HOSTILE_STRINGS.map((text) => [text.slice(0, 40), text]))('%j arrives in XML as it is', (_, text) => {
  expectVerbatim(text)
})

test('any text arrives in XML as it is, but for characters that XML cannot hold', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), expectVerbatim))
})
