import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { type Answer, compareReplay, parseReplay, parseServed, replayHolds } from '#core/rollout/replay.ts'

describe('answers', () => {
  test.each([
    ['the same', { prediction: 'late', score: 0.9 }, { prediction: 'late', score: 0.9 }, true],
    ['a score within 1e-6', { prediction: 'late', score: 0.9 }, { prediction: 'late', score: 0.9000009 }, true],
    ['a score beyond 1e-6', { prediction: 'late', score: 0.9 }, { prediction: 'late', score: 0.900002 }, false],
    ['another label', { prediction: 'late', score: 0.9 }, { prediction: 'on_time', score: 0.9 }, false],
    ['no score where one was measured', { prediction: 'late', score: 0.9 }, { prediction: 'late', score: null }, false],
    ['NaN', { prediction: 'late', score: 0.9 }, { prediction: 'late', score: Number.NaN }, false],
    ['a score where none was measured', { prediction: 'late', score: null }, { prediction: 'late', score: 0.9 }, true],
    ['1 and 1.0', { prediction: '1', score: null }, { prediction: '1.0', score: null }, false],
    [
      'a large value of a regression',
      { prediction: null, score: 3e6 },
      { prediction: '3000001', score: 3000001 },
      true,
    ],
    ['a larger error of it', { prediction: null, score: 3e6 }, { prediction: '3000004', score: 3000004 }, false],
  ])('%s', (_, packaged: Answer, served: Answer, holds) => {
    expect(replayHolds(compareReplay([{ packaged, served }]))).toBe(holds)
  })

  test('one wrong answer among many does not hold', () => {
    const right = { packaged: { prediction: 'a', score: 0.5 }, served: { prediction: 'a', score: 0.5 } }
    const wrong = { packaged: { prediction: 'a', score: 0.5 }, served: { prediction: 'b', score: 0.4 } }
    const result = compareReplay([...Array<typeof right>(999).fill(right), wrong])
    expect(result).toEqual({
      rows: 1000,
      mismatched_predictions: 1,
      mismatched_scores: 1,
      max_score_difference: expect.closeTo(0.1, 12),
    })
    expect(replayHolds(result)).toBe(false)
  })

  test('nothing asked shows nothing', () => {
    expect(replayHolds(compareReplay([]))).toBe(false)
  })

  test('every answer equals itself', () => {
    const answer = fc.record({ prediction: fc.string(), score: fc.double({ noNaN: true, noDefaultInfinity: true }) })
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1 }), (answers) => {
        expect(replayHolds(compareReplay(answers.map((one) => ({ packaged: one, served: { ...one } }))))).toBe(true)
      }),
    )
  })
})

describe('replay rows', () => {
  const options = { idColumn: 'example_id', limit: 10 }

  test('are sent without their id', () => {
    expect(parseReplay('{"example_id":7,"a":[1],"b":null}\n\n{"example_id":"x"}\n', options)).toEqual([
      { id: '7', instance: { a: [1], b: null } },
      { id: 'x', instance: {} },
    ])
  })

  test('are read up to the limit', () => {
    expect(parseReplay('{"example_id":1}\n{"example_id":2}\n', { ...options, limit: 1 })).toHaveLength(1)
  })

  test.each([
    ['{"id":1}', /line 1: has no "example_id"/],
    ['{"example_id":1}\n[1]', /line 2: must be an object/],
    ['{"example_id":1}\n{"example_id":"1"}', /line 2: the example "1" stands twice/],
    ['{"example_id":1,"a":NaN}', /line 1: not JSON/],
    ['{"example_id":1,"a":1,"a":2}', /stands twice/],
    ['{"example_id":1,"__proto__":{}}', /not allowed/],
    ['{"example_id":null}', /has no "example_id"/],
  ])('%j is refused', (text, message) => {
    expect(() => parseReplay(text, options)).toThrow(UserError)
    expect(() => parseReplay(text, options)).toThrow(message)
  })
})

describe('the answer of a server', () => {
  test('may have labels of any type, and no score', () => {
    const text = '{"predictions":[{"prediction":1,"score":0.5},{"prediction":true},{"prediction":"x","score":null}]}'
    expect(parseServed(text, 3)).toEqual([
      { prediction: '1', score: 0.5 },
      { prediction: 'true', score: null },
      { prediction: 'x', score: null },
    ])
  })

  test.each([
    ['[]', 1],
    ['{"predictions":[]}', 1],
    ['{"predictions":[0.5]}', 1],
    ['{"predictions":[{"prediction":"a","score":"0.5"}]}', 1],
    ['{"predictions":[{"prediction":"a","score":NaN}]}', 1],
    ['{"predictions":[{"prediction":"a"},{"prediction":"a"}]}', 1],
    ['<html>', 1],
  ])('%s is refused', (text, count) => {
    expect(() => parseServed(text, count)).toThrow(UserError)
  })
})
