import { z } from 'zod'
import { Digest } from './digest.ts'
import type { Document } from './document.ts'
import { FileEntry } from './files.ts'
import { ModelName } from './names.ts'
import { RunIdentity } from './run-identity.ts'

const Cell = z.union([z.string().max(500), z.number(), z.boolean(), z.null()])

/** One rule of the contract, and what the data answered. */
export const DataCheck = z.strictObject({
  /** `<schema>.<property>:<rule kind>`, or `<schema>:<rule kind>` for the whole object. */
  id: z.string().max(500),
  result: z.enum(['pass', 'fail', 'warn', 'error']),
  /** In words, for example "at most 0 rows with delay outside [-120, 1440]". */
  expected: z.string().max(1000),
  found: z.string().max(1000),
  /** Rows that were looked at, and rows that break the rule; null where a rule does not count rows. */
  rows: z.int().nonnegative().nullable(),
  failed_rows: z.int().nonnegative().nullable(),
  /** A few offending values, never whole rows. */
  examples: z.array(Cell).max(10),
  /** Line of the rule in the contract, from 1. */
  line: z.int().positive().nullable(),
})
export type DataCheck = z.infer<typeof DataCheck>

/** What validate-data found. */
export const DataReport = z.strictObject({
  schema: z.literal('holdout.data-report/1'),
  model: ModelName,
  run: RunIdentity.nullable(),
  outcome: z.enum(['pass', 'warn', 'fail', 'error']),
  /** The policy that named model or contract; absent where the inputs named both. */
  policy: z
    .strictObject({ digest: Digest, source: z.enum(['base-branch', 'checkout']), ref: z.string().max(300).nullable() })
    .optional(),
  contract: z.strictObject({ path: z.string(), digest: Digest, id: z.string(), version: z.string() }),
  engine: z.string(),
  checks: z.array(DataCheck).max(10_000),
  /** One entry for each schema object of the contract that has data. */
  datasets: z
    .array(
      z.strictObject({
        name: z.string(),
        rows: z.int().nonnegative(),
        columns: z.array(z.strictObject({ name: z.string(), type: z.string(), nulls: z.int().nonnegative() })),
        files: z.array(FileEntry).max(100_000),
        /** One digest over the files, whatever their order. */
        digest: Digest,
      }),
    )
    .max(100),
  created_at: z.iso.datetime(),
})
export type DataReport = z.infer<typeof DataReport>

export const dataReport: Document<typeof DataReport> = {
  schema: 'holdout.data-report/1',
  file: 'holdout-data.json',
  maxBytes: 8 * 1024 * 1024,
  shape: DataReport,
}
