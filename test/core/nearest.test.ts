import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from '#core/nearest.ts'

const KEYS = ['max_drop', 'max_rise', 'floor', 'ceiling', 'average', 'gate']

test.each([
  ['max_dorp', 'max_drop'],
  ['maxdrop', 'max_drop'],
  ['MAX_RISE', 'max_rise'],
  ['flor', 'floor'],
  ['ceilling', 'ceiling'],
  ['gates', 'gate'],
])('%s is meant to be %s', (word, meant) => {
  expect(nearest(word, KEYS)).toBe(meant)
})

test.each(['zzz', 'tolerance', '', 'a'.repeat(500)])('%j is near nothing', (word) => {
  expect(nearest(word, KEYS)).toBeUndefined()
})

test('a known word is its own nearest, whatever else is known', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KEYS), fc.array(fc.string()), (word, others) => {
      expect(nearest(word, [...others.filter((other) => other.toLowerCase() !== word), word])).toBe(word)
    }),
  )
})

test('one letter changed, dropped or added is forgiven from three letters on', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z]{3,12}$/),
      fc.nat(11),
      fc.constantFrom('change', 'drop', 'add'),
      (word, at, how) => {
        const place = at % word.length
        const rest = word.slice(place + (how === 'add' ? 0 : 1))
        expect(nearest(`${word.slice(0, place)}${how === 'drop' ? '' : '_'}${rest}`, [word])).toBe(word)
      },
    ),
  )
})
