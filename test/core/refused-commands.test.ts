import { expect, test } from 'vitest'
import { printAcceptances } from '#core/acceptance.ts'
import { UserError } from '#core/errors.ts'
import { parseRefused, printRefused } from '#core/refused-commands.ts'

test('refused commands are read back from the output of a check, each once', () => {
  const output = `${printAcceptances([])}\n${printRefused(['12.0', '7.1', '12.0'])}`
  expect(parseRefused(output, 'check')).toEqual(['7.1', '12.0'])
  expect(parseRefused('### pass', 'check')).toEqual([])
})

test('of more than a thousand the newest are kept', () => {
  const ids = Array.from({ length: 1500 }, (_, index) => `${9_000_000_000 + index}.0`)
  const kept = parseRefused(printRefused(ids), 'check')
  expect(kept).toHaveLength(1000)
  expect(kept.at(-1)).toBe('9000001499.0')
  expect(printRefused(ids).length).toBeLessThan(26 * 1024)
})

test.each([
  '<!-- holdout-refused {} -->',
  '<!-- holdout-refused {"schema":"holdout.refused-commands/1","refused":["x"]} -->',
])('a block of another shape is refused: %s', (output) => {
  expect(() => parseRefused(output, 'check')).toThrow(UserError)
})
