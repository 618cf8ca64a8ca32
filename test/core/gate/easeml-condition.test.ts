import { describe, expect, test } from 'vitest'
import { type Clause, evaluateCondition, parseCondition } from '#core/gate/easeml-condition.ts'

const plain = (clauses: readonly Clause[]) =>
  clauses.map(({ coefficients, ...rest }) => ({ ...rest, coefficients: Object.fromEntries(coefficients) }))

describe('a condition is read', () => {
  // The example of the paper's section 3.1.
  test('with two variables', () => {
    expect(plain(parseCondition('n - o > 0.02 +/- 0.01'))).toEqual([
      { coefficients: { n: 1, o: -1 }, comparison: '>', bound: 0.02, epsilon: 0.01 },
    ])
  })

  test('with several clauses, coefficients on either side, and negative bounds', () => {
    expect(plain(parseCondition('n - 1.1 * o > -.01 +/- 0.01 /\\ d * 2 < 0.1+/-0.01'))).toEqual([
      { coefficients: { n: 1, o: -1.1 }, comparison: '>', bound: -0.01, epsilon: 0.01 },
      { coefficients: { d: 2 }, comparison: '<', bound: 0.1, epsilon: 0.01 },
    ])
  })

  test.each([
    ['n - o > 0.02', 'it ends where "+/-" and a tolerance should stand'],
    ['n - x > 0.02 +/- 0.01', 'column 5 has "x" where n (the new accuracy), o (the old one)'],
    ['n >= 0.02 +/- 0.01', 'column 4 cannot be read'],
    ['n - n > 0.1 +/- 0.01', 'n does not cancel out'],
    ['n > 0.1 +/- 0', 'a tolerance above 0'],
    ['', 'it ends where n (the new accuracy)'],
    ['n > 0.1 +/- 0.01 o < 1 +/- 0.1', 'column 18 has "o"'],
    ['process.exit(0)', 'column 8 cannot be read'],
    ['2 > 0.1 +/- 0.1', 'column 3 has ">" where "*" and n, o or d'],
  ])('%j is refused with its column', (condition, message) => {
    expect(() => parseCondition(condition)).toThrow(message)
  })
})

describe('a condition', () => {
  const clauses = parseCondition('n - o > 0.02 +/- 0.01')
  test.each([
    [0.035, 'true'],
    [0.025, 'unknown'],
    [0.015, 'unknown'],
    [0.005, 'false'],
  ])('n - o > 0.02 +/- 0.01 at a gain of %d is %s', (gain, truth) => {
    expect(evaluateCondition(clauses, { n: 0.5 + gain, o: 0.5, d: 0.1 })).toBe(truth)
  })

  test('with one false clause is false, whatever the others', () => {
    const both = parseCondition('n - o > 0.02 +/- 0.01 /\\ d < 0.1 +/- 0.01')
    expect(evaluateCondition(both, { n: 0.525, o: 0.5, d: 0.3 })).toBe('false')
    expect(evaluateCondition(both, { n: 0.6, o: 0.5, d: 0.095 })).toBe('unknown')
    expect(evaluateCondition(both, { n: 0.6, o: 0.5, d: 0.05 })).toBe('true')
  })
})
