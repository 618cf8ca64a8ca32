import { dayOf } from '../data/calendar.ts'
import type { ColumnProfile } from '../data-report.ts'

/** What the edges of a histogram count, where they are times. */
export type TimeUnit = NonNullable<NonNullable<ColumnProfile['histogram']>['unit']>

const SECONDS_A_DAY = 86_400

/** 0001-01-01 and 10000-01-01: outside of them is no time that anybody measured. */
const CALENDAR = { from: -62_135_596_800, to: 253_402_300_800 }

/** A time in the form of ISO 8601, in UTC, to the second: `2024-01-31 12:30:00`, or `12:30:00` of a day. */
export function timeText(seconds: number, unit: TimeUnit): string {
  if (seconds < CALENDAR.from || seconds >= CALENDAR.to) return `${seconds.toPrecision(4)} s`
  const whole = Math.floor(seconds)
  const days = Math.floor(whole / SECONDS_A_DAY)
  const rest = whole - days * SECONDS_A_DAY
  const clock = [rest / 3600, (rest / 60) % 60, rest % 60].map((part) => two(Math.floor(part))).join(':')
  if (unit === 'seconds-of-day') return days === 0 ? clock : `${two(Math.floor(whole / 3600))}:${clock.slice(3)}`
  const { year, month, day } = dayOf(days)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${clock}`
}

/** Several times without what says nothing in all of them: seconds, the time of day, the first of the month, January. */
export function shortTimes(texts: readonly string[]): string[] {
  let shown = [...texts]
  for (const silent of [/(?<=\d\d:\d\d):00$/, / 00:00$/, /(?<=-\d\d)-01$/, /-01$/]) {
    if (!shown.every((text) => silent.test(text))) break
    shown = shown.map((text) => text.replace(silent, ''))
  }
  return shown
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
