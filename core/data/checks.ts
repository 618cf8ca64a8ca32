import type { ScalarType } from './property.ts'
import type { OPERATORS } from './quality.ts'
import type { Scalar } from './terms.ts'
import type { TimeForm } from './times.ts'

/*
 * The checks that a contract comes down to, in no engine's words: what is looked at, what is wrong with it, and how much of
 * that may be. `plan.ts` makes them, `value-sql.ts` and `queries.ts` ask them, `judge.ts` judges the answers.
 */

/** One step from a value to what is inside it. */
export type Step = { readonly kind: 'member'; readonly name: string } | { readonly kind: 'items' }

/** A property as checks see it. */
export interface Field {
  /** As the data name it. */
  readonly column: string
  /** From the column down to a nested value; none for the column itself. */
  readonly steps?: readonly Step[]
  readonly type: ScalarType | null
  /** The property is an object or an array. */
  readonly shape?: 'object' | 'array'
  /** Of dates and times. */
  readonly form?: TimeForm
  /** Values that stand for "missing": a `missingValues` rule counts them, every other rule leaves them out. */
  readonly missing: readonly Scalar[]
}

export type Comparison = '>=' | '>' | '<=' | '<'

/** What is wrong with a value. Null is wrong only under `null` and, where listed, `missing`. */
export type Fault =
  | { readonly kind: 'null' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'type' }
  /** Not on this side of the limit, which is a number, or a date or time in the form of ISO 8601. */
  | { readonly kind: 'limit'; readonly operator: Comparison; readonly limit: string }
  /** Not from the first to the second number, both included: `i8` to `u128`, `f32`, `f64`. */
  | { readonly kind: 'range'; readonly format: string; readonly low: string; readonly high: string }
  /** Not a whole multiple of a positive number. */
  | { readonly kind: 'step'; readonly of: string }
  /** Fewer or more characters (code points), entries or keys. */
  | {
      readonly kind: 'size'
      readonly of: 'characters' | 'items' | 'keys'
      readonly operator: '>=' | '<='
      readonly limit: number
    }
  /** Not written as the format says: one of strings, or the field's own of dates and times. */
  | { readonly kind: 'format'; readonly format: string }
  | { readonly kind: 'repeated-items' }
  /** An object without one of these keys. */
  | { readonly kind: 'keys'; readonly names: readonly string[] }
  | { readonly kind: 'invalid'; readonly valid: readonly Scalar[] | null; readonly pattern: string | null }

/** What a check counts. */
export type Measure =
  /** Files whose rows cannot be read. */
  | { readonly kind: 'unreadable' }
  /** All rows. */
  | { readonly kind: 'rows' }
  /** 1 where a file has no such column, or no object such a key. */
  | { readonly kind: 'absent'; readonly field: Field }
  /** Rows, or entries of an array, with a faulty value. */
  | { readonly kind: 'values'; readonly field: Field; readonly fault: Fault }
  /**
   * Rows that would have to go so that every key stands once. Nulls: `equal` groups them like a value, `ignored` leaves
   * such rows out, `counted` counts each of them too.
   */
  | { readonly kind: 'duplicates'; readonly fields: readonly Field[]; readonly nulls: 'equal' | 'ignored' | 'counted' }
  /** Rows whose key, of which no part is null, does not stand in another dataset. */
  | {
      readonly kind: 'orphans'
      readonly fields: readonly Field[]
      readonly target: { readonly schema: string; readonly fields: readonly Field[] }
    }
  /** 1 where the newest, or the oldest, value is before a moment; also where there is none. */
  | {
      readonly kind: 'age'
      readonly field: Field
      readonly which: 'newest' | 'oldest'
      /** ISO 8601, in UTC. */
      readonly notBefore: string
      /** As the contract has it, for example `4 days`. */
      readonly limit: string
    }
  /** What a query of the contract gives: one number. */
  | { readonly kind: 'query'; readonly query: string; readonly field: Field | null }

/** What the count has to be. */
export interface Threshold {
  readonly operator: (typeof OPERATORS)[number]
  /** One number, or two for the between operators; both bounds belong to the range. */
  readonly bounds: readonly number[]
  readonly unit: 'rows' | 'percent'
}

/** One rule of the contract, ready to be measured. */
export interface Check {
  readonly id: string
  readonly measure: Measure
  readonly threshold: Threshold
  /** What the data get where the count is not what it has to be. */
  readonly otherwise: 'fail' | 'warn'
  readonly line: number
  /** The values may stand in reports. */
  readonly open: boolean
}

/** The checks of one schema object, that is of one dataset. */
export interface Plan {
  readonly name: string
  /** Columns, in the contract's order. */
  readonly fields: readonly Field[]
  readonly checks: readonly Check[]
}

/** How reports name a field: `address.street`, `tags[]`. */
export function fieldName({ column, steps = [] }: Field): string {
  return column + steps.map((step) => (step.kind === 'items' ? '[]' : `.${step.name}`)).join('')
}
