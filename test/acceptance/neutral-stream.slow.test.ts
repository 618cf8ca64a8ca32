import { expect, test } from 'vitest'
import { policy } from '../core/gate/fixture.ts'
import { holdout, simpleGates } from './gates.ts'
import { neutralStreams } from './neutral-stream.ts'
import { type Gate, optimismOf } from './stream.ts'
import { type Simulated, simulated, text } from './summary.ts'

/*
 * Three hundred pull requests that change nothing on average, one after another against the same 2,000 rows. Merging only what
 * looks better keeps lucky models, so later neutral changes look worse and worse; the share of false blocks must not grow.
 */

const STREAMS = 300
const ALPHA = 0.05

interface Found {
  /** Share of pull requests of each phase for which a loss was shown that is none. */
  readonly blocked: readonly Simulated[]
  /** Points by which the set flatters the last model. */
  readonly optimism: Simulated
  readonly merged: Simulated
}

/** @param ends where each phase of the stream ends. */
function streams(gate: Gate, ends: readonly number[]): Found {
  const found = neutralStreams(gate, STREAMS)
  const shares = ends.map((end, phase) => {
    const start = ends[phase - 1] ?? 0
    const counts = found.map(({ outcomes }) => outcomes.slice(start, end).filter(({ blocked }) => blocked).length)
    return simulated(counts.map((count) => count / (end - start)))
  })
  return {
    blocked: shares,
    optimism: simulated(found.map(({ model }) => 100 * optimismOf(model))),
    merged: simulated(found.map(({ outcomes }) => outcomes.filter(({ merged }) => merged).length)),
  }
}

function print(name: string, { blocked, optimism, merged }: Found): void {
  const shares = blocked.map((share) => text(share)).join(', ')
  console.log(
    `neutral stream, ${name}: blocked ${shares}; optimism ${text(optimism, 2)} points; merged ${text(merged, 1)}`,
  )
}

const rates = { alpha_block: ALPHA, alpha_pass: 0.05 }

test.each([true, false])(
  'our false blocks stay at their level in every third of the stream; anchor: %s',
  (anchored) => {
    const found = streams(holdout(policy({ rates }), anchored), [100, 200, 300])
    print(`holdout, ${anchored ? 'with' : 'without'} an anchor`, found)
    for (const { mean, error } of found.blocked) expect(mean).toBeLessThanOrEqual(ALPHA + 3 * error)
  },
)

test('where an inconclusive change is not merged only lucky ones are, and false blocks grow: hence the default, to warn', () => {
  const found = streams(holdout(policy({ rates, on_inconclusive: 'block' }), false), [30, 100, 300])
  print('holdout, inconclusive not merged', found)
  expect(found.blocked.at(-1)?.mean).toBeGreaterThan(0.2)
})

// Shares of PR 1-30, 31-100, 101-300, optimism, merged; made independently with numpy.
test.each<[keyof typeof simpleGates, number[], number, number]>([
  ['any drop blocks', [0.761, 0.936, 0.976], 3.5, 16],
  ['drop over 1 point blocks', [0.022, 0.021, 0.025], 0.2, 293],
  ['exact McNemar blocks', [0.051, 0.05, 0.052], 0.2, 285],
  ['non-inferiority required', [0.629, 0.807, 0.86], 2.7, 53],
])('the same stream where %s', (name, shares, optimism, merged) => {
  const found = streams(simpleGates[name], [30, 100, 300])
  print(name, found)
  for (const [phase, { mean }] of found.blocked.entries())
    expect(Math.abs(mean - (shares[phase] ?? Number.NaN))).toBeLessThan(0.02)
  expect(Math.abs(found.optimism.mean - optimism)).toBeLessThan(0.2)
  expect(Math.abs(found.merged.mean - merged)).toBeLessThan(4)
})
