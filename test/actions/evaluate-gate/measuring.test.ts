import { describe, expect, test } from 'vitest'
import { prepare } from '#core/gate/compare.ts'
import { measured } from '#core/gate/measured.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { sharedCount, untilAllTaken } from '../../../actions/evaluate-gate/between-threads.ts'
import { readHeldOut } from '../../../actions/evaluate-gate/held-out.ts'
import { readHeldOutApart } from '../../../actions/evaluate-gate/held-out-apart.ts'
import { measuredInThreads } from '../../../actions/evaluate-gate/measuring.ts'
import { policy } from '../../core/gate/fixture.ts'
import { predictionsOf } from './fixture.ts'

const model = policy({
  metrics: {
    accuracy: { max_drop: 0.01 },
    roc_auc: { max_drop: 0.01 },
    brier: { max_rise: 0.01 },
    ks: { max_drop: 0.01 },
    latency_ms: { max_ratio: 1.1, gate: false },
  },
  slices: { by: ['origin'] },
})

/** Over the number of rows from which they are measured in threads. */
const ROWS = 200_000

async function joinedOf(read: typeof readHeldOut, by: ModelPolicy) {
  const [candidate, baseline] = await Promise.all(
    [1000, 400].map((right) => {
      const bytes = new TextEncoder().encode(predictionsOf(right, { rows: ROWS }))
      return read({ source: 'p.csv', name: 'p.csv', bytes }, { model, slices: 'required' })
    }),
  )
  if (!candidate || !baseline) throw new Error('two files were read')
  const files = { candidate: candidate.predictions, baseline: baseline.predictions, anchor: null }
  const prepared = prepare(by, files)
  if (prepared.kind === 'done') throw new Error('there is something to measure')
  return prepared
}

describe('many rows, measured in two threads', () => {
  test('have the records that one thread finds, of every metric that has rows', async () => {
    const { joined, names } = await joinedOf(readHeldOutApart, model)
    const found = await measuredInThreads(joined, names)
    expect([...found.keys()].sort()).toEqual(['accuracy', 'brier', 'ks', 'roc_auc'])
    const here = await joinedOf(readHeldOut, model)
    const expected = measured(here.joined, here.names)
    for (const [name, records] of expected) expect(found.get(name)).toEqual(records)
  })

  test('name the same fault in the same words', async () => {
    const asked = {
      ...model,
      metrics: {
        ...policy({
          metrics: {
            accuracy: { max_drop: 0.01 },
            complaints: { column: 'c', max_rise: 1 },
            delays: { column: 'd', max_rise: 1 },
          },
        }).metrics,
      },
    }
    const { joined, names } = await joinedOf(readHeldOut, asked)
    await expect(measuredInThreads(joined, names)).rejects.toMatchObject({
      name: 'UserError',
      message: 'p.csv: a metric needs the column data.c; name it in the policy',
    })
  })
})

test('two that take from both ends of a list take each of its items once', () => {
  const list = ['a', 'b', 'c', 'd', 'e']
  const taken = sharedCount()
  const [front, back] = [untilAllTaken(list, taken), untilAllTaken(list.toReversed(), taken)]
  const found = [front.next(), back.next(), front.next(), front.next(), back.next(), front.next(), back.next()]
  expect(found.map(({ value }) => value)).toEqual(['a', 'e', 'b', 'c', 'd', undefined, undefined])
})
