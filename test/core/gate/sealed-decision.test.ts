import { describe, expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { decideSealed } from '#core/gate/sealed-decision.ts'
import {
  answersDigest,
  disagreementOf,
  questionPolicyDigest,
  readSealedRows,
  readSealedSet,
} from '#core/gate/sealed-rows.ts'
import type { Table } from '#core/gate/table.ts'
import { mcnemarExact } from '#core/statistics/mcnemar.ts'
import { randomFromSeed } from '#core/statistics/random.ts'
import { tangoNonInferiority } from '#core/statistics/tango.ts'
import { digest, policy } from './fixture.ts'

const MODEL = policy({ data: {}, rates: { alpha_block: 0.05, alpha_pass: 0.05 } })
const LEVELS = { alpha_block: 0.002, alpha_pass: 0.001 }

function table(columns: Readonly<Record<string, readonly string[]>>): Table {
  const names = Object.keys(columns)
  return {
    source: 'rows.csv',
    rows: columns[names[0] ?? '']?.length ?? 0,
    names,
    columns: new Map(Object.entries(columns)),
  }
}

function coded(texts: readonly string[]) {
  const values = [...new Set(texts)]
  return { values, codes: Int32Array.from(texts, (text) => values.indexOf(text)) }
}

/** A set and two models whose answers are right with these probabilities. */
function drawn(seed: number, n: number, right: readonly [number, number]) {
  const random = randomFromSeed(seed)
  const labels = Array.from({ length: n }, () => String(random.bits() & 1))
  const [candidate, baseline] = right.map((share) =>
    labels.map((label) => (random.uniform() < share ? label : String(1 - Number(label)))),
  )
  const ids = labels.map((_, row) => `x${row}`)
  return { ids, labels, candidate: candidate ?? [], baseline: baseline ?? [] }
}

describe('the word of a sealed set', () => {
  test.each([
    [1, [0.9, 0.9]],
    [2, [0.87, 0.9]],
    [3, [0.88, 0.89]],
    [4, [0.91, 0.9]],
    [5, [0.895, 0.9]],
  ] as const)('is that of the exact test and of Tango at the levels that are left (seed %i)', (seed, right) => {
    const { ids, labels, candidate, baseline } = drawn(seed, 30_000, right)
    const wins = labels.filter((label, row) => candidate[row] === label && baseline[row] !== label).length
    const losses = labels.filter((label, row) => candidate[row] !== label && baseline[row] === label).length
    const shown = tangoNonInferiority({ wins, losses, n: labels.length }, 0.01).p <= LEVELS.alpha_pass
    const worse = mcnemarExact({ wins, losses }).p <= LEVELS.alpha_block
    const verdict = decideSealed(MODEL, LEVELS, {
      set: { ids, labels: coded(labels) },
      evaluationSet: digest('set'),
      candidate: { predictions: coded(candidate), digest: digest('candidate') },
      baseline: { predictions: coded(baseline), digest: digest('baseline') },
    })
    expect(verdict).toBe(shown ? 'pass' : worse ? 'block' : 'inconclusive')
  })

  test('of what cannot be decided is inconclusive, and quotes nothing', () => {
    const set = { ids: ['a', 'b', 'c'], labels: coded(['0', '1', '1']) }
    const third = { predictions: coded(['0', '1', '7']), digest: digest('candidate') }
    expect(
      decideSealed(MODEL, LEVELS, {
        set,
        evaluationSet: digest('set'),
        candidate: third,
        baseline: { ...third, digest: digest('baseline') },
      }),
    ).toBe('inconclusive')
  })

  test('of a fault of ours is an error that quotes nothing', () => {
    const broken = { predictions: null as never, digest: digest('candidate') }
    const set = { ids: ['secret'], labels: coded(['label']) }
    expect(() =>
      decideSealed(MODEL, LEVELS, { set, evaluationSet: digest('set'), candidate: broken, baseline: broken }),
    ).toThrow(/^a question to a sealed set could not be decided; its error is not shown/)
  })
})

describe('rows of a sealed set', () => {
  test('come with labels, and an id once', () => {
    const set = readSealedSet(table({ example_id: ['a', 'b'], label: ['1', '0'] }), MODEL)
    expect(set.labels.values).toEqual(['1', '0'])
    expect(() => readSealedSet(table({ example_id: ['a', 'a'], label: ['1', '0'] }), MODEL)).toThrow(
      'row 2: example_id "a" stands twice',
    )
  })

  test('come from a run without labels: a column of them is refused', () => {
    const rows = { example_id: ['a', 'b'], prediction: ['1', '0'] }
    expect(readSealedRows(table(rows), MODEL)).toEqual({ ids: ['a', 'b'], values: ['1', '0'], codes: [0, 1] })
    expect(() => readSealedRows(table({ ...rows, label: ['1', '0'] }), MODEL)).toThrow(
      'rows.csv: has a column "label"; predictions for a sealed set come without labels: remove it',
    )
  })

  test('hold one of two answers in a binary task', () => {
    expect(() => readSealedRows(table({ example_id: ['a', 'b', 'c'], prediction: ['.2', '.5', '.9'] }), MODEL)).toThrow(
      UserError,
    )
  })

  test('are the same question in whatever coding, and another under another tolerance or rate', () => {
    const one = { source: 'a', predictions: { values: ['0', '1'], codes: Int32Array.of(0, 1, 1) } }
    const other = { source: 'b', predictions: { values: ['1', '0'], codes: Int32Array.of(1, 0, 0) } }
    expect(answersDigest(one)).toBe(answersDigest(other))
    expect(disagreementOf(one, other)).toBe(0)
    expect(
      disagreementOf(one, { ...other, predictions: { values: ['1', '0'], codes: Int32Array.of(0, 0, 0) } }),
    ).toBeCloseTo(1 / 3, 12)
    const same = policy({ data: {}, rates: MODEL.rates, paths: ['src/**'], on_inconclusive: 'block' })
    expect(questionPolicyDigest(same)).toBe(questionPolicyDigest(MODEL))
    for (const fields of [{ metrics: { accuracy: { max_drop: 0.02 } } }, { rates: { alpha_pass: 0.01 } }]) {
      expect(questionPolicyDigest(policy({ data: {}, rates: MODEL.rates, ...fields }))).not.toBe(
        questionPolicyDigest(MODEL),
      )
    }
  })
})
