import { z } from 'zod'
import { QualityRule } from './quality.ts'
import { PropertyRelationship } from './relationship.ts'
import { Count, described, Figure, Name, oneOf, Pattern } from './terms.ts'

/** What a value is, whatever the file format. */
export const LogicalType = oneOf([
  'string',
  'date',
  'timestamp',
  'time',
  'number',
  'integer',
  'boolean',
  'object',
  'array',
])
export type LogicalType = z.infer<typeof LogicalType>

/** A type of one value, written as text in a text file. */
export type ScalarType = Exclude<LogicalType, 'object' | 'array'>

const Limit = z.union([Figure, z.string().min(1).max(100)], { error: 'must be a number, or a date or time as text' })

// A boolean is the form of v3.0: it makes the other bound exclusive.
const Exclusive = z.union([Figure, z.string().min(1).max(100), z.boolean()], {
  error: 'must be a number, or a date or time as text',
})

/** Which of these a property may have depends on its logicalType: see `OPTIONS_OF`. */
export const LogicalTypeOptions = z.strictObject({
  /** Of string, in characters (code points). */
  minLength: Count.optional(),
  maxLength: Count.optional(),
  pattern: Pattern.optional(),
  /** Of string one of `STRING_FORMATS`, of integer `i8` to `u128`, of number `f32` or `f64`, of times a pattern of the JDK. */
  format: z.string().min(1).max(100).optional(),
  /** Of integer and number; of date, timestamp and time in ISO 8601. */
  minimum: Limit.optional(),
  maximum: Limit.optional(),
  exclusiveMinimum: Exclusive.optional(),
  exclusiveMaximum: Exclusive.optional(),
  multipleOf: Figure.positive().optional(),
  /** Of timestamp and time: whether values carry their offset. */
  timezone: z.boolean().optional(),
  /** Of timestamp and time: the zone of values without one, in the names of IANA; UTC where it is absent. */
  defaultTimezone: z.string().min(1).max(100).optional(),
  minItems: Count.optional(),
  maxItems: Count.optional(),
  uniqueItems: z.boolean().optional(),
  minProperties: Count.optional(),
  maxProperties: Count.optional(),
  /** Of object: names that have to be there. */
  required: z.array(Name).min(1).max(2000).optional(),
})
export type LogicalTypeOptions = z.infer<typeof LogicalTypeOptions>

const TIMES = ['format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const
const NUMBERS = [...TIMES, 'multipleOf'] as const
const CLOCKS = [...TIMES, 'timezone', 'defaultTimezone'] as const

/** The options that each type has, by the standard's JSON schema. */
export const OPTIONS_OF: Readonly<Record<LogicalType, readonly (keyof LogicalTypeOptions)[]>> = {
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  integer: NUMBERS,
  number: NUMBERS,
  date: TIMES,
  timestamp: CLOCKS,
  time: CLOCKS,
  boolean: [],
  object: ['minProperties', 'maxProperties', 'required'],
  array: ['minItems', 'maxItems', 'uniqueItems'],
}

/** Formats of strings; every one is enforced but `password` and `binary`, which any text is. */
export const STRING_FORMATS = [
  'password',
  'byte',
  'binary',
  'email',
  'uuid',
  'uri',
  'hostname',
  'ipv4',
  'ipv6',
] as const
export const INTEGER_FORMATS = ['i8', 'i16', 'i32', 'i64', 'i128', 'u8', 'u16', 'u32', 'u64', 'u128'] as const
export const NUMBER_FORMATS = ['f32', 'f64'] as const

const Base = z.strictObject({
  /** Name of the column or key in the data; default `name`. */
  physicalName: Name.optional(),
  logicalType: LogicalType.optional(),
  logicalTypeOptions: LogicalTypeOptions.optional(),
  required: z.boolean().default(false),
  unique: z.boolean().default(false),
  primaryKey: z.boolean().default(false),
  primaryKeyPosition: z.int().min(-1).optional(),
  quality: z.array(QualityRule).max(100).default([]),
  relationships: z.array(PropertyRelationship).max(100).default([]),
  /** Anything but `public` keeps the values out of reports. */
  classification: z.union([z.string(), z.number()]).optional(),
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

interface Nested extends z.infer<typeof Base> {
  /** Of an object: its keys. */
  readonly properties: readonly Property[]
  /** Of an array: what each entry is. */
  readonly items?: Item | undefined
}

/** A column, or a key of an object. */
export interface Property extends Nested {
  readonly name: string
}

/** What each entry of an array is: a property whose name nobody needs. */
export interface Item extends Nested {
  readonly name?: string | undefined
}

// The types are written out because the schemas hold themselves.
export const Property: z.ZodType<Property> = Base.extend({
  name: Name,
  get properties() {
    return z.array(Property).max(2000).default([])
  },
  get items() {
    return Item.optional()
  },
})

export const Item: z.ZodType<Item> = Base.extend({
  name: Name.optional(),
  get properties() {
    return z.array(Property).max(2000).default([])
  },
  get items() {
    return Item.optional()
  },
})
