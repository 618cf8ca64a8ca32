import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortTimes, timeText } from '#core/report/time-text.ts'

test('a time reads as JavaScript itself writes it', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().slice(0, 19).replace('T', ' ')
      expect(timeText(date.getTime() / 1000, 'seconds-since-1970')).toBe(iso)
    }),
  )
})

test.each([
  [0, '00:00:00'],
  [45_296.7, '12:34:56'],
  [86_400, '24:00:00'],
])('%d seconds of a day are %s', (seconds, text) => {
  expect(timeText(seconds, 'seconds-of-day')).toBe(text)
})

test('what no calendar holds is a number of seconds', () => {
  expect(timeText(1e300, 'seconds-since-1970')).toBe('1.000e+300 s')
})

test.each([
  [
    ['2024-01-01 00:00:00', '2025-01-01 00:00:00'],
    ['2024', '2025'],
  ],
  [
    ['2024-01-01 00:00:00', '2024-03-01 00:00:00'],
    ['2024-01', '2024-03'],
  ],
  [
    ['2024-01-01 00:00:00', '2024-01-08 00:00:00'],
    ['2024-01-01', '2024-01-08'],
  ],
  [
    ['2024-01-01 00:00:00', '2024-01-01 12:00:00'],
    ['2024-01-01 00:00', '2024-01-01 12:00'],
  ],
  [
    ['00:00:00', '06:00:00'],
    ['00:00', '06:00'],
  ],
  [
    ['00:00:01', '00:00:02'],
    ['00:00:01', '00:00:02'],
  ],
])('%j are shown as %j', (texts, shown) => {
  expect(shortTimes(texts)).toEqual(shown)
})
