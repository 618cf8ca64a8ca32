import { expect, test } from 'vitest'
import { arrange, gate, policyOf, predictionsOf } from './fixture.ts'

// Five rows of 1,000 got wrong: neither a loss of one point nor its absence is shown.
test.each([
  ['warn', 'block', true, undefined],
  ['warn', 'inconclusive', true, 'negative'],
  ['block', 'block', false, 'negative'],
  ['block', 'never', false, undefined],
] as const)('an inconclusive verdict, on_inconclusive: %s, fail-on: %s', async (rule, failOn, admissible, kind) => {
  arrange({
    '.github/holdout.yml': policyOf('accuracy: {max_drop: 0.01}', `    on_inconclusive: ${rule}\n`),
    'baseline.csv': predictionsOf(100),
    'candidate.csv': predictionsOf(105),
  })
  const { outputs, failure } = await gate({ baseline: 'baseline.csv', 'fail-on': failOn })
  expect(outputs).toMatchObject({ verdict: 'inconclusive', admissible })
  expect(failure?.kind).toBe(kind)
})
