import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Evidence } from '#core/evidence.ts'
import { accuracy, evidenceOf, logLoss } from './fixture.ts'

/** Every path to a number in a value. */
function numbersIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'number') return [[...path]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) => numbersIn(item, [...path, key]))
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: number): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? replaced(item, rest, by) : item))
  const object = value as Record<string, unknown>
  return { ...object, [key]: replaced(object[key], rest, by) }
}

test('T30: no number of the evidence may be NaN or infinite, whichever it is', () => {
  const evidence = evidenceOf([
    accuracy({ n: 1000, wins: 9, losses: 8 }),
    logLoss({ n: 1000, baseline: 0.5, candidate: 0.4, se: 0.01 }),
  ])
  const places = numbersIn(evidence)
  expect(Evidence.safeParse(evidence).success).toBe(true)
  expect(places.length).toBeGreaterThan(10)
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.constantFrom(Number.NaN, Infinity, -Infinity), (place, bad) => {
      expect(Evidence.safeParse(replaced(evidence, place, bad)).success).toBe(false)
    }),
  )
})
