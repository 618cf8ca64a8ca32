import type { Field, Step } from './checks.ts'
import type { Item, Property } from './property.ts'

/** Where a property stands: the column, and the steps down to it. */
export interface Position {
  readonly column: string
  readonly steps: readonly Step[]
}

/** How the data name a property. */
export function physicalName(property: Property): string {
  return property.physicalName ?? property.name
}

/** The field of a property at a position. */
export function fieldAt(property: Property | Item, { column, steps }: Position): Field {
  const { logicalType: type, logicalTypeOptions: options, quality } = property
  const missing = quality.flatMap((rule) => (rule.type === 'library' ? (rule.arguments?.missingValues ?? []) : []))
  const nested = type === 'object' || type === 'array'
  const time = type === 'date' || type === 'timestamp' || type === 'time'
  return {
    column,
    ...(steps.length > 0 && { steps }),
    type: type === undefined || nested ? null : type,
    ...(nested && { shape: type }),
    ...(time && {
      form: {
        type,
        format: options?.format ?? null,
        zone: options?.defaultTimezone ?? 'UTC',
        // `false` describes; a value with an offset is still a moment.
        offset: options?.timezone === true ? true : null,
      },
    }),
    missing,
  }
}

/** The field of a column, or of a key below it: one property for each level. */
export function fieldOf(path: readonly Property[]): Field {
  const [first, ...rest] = path
  const last = path.at(-1)
  if (!first || !last) throw new Error('a field has a property')
  const steps = rest.map((property): Step => ({ kind: 'member', name: physicalName(property) }))
  return fieldAt(last, { column: physicalName(first), steps })
}

/** Its values may stand in reports. */
export function isOpen(property: Property | Item): boolean {
  return property.classification === undefined || property.classification === 'public'
}
