import { Document, isMap, isSeq } from 'yaml'
import { count } from '../numbers.ts'
import type { Draft } from './infer.ts'
import type { LocalServer } from './server.ts'

/** A contract to be written. */
export interface Inferred {
  /** Of the schema, and of the contract. */
  readonly name: string
  /** Null where the data are not one pattern, so that no server can say where they are. */
  readonly server: Pick<LocalServer, 'path' | 'format' | 'delimiter'> | null
  readonly rows: number
  readonly properties: readonly Draft[]
}

const HEADER = ` Written by validate-data from ROWS rows. Everything here holds for those data; whether it was meant to is for you to say:
 - primaryKey and unique: no value stood twice so far. Must it never?
 - minimum and maximum: what was seen. Write what is possible.
 - validValues: the values that were seen. Add those that may come.
 - nullValues: the share that was missing, rounded up. How much may be?
 - description, classification (anything but public keeps values out of reports): only you know.`

/** The text of the contract in ODCS v3.1, with comments that say what to review. */
export function contractText({ name, server, rows, properties }: Inferred): string {
  const document = new Document(
    {
      apiVersion: 'v3.1.0',
      kind: 'DataContract',
      id: name,
      version: '0.1.0',
      status: 'draft',
      ...(server && { servers: [{ server: 'local', type: 'local', ...server }] }),
      schema: [{ name, logicalType: 'object', physicalType: 'file', properties: properties.map(propertyOf) }],
    },
    { aliasDuplicateObjects: false },
  )
  document.commentBefore = HEADER.replace('ROWS rows', rows === 1 ? '1 row' : `${count(rows)} rows`)
  const list = document.getIn(['schema', 0, 'properties'])
  for (const [index, draft] of properties.entries()) {
    const item = isSeq(list) ? list.items[index] : undefined
    const comment = commentOf(draft)
    if (isMap(item) && comment) item.commentBefore = ` ${comment}`
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

function propertyOf(draft: Draft): Record<string, unknown> {
  const { minimum, maximum, validValues, nullPercent } = draft
  const options = {
    ...(minimum !== null && { minimum: limitOf(minimum, draft) }),
    ...(maximum !== null && { maximum: limitOf(maximum, draft) }),
  }
  const quality = [
    ...(nullPercent === null ? [] : [{ metric: 'nullValues', mustBeLessOrEqualTo: nullPercent, unit: 'percent' }]),
    ...(validValues === null ? [] : [{ metric: 'invalidValues', arguments: { validValues }, mustBe: 0 }]),
  ]
  return {
    name: draft.name,
    ...(draft.type && { logicalType: draft.type }),
    ...(Object.keys(options).length > 0 && { logicalTypeOptions: options }),
    ...(draft.required && { required: true }),
    ...(draft.unique && { unique: true }),
    ...(draft.primaryKey && { primaryKey: true, primaryKeyPosition: 1 }),
    ...(quality.length > 0 && { quality }),
  }
}

/** Of 15 digits a double keeps all; longer numbers stand as text. */
const SAFE_DIGITS = 15

function limitOf(text: string, { type }: Draft): string | number {
  if (type !== 'integer' && type !== 'number') return text
  const digits = text
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '')
  const number = Number(text)
  const exact = digits.length <= SAFE_DIGITS && (!Number.isInteger(number) || Number.isSafeInteger(number))
  return exact ? number : text
}

function commentOf({ type, primaryKey, unique, nullPercent }: Draft): string | null {
  if (nullPercent === 100) return 'No value at all: which type is it?'
  if (type === null) return 'Values of several types, or of one that the standard does not have.'
  if (type === 'object' || type === 'array') return 'What is inside is not described yet: add properties or items.'
  if (primaryKey) return 'Is this the key?'
  return unique ? 'Unique so far.' : null
}
