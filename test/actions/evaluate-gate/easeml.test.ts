import { describe, expect, test } from 'vitest'
import { arrange, gate, POLICY, predictionsOf } from './fixture.ts'

/** A policy that holds nothing but a condition. */
const policy = (condition: string, mode: 'fp-free' | 'fn-free') =>
  POLICY.replace('{accuracy: {max_drop: 0.01}}', '{accuracy: {gate: false}}') +
  `    easeml: {condition: "${condition}", reliability: 0.9, mode: ${mode}, adaptivity: full, steps: 1}\n`

const files = (text: string, wrong: number) => ({
  '.github/holdout.yml': text,
  'baseline.csv': predictionsOf(100),
  'candidate.csv': predictionsOf(wrong),
})

describe('a condition of ease.ml/ci', () => {
  // ln(2 2/.1) 4/(2 .1^2) = 738 rows of the 1,000 there are.
  test.each([
    [50, 'n - o > -0.1 +/- 0.1', 'pass', true, undefined],
    [350, 'n - o > -0.1 +/- 0.1', 'block', false, 'negative'],
  ] as const)('decides: %d wrong, %s is %s', async (wrong, condition, verdict, admissible, kind) => {
    arrange(files(policy(condition, 'fp-free'), wrong))
    const { outputs, failure } = await gate({ baseline: 'baseline.csv' })
    expect(outputs).toMatchObject({ verdict, admissible })
    expect(failure?.kind).toBe(kind)
  })

  test.each([
    ['fp-free', false, 'negative'],
    ['fn-free', true, undefined],
  ] as const)('that is not settled is held back under fp-free alone: %s', async (mode, admissible, kind) => {
    arrange(files(policy('n - o > -0.1 +/- 0.01', mode), 50))
    const { outputs, failure, summary } = await gate({ baseline: 'baseline.csv' })
    expect(outputs).toMatchObject({ verdict: 'inconclusive', admissible })
    expect(failure?.kind).toBe(kind)
    expect(summary).toContain('it needs 73,778 rows, there are 1,000')
    const { summary: explained } = await gate({ mode: 'explain' })
    expect(explained).toContain('What would change it: 73,778 rows')
  })

  test('is planned from the file of easeml/ci', async () => {
    arrange({
      '.easeml.yml':
        'ml:\n- condition: n - o > 0.1 +/- 0.1\n- reliability: 0.99\n- mode: fp-free\n- adaptivity: none\n- steps: 32\n',
    })
    const { outputs, summary } = await gate({ mode: 'plan', policy: '.easeml.yml' })
    expect(outputs).toEqual({ examples: 1753, labels: 1753 })
    expect(summary).toContain('  condition: "n - o > 0.1 +/- 0.1"')
    expect(summary).toContain('A policy refuses `adaptivity: none`')
  })
})
