import { describe, expect, test } from 'vitest'
import { changedExamples, MAX_CHANGED } from '#core/gate/changed.ts'
import { checkPredictions, type Predictions } from '#core/gate/predictions.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { policy } from './fixture.ts'

type Column = readonly (string | number)[]

function file(model: ModelPolicy, columns: Readonly<Record<string, Column>>): Predictions {
  const rows = Object.values(columns)[0]?.length ?? 0
  const table = { source: 'p.csv', rows, names: Object.keys(columns), columns: new Map(Object.entries(columns)) }
  return checkPredictions(table as never, model)
}

function changedOf(
  model: ModelPolicy,
  after: Readonly<Record<string, Column>>,
  before: Readonly<Record<string, Column>>,
) {
  return changedExamples(model, file(model, after), file(model, { ...after, ...before }))
}

const binary = policy({ data: { score: 'score', positive: 'spam' } })
const colours = policy({ task: 'multiclass', data: {} })
const numbers = policy({ task: 'regression', metrics: { mae: { max_rise: 0.1 } }, data: {} })

describe('examples whose prediction changed', () => {
  const labels = { example_id: ['a', 'b', 'c', 'd', 'e'], label: ['red', 'red', 'red', 'green', 'blue'] }

  test('are those that got worse, then those wrong in another way, then those that got better', () => {
    const found = changedOf(
      colours,
      { ...labels, prediction: ['red', 'green', 'red', 'blue', 'green'] },
      { prediction: ['red', 'red', 'green', 'green', 'pink'] },
    )
    expect(found).toMatchObject({ worse: 2, better: 1, other: 1 })
    expect(found?.examples).toEqual([
      { id: 'b', change: 'worse', label: 'red', baseline: 'red', candidate: 'green' },
      { id: 'd', change: 'worse', label: 'green', baseline: 'green', candidate: 'blue' },
      { id: 'e', change: 'other', label: 'blue', baseline: 'pink', candidate: 'green' },
      { id: 'c', change: 'better', label: 'red', baseline: 'green', candidate: 'red' },
    ])
  })

  test('begin with those whose score moved farthest', () => {
    const after = { example_id: ['a', 'b', 'c'], label: Array(3).fill('spam'), prediction: Array(3).fill('ham') }
    const found = changedOf(
      binary,
      { ...after, score: [0.4, 0.1, 0.3] },
      { prediction: Array(3).fill('spam'), score: [0.6, 0.9, 0.6] },
    )
    expect(found?.examples.map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  })

  test('of numbers are those whose error grew most first', () => {
    const found = changedOf(
      numbers,
      { example_id: ['a', 'b', 'c', 'd', 'e'], label: [1, 1, 1, 1, 1], prediction: [1.5, 3, 1, 0, 1] },
      { prediction: [1, 1.5, 2, 2, 1] },
    )
    expect(found).toMatchObject({ worse: 2, better: 1, other: 1 })
    expect(found?.examples.map(({ id }) => id)).toEqual(['b', 'a', 'd', 'c'])
    expect(found?.examples[0]).toEqual({ id: 'b', change: 'worse', label: '1', baseline: '1.5', candidate: '3' })
  })

  test('are counted all and named fifty at most, with texts that are cut', () => {
    const ids = Array.from({ length: 80 }, (_, index) => `${index}-${'i'.repeat(300)}`)
    const found = changedOf(
      policy({ task: 'llm', metrics: { exact_match: { max_drop: 0.1 } }, data: {} }),
      { example_id: ids, label: ids, prediction: ids.map((id) => `x${id}`) },
      { prediction: ids },
    )
    expect(found?.worse).toBe(80)
    expect(found?.examples).toHaveLength(MAX_CHANGED)
    expect(found?.examples[0]?.id).toHaveLength(200)
    expect(found?.examples[0]?.label).toMatch(/^0-i{77}…$/)
  })

  test('are not named where the policy keeps predictions private', () => {
    const quiet = policy({ data: { score: 'score', positive: 'spam' }, publish_predictions: false })
    const after = { example_id: ['a', 'b'], label: ['spam', 'ham'], prediction: ['ham', 'ham'], score: [0.1, 0.1] }
    expect(changedOf(quiet, after, { prediction: ['spam', 'ham'] })).toBeNull()
    expect(changedOf(binary, after, { prediction: ['spam', 'ham'] })?.worse).toBe(1)
  })

  test('are none where no prediction changed', () => {
    const same = { ...labels, prediction: labels.label }
    expect(changedOf(colours, same, {})).toEqual({ worse: 0, better: 0, other: 0, examples: [] })
  })
})
