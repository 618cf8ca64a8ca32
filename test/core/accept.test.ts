import { describe, expect, test } from 'vitest'
import { bind, lossText, type Result, type Speaking } from '#core/accept.ts'
import { commandsIn } from '#core/command.ts'
import { decide } from '#core/gate/decide.ts'
import type { MetricRecord } from '#core/metric-record.ts'
import { accuracy, alone, digest, evidenceOf, logLoss, policy, slice } from './gate/fixture.ts'

const HEAD = 'a'.repeat(40)

const speaking: Speaking = {
  ...{ by: 'maria', isAuthor: false, pullRequest: 7, headSha: HEAD, at: '2026-11-21T10:10:00.000Z' },
  ...{ latest: '2026-12-05T10:10:00.000Z', expires: '14d' },
}

const LOST = { n: 20_000, wins: 100, losses: 900, bothRight: 15_000 }
const metrics = { accuracy: { max_drop: 0.01 }, log_loss: { max_rise: 0.01 } }
const model = policy({ metrics, slices: { by: ['origin'], tolerance: 1, min_n: 100 } })

function result(records: readonly MetricRecord[], fields: Partial<Result> & { problems?: boolean } = {}): Result {
  const { problems, ...rest } = fields
  const changed = { code: 'new-evaluation-set', message: 'other ids' } as const
  const evidence = evidenceOf(records, problems ? { problems: [changed] } : {})
  const decision = decide({ model, evidence })
  return { model: 'spam', policy: model, evidence, decision, shownAt: '2026-11-21T10:05:00.000Z', ...rest }
}

const lost = result([accuracy(LOST), logLoss({ n: 20_000, baseline: 0.4, candidate: 0.5, se: 0.001 })])

function said(words: string, results: readonly Result[] = [lost], by: Partial<Speaking> = {}) {
  const [command] = commandsIn(`/holdout accept ${words}`)
  if (command?.kind !== 'accept-loss' && command?.kind !== 'accept-set') throw new Error(JSON.stringify(command))
  return bind(command, results, { ...speaking, ...by })
}

const reasonOf = (bound: ReturnType<typeof bind>) => (bound.kind === 'refused' ? bound.reason : 'accepted')

describe('a loss that is accepted', () => {
  test('is of this pull request, head, model and row; its amount is the loss shown, its time the policy’s', () => {
    expect(said('accuracy stricter labels')).toEqual({
      kind: 'accepted',
      acceptance: {
        ...{ kind: 'loss', model: 'spam', pull_request: 7, head_sha: HEAD, by: 'maria', reason: 'stricter labels' },
        ...{ until: '2026-12-05T10:10:00.000Z', metric: 'accuracy', slice: null, amount: expect.closeTo(0.04, 12) },
      },
    })
  })

  test.each([
    ['accuracy by 0.04 x', 0.04],
    ['accuracy by 0.05 x', 0.05],
    ['accuracy by 4 points x', 0.04],
    ['accuracy by 5pp x', 0.05],
    ['log_loss by 0.1 x', 0.1],
    ['spam/log_loss x', 0.1],
  ])('%s is up to %d', (words, amount) => {
    expect(said(words)).toMatchObject({ kind: 'accepted', acceptance: { amount: expect.closeTo(amount, 9) } })
  })

  test.each([
    ['until 2026-11-25', '2026-11-25T23:59:59.999Z'],
    ['until 2026-11-21', '2026-11-21T23:59:59.999Z'],
    ['until 2026-12-05', '2026-12-05T10:10:00.000Z'],
  ])('%s holds to the end of that day, and no longer than the policy allows', (words, until) => {
    expect(said(`accuracy ${words} x`)).toMatchObject({ acceptance: { until } })
  })

  test('on a slice is named as the report prints it, by its value or by what is shown of it', () => {
    const odd = slice('New|York')
    const rows = result([accuracy(LOST), accuracy(LOST, { slice: odd })])
    expect(rows.decision.rows.filter(({ verdict }) => verdict === 'block')).toHaveLength(2)
    for (const written of ['accuracy@"origin=New|York"', 'accuracy@`origin=New¦York`', 'accuracy@origin=New|York']) {
      expect(said(`${written} x`, [rows])).toMatchObject({ acceptance: { metric: 'accuracy', slice: odd } })
    }
  })

  test('of two models is named with its model', () => {
    const other: Result = { ...lost, model: 'ham' }
    expect(reasonOf(said('accuracy x', [lost, other]))).toBe(
      'several rows are meant by "accuracy"; write spam/accuracy or ham/accuracy',
    )
    expect(said('ham/accuracy x', [lost, other])).toMatchObject({ acceptance: { model: 'ham' } })
  })
})

describe('what cannot be accepted is refused, with what to write instead', () => {
  test.each([
    ['acuracy x', 'there is no "acuracy" here; did you mean accuracy?; what blocks is accuracy, log_loss'],
    ['f1 x', 'there is no "f1" here; what blocks is accuracy, log_loss'],
    ['accuracy@origin=jfk x', /there is no "accuracy@origin=jfk" here/],
    ['accuracy by 0.01 x', 'the loss is 0.04, more than 0.01; write by 0.04, or leave it out'],
    ['accuracy by 0 x', /the loss is 0\.04, more than 0/],
    ['accuracy by 4% x', /may be of the value or in points; write it in the metric's own unit: by 0\.04 covers/],
    ['log_loss by 10 points x', /log_loss has no points; .*by 0\.1 covers/],
    [
      'accuracy until 2026-12-06 x',
      'until 2026-12-06 is longer than the 14d that the policy allows; write until 2026-12-05 or earlier',
    ],
    ['accuracy until 2026-11-20 x', 'until 2026-11-20 is past; write until 2026-12-05 or earlier'],
    ['evaluation-set x', 'no evaluation set has changed here'],
  ])('%s', (words, reason) => {
    expect(reasonOf(said(words))).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason))
  })

  test('a row that does not block', () => {
    const fine = result([accuracy({ n: 20_000, wins: 300, losses: 290, bothRight: 15_000 })])
    expect(reasonOf(said('accuracy x', [fine]))).toBe(
      'accuracy does not block here; nothing blocks, so there is nothing to accept',
    )
    const open = result([accuracy({ n: 200, wins: 5, losses: 6 })])
    expect(reasonOf(said('accuracy x', [open]))).toMatch(/is inconclusive, so no loss of it is shown/)
  })

  test('a loss that was not shown yet, unless its amount is named', () => {
    const later = { ...lost, shownAt: '2026-11-21T10:10:00.000Z' }
    expect(reasonOf(said('accuracy x', [later]))).toMatch(/no result yet when this was written/)
    expect(said('accuracy by 0.05 x', [later])).toMatchObject({ kind: 'accepted' })
  })
})

describe('a new evaluation set', () => {
  const changed = result([alone(15_600, 20_000)], { problems: true })

  test('that is accepted is exactly the one that was measured on', () => {
    expect(said('evaluation-set five times the rows', [changed])).toEqual({
      kind: 'accepted',
      acceptance: {
        ...{ kind: 'evaluation-set', model: 'spam', pull_request: 7, head_sha: HEAD, by: 'maria' },
        ...{ until: '2026-12-05T10:10:00.000Z', reason: 'five times the rows', evaluation_set: digest('set') },
      },
    })
  })

  test('is not the author’s to accept, and a loss is', () => {
    expect(reasonOf(said('evaluation-set x', [changed], { isAuthor: true }))).toMatch(/somebody other than the author/)
    expect(said('accuracy x', [lost], { isAuthor: true })).toMatchObject({ kind: 'accepted' })
  })
})

test.each([
  [0.0030491, '0.00305'],
  [0.003, '0.003'],
  [0.04, '0.04'],
  [12.34561, '12.35'],
  [1.2e-7, '1.2e-7'],
  [0, '0'],
])('the text of a loss of %d covers it: %s', (loss, text) => {
  expect(lossText(loss)).toBe(text)
  expect(Number(text)).toBeGreaterThanOrEqual(loss)
})
