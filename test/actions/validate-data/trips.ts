import { randomFromSeed } from '#core/statistics/random.ts'
import { contractOf } from './checked.ts'

export const TRIPS = contractOf(`  - name: trips
    properties:
      - {name: id, logicalType: integer, primaryKey: true}
      - {name: at, logicalType: timestamp}
      - {name: minutes, logicalType: number}
      - {name: stops, logicalType: integer}
      - {name: line, logicalType: string}
      - {name: fare, logicalType: number, classification: restricted}
`)

export interface Trips {
  readonly seed: number
  readonly rows?: number
  readonly slower?: boolean
  /** A new value. */
  readonly line?: string
  readonly gaps?: boolean
  readonly dearer?: boolean
}

/** Rides of a few lines as CSV, as they are or changed. */
export function trips({ seed, rows = 3000, slower, line, gaps, dearer }: Trips): string {
  const random = randomFromSeed(seed)
  const lines = Array.from({ length: rows }, (_, index) => {
    const minutes = 10 + 40 * random.uniform() ** 2 + (slower ? 8 : 0)
    const stops = gaps && random.uniform() < 0.1 ? '' : 1 + Math.floor(random.uniform() * 12)
    const name = line && random.uniform() < 0.2 ? line : `U${1 + Math.floor(random.uniform() * 4)}`
    const fare = 2 + random.uniform() + (dearer ? 1 : 0)
    const at = new Date(Date.UTC(2024, seed, 1) + index * 60_000).toISOString()
    return [seed * 1_000_000 + index, at, minutes.toFixed(6), stops, name, fare.toFixed(2)].join(',')
  })
  return `id,at,minutes,stops,line,fare\n${lines.join('\n')}\n`
}
