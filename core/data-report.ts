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
  /** The column is classified: its values are left out, whatever it is that does not hold. */
  masked: z.literal(true).optional(),
  /** Where offending lines stand, as far as the reader of the format knows: file and line number from 1. */
  places: z
    .array(z.strictObject({ file: z.string().max(1000), line: z.int().positive() }))
    .max(10)
    .optional(),
  /** Line of the rule in the contract, from 1. */
  line: z.int().positive().nullable(),
})
export type DataCheck = z.infer<typeof DataCheck>

/**
 * The shape of one column. `edges` of a histogram are ascending, one more than `counts`; the bins are [lo, hi), the last one
 * closed. `reference` counts the same bins or values in the reference data. Both are null where nothing is to be drawn, or
 * where the column is classified.
 */
export const ColumnProfile = z.strictObject({
  name: z.string(),
  /** Distinct values that are not null; null where they were not counted. */
  distinct: z.int().nonnegative().nullable(),
  /** Smallest, largest, mean and standard deviation, of numbers only. */
  numbers: z
    .strictObject({ minimum: z.number(), maximum: z.number(), mean: z.number(), sd: z.number().nonnegative() })
    .nullable(),
  histogram: z
    .strictObject({
      /** What the edges are where not plain numbers: seconds since 1970 in UTC, or since midnight. */
      unit: z.enum(['seconds-since-1970', 'seconds-of-day']).optional(),
      edges: z.array(z.number()).max(101),
      counts: z.array(z.int().nonnegative()).max(100),
      reference: z.array(z.int().nonnegative()).max(100).nullable(),
    })
    .nullable(),
  /** The most frequent values first; the rest is `others`. */
  categories: z
    .strictObject({
      values: z.array(z.string().max(200)).max(30),
      counts: z.array(z.int().nonnegative()).max(30),
      reference: z.array(z.int().nonnegative()).max(30).nullable(),
      others: z.int().nonnegative(),
      /** There where values are left out: counts of all values by a hash of each, which a later run compares. */
      buckets: z.array(z.int().nonnegative()).length(64).optional(),
      reference_others: z.int().nonnegative().nullable(),
    })
    .nullable(),
  /** Share of nulls and of declared missing values, in [0, 1]; of the reference where there is one. */
  missing: z.strictObject({ share: z.number().min(0).max(1), reference: z.number().min(0).max(1).nullable() }),
})
export type ColumnProfile = z.infer<typeof ColumnProfile>

/** One column against the reference. An alarm needs both: a difference that is real, and one that is large. */
export const Drift = z.strictObject({
  column: z.string(),
  test: z.enum(['ks', 'chi-squared']),
  /** There where not the values differ most but how many are missing. */
  of: z.literal('missing').optional(),
  statistic: z.number(),
  /** p of "both come from one distribution", and the same after Benjamini-Hochberg over the columns. */
  p: z.number().min(0).max(1),
  adjusted: z.number().min(0).max(1),
  /** Wasserstein distance over the reference's standard deviation, or the Jensen-Shannon distance (natural logarithm). */
  effect: z.strictObject({
    kind: z.enum(['wasserstein', 'jensen-shannon']),
    value: z.number().nonnegative(),
    limit: z.number(),
  }),
  /** Population stability index, and what it stays under in 95 % of the cases without any drift. */
  psi: z.strictObject({ value: z.number().nonnegative(), threshold: z.number().nonnegative() }),
  alarm: z.boolean(),
})
export type Drift = z.infer<typeof Drift>

/** Share with its Wilson interval at 95 %; null where there are no rows. */
const Share = z
  .strictObject({ count: z.int().nonnegative(), of: z.int().nonnegative(), low: z.number(), high: z.number() })
  .nullable()

/** One value of a protected column. */
export const GroupProfile = z.strictObject({
  column: z.string(),
  value: z.string().max(200),
  /** Rows of the group among all rows. */
  share: Share,
  /** Rows with the positive label among those of the group; null where the label is not binary. */
  positive: Share,
  /** Cells without a value among the group's rows and columns. */
  missing: Share,
  /** Fewer rows than the minimum: shown, never judged. */
  small: z.boolean(),
})
export type GroupProfile = z.infer<typeof GroupProfile>

/** What validate-data looked for without being asked by the contract. Never fails silently: what could not be asked is `error`. */
export const Finding = z.strictObject({
  /** `<schema>.<column>:<kind>`, or `<schema>:<kind>`. */
  id: z.string().max(500),
  kind: z.enum([
    'drift',
    'overlap-key',
    'overlap-content',
    'duplicate-rows',
    'leaking-feature',
    'future-timestamp',
    'group-share',
    'label-rate',
    'group-missingness',
    'label-missingness',
  ]),
  result: z.enum(['pass', 'warn', 'fail', 'error']),
  /** One sentence each, in words. */
  expected: z.string().max(1000),
  found: z.string().max(1000),
  examples: z.array(Cell).max(10),
})
export type Finding = z.infer<typeof Finding>

/** A rule that is shown and not run: text, or code of another engine. */
export const UncheckedRule = z.strictObject({
  kind: z.enum(['text', 'custom']),
  /** `<schema>.<property>` or `<schema>`. */
  subject: z.string().max(500),
  text: z.string().max(2000),
  line: z.int().positive().nullable(),
})
export type UncheckedRule = z.infer<typeof UncheckedRule>

/** One difference between the contract and the base branch's. */
export const ContractChange = z.strictObject({
  /** `<schema>.<property>` or `<schema>`. */
  subject: z.string().max(500),
  /** `breaking`: data that passed before, or a reader that relied on the contract, may fail now. */
  kind: z.enum(['breaking', 'compatible']),
  text: z.string().max(1000),
  line: z.int().positive().nullable(),
})
export type ContractChange = z.infer<typeof ContractChange>

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
  /** Drift, leakage and bias, worst first. */
  findings: z.array(Finding).max(10_000).optional(),
  unchecked: z.array(UncheckedRule).max(1000).optional(),
  /** Against the base branch's contract; absent where there is none, or no pull request. */
  contract_changes: z.array(ContractChange).max(1000).optional(),
  /** Other models of the policy whose dataset has this contract. */
  consumers: z.array(ModelName).max(1000).optional(),
  /** What the data were compared with. */
  reference: z.strictObject({ name: z.string().max(300), rows: z.int().nonnegative(), digest: Digest }).optional(),
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
        profile: z.array(ColumnProfile).max(2000).optional(),
        drift: z.array(Drift).max(2000).optional(),
        groups: z.array(GroupProfile).max(1000).optional(),
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
