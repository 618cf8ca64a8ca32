import { expect, test } from 'vitest'
import { count } from '#core/numbers.ts'

test.each([
  [0, '0'],
  [999.6, '1,000'],
  [1_234_567, '1,234,567'],
  [1.0662085044132528e28, '1e28'],
])('the count %d reads %s', (value, text) => {
  expect(count(value)).toBe(text)
})
