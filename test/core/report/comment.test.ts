import { describe, expect, test } from 'vitest'
import { COMMENT_MARKER, COMMENT_MAX_LENGTH, renderComment } from '#core/report/comment.ts'
import { verdictWords } from '#core/report/verdict-line.ts'
import { accuracy, evidenceOf, logLoss, policy, slice } from '../gate/fixture.ts'
import { brokenFlights, makeCheck, makeDataset, makeFinding, makeReport } from './data-fixture.ts'
import { reportOf } from './fixture.ts'

const model = policy({ slices: { by: ['origin'] } })
const headline = accuracy({ n: 600_000, wins: 3000, losses: 3000 })

/** Slices, some of which lose a fifth of their rows. */
function slices(count: number, failing: number) {
  return Array.from({ length: count }, (_, index) => {
    const losses = index % Math.floor(count / failing) === 0 && index / Math.floor(count / failing) < failing ? 200 : 20
    return accuracy({ n: 1000, wins: 20, losses }, { slice: slice(`airport number ${index} of many`) })
  })
}

const rowsOf = (text: string, verdict: string) =>
  text.split('\n').filter((line) => line.startsWith('|') && line.includes(verdict))

describe('R21: a comment has room for what fails', () => {
  test('all of 500 slices, where they fit', () => {
    const report = reportOf(model, [headline, ...slices(150, 15)])
    const text = renderComment({ headline: 'x', notes: [], reports: [report] })
    expect(text.length).toBeLessThanOrEqual(COMMENT_MAX_LENGTH)
    expect(rowsOf(text, '❌ block')).toHaveLength(15)
    expect(rowsOf(text, 'airport')).toHaveLength(150)
  })

  test('of several models with 500 slices each, all that block', () => {
    const reports = ['a', 'b', 'c'].map((name) => reportOf(model, [headline, ...slices(500, 25)], {}, name))
    const text = renderComment({ headline: 'block', notes: [], reports })
    expect(text.length).toBeLessThanOrEqual(COMMENT_MAX_LENGTH)
    expect(rowsOf(text, '❌ block')).toHaveLength(75)
    expect(text.match(/^### /gm)).toHaveLength(3)
    expect(text).toMatch(/\d+ more rows that do not block are in the evidence; none is worse than those shown\./)
  })

  test('models that pass go before those that block, wherever they stand', () => {
    const good = (name: string) =>
      reportOf(model, [headline, ...slices(500, 1).map((record) => ({ ...record, baseline: null }))], {}, name)
    const bad = (name: string) => reportOf(model, [headline, ...slices(500, 210)], {}, name)
    const text = renderComment({ headline: 'block', notes: [], reports: [good('a'), bad('b'), good('c')] })
    expect(text.length).toBeLessThanOrEqual(COMMENT_MAX_LENGTH)
    expect(rowsOf(text, '❌ block')).toHaveLength(210)
    const many = renderComment({ headline: 'block', notes: [], reports: [good('a'), bad('b'), bad('c'), good('d')] })
    expect(many.length).toBeLessThanOrEqual(COMMENT_MAX_LENGTH)
    expect(many).toContain('### ❌ b: ')
    expect((many.match(/### ✅/g) ?? []).length).toBeLessThan(2)
    expect(many).toMatch(/\d more in the summary of the workflow run; this comment has no room for them\./)
  })

  test('and where even that is too much, the worst stay and the others are counted', () => {
    const report = reportOf(model, [headline, ...slices(2000, 2000)])
    const text = renderComment({ headline: verdictWords(report.decision), notes: [], reports: [report] })
    expect(text.length).toBeLessThanOrEqual(COMMENT_MAX_LENGTH)
    expect(rowsOf(text, '❌ block')).toHaveLength(300)
    expect(text).toContain('1,700 more rows that block are in the evidence; none is worse than those shown.')
    const many = Array.from({ length: 40 }, (_, index) =>
      reportOf(model, [headline, ...slices(100, 100)], {}, `m${index}`),
    )
    const crowded = renderComment({ headline: 'block', notes: [], reports: many })
    expect(crowded.length).toBeLessThanOrEqual(COMMENT_MAX_LENGTH)
    expect(crowded).toMatch(/### ❌ m0: block/)
    expect(crowded).toMatch(/\d+ more in the summary of the workflow run/)
  })

  test('of 300 metrics, 20 of them gated, on 500 slices: every row that fails', () => {
    const gated = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`score_${index}`, { column: `c${index}`, max_drop: 0.01 }]),
    )
    const watched = Object.fromEntries(
      Array.from({ length: 280 }, (_, index) => [
        `other_${index}`,
        { column: `o${index}`, max_drop: 0.01, gate: false },
      ]),
    )
    const large = policy({ slices: { by: ['origin'] }, metrics: { ...gated, ...watched } })
    const mean = (n: number, lost: number) => logLoss({ n, baseline: 0.9, candidate: 0.9 - lost, se: 0.001 })
    const records = [...Object.keys(gated), ...Object.keys(watched)].map((metric, index) => ({
      ...mean(100_000, index < 3 ? 0.1 : 0),
      metric,
    }))
    const parts = Object.keys(gated).flatMap((metric, gate) =>
      Array.from({ length: 500 }, (_, index) => ({
        ...mean(1000, gate < 2 && index % 10 === 0 ? 0.3 : 0),
        ...{ metric, slice: slice(`airport ${index}`) },
      })),
    )
    const report = reportOf(large, [...records, ...parts])
    expect(report.decision.rows).toHaveLength(300 + 10_000)
    const text = renderComment({ headline: 'block', notes: [], reports: [report] })
    expect(text.length).toBeLessThanOrEqual(COMMENT_MAX_LENGTH)
    expect(rowsOf(text, '❌ block')).toHaveLength(3 + 100)
    expect(rowsOf(text, '**score_')).toHaveLength(20)
    expect(text).toContain('Watched metrics: 280, none of them gated')
    expect(text).toMatch(/more rows that do not block are in the evidence/)
  })

  test('a flood of warnings, reasons and notes leaves the tables in', () => {
    const warnings = Array.from({ length: 100 }, () => 'w'.repeat(1000))
    const report = reportOf(model, [headline, ...slices(10, 5)], {
      warnings,
      slice_notes: Array(1000).fill('n'.repeat(500)),
    })
    const text = renderComment({ headline: 'block', notes: [], reports: [report] })
    expect(text.length).toBeLessThanOrEqual(COMMENT_MAX_LENGTH)
    expect(rowsOf(text, '❌ block')).toHaveLength(5)
    expect(text).toContain('and 92 more, in the evidence')
  })

  test('a flood of notes leaves the headline', () => {
    const notes = Array.from({ length: 100 }, () => 'n'.repeat(1000))
    const text = renderComment({ headline: 'block, really', notes, reports: [reportOf(model, [headline])] })
    expect(text).toBe(
      `${COMMENT_MARKER}\n\n## Holdout: block, really\n\nThe report is too long for a comment; the workflow run holds it.`,
    )
  })
})

test('blocking slices come first, worst first, then those that gate, then the small ones', () => {
  const part = (value: string, losses: number, n = 1000) => accuracy({ n, wins: 0, losses }, { slice: slice(value) })
  const report = reportOf(model, [
    headline,
    part('tiny', 90, 100),
    part('fine', 0),
    part('bad', 90),
    part('worst', 150),
    part('soso', 3),
  ])
  const text = renderComment({ headline: 'x', notes: [], reports: [report] })
  const order = rowsOf(text, 'origin=').map((line) => /origin=(\w+)/.exec(line)?.[1])
  expect(order).toEqual(['worst', 'bad', 'soso', 'fine', 'tiny'])
  expect(text).toContain('Slices: 5 rows, 2 blocking, worst first')
})

test('starts with its marker, then the headline once, then the notes', () => {
  const report = reportOf(policy(), [accuracy({ n: 10_000, wins: 120, losses: 150 })])
  const words = verdictWords(report.decision)
  const one = renderComment({ headline: words, notes: ['a note'], reports: [report] })
  expect(one.startsWith(`${COMMENT_MARKER}\n\n### ✅ spam: ${words}\n`)).toBe(true)
  expect(one.split(words)).toHaveLength(2)
  expect(one.endsWith('> a note')).toBe(true)
  const two = renderComment({ headline: 'pass on 2 models', notes: ['a note', 'another'], reports: [report, report] })
  expect(
    two.startsWith(`${COMMENT_MARKER}\n\n## Holdout: pass on 2 models\n\n> a note\n>\n> another\n\n### ✅ spam`),
  ).toBe(true)
})

describe('data in a comment', () => {
  const held = reportOf(policy(), [headline])
  const words = verdictWords(held.decision)

  test('stand below their model, and alone where there is no evidence', () => {
    const data = [makeReport({ model: 'spam' }), { ...brokenFlights(), model: 'flight-delay' }]
    const text = renderComment({ headline: 'x', notes: [], reports: [held], data })
    expect(text.match(/^##.*$/gm)).toEqual([
      '## Holdout: x',
      `### ✅ spam: ${words}`,
      '### ✅ Data of `spam`: 1 check holds',
      expect.stringContaining('### ❌ Data of `flight-delay`: 2 of 5 checks and 1 of 3 findings fail'),
    ])
  })

  test('leave the headline to the one model that says it already, unless another one is shown too', () => {
    const shown = (name: string) =>
      renderComment({ headline: words, notes: [], reports: [held], data: [makeReport({ model: name })] })
    expect(shown('spam')).not.toContain('## Holdout')
    expect(shown('other')).toContain(`## Holdout: ${words}`)
  })

  test('keep within the comment, the worst checks first, however many and long they are', () => {
    const long = { expected: 'e'.repeat(1000), found: '|'.repeat(1000), examples: Array(10).fill('&'.repeat(500)) }
    const checks = Array.from({ length: 3000 }, (_, index) =>
      makeCheck({ id: `flights.column_${index}:type`, result: index === 2999 ? 'error' : 'fail', ...long }),
    )
    const findings = Array.from({ length: 3000 }, () => makeFinding({ ...long, result: 'fail' }))
    const contract_changes = Array.from({ length: 1000 }, () => {
      return { subject: '`'.repeat(500), kind: 'breaking', text: '&'.repeat(1000), line: null } as const
    })
    const consumers = Array.from({ length: 1000 }, (_, index) => `model-${index}`)
    const datasets = Array.from({ length: 100 }, () => makeDataset())
    const bad = makeReport({ outcome: 'fail', checks, findings, contract_changes, consumers, datasets })
    const text = renderComment({ headline: 'no usable evidence', notes: [], reports: [], data: [bad] })
    expect(text.length).toBeLessThanOrEqual(COMMENT_MAX_LENGTH)
    expect(text.split('\n').find((line) => line.startsWith('| ❌'))).toContain('column_2999')
    const many = Array.from({ length: 40 }, (_, index) => ({ ...bad, model: `m${index}` }))
    const crowded = renderComment({ headline: 'no usable evidence', notes: [], reports: [held], data: many })
    expect(crowded.length).toBeLessThanOrEqual(COMMENT_MAX_LENGTH)
    expect(crowded).toMatch(/### ❌ Data of `m0`/)
    expect(crowded).not.toContain('### ✅')
  })
})

test('evidence without records still has a report', () => {
  const evidence = evidenceOf([])
  const text = renderComment({ headline: 'no verdict', notes: [], reports: [reportOf(policy(), [], evidence)] })
  expect(text).toContain('### ❌ spam: no verdict, no-baseline')
})
