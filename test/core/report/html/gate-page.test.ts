import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gateCharts } from '#charts/gate-charts.ts'
import { gatePage } from '#core/report/html/gate-page.ts'
import type { ModelReport } from '#core/report/model-report.ts'
import { HOSTILE_STRINGS } from '../../../actions/corpus.ts'
import { accuracy, policy, slice } from '../../gate/fixture.ts'
import { reportOf } from '../fixture.ts'
import { brokenSpam, gateSaying } from '../gate-fixture.ts'
import { elementsOf, isOpen, saidBy, skeletonOf } from './tree.ts'

const pageOf = (report: ModelReport) => gatePage(report, gateCharts)

function textOf(report: ModelReport, tag: string): string[] {
  return elementsOf(pageOf(report))
    .filter(({ tagName }) => tagName === tag)
    .map((element) => saidBy(element).split('\n')[0] ?? '')
}

describe('the page of a gate', () => {
  test('says the verdict first, then each part that has something to say', () => {
    expect(textOf(brokenSpam(), 'h1')).toEqual(['Gate of spam'])
    expect(textOf(brokenSpam(), 'p')[0]).toMatch(/^✗ block accuracy drops by 0\.030 \(tolerated 0\.01\)/)
    expect(textOf(brokenSpam(), 'h2')).toEqual([
      'Why',
      'Metrics',
      'Guarantee',
      'What to do next',
      'Slices',
      'Fairness',
      'Examples whose prediction changed',
      'Tests, levels and floors',
      'What was compared',
    ])
    expect(textOf(reportOf(policy(), []), 'h2')).toEqual(['Why', 'Guarantee', 'What to do next', 'What was compared'])
  })

  test('draws metrics and slices, each with a text alternative', () => {
    const drawings = elementsOf(pageOf(brokenSpam()))
      .filter(({ tagName, attrs }) => tagName === 'svg' && attrs.some(({ name }) => name === 'role'))
      .map(({ attrs }) => attrs.find(({ name }) => name === 'aria-label')?.value)
    expect(drawings).toHaveLength(2)
    expect(drawings[0]).toMatch(
      /^Differences of the metrics; the table below has the numbers\. accuracy: gain −0\.0300/,
    )
    expect(drawings[1]).toMatch(/^Differences of the worst slices; .* accuracy on origin=jfk: gain −0\.0900/)
  })

  test('shows the groups of a gap before and now, and the examples that changed', () => {
    const cells = textOf(brokenSpam(), 'tr')
    // 900 of 1,000 positives now, 880 of 1,000 before; 500 of 4,000 negatives.
    expect(cells.find((row) => row.startsWith('female'))).toContain('88.0 % → 90.0 %')
    expect(cells.find((row) => row.startsWith('other'))).toContain('too small to count')
    expect(cells).toContain('mail-000117worsespamspamham')
    expect(pageOf(brokenSpam())).toContain('397 more are in the predictions.')
  })

  test('of 10,000 rows of slices is under 10 MB, most of it folded', () => {
    const records = Array.from({ length: 10_000 }, (_, index) =>
      accuracy({ n: 1000, wins: 20, losses: 20 }, { slice: slice(`airport ${index}`) }),
    )
    const page = pageOf(
      reportOf(policy({ slices: { by: ['origin'] } }), [accuracy({ n: 10_000, wins: 9, losses: 9 }), ...records]),
    )
    expect(new TextEncoder().encode(page).length).toBeLessThan(10e6)
    expect(page).toContain('5,000 more are in the evidence.')
    expect(elementsOf(page).filter(isOpen).length).toBeLessThan(2000)
  })
})

test('the page needs nothing and runs nothing', () => {
  const elements = elementsOf(pageOf(brokenSpam()))
  const names = new Set(elements.map(({ tagName }) => tagName))
  for (const name of ['script', 'iframe', 'object', 'img', 'form', 'link', 'base']) expect(names).not.toContain(name)
  for (const { attrs } of elements) {
    for (const { name, value } of attrs) {
      expect(name).not.toMatch(/^(style|src|on.*)$/)
      if (name === 'href') expect(value).toMatch(/^#[a-z]+$/)
    }
  }
  const policies = elements.flatMap(({ attrs }) => attrs).filter(({ value }) => value.startsWith('default-src'))
  expect(policies.map(({ value }) => value.split(';')[0])).toEqual(["default-src 'none'"])
})

describe('text of others stays text', () => {
  const plain = skeletonOf(pageOf(gateSaying('plain')))

  test.each(HOSTILE_STRINGS.map((text) => [text.slice(0, 40), text]))(
    '%j adds no element and no attribute',
    (_, text) => {
      expect(skeletonOf(pageOf(gateSaying(text)))).toEqual(plain)
    },
  )

  test('whatever it is', () => {
    const hostile = fc.string({
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
        'on',
        'x',
        ']]>',
        '\u202E',
      ),
      maxLength: 20,
    })
    fc.assert(
      fc.property(hostile, (text) => {
        expect(skeletonOf(pageOf(gateSaying(text)))).toEqual(plain)
      }),
      { numRuns: 50 },
    )
  })
})
