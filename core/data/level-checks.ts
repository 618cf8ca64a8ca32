import { dayOf, daysOf, monthsBefore, NANOSECONDS_A_DAY } from './calendar.ts'
import type { Check } from './checks.ts'
import type { SchemaObject } from './contract.ts'
import type { ReadContract } from './contract-reader.ts'
import { fieldOf, isOpen } from './field.ts'
import { NONE } from './property-checks.ts'
import { below, refer, type Target } from './references.ts'
import { checkedLevel, levelUnit, type TimeUnit } from './service-level.ts'
import { readTime } from './times.ts'

/**
 * The service levels of one schema. `freshness` and `latency` say how old the newest value may be, `retention` how old the
 * oldest: the standard calls latency the word preferred to freshness, and a file says nothing else of when data arrived.
 *
 * @param now ISO 8601.
 */
export function levelChecks({ contract, lineOf }: ReadContract, schema: SchemaObject, now: string): Check[] {
  return contract.slaProperties.flatMap((level, index) => {
    const kind = checkedLevel(level)
    const unit = levelUnit(level)
    const element = level.element ?? contract.slaDefaultElement
    if (kind === null || unit === null || element === undefined) return []
    const value = Number(level.value)
    return element.split(',').flatMap((name): Check[] => {
      const target = targetOf(contract, name.trim())
      if (target?.schema !== schema) return []
      return [
        {
          id: `${[schema, ...target.path].map((part) => part.name).join('.')}:${kind}`,
          measure: {
            kind: 'age',
            field: fieldOf(target.path),
            which: kind === 'retention' ? 'oldest' : 'newest',
            notBefore: before(now, value, unit),
            limit: `${value} ${unit}${value === 1 ? '' : 's'}`,
          },
          threshold: NONE,
          otherwise: 'fail',
          line: lineOf(['slaProperties', index]),
          open: target.path.every(isOpen),
        },
      ]
    })
  })
}

function targetOf(contract: ReadContract['contract'], name: string): Target | null {
  const [only] = contract.schema
  const referred = refer(contract, name)
  if (referred.kind === 'property') return referred.target
  const inside = only && contract.schema.length === 1 ? below(only, name) : null
  return inside?.kind === 'property' ? inside.target : null
}

const SECONDS: Readonly<Partial<Record<TimeUnit, number>>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
}

/** Months and years are those of the calendar, whole ones; everything else is a number of seconds. */
function before(now: string, value: number, unit: TimeUnit): string {
  const moment = readTime(now, { type: 'timestamp', format: null, zone: 'UTC', offset: null })
  if (moment === null) throw new Error(`${now} is not a moment of ISO 8601`)
  const seconds = SECONDS[unit]
  if (seconds !== undefined) return isoOf(moment - BigInt(Math.round(value * seconds)) * 1_000_000_000n)
  const [days, clock] = [Number(floorDivide(moment, NANOSECONDS_A_DAY)), modulo(moment, NANOSECONDS_A_DAY)]
  const months = Math.round(value * (unit === 'year' ? 12 : 1))
  return isoOf(BigInt(daysOf(monthsBefore(dayOf(days), months)) ?? 0) * NANOSECONDS_A_DAY + clock)
}

/** ISO 8601 in UTC, in microseconds. Years before 1 become its first day: nothing is older. */
export function isoOf(moment: bigint): string {
  const { year, month, day } = dayOf(Number(floorDivide(moment, NANOSECONDS_A_DAY)))
  if (year < 1) return '0001-01-01T00:00:00Z'
  const micros = modulo(moment, NANOSECONDS_A_DAY) / 1000n
  const [seconds, fraction] = [Number(micros / 1_000_000n), String(micros % 1_000_000n).padStart(6, '0')]
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0')
  const clock = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock}${fraction === '000000' ? '' : `.${fraction}`}Z`
}

function floorDivide(a: bigint, b: bigint): bigint {
  return (a - modulo(a, b)) / b
}

function modulo(a: bigint, b: bigint): bigint {
  return ((a % b) + b) % b
}
