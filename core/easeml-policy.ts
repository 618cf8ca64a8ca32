import { z } from 'zod'

/**
 * A condition of ease.ml/ci with what it promises (C. Renggli et al., "Continuous integration of machine learning models with
 * ease.ml/ci", SysML 2019, section 3). All keys are those of the paper.
 */
export const EasemlPolicy = z.strictObject({
  condition: z
    .string()
    .min(1)
    .max(500)
    .describe(
      'Clauses over n (accuracy now), o (before) and d (share of predictions that differ), as `n - o > -0.01 +/- 0.01`; `/\\` joins several.',
    ),
  reliability: z
    .number()
    .min(0.5)
    .lt(1)
    .describe('Probability that every verdict over the life of the held-out set is right, as 0.999.'),
  mode: z
    .enum(['fp-free', 'fn-free'])
    .describe(
      'What becomes of a condition that is neither shown true nor false: `fp-free` refuses it, `fn-free` accepts.',
    ),
  adaptivity: z
    .enum(['none', 'full', 'firstChange'])
    .describe('What developers see: `full`, every verdict; `firstChange`, until it changes. `none` is refused here.'),
  steps: z.int().min(1).max(10_000).describe('How many verdicts the reliability is for.'),
})
export type EasemlPolicy = z.infer<typeof EasemlPolicy>
