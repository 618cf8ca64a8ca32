import { z } from 'zod'
import { Column } from './data-columns.ts'

/** What a policy may say of one metric. Which of max_drop and max_rise applies follows from the metric's direction. */
export const MetricPolicy = z.strictObject({
  metric: z
    .string()
    .max(64)
    .optional()
    .describe("The metric's name, where this entry has another: so one metric can be ruled twice."),
  max_drop: z
    .number()
    .gt(0)
    .optional()
    .describe("Largest tolerated loss where higher is better, in the metric's own unit: 1 point of accuracy is 0.01."),
  max_rise: z.number().gt(0).optional().describe("Largest tolerated rise where lower is better, in the metric's unit."),
  floor: z.number().optional().describe('Lowest allowed value where higher is better.'),
  ceiling: z.number().optional().describe('Highest allowed value where lower is better.'),
  average: z
    .enum(['binary', 'macro', 'micro', 'weighted', 'samples'])
    .optional()
    .describe(
      'How a metric of classes joins them; a multiclass task needs macro, micro or weighted, a multilabel one any but binary.',
    ),
  zero_division: z
    .union([z.literal(0), z.literal(1), z.literal('skip')])
    .optional()
    .describe('What a class whose denominator is 0 counts as in an average: 0 unless told; `skip` leaves it out.'),
  beta: z.number().gt(0).max(100).optional().describe('How many times as much as precision recall counts in fbeta.'),
  k: z
    .number()
    .gt(0)
    .max(1_000_000)
    .optional()
    .describe(
      'How many results, samples or classes count, from the best down; for the `_at_top` metrics under 1 a share of the rows.',
    ),
  quantile: z.number().gt(0).lt(1).optional().describe('The quantile that pinball judges.'),
  level: z.number().gt(0).lt(1).optional().describe('The share of labels that a prediction interval promises to hold.'),
  max_fpr: z.number().gt(0).lt(1).optional().describe('Up to which false positive rate partial_roc_auc counts.'),
  weights: z
    .enum(['linear', 'quadratic'])
    .optional()
    .describe('How kappa counts the distance of two classes; left out, every disagreement counts alike.'),
  bins: z.int().min(2).max(1000).optional().describe('Bins of equal width for ece and mce: 15 unless told.'),
  column: Column.optional().describe(
    'Column of numbers: an entry of a name of its own is its mean; pass_at_k takes from it which samples pass.',
  ),
  over: Column.optional().describe('A second column: the entry is the sum of `column` over the sum of this.'),
  max_ratio: z
    .number()
    .gt(0)
    .optional()
    .describe(
      'Of a number of the run record, such as a latency: largest allowed candidate over baseline; compared plainly, no test.',
    ),
  suspicious_gain: z
    .number()
    .gt(0)
    .optional()
    .describe('A gain over this is reported as suspicious: it often means that labels leaked.'),
  slice_tolerance: z
    .number()
    .min(1)
    .optional()
    .describe('Tolerance on slices in multiples of the overall one; without it `slices.tolerance` holds.'),
  gate: z.boolean().default(true).describe('`false`: the metric is shown and never part of the verdict.'),
})
export type MetricPolicy = z.infer<typeof MetricPolicy>
