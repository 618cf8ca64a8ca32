import { z } from 'zod'

/*
 * The Open Data Contract Standard (ODCS) v3.0 and v3.1, as far as validate-data checks it:
 * https://bitol-io.github.io/open-data-contract-standard/v3.1.0/. Keys that describe are accepted and not read. Keys that
 * promise a check which is not made yet are refused, since a contract that looks stricter than it is would be worse than
 * none.
 */

const described = z.unknown().optional()

/** A key of the standard whose check is not made yet. */
function notYet(what: string) {
  return z.undefined({ error: `${what} not checked yet; remove the key` }).optional()
}

/** Text that a data file can hold as a name: no control characters, no half of a surrogate pair. */
const Name = z
  .string()
  .min(1)
  .max(255)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  .refine((name) => name.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(name), 'must not hold control characters')

const Figure = z
  .number()
  .refine(
    (number) => !Number.isInteger(number) || Number.isSafeInteger(number),
    'is beyond 2^53 and would lose digits; write it in quotes',
  )

/** One value of a list: compared as a number, boolean or date where the property is one, else as text. */
export const Scalar = z.union(
  [
    z
      .string()
      .max(1000)
      .refine((text) => text.isWellFormed(), 'must be well-formed text'),
    Figure,
    z.boolean(),
    z.null(),
  ],
  { error: 'must be text, a number, true, false or null' },
)
export type Scalar = z.infer<typeof Scalar>

const Limit = z.union([Figure, z.string().min(1).max(100)], { error: 'must be a number, or a date or time as text' })

// A boolean here is the form of v3.0: it makes the other bound exclusive.
const Exclusive = z.union([Figure, z.string().min(1).max(100), z.boolean()])

const Pattern = z.string().min(1).max(1000)
const Bound = z.number().nonnegative()
const Bounds = z.tuple([Bound, Bound])

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

const Metric = z.enum(['nullValues', 'missingValues', 'invalidValues', 'duplicateValues', 'rowCount'])

export const QualityRule = z.strictObject({
  type: z
    .literal('library', {
      error: (issue) =>
        `a quality rule of type ${JSON.stringify(issue.input)} is not checked yet; only "library" is, remove the rule`,
    })
    .default('library'),
  metric: Metric.optional(),
  /** The name of `metric` in v3.0. */
  rule: Metric.optional(),
  arguments: z
    .strictObject({
      missingValues: z.array(Scalar).min(1).max(1000).optional(),
      validValues: z.array(Scalar).min(1).max(10_000).optional(),
      pattern: Pattern.optional(),
      properties: z.array(Name).min(1).max(100).optional(),
    })
    .optional(),
  mustBe: Bound.optional(),
  mustNotBe: Bound.optional(),
  mustBeGreaterThan: Bound.optional(),
  mustBeGreaterOrEqualTo: Bound.optional(),
  mustBeLessThan: Bound.optional(),
  mustBeLessOrEqualTo: Bound.optional(),
  mustBeBetween: Bounds.optional(),
  mustNotBeBetween: Bounds.optional(),
  unit: z.enum(['rows', 'percent']).default('rows'),
  /** error: the data fail. warning, info: the data pass with a warning. */
  severity: z.enum(['error', 'warning', 'info']).default('error'),
  query: notYet('SQL rules are'),
  engine: notYet('rules of other engines are'),
  implementation: notYet('rules of other engines are'),
  id: described,
  name: described,
  description: described,
  dimension: described,
  method: described,
  businessImpact: described,
  schedule: described,
  scheduler: described,
  tags: described,
  customProperties: described,
  authoritativeDefinitions: described,
})
export type QualityRule = z.infer<typeof QualityRule>

export const LogicalType = z.enum(['string', 'date', 'timestamp', 'time', 'number', 'integer', 'boolean'], {
  error: (issue) =>
    issue.input === 'object' || issue.input === 'array'
      ? `properties of logicalType ${issue.input} are not checked yet; remove the property`
      : 'must be string, date, timestamp, time, number, integer or boolean',
})
export type LogicalType = z.infer<typeof LogicalType>

const LogicalTypeOptions = z.strictObject({
  minimum: Limit.optional(),
  maximum: Limit.optional(),
  exclusiveMinimum: Exclusive.optional(),
  exclusiveMaximum: Exclusive.optional(),
  pattern: Pattern.optional(),
  minLength: notYet('minLength is'),
  maxLength: notYet('maxLength is'),
  format: notYet('format is'),
  multipleOf: notYet('multipleOf is'),
  timezone: notYet('timezone is'),
  defaultTimezone: notYet('defaultTimezone is'),
})
export type LogicalTypeOptions = z.infer<typeof LogicalTypeOptions>

export const Property = z.strictObject({
  name: Name,
  /** Name of the column in the data; default `name`. */
  physicalName: Name.optional(),
  logicalType: LogicalType.optional(),
  logicalTypeOptions: LogicalTypeOptions.optional(),
  required: z.boolean().default(false),
  unique: z.boolean().default(false),
  primaryKey: z.boolean().default(false),
  primaryKeyPosition: z.int().min(-1).optional(),
  quality: z.array(QualityRule).max(100).default([]),
  /** Anything but `public` keeps the values out of reports. */
  classification: z.union([z.string(), z.number()]).optional(),
  items: notYet('items of arrays are'),
  properties: notYet('nested properties are'),
  relationships: notYet('relationships are'),
  id: described,
  physicalType: described,
  businessName: described,
  description: described,
  tags: described,
  examples: described,
  partitioned: described,
  partitionKeyPosition: described,
  encryptedName: described,
  criticalDataElement: described,
  transformSourceObjects: described,
  transformLogic: described,
  transformDescription: described,
  customProperties: described,
  authoritativeDefinitions: described,
})
export type Property = z.infer<typeof Property>

export const SchemaObject = z.strictObject({
  name: Name.max(128),
  properties: z.array(Property).max(2000).default([]),
  quality: z.array(QualityRule).max(1000).default([]),
  relationships: notYet('relationships are'),
  logicalType: z
    .literal('object', { error: 'must be "object": a schema is a table of the properties below it' })
    .optional(),
  id: described,
  physicalName: described,
  physicalType: described,
  businessName: described,
  description: described,
  dataGranularityDescription: described,
  tags: described,
  customProperties: described,
  authoritativeDefinitions: described,
})
export type SchemaObject = z.infer<typeof SchemaObject>

/** A folder or pattern on this machine, relative to the workspace. */
export const LocalServer = z.strictObject({
  server: z.string().min(1),
  type: z.literal('local'),
  path: z.string().min(1).max(1000),
  format: z.enum(['csv', 'tsv', 'json', 'jsonl', 'parquet'], {
    error: 'must be csv, tsv, json (one object a line), jsonl or parquet',
  }),
  /** Of csv: one character. Of json: new_line. */
  delimiter: z.string().min(1).max(20).optional(),
  id: described,
  description: described,
  environment: described,
  roles: described,
  customProperties: described,
})
export type LocalServer = z.infer<typeof LocalServer>

const OtherServer = z.looseObject({ server: z.string(), type: z.string() })

export const Contract = z.strictObject({
  apiVersion: z
    .string()
    .regex(
      /^v3\.[01]\.\d+$/,
      'must be v3.1.0, or another version from v3.0.0 to v3.1; write the contract in that form',
    ),
  kind: z.literal('DataContract', { error: 'must be "DataContract"' }),
  id: z.string().min(1).max(500),
  version: z.string().min(1).max(100),
  status: z.string().min(1),
  servers: z.array(OtherServer).max(100).default([]),
  schema: z.array(SchemaObject).min(1).max(100),
  slaProperties: notYet('service levels (slaProperties) are'),
  name: described,
  tenant: described,
  tags: described,
  dataProduct: described,
  description: described,
  domain: described,
  support: described,
  price: described,
  team: described,
  roles: described,
  slaDefaultElement: described,
  authoritativeDefinitions: described,
  customProperties: described,
  contractCreatedTs: described,
})
export type Contract = z.infer<typeof Contract>

/** Size limit of a contract, in UTF-8 bytes. */
export const CONTRACT_MAX_BYTES = 512 * 1024
