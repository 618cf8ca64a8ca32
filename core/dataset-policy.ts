import { z } from 'zod'

const Column = z.string().min(1).max(255)
const Files = z.array(z.string().min(1).max(500)).min(1).max(100)

/** `models.<name>.dataset` of the policy: the data that a model is made of, and what of them means what. */
export const DatasetPolicy = z
  .strictObject({
    contract: z.string().min(1).describe('Path of the data contract (ODCS v3.1).'),
    label: Column.optional().describe(
      'Column that the model learns to predict: columns that give it away, and values missing with it, are found.',
    ),
    time: Column.optional().describe(
      'Column of the time of a row: training rows from after now or after the first test row are found. Leave it out where the split is random on purpose.',
    ),
    protected: z
      .array(Column)
      .max(20)
      .default([])
      .describe(
        'Columns of groups that must not be treated unevenly: their shares, label rates and missing values are shown.',
      ),
    train: Files.optional().describe(
      'Files of the training rows, as globs; rows of the test files among them are found.',
    ),
    test: Files.optional().describe('Files of the held-out rows, as globs.'),
  })
  .refine(({ train, test }) => (train === undefined) === (test === undefined), 'needs both train and test, or neither')
export type DatasetPolicy = z.infer<typeof DatasetPolicy>
