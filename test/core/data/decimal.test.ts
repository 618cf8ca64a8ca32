import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareDecimals, decimalKey, decimalText, isMultiple, readDecimal, scaledTo } from '#core/data/decimal.ts'

const of = (text: string) => readDecimal(text) ?? { digits: 0n, exponent: Number.NaN }

const digits = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
const places = fc.integer({ min: -20, max: 20 })

test('numbers that differ in form alone have one key', () => {
  for (const text of ['1', '+1', '01', '1.0', '1.', '10e-1', '0.1e1', '1e0']) expect(decimalKey(of(text))).toBe('1e0')
  for (const text of ['0', '-0', '.0', '0e99', '0.000']) expect(decimalKey(of(text))).toBe('0e0')
})

test('what is no plain number is none', () => {
  for (const text of ['', '.', 'e1', '1e', '0x1', '1_0', 'NaN', ' 1', '1,5']) expect(readDecimal(text)).toBeNull()
})

test('order and text agree with whole numbers of any size', () => {
  fc.assert(
    fc.property(digits, places, digits, places, (a, p, b, q) => {
      const low = Math.min(p, q)
      const [x, y] = [a * 10n ** BigInt(p - low), b * 10n ** BigInt(q - low)]
      const [left, right] = [of(`${a}e${p}`), of(`${b}e${q}`)]
      expect(Math.sign(compareDecimals(left, right))).toBe(x < y ? -1 : x > y ? 1 : 0)
      expect(of(decimalText(left))).toEqual(left)
    }),
  )
})

test('a multiple is one whatever the number of digits', () => {
  fc.assert(
    fc.property(digits, fc.bigInt({ min: 1n, max: 10n ** 12n }), places, (times, step, place) => {
      const size = of(`${step}e${place}`)
      expect(isMultiple(of(`${times * step}e${place}`), size)).toBe(true)
      if (step > 1n) expect(isMultiple(of(`${times * step + 1n}e${place}`), size)).toBe(false)
    }),
  )
  expect(isMultiple(of('1e400'), of('3'))).toBe(false)
  expect(isMultiple(of('1e400'), of('0.7'))).toBe(false)
  expect(isMultiple(of('7e400'), of('0.7'))).toBe(true)
  expect(isMultiple(of('1e-400'), of('1'))).toBe(false)
})

test('scaling rounds down or up, below zero too', () => {
  expect(scaledTo(of('1.105'), 2, 'floor')).toBe(110n)
  expect(scaledTo(of('1.105'), 2, 'ceil')).toBe(111n)
  expect(scaledTo(of('-1.105'), 2, 'floor')).toBe(-111n)
  expect(scaledTo(of('-1.105'), 2, 'ceil')).toBe(-110n)
  expect([scaledTo(of('1e-9'), 0, 'floor'), scaledTo(of('1e-9'), 0, 'ceil')]).toEqual([0n, 1n])
  expect([scaledTo(of('-1e-9'), 0, 'floor'), scaledTo(of('-1e-9'), 0, 'ceil')]).toEqual([-1n, 0n])
  expect(scaledTo(of('1e99'), 0, 'floor')).toBeNull()
})
