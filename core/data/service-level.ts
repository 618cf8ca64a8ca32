import { z } from 'zod'
import { described } from './terms.ts'

/** One agreed service level. `freshness`, `latency` and `retention` are checked, every other property is shown. */
export const ServiceLevel = z.strictObject({
  property: z.string().min(1).max(200),
  value: z.union([z.string().max(1000), z.number(), z.boolean(), z.null()], {
    error: 'must be text, a number, true, false or null',
  }),
  /** Read by `levelUnit`. */
  unit: z.string().max(100).optional(),
  /** `schema.property`, several joined by commas; the schema may be left out where there is one. */
  element: z.string().min(1).max(1000).optional(),
  valueExt: described,
  description: described,
  id: described,
  driver: described,
  scheduler: described,
  schedule: described,
})
export type ServiceLevel = z.infer<typeof ServiceLevel>

/** The service levels that data can be held to. */
export type CheckedLevel = 'freshness' | 'latency' | 'retention'

const CHECKED: Readonly<Record<string, CheckedLevel>> = {
  freshness: 'freshness',
  latency: 'latency',
  ly: 'latency',
  retention: 'retention',
  re: 'retention',
}

/** Which check a service level asks for, by its name or the standard's short form, in any case; null for none. */
export function checkedLevel({ property }: ServiceLevel): CheckedLevel | null {
  const name = property.toLowerCase()
  return Object.hasOwn(CHECKED, name) ? (CHECKED[name] ?? null) : null
}

/** Units of time, as the standard's text spells them and its users do. `m` is not here: minute and month share it. */
const UNITS = {
  second: ['s', 'sec', 'secs', 'second', 'seconds'],
  minute: ['min', 'mins', 'minute', 'minutes'],
  hour: ['h', 'hr', 'hrs', 'hour', 'hours'],
  day: ['d', 'day', 'days'],
  week: ['w', 'wk', 'wks', 'week', 'weeks'],
  month: ['mo', 'mon', 'month', 'months'],
  year: ['y', 'yr', 'yrs', 'year', 'years'],
} as const
export type TimeUnit = keyof typeof UNITS

/** The unit of a checked level; days where none is given, null where the word is not a unit of time. */
export function levelUnit({ unit = 'd' }: ServiceLevel): TimeUnit | null {
  const word = unit.toLowerCase()
  const names = Object.keys(UNITS) as TimeUnit[]
  return names.find((name) => (UNITS[name] as readonly string[]).includes(word)) ?? null
}
