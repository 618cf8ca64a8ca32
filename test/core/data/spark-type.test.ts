import { expect, test } from 'vitest'
import { sparkType } from '#core/data/spark-type.ts'

/* Names and forms as `StructType.jsonValue()` of PySpark 4.3.0 gives them. */
test.each([
  ['long', { kind: 'integer' }],
  ['decimal(20,0)', { kind: 'integer' }],
  ['decimal(38,10)', { kind: 'decimal', scale: 10 }],
  ['double', { kind: 'float', bits: 64 }],
  ['timestamp', { kind: 'timestamp', zone: true, nanoseconds: false }],
  ['timestamp_ntz', { kind: 'timestamp', zone: false, nanoseconds: false }],
  ['binary', { kind: 'other' }],
  ['{"type":"array","elementType":"integer","containsNull":true}', { kind: 'list', items: { kind: 'integer' } }],
  [
    '{"type":"struct","fields":[{"name":"a, b","type":"string","nullable":true,"metadata":{}}]}',
    { kind: 'struct', members: [{ name: 'a, b', type: { kind: 'string' } }] },
  ],
  [
    '{"type":"map","keyType":"string","valueType":"date","valueContainsNull":true}',
    { kind: 'map', values: { kind: 'date' } },
  ],
  ['{"type":"map","keyType":"integer","valueType":"date","valueContainsNull":true}', { kind: 'other' }],
  ['{"type":"udt"}', { kind: 'other' }],
])('%s', (name, type) => {
  expect(sparkType(name)).toEqual(type)
})
