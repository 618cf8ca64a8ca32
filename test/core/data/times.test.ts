import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, daysOf, monthsBefore, weekdayOf } from '#core/data/calendar.ts'
import { isoForm } from '#core/data/iso-time.ts'
import { readTime, type TimeForm } from '#core/data/times.ts'

const form = (more: Partial<TimeForm> = {}): TimeForm => ({
  type: 'timestamp',
  format: null,
  zone: 'UTC',
  offset: null,
  ...more,
})

test('days of the calendar are those of JavaScript, for ten thousand years', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_000, max: 2_900_000 }), (days) => {
      const date = new Date(days * 86_400_000)
      const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
      expect(dayOf(days)).toEqual(day)
      expect(daysOf(day)).toBe(days)
      expect(weekdayOf(days) % 7).toBe(date.getUTCDay())
    }),
  )
})

test('30 February is no day, and a month before 31 March ends in February', () => {
  expect(daysOf({ year: 2024, month: 2, day: 30 })).toBeNull()
  expect(daysOf({ year: 1900, month: 2, day: 29 })).toBeNull()
  expect(monthsBefore({ year: 2024, month: 3, day: 31 }, 1)).toEqual({ year: 2024, month: 2, day: 29 })
  expect(monthsBefore({ year: 2024, month: 1, day: 5 }, 13)).toEqual({ year: 2022, month: 12, day: 5 })
})

test('moments are those of JavaScript', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      expect(readTime(date.toISOString(), form())).toBe(BigInt(date.getTime()) * 1_000_000n)
    }),
  )
})

// Offsets by the IANA time zone database, read through ICU by another way than the product's: a moment written in the zone.
test.each(['Australia/Sydney', 'America/New_York', 'Asia/Kathmandu', 'Europe/London'])('local times of %s', (zone) => {
  const written = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 * 365 * 24 }), (hours) => {
      const moment = hours * 3_600_000
      const local = written.format(moment)
      const read = readTime(local, form({ zone })) ?? 0n
      // An hour that stands twice is read as one of the two; both are written alike.
      expect(written.format(Number(read / 1_000_000n))).toBe(local)
    }),
  )
})

// Rows of https://docs.oracle.com/javase/8/docs/api/java/time/format/DateTimeFormatter.html#patterns, read strictly.
describe.each([
  ['dd/MM/yyyy', 'date', '29/02/2024', '2024-02-29T00:00:00Z'],
  ['d/M/yy', 'date', '1/2/24', '2024-02-01T00:00:00Z'],
  ['yyyy-MM-dd HH:mm:ssZ', 'timestamp', '2020-01-01 00:00:00+1000', '2019-12-31T14:00:00Z'],
  ['yyyy-MM-ddTHH:mm:ssZ', 'timestamp', '2024-03-10T14:22:35+10:00', '2024-03-10T04:22:35Z'],
  ["d MMM yyyy 'at' h:mm a", 'timestamp', '3 Jun 2008 at 11:05 PM', '2008-06-03T23:05:00Z'],
  ['EEE, d MMM yyyy HH:mm:ss XX', 'timestamp', 'Tue, 3 Jun 2008 11:05:30 +0200', '2008-06-03T09:05:30Z'],
  ['yyyyMMdd[HHmm]', 'timestamp', '20240101', '2024-01-01T00:00:00Z'],
  ["HH''mm", 'time', "12'30", '1970-01-01T12:30:00Z'],
] as const)('%s', (format, type, text, moment) => {
  test('reads the value', () => {
    expect(readTime(text, form({ format, type }))).toBe(BigInt(Date.parse(moment)) * 1_000_000n)
  })
  test('and nothing longer', () => {
    expect(readTime(`${text} `, form({ format, type }))).toBeNull()
  })
})

test('a weekday has to be the right one, and a part that stands twice the same', () => {
  expect(readTime('Mon 21.11.2026', form({ type: 'date', format: 'EEE dd.MM.yyyy' }))).toBeNull()
  expect(readTime('Sat 21.11.2026', form({ type: 'date', format: 'EEE dd.MM.yyyy' }))).not.toBeNull()
  expect(readTime('2024-01-02 2023', form({ type: 'date', format: 'yyyy-MM-dd yyyy' }))).toBeNull()
})

test('what an engine can rewrite is rewritten, what it cannot is left to JavaScript', () => {
  expect(isoForm('dd/MM/yyyy', 'date')?.parts.join('')).toBe('3-2-1')
  expect(isoForm('d MMM yyyy', 'date')).toBeNull()
  expect(isoForm('h:mm a', 'time')).toBeNull()
})
