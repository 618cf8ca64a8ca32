import { z } from 'zod'
import { described, Figure, Name, oneOf, Pattern, Scalar } from './terms.ts'

/** The operators of the standard; `readContract` lets a measured rule through with exactly one of them. */
export const OPERATORS = [
  'mustBe',
  'mustNotBe',
  'mustBeGreaterThan',
  'mustBeGreaterOrEqualTo',
  'mustBeLessThan',
  'mustBeLessOrEqualTo',
  'mustBeBetween',
  'mustNotBeBetween',
] as const

/** What a library rule counts. */
export const Metric = oneOf(['nullValues', 'missingValues', 'invalidValues', 'duplicateValues', 'rowCount'])
export type Metric = z.infer<typeof Metric>

/** v3.0 calls the key `rule`, and duplicates `duplicateCount`. */
const OldMetric = z.enum([...Metric.options, 'duplicateCount'], {
  error: (issue) =>
    issue.input === 'validValues'
      ? 'is of v3.0; write metric: invalidValues with arguments: {validValues: [...]} and mustBe: 0'
      : `must be one of ${Metric.options.join(', ')}`,
})

const shared = {
  /** `error`, `critical` or anything else: the data fail. `warning`, `info`: they pass with a warning; see `severityOf`. */
  severity: z.string().min(1).max(100).optional(),
  name: z.string().max(1000).optional(),
  description: z.string().max(10_000).nullish(),
  id: described,
  dimension: described,
  method: described,
  businessImpact: described,
  schedule: described,
  scheduler: described,
  tags: described,
  customProperties: described,
  authoritativeDefinitions: described,
}

const Count = z.number().nonnegative()

/** A count of rows, or their share in percent, and what it has to be. */
export const LibraryRule = z.strictObject({
  // Undefined is a value of the discriminator, and becomes the default.
  type: z.literal('library').optional().default('library'),
  metric: Metric.optional(),
  /** The name of `metric` in v3.0; read both by `metricOf`. */
  rule: OldMetric.optional(),
  arguments: z
    .strictObject({
      missingValues: z.array(Scalar).min(1).max(1000).optional(),
      validValues: z.array(Scalar).min(1).max(10_000).optional(),
      pattern: Pattern.optional(),
      properties: z.array(Name).min(1).max(100).optional(),
    })
    .optional(),
  mustBe: Count.optional(),
  mustNotBe: Count.optional(),
  mustBeGreaterThan: Count.optional(),
  mustBeGreaterOrEqualTo: Count.optional(),
  mustBeLessThan: Count.optional(),
  mustBeLessOrEqualTo: Count.optional(),
  mustBeBetween: z.tuple([Count, Count]).optional(),
  mustNotBeBetween: z.tuple([Count, Count]).optional(),
  unit: z.enum(['rows', 'percent'], { error: 'must be rows or percent' }).default('rows'),
  ...shared,
})
export type LibraryRule = z.infer<typeof LibraryRule>

const Answer = z.union([Figure, z.boolean()], { error: 'must be a number, true or false' })

/** A query that gives one number or boolean, and what it has to be. `{object}` and `{property}` stand for the names. */
export const SqlRule = z.strictObject({
  type: z.literal('sql'),
  query: z.string().min(1).max(20_000),
  mustBe: Answer.optional(),
  mustNotBe: Answer.optional(),
  mustBeGreaterThan: Figure.optional(),
  mustBeGreaterOrEqualTo: Figure.optional(),
  mustBeLessThan: Figure.optional(),
  mustBeLessOrEqualTo: Figure.optional(),
  mustBeBetween: z.tuple([Figure, Figure]).optional(),
  mustNotBeBetween: z.tuple([Figure, Figure]).optional(),
  /** Any word: it is shown, the query's answer is compared as it is. */
  unit: z.string().max(100).optional(),
  ...shared,
})
export type SqlRule = z.infer<typeof SqlRule>

/** A rule in words: shown, never judged. */
export const TextRule = z.strictObject({ type: z.literal('text'), unit: described, ...shared })
export type TextRule = z.infer<typeof TextRule>

/** A rule of another engine: reported as not run. */
export const CustomRule = z.strictObject({
  type: z.literal('custom'),
  engine: z.string().min(1).max(200),
  implementation: z.union([z.string(), z.record(z.string(), z.unknown())], { error: 'must be text or an object' }),
  unit: described,
  ...shared,
})
export type CustomRule = z.infer<typeof CustomRule>

/** One entry of a `quality` list, of a schema or of a property. */
export const QualityRule = z.discriminatedUnion('type', [LibraryRule, SqlRule, TextRule, CustomRule], {
  error: (issue) =>
    issue.code === 'invalid_union' ? 'must be library (which may be left out), sql, text or custom' : undefined,
})
export type QualityRule = z.infer<typeof QualityRule>

/**
 * What a library rule counts, whichever key says it.
 *
 * @throws Error where there is neither: `readContract` lets none through.
 */
export function metricOf(rule: LibraryRule): Metric {
  const named = rule.metric ?? rule.rule
  if (named === undefined) throw new Error('the reader lets no library rule without a metric through')
  return named === 'duplicateCount' ? 'duplicateValues' : named
}

/** Severity is an open word in the standard. Only the words that are known to be mild are: a misspelt one is strict. */
export function severityOf(rule: QualityRule): 'fail' | 'warn' {
  return ['warning', 'warn', 'info', 'information'].includes(rule.severity?.toLowerCase() ?? 'error') ? 'warn' : 'fail'
}
