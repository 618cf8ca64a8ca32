import { categoryTest, columnTest, missingTest, numberTest, type Test } from '#core/data/drift.ts'
import type { Compared } from '#core/data/drift-finding.ts'
import { spreadOf } from '#core/data/profile-tally.ts'
import type { Random } from '#core/statistics/random.ts'

/** A column of random values; null is a missing one. */
export interface Sampler {
  readonly name: string
  readonly kind: 'number' | 'category'
  readonly draw: (random: Random) => number | null
}

/** 40 columns of all sorts: smooth, skewed, tied, rare, constant, and empty. */
export function mixedColumns(): Sampler[] {
  const number = (name: string, draw: Sampler['draw']): Sampler => ({ name, kind: 'number', draw })
  const category = (name: string, draw: Sampler['draw']): Sampler => ({ name, kind: 'category', draw })
  const times = (count: number, make: (index: number) => Sampler) =>
    Array.from({ length: count }, (_, index) => make(index))
  const zipf = (values: number) => (random: Random) => Math.floor(values ** random.uniform()) - 1
  const gaps = (share: number, draw: Sampler['draw']) => (random: Random) =>
    random.uniform() < share ? null : draw(random)
  return [
    ...times(8, (index) => number(`normal${index}`, normal)),
    ...times(4, (index) => number(`skewed${index}`, (random) => Math.exp(2 * normal(random)))),
    ...times(4, (index) => number(`few${index}`, (random) => Math.floor(random.uniform() * 5))),
    ...times(3, (index) => number(`zeros${index}`, (random) => (random.uniform() < 0.8 ? 0 : normal(random)))),
    ...times(3, (index) => number(`gaps${index}`, gaps(0.3, normal))),
    ...times(4, (index) => category(`binary${index}`, (random) => (random.uniform() < 0.1 * (index + 1) ? 1 : 0))),
    ...times(5, (index) => category(`several${index}`, (random) => Math.floor(random.uniform() * (3 + 4 * index)))),
    ...times(3, (index) => category(`long${index}`, zipf(500))),
    ...times(2, (index) =>
      category(
        `gone${index}`,
        gaps(0.05, (random) => Math.floor(random.uniform() * 4)),
      ),
    ),
    ...times(2, (index) => number(`constant${index}`, () => 7)),
    category('one', () => 1),
    category('empty', () => null),
  ]
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform())
}

/** Draws both samples of a column and compares them. */
export function compareDrawn(
  random: Random,
  { name, kind, draw }: Sampler,
  [n, m]: readonly [number, number],
): Compared {
  const [current, reference] = [drawn(random, draw, n), drawn(random, draw, m)]
  return { column: name, test: testOf(kind, current, reference), left: null, change: '' }
}

function drawn(random: Random, draw: Sampler['draw'], size: number): (number | null)[] {
  return Array.from({ length: size }, () => draw(random))
}

export function testOf(
  kind: Sampler['kind'],
  current: readonly (number | null)[],
  reference: readonly (number | null)[],
): Test | null {
  const counts = new Map<number, [number, number]>()
  for (const [sample, values] of [current, reference].entries()) {
    for (const value of values) {
      if (value === null) continue
      const pair = counts.get(value) ?? [0, 0]
      pair[sample === 0 ? 0 : 1] += 1
      counts.set(value, pair)
    }
  }
  const at = Float64Array.from(counts.keys()).sort()
  const cells = {
    at: [...at],
    current: Array.from(at, (value) => counts.get(value)?.[0] ?? 0),
    reference: Array.from(at, (value) => counts.get(value)?.[1] ?? 0),
  }
  const filled = cells.at.filter((_, cell) => (cells.reference[cell] ?? 0) > 0)
  const spread = spreadOf({ at: filled, counts: cells.reference.filter((count) => count > 0) })
  const values =
    kind === 'number' ? numberTest({ ...cells, sd: filled.length === 0 ? 0 : spread.sd }) : categoryTest(cells)
  const gaps = (sample: readonly (number | null)[]) => ({
    rows: sample.length,
    missing: sample.filter((value) => value === null).length,
  })
  return columnTest(values, missingTest({ current: gaps(current), reference: gaps(reference) }))
}
