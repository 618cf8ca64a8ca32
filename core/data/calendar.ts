/*
 * The proleptic Gregorian calendar of ISO 8601 in whole numbers. Days count from 1970-01-01, times in nanoseconds, so that
 * nothing is rounded. After Howard Hinnant, chrono-Compatible Low-Level Date Algorithms.
 */

export const NANOSECONDS_A_DAY = 86_400_000_000_000n

export interface Day {
  readonly year: number
  /** From 1. */
  readonly month: number
  readonly day: number
}

/** Days since 1970-01-01 of a day of the calendar; null where there is no such day. */
export function daysOf({ year, month, day }: Day): number | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** The day of the calendar, so many days after 1970-01-01. */
export function dayOf(days: number): Day {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1
}

/** The same day of a month so many months earlier, or its last day where it is shorter. */
export function monthsBefore({ year, month, day }: Day, months: number): Day {
  const total = year * 12 + month - 1 - months
  const [earlier, which] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1]
  return { year: earlier, month: which, day: Math.min(day, daysIn(earlier, which)) }
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
