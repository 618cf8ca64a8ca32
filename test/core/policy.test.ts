import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Duration, Policy, seconds } from '#core/policy.ts'

describe('a duration', () => {
  test.each([
    ['1s', 1],
    ['15m', 900],
    ['6h', 21_600],
    ['14d', 1_209_600],
    ['99999s', 99_999],
  ])('%s has %i seconds', (text, value) => {
    expect(seconds(Duration.parse(text))).toBe(value)
  })

  test.each(['', '0m', '15', 'm', '1.5h', '-1h', '1w', '15 m', '01m', '100000s', '15m\n'])('is not %j', (text) => {
    expect(Duration.safeParse(text).success).toBe(false)
  })
})

test('every key of the policy says what it is for', () => {
  const undescribed: string[] = []
  const walk = (schema: z.core.JSONSchema._JSONSchema, path: string): void => {
    if (typeof schema === 'boolean') return
    for (const [key, value] of Object.entries(schema.properties ?? {})) {
      const place = `${path}.${key}`
      if (typeof value === 'object' && !value.description) undescribed.push(place)
      walk(value, place)
    }
    if (schema.additionalProperties !== undefined) walk(schema.additionalProperties, `${path}.*`)
  }
  walk(z.toJSONSchema(Policy, { io: 'input' }), 'policy')
  expect(undescribed).toEqual([])
})
