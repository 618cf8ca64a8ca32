import type { Check, Field, Plan } from './checks.ts'

/** A type in which an engine can read the text of a column instead of its letters. */
export type PlainKind = 'integer' | 'number' | 'date' | 'timestamp'

/** Faults that do not depend on how a value is written, once it is one of its type. */
const UNWRITTEN = new Set(['null', 'type', 'limit', 'range', 'step', 'format'])

/** The columns of which no check asks how a value is written, and what they are to be. */
export function plainKinds({ fields, checks }: Plan): Map<string, PlainKind> {
  const written = new Set(checks.flatMap(writtenIn))
  return new Map(
    fields.flatMap((field): [string, PlainKind][] => {
      const kind = written.has(field.column) ? null : kindOf(field)
      return kind === null ? [] : [[field.column, kind]]
    }),
  )
}

function writtenIn({ measure }: Check): string[] {
  return measure.kind === 'values' && !UNWRITTEN.has(measure.fault.kind) ? [measure.field.column] : []
}

function kindOf({ type, shape, form, missing }: Field): PlainKind | null {
  if (shape || missing.length > 0) return null
  if (type === 'integer' || type === 'number') return type
  const iso = form !== undefined && form.format === null && form.offset === null
  return iso && (type === 'date' || type === 'timestamp') ? type : null
}
