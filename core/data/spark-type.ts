import { z } from 'zod'
import type { DataType } from './dialect.ts'

/*
 * Types as Spark writes them in JSON (`StructType.json`): a name, or an object for what holds other types.
 * https://spark.apache.org/docs/latest/sql-ref-datatypes.html
 */

type SparkType =
  | string
  | { readonly type: 'struct'; readonly fields: readonly { readonly name: string; readonly type: SparkType }[] }
  | { readonly type: 'array'; readonly elementType: SparkType }
  | { readonly type: 'map'; readonly keyType: SparkType; readonly valueType: SparkType }

const SparkType: z.ZodType<SparkType> = z.lazy(() =>
  z.union([
    z.string(),
    z.object({ type: z.literal('struct'), fields: z.array(z.object({ name: z.string(), type: SparkType })) }),
    z.object({ type: z.literal('array'), elementType: SparkType }),
    z.object({ type: z.literal('map'), keyType: SparkType, valueType: SparkType }),
  ]),
)

/** Reads a type: `long`, `decimal(10,2)`, or JSON as of `{"type":"array",...}`. */
export function sparkType(name: string): DataType {
  if (!name.startsWith('{')) return typeOf(name)
  const parsed = SparkType.safeParse(JSON.parse(name))
  return parsed.success ? typeOf(parsed.data) : { kind: 'other' }
}

function typeOf(type: SparkType): DataType {
  if (typeof type === 'string') return plainType(type)
  switch (type.type) {
    case 'struct':
      return { kind: 'struct', members: type.fields.map((one) => ({ name: one.name, type: typeOf(one.type) })) }
    case 'array':
      return { kind: 'list', items: typeOf(type.elementType) }
    case 'map':
      return typeOf(type.keyType).kind === 'string'
        ? { kind: 'map', values: typeOf(type.valueType) }
        : { kind: 'other' }
  }
}

function plainType(name: string): DataType {
  const [, scale] = /^decimal\(\d+,(-?\d+)\)$/.exec(name) ?? []
  if (/^(byte|short|integer|long)$/.test(name) || scale === '0') return { kind: 'integer' }
  if (scale !== undefined) return { kind: 'decimal', scale: Number(scale) }
  if (name === 'float' || name === 'double') return { kind: 'float', bits: name === 'float' ? 32 : 64 }
  if (/^(string|varchar|char)\b/.test(name)) return { kind: 'string' }
  if (name === 'boolean' || name === 'date') return { kind: name }
  if (name === 'timestamp' || name === 'timestamp_ntz') {
    return { kind: 'timestamp', zone: name === 'timestamp', nanoseconds: false }
  }
  return { kind: 'other' }
}
