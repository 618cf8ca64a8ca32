import { type Random, randomFromSeed } from '#core/statistics/random.ts'

/** What is wrong with the data, each of it on request. */
export interface Faults {
  /** Test rows that are copies of training rows, ids and all. */
  readonly sharedKeys?: number
  /** Test rows that are copies of training rows under an id of their own. */
  readonly sharedContent?: number
  readonly repeatedRows?: number
  /** A column that says the label. */
  readonly leak?: boolean
  /** Training rows from after the first test row. */
  readonly future?: number
  /** Group b has the label less often. */
  readonly unevenLabel?: boolean
  /** Income is missing more often in group b. */
  readonly unevenMissing?: boolean
  /** Age is missing more often where the label is 1. */
  readonly missingByLabel?: boolean
  /** Group b is more frequent among the test rows. */
  readonly unevenShares?: boolean
}

export interface Planted {
  readonly train: string
  readonly test: string
}

const HEADER = 'id,at,sex,age,income,city,code,approved'
const TRAIN = 2000
const TEST = 800
const DAY = 86_400_000
const START = Date.UTC(2024, 0, 1)

/** Loans as CSV: numbers, categories, a day, a group and a label that depends on none of them, but for the faults. */
export function plantedLoans(faults: Faults, seed = 7): Planted {
  const random = randomFromSeed(seed)
  const train = Array.from({ length: TRAIN }, (_, index) =>
    row(random, { faults, id: index, day: index % 100, test: false }),
  )
  const test = Array.from({ length: TEST }, (_, index) =>
    row(random, { faults, id: TRAIN + index, day: 110 + (index % 20), test: true }),
  )
  // Copies of the latest training rows: of earlier ones the training rows would be the future.
  for (let index = 0; index < (faults.sharedKeys ?? 0); index++) test[index] = train[index * 100 + 99] ?? ''
  for (let index = 0; index < (faults.sharedContent ?? 0); index++) {
    test[index] = (train[index * 100 + 99] ?? '').replace(/^\d+/, String(TRAIN + index))
  }
  for (let index = 0; index < (faults.future ?? 0); index++) {
    train[index] = row(random, { faults, id: index, day: 115, test: false })
  }
  for (let index = 0; index < (faults.repeatedRows ?? 0); index++) train.push(train[index * 2] ?? '')
  return { train: csv(train), test: csv(test) }
}

function csv(rows: readonly string[]): string {
  return `${[HEADER, ...rows].join('\n')}\n`
}

interface Row {
  readonly faults: Faults
  readonly id: number
  readonly day: number
  readonly test: boolean
}

function row(random: Random, { faults, id, day, test }: Row): string {
  const chance = (p: number) => random.uniform() < p
  const group = chance(faults.unevenShares && test ? 0.75 : 0.4) ? 'b' : 'a'
  const label = chance(faults.unevenLabel && group === 'b' ? 0.15 : 0.4) ? 1 : 0
  const ageGone = chance(faults.missingByLabel && label === 1 ? 0.4 : 0.1)
  const incomeGone = chance(faults.unevenMissing && group === 'b' ? 0.4 : 0.1)
  const cells = [
    id,
    new Date(START + day * DAY).toISOString().slice(0, 10),
    group,
    ageGone ? '' : 18 + Math.floor(random.uniform() * 60),
    incomeGone ? '' : (1000 + random.uniform() * 4000).toFixed(2),
    ['Bonn', 'Lyon', 'Graz', 'Oslo'][Math.floor(random.uniform() * 4)],
    faults.leak
      ? `${label === 1 ? 'K' : 'N'}${Math.floor(random.uniform() * 30)}`
      : `K${Math.floor(random.uniform() * 60)}`,
    label,
  ]
  return cells.join(',')
}
