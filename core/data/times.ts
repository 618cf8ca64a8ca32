import { daysOf, NANOSECONDS_A_DAY, weekdayOf } from './calendar.ts'
import { type DateToken, dateTokens } from './date-format.ts'
import { OFFSET, WRITTEN } from './types.ts'

/** How the dates and times of a property are written. */
export interface TimeForm {
  readonly type: 'date' | 'timestamp' | 'time'
  /** Pattern of the JDK; null for ISO 8601. */
  readonly format: string | null
  /** IANA's name of the zone that values without an offset are in. */
  readonly zone: string
  /** Whether values carry their offset; null where both may be. */
  readonly offset: boolean | null
}

/** Parts of a date or time as written. */
interface Parts {
  year?: number
  month?: number
  day?: number
  weekday?: number
  hour?: number
  half?: number
  minute?: number
  second?: number
  nanosecond?: number
  /** Minutes east of UTC. */
  offset?: number
}

/**
 * Nanoseconds since 1970-01-01T00:00Z, of a time since midnight; null where the text is not a value of that form.
 *
 * The calendar is strict: 30 February, hour 24 and second 60 are none, whatever the JDK's lenient modes make of them.
 */
export function readTime(text: string, form: TimeForm): bigint | null {
  const parts = form.format === null ? isoParts(text, form.type) : formattedParts(text, form.format)
  if (!parts || (form.offset !== null && (parts.offset !== undefined) !== form.offset)) return null
  return instantOf(parts, form)
}

function isoParts(text: string, type: TimeForm['type']): Parts | null {
  const offset = type === 'time' ? `${OFFSET}?` : ''
  if (!new RegExp(`^(?:${WRITTEN[type]}${offset})$`).test(text)) return null
  const date = type === 'time' ? null : /^(\d{4})-(\d\d)-(\d\d)/.exec(text)
  const clock = /(?:^|[T ])(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(.*)$/.exec(text)
  return {
    ...(date && { year: Number(date[1]), month: Number(date[2]), day: Number(date[3]) }),
    ...(clock && {
      hour: Number(clock[1]),
      minute: Number(clock[2]),
      second: Number(clock[3] ?? 0),
      nanosecond: Number((clock[4] ?? '').padEnd(9, '0')),
      ...(clock[5] && { offset: offsetOf(clock[5]) }),
    }),
  }
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

interface Group {
  readonly letter: string
  readonly count: number
}

function formattedParts(text: string, format: string): Parts | null {
  const tokens = dateTokens(format)
  if (typeof tokens === 'string') throw new Error('the reader lets no such pattern through')
  const groups: Group[] = []
  const found = new RegExp(`^${sourceOf(tokens, groups)}$`).exec(text)
  if (!found) return null
  const parts: Parts = {}
  for (const [index, group] of groups.entries()) {
    const written = found[index + 1]
    if (written === undefined) continue
    const [part, value] = partOf(group, written)
    // A part that is written twice has to say the same.
    if (parts[part] !== undefined && parts[part] !== value) return null
    parts[part] = value
  }
  return parts
}

function sourceOf(tokens: readonly DateToken[], groups: Group[]): string {
  return tokens
    .map((token) => {
      if (token.kind === 'literal') return literalPattern(token.text)
      if (token.kind === 'optional') return `(?:${sourceOf(token.tokens, groups)})?`
      groups.push(token)
      return `(${writtenField(token)})`
    })
    .join('')
}

/** A text as a regular expression that matches it alone, for RE2, Java and JavaScript alike. */
export function literalPattern(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, (character) =>
    /[\\^\]]/.test(character) ? `\\${character}` : `[${character}]`,
  )
}

/** How a field of a pattern is written, for RE2, Java and JavaScript alike. */
export function writtenField({ letter, count }: Group): string {
  switch (letter) {
    case 'M':
    case 'L':
      if (count === 3) return MONTHS.map((name) => name.slice(0, 3)).join('|')
      if (count === 4) return MONTHS.join('|')
      return count === 1 ? '0?[1-9]|1[0-2]' : '0[1-9]|1[0-2]'
    case 'E':
      return DAYS.map((name) => (count === 4 ? name : name.slice(0, 3))).join('|')
    case 'a':
      return 'AM|PM'
    case 'y':
    case 'u':
      return count === 2 ? '[0-9]{2}' : '[0-9]{4}'
    case 'd':
      return count === 1 ? '0?[1-9]|[12][0-9]|3[01]' : '0[1-9]|[12][0-9]|3[01]'
    case 'H':
      return count === 1 ? '[01]?[0-9]|2[0-3]' : '[01][0-9]|2[0-3]'
    case 'h':
      return count === 1 ? '0?[1-9]|1[0-2]' : '0[1-9]|1[0-2]'
    case 'm':
    case 's':
      return count === 1 ? '[0-5]?[0-9]' : '[0-5][0-9]'
    case 'S':
      return `[0-9]{${count}}`
    default:
      return writtenOffset(letter, count)
  }
}

function writtenOffset(letter: string, count: number): string {
  const hours = '[+-](?:0[0-9]|1[0-8])'
  const zulu = letter === 'x' ? '' : 'Z|'
  if (letter === 'Z') return count === 5 ? `Z|${hours}:[0-5][0-9]` : `Z|${hours}:?[0-5][0-9]`
  return [`${zulu}${hours}(?:[0-5][0-9])?`, `${zulu}${hours}[0-5][0-9]`, `${zulu}${hours}:[0-5][0-9]`][count - 1] ?? ''
}

function partOf({ letter, count }: Group, text: string): [keyof Parts, number] {
  switch (letter) {
    case 'y':
    case 'u':
      return ['year', count === 2 ? 2000 + Number(text) : Number(text)]
    case 'M':
    case 'L':
      return ['month', count < 3 ? Number(text) : MONTHS.findIndex((name) => name.startsWith(text)) + 1]
    case 'd':
      return ['day', Number(text)]
    case 'E':
      return ['weekday', DAYS.findIndex((name) => name.startsWith(text)) + 1]
    case 'a':
      return ['half', text === 'PM' ? 1 : 0]
    case 'H':
      return ['hour', Number(text)]
    case 'h':
      return ['hour', Number(text) % 12]
    case 'm':
      return ['minute', Number(text)]
    case 's':
      return ['second', Number(text)]
    case 'S':
      return ['nanosecond', Number(text.padEnd(9, '0'))]
    default:
      return ['offset', offsetOf(text)]
  }
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

function instantOf(parts: Parts, { type, zone }: TimeForm): bigint | null {
  const { hour = 0, half = 0, minute = 0, second = 0, nanosecond = 0 } = parts
  const hours = half === 1 && hour < 12 ? hour + 12 : hour
  const clock = BigInt(hours * 3600 + minute * 60 + second) * 1_000_000_000n + BigInt(nanosecond)
  if (type === 'time') return parts.offset === undefined ? clock : clock - minutes(parts.offset)
  const days = daysOf({ year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1 })
  if (days === null || (parts.weekday !== undefined && weekdayOf(days) !== parts.weekday)) return null
  const local = BigInt(days) * NANOSECONDS_A_DAY + clock
  return local - minutes(parts.offset ?? (type === 'date' ? 0 : offsetAt(local, zone)))
}

function minutes(count: number): bigint {
  return BigInt(count) * 60_000_000_000n
}

/** Minutes east of UTC at a local time. Of a time that stands twice the earlier is meant; one that is left out moves on. */
function offsetAt(local: bigint, zone: string): number {
  if (zone === 'UTC' || zone === 'Etc/UTC') return 0
  const milliseconds = Number(local / 1_000_000n)
  const before = zoneOffset(milliseconds - 86_400_000, zone)
  const first = zoneOffset(milliseconds - before * 60_000, zone)
  return first === before ? before : zoneOffset(milliseconds - first * 60_000, zone) === first ? first : before
}

function zoneOffset(instant: number, zone: string): number {
  const shown = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(instant)
  const text = shown.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  return text === 'GMT' ? 0 : offsetOf(text.slice(3, 9))
}
