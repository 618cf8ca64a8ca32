import { z } from 'zod'

/** The name of a column in a predictions file. */
export const Column = z.string().min(1).max(128)

const Optional = Column.nullable().default(null)

/** Names of the columns of a predictions file, and how a binary label reads. */
export const DataColumns = z.strictObject({
  id: Column.default('example_id').describe('Column that names a row; one row each, the same names in every run.'),
  label: Column.default('label').describe('Column of the true label or number.'),
  prediction: Column.default('prediction').describe('Column of the predicted label or number.'),
  score: Column.nullable()
    .default(null)
    .describe('Column of the probability of the positive label; metrics such as roc_auc and log_loss need it.'),
  positive: z
    .union([z.string().min(1), z.number(), z.boolean()])
    .transform(String)
    .nullable()
    .default(null)
    .describe('The positive label; needed unless the labels are 0 and 1, or false and true.'),
  threshold: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .default(null)
    .describe('Where set, the prediction is "score at or above this", whatever the prediction column says.'),
  weight: Column.nullable()
    .default(null)
    .describe('Column of how much a row counts, 0 or more; error rates are then those of large samples.'),
  group: Column.nullable()
    .default(null)
    .describe('Column of what rows share (a user, a document): rows of one group may depend on each other.'),
  seed: Column.nullable()
    .default(null)
    .describe('Column of the training seed, for `estimand: recipe`: one row for each example and seed.'),
  query: Optional.describe(
    'Column of the query that a ranked document, or of the problem that a written sample, belongs to.',
  ),
  series: Optional.describe('Column of the series that a forecast belongs to; the rows of one depend on each other.'),
  time: Optional.describe(
    'Column of the time that a forecast is for: numbers, or ISO 8601 texts of one form. Of one series alone, means are then compared by the test of Diebold and Mariano.',
  ),
  horizon: z
    .int()
    .min(1)
    .max(10_000)
    .default(1)
    .describe(
      'How many steps ahead the forecasts of `time` are made: errors up to one step less apart may be correlated.',
    ),
  scale: Optional.describe(
    "Column of the in-sample error of the naive forecast of a row's series, for mase and rmsse.",
  ),
  lower: Optional.describe('Column of the lower bound of a prediction interval.'),
  upper: Optional.describe('Column of its upper bound.'),
})
export type DataColumns = z.infer<typeof DataColumns>
