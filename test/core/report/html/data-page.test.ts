import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dataCharts } from '#charts/data-charts.ts'
import type { DataReport } from '#core/data-report.ts'
import { dataPage } from '#core/report/html/data-page.ts'
import { HOSTILE_STRINGS } from '../../../actions/corpus.ts'
import { brokenFlights, makeCheck, makeDataset, makeNumbers, makeReport } from '../data-fixture.ts'
import { saying } from '../data-saying.ts'
import { elementsOf, isOpen, saidBy, skeletonOf } from './tree.ts'

const pageOf = (report: DataReport) => dataPage(report, dataCharts)

function textOf(report: DataReport, tag: string): string[] {
  return elementsOf(pageOf(report))
    .filter(({ tagName }) => tagName === tag)
    .map(saidBy)
}

describe('the page of a data report', () => {
  test('says the verdict first, then what does not hold, findings, the contract, the datasets, and what holds', () => {
    expect(textOf(brokenFlights(), 'h1')).toEqual(['Data of flight-delay'])
    expect(textOf(brokenFlights(), 'p')[0]).toContain('✗ fail 2 of 5 checks and 1 of 3 findings fail')
    expect(textOf(brokenFlights(), 'h2').map((text) => text.split('\n')[0])).toEqual([
      'What does not hold',
      'Drift, leakage and bias',
      'The contract changes',
      'Rules that were not run',
      'flights',
      'What was checked',
    ])
  })

  test('shows examples and places of what fails, and masks those of a classified column', () => {
    const cards = textOf(brokenFlights(), 'li')
    expect(cards[0]).toMatch(/flights\.distance:maximum.*9999 12000 8021.*data\/flights\.csv:17 data\/flights\.csv:203/)
    expect(cards[1]).toMatch(/flights\.tail_number:pattern.*masked, since the column is classified/)
  })

  test('draws each column that has something to draw, those that drift first, each with a text alternative', () => {
    const drawings = elementsOf(pageOf(brokenFlights()))
      .filter(({ tagName, attrs }) => tagName === 'svg' && attrs.some(({ name }) => name === 'role'))
      .map(({ attrs }) => attrs.find(({ name }) => name === 'aria-label')?.value)
    expect(drawings).toEqual([
      'Label rate of each group of carrier with 95 % intervals; the table below has the numbers',
      'Histogram of distance, against the reference; the table below has the numbers',
      'Histogram of delay, against the reference; the table below has the numbers',
      'Shares of the values of origin, against the reference; the table below has the numbers',
    ])
  })

  test('is valid HTML also for a report that has nothing to tell', () => {
    const page = pageOf(makeReport({ datasets: [] }))
    expect(elementsOf(page).length).toBeGreaterThan(20)
    expect(page).toContain('1 check holds')
  })
})

describe('the page needs nothing and runs nothing', () => {
  const page = pageOf(brokenFlights())
  const elements = elementsOf(page)

  test('its policy allows its one style sheet by the hash, and nothing else', () => {
    const policy = elements.find(({ attrs }) => attrs.some(({ value }) => value === 'Content-Security-Policy'))
    const content = policy?.attrs.find(({ name }) => name === 'content')?.value
    expect(content).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'$/)
    expect(content).toContain(`'sha256-${createHash('sha256').update(styleText(page)).digest('base64')}'`)
  })

  test('no script, no style attribute, no handler, no address but its own anchors', () => {
    const names = new Set(elements.map(({ tagName }) => tagName))
    for (const name of ['script', 'iframe', 'object', 'img', 'form', 'link', 'base']) expect(names).not.toContain(name)
    for (const { attrs } of elements) {
      for (const { name, value } of attrs) {
        expect(name).not.toMatch(/^(style|src|on.*)$/)
        if (name === 'href') expect(value).toMatch(/^#[a-z]+(-\d+)?$/)
      }
    }
  })
})

function styleText(page: string): string {
  return page.slice(page.indexOf('<style>') + 7, page.indexOf('</style>'))
}

describe('text of others stays text', () => {
  const plain = skeletonOf(pageOf(saying('plain')))

  test.each(HOSTILE_STRINGS.map((text) => [text.slice(0, 40), text]))(
    '%j adds no element and no attribute',
    (_, text) => {
      expect(skeletonOf(pageOf(saying(text)))).toEqual(plain)
    },
  )

  test('whatever it is', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom(
          '<',
          '>',
          '"',
          "'",
          '&',
          ';',
          '/',
          '=',
          ' ',
          '!',
          '-',
          'script',
          'style',
          'on',
          'x',
          ']]>',
        ),
        maxLength: 20,
      }),
    )
    fc.assert(
      fc.property(hostile, (text) => {
        expect(skeletonOf(pageOf(saying(text)))).toEqual(plain)
      }),
    )
  })

  test('and shows no character that hides, or turns others around', () => {
    expect(pageOf(saying('a\u202Eb\u200Bc\u0000d'))).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
  })
})

describe('2,000 columns and 10,000 checks', () => {
  const names = Array.from({ length: 2000 }, (_, index) => `feature_${index}`)
  const wide = makeReport({
    outcome: 'fail',
    checks: Array.from({ length: 10_000 }, (_, index) =>
      makeCheck({
        id: `features.feature_${index % 2000}:rule${index}`,
        result: index < 1000 ? 'fail' : 'pass',
        examples: index < 1000 ? ['a value', 'another value', 'a third value'] : [],
      }),
    ),
    datasets: [
      makeDataset({
        columns: names.map((name) => ({ name, type: 'DOUBLE', nulls: 3 })),
        profile: names.map((name) => makeNumbers(name)),
        drift: names.map((column) => ({ ...driftOf(column) })),
      }),
    ],
  })
  const page = pageOf(wide)

  test('make a page under 10 MB, most of it folded', () => {
    expect(new TextEncoder().encode(page).length).toBeLessThan(10e6)
    expect(elementsOf(page).filter(isOpen).length).toBeLessThan(10_000)
  })

  test('with a note of what was left out', () => {
    expect(page).toContain('700 more are in the JSON report.')
    expect(page).toContain('1,800 more columns are not drawn; the JSON report has them.')
  })
})

function driftOf(column: string) {
  return {
    ...({ column, test: 'ks', statistic: 0.01, p: 0.4, adjusted: 0.9, alarm: false } as const),
    effect: { kind: 'wasserstein', value: 0.01, limit: 0.1 } as const,
    psi: { value: 0.001, threshold: 0.004 },
  }
}
