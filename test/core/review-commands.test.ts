import { describe, expect, test } from 'vitest'
import { acceptedSetReason, appealReason } from '#core/review-commands.ts'

describe('the line that accepts a new evaluation set', () => {
  test.each([
    ['/holdout accept evaluation-set more rows', 'more rows'],
    ['Fine.\r\n\r\n/holdout accept evaluation-set  more rows \r\nThanks', 'more rows'],
    [`/holdout accept evaluation-set ${'x'.repeat(600)}`, 'x'.repeat(500)],
  ])('is read with its reason', (text, reason) => {
    expect(acceptedSetReason(text)).toBe(reason)
  })

  test.each([
    '',
    '/holdout accept evaluation-set',
    '/holdout accept evaluation-set   ',
    '/holdout accept evaluation-sets more rows',
    '/holdout accept roc_auc more rows',
    'please /holdout accept evaluation-set more rows',
    '> /holdout accept evaluation-set more rows',
    '    /holdout accept evaluation-set more rows',
    '/holdout accept evaluation-set\nmore rows',
  ])('is not read out of %j', (text) => {
    expect(acceptedSetReason(text)).toBeNull()
  })
})

describe('the line that appeals to the sealed set', () => {
  test('is read with its reason', () => {
    expect(appealReason('Fine.\r\n\r\n/holdout appeal  the open set is old \r\nThanks')).toBe('the open set is old')
  })

  test.each(['', '/holdout appeal', '> /holdout appeal old rows', '```\n/holdout appeal old rows\n```'])(
    'is not read out of %j',
    (text) => {
      expect(appealReason(text)).toBeNull()
    },
  )
})
