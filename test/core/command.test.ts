import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commandsIn } from '#core/command.ts'
import { HOSTILE_STRINGS } from '../actions/corpus.ts'

const loss = { kind: 'accept-loss', target: 'roc_auc', amount: null, until: null, reason: 'fewer flights' } as const

describe('a line of a comment that accepts', () => {
  test.each([
    ['/holdout accept roc_auc fewer flights', loss],
    ['/holdout accept roc_auc by 0.004 fewer flights', { ...loss, amount: { value: 0.004, unit: 'own' } }],
    ['/holdout accept roc_auc by .004 fewer flights', { ...loss, amount: { value: 0.004, unit: 'own' } }],
    ['/holdout accept roc_auc by 4e-3 fewer flights', { ...loss, amount: { value: 0.004, unit: 'own' } }],
    ['/holdout accept roc_auc by 0.4 points fewer flights', { ...loss, amount: { value: 0.4, unit: 'points' } }],
    ['/holdout accept roc_auc by 0.4pp fewer flights', { ...loss, amount: { value: 0.4, unit: 'points' } }],
    ['/holdout accept roc_auc by 0.4% fewer flights', { ...loss, amount: { value: 0.4, unit: 'percent' } }],
    ['/holdout accept roc_auc until 2026-12-05 fewer flights', { ...loss, until: '2026-12-05' }],
    [
      '/holdout accept roc_auc until 2026-12-05 by 0.01 fewer flights',
      { ...loss, until: '2026-12-05', amount: { value: 0.01, unit: 'own' } },
    ],
    ['/holdout   accept\troc_auc   fewer flights  ', loss],
    ['/holdout accept roc_auc@origin=jfk fewer flights', { ...loss, target: 'roc_auc@origin=jfk' }],
    ['/holdout accept roc_auc@`origin=New York` fewer flights', { ...loss, target: 'roc_auc@origin=New York' }],
    ['/holdout accept roc_auc@"origin=New York" fewer flights', { ...loss, target: 'roc_auc@origin=New York' }],
    ['/holdout accept evaluation-set five times the rows', { kind: 'accept-set', reason: 'five times the rows' }],
    ['/holdout explain', { kind: 'explain' }],
    ['/holdout rerun', { kind: 'rerun' }],
  ])('%s', (text, command) => {
    expect(commandsIn(text)).toEqual([command])
  })

  test('several stand in one comment, among other words', () => {
    const text = 'Fine.\r\n\r\n/holdout accept roc_auc fewer flights\r\n/holdout explain\r\n\r\nThanks!'
    expect(commandsIn(text)).toEqual([loss, { kind: 'explain' }])
  })
})

describe('what is somebody else’s, or an example, is no command', () => {
  const line = '/holdout accept roc_auc fewer flights'
  test.each([
    ['quoted', `> ${line}`],
    ['quoted, and the quote goes on', `> She wrote:\n${line}`],
    ['fenced', `\`\`\`\n${line}\n\`\`\``],
    ['fenced with tildes and never closed', `~~~ text\n${line}`],
    ['fenced by more marks than a line inside has', `\`\`\`\`\n\`\`\`\n${line}\n\`\`\`\``],
    ['indented as code', `    ${line}`],
    ['in a comment that nobody sees', `<!--\n${line}\n-->`],
    ['in a comment that never ends', `<!-- \n${line}`],
    ['within a sentence', `please ${line}`],
    ['of another word', '/holdouts accept roc_auc fewer flights'],
    ['of our own address', '/holdout-ml/holdout is the place'],
  ])('%s', (_, text) => {
    expect(commandsIn(text)).toEqual([])
  })

  test('after the quote and after the fence it is one again', () => {
    expect(commandsIn(`> quoted\n\n${line}`)).toHaveLength(1)
    expect(commandsIn(`\`\`\`\nx\n\`\`\`\n${line}`)).toHaveLength(1)
  })
})

describe('a mistake is answered with what to write instead', () => {
  test.each([
    ['/holdout', /^write \/holdout accept <metric>/],
    ['/holdout acept roc_auc why', /did you mean \/holdout accept\?/],
    ['/holdout merge', /write \/holdout accept .*, \/holdout explain or \/holdout rerun/],
    ['/holdout accept', /^write \/holdout accept <metric>/],
    ['/holdout accept roc_auc', /^say why/],
    ['/holdout accept roc_auc by 0.004', /^say why/],
    ['/holdout accept evaluation-set', /^say why: \/holdout accept evaluation-set <reason>/],
    ['/holdout accept roc_auc by a hair, since we have fewer flights', /"a" is no amount; .* by 0\.004/],
    ['/holdout accept roc_auc by 0,004 fewer', /decimals have a point: write by 0\.004/],
    ['/holdout accept roc_auc by -0.004 fewer', /is no amount/],
    ['/holdout accept roc_auc by NaN fewer', /is no amount/],
    ['/holdout accept roc_auc by 1e999 fewer', /is no amount/],
    ['/holdout accept roc_auc by', /nothing is no amount/],
    ['/holdout accept roc_auc by 1 by 2 fewer', /say `by` once/],
    ['/holdout accept roc_auc until tomorrow fewer', /"tomorrow" is no date; write until YYYY-MM-DD/],
    ['/holdout accept roc_auc until 2026-02-30 fewer', /is no date/],
    ['/holdout accept roc_auc until 5.12.2026 fewer', /is no date/],
  ])('%s', (text, remedy) => {
    expect(commandsIn(text)).toEqual([
      { kind: 'mistake', written: expect.any(String), remedy: expect.stringMatching(remedy) },
    ])
  })
})

test('whatever is written, it is read without a fault, and no text grows (T22)', () => {
  const words = fc.oneof(
    fc.constantFrom(...HOSTILE_STRINGS.map((text) => text.slice(0, 2000))),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(words, words, (a, b) => {
      for (const command of commandsIn(`/holdout accept ${a} ${b}\n/holdout ${a}`)) {
        if ('reason' in command) expect(command.reason.length).toBeLessThanOrEqual(500)
        if (command.kind === 'mistake') expect(command.remedy.length).toBeLessThan(300)
      }
    }),
  )
})
