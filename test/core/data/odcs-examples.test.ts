import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type ReadContract, readContract } from '#core/data/contract-reader.ts'
import { foreignKeysOf } from '#core/data/foreign-keys.ts'
import { checkedLevel } from '#core/data/service-level.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/odcs')
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))

/**
 * What the JSON schema of the version that an example names has against it; the schema of v3.1.0 has nothing against any. We
 * read v3.0 with the keys of v3.1, so they are read too.
 */
const AGAINST_THEIR_SCHEMA: Readonly<Record<string, { apiVersion: string; complaint: string; text: string }>> = {
  'all-data-types.odcs.yaml': {
    apiVersion: 'v3.0.2',
    complaint: "'2020-01-01' is not of type 'boolean'; 'timestamp' and 'time' are no logicalType",
    text: 'exclusiveMinimum: "2020-01-01"',
  },
  'column-completeness.odcs.yaml': {
    apiVersion: 'v3.0.2',
    complaint: "'rule' is a required property",
    text: 'metric: nullValues',
  },
  'basic-four-dpo.odcs.yaml': { apiVersion: 'v3.0.2', complaint: 'team has to be a list', text: 'team:\n  name:' },
}

function read(name: string): ReadContract {
  return readContract(readFileSync(join(FOLDER, name), 'utf8'), name)
}

test('there are 18 examples', () => {
  expect(NAMES).toHaveLength(18)
})

test.each(NAMES)('%s of the standard is read', (name) => {
  expect(read(name).contract.kind).toBe('DataContract')
})

test.each(Object.entries(AGAINST_THEIR_SCHEMA))('%s is read although its own version refuses it', (name, known) => {
  expect(readFileSync(join(FOLDER, name), 'utf8')).toContain(known.text)
  expect(read(name).contract.apiVersion).toBe(known.apiVersion)
})

test('the full example keeps its relationships: two are of this contract, one names a schema that is nowhere', () => {
  const { keys } = foreignKeysOf(read('full-example.odcs.yaml').contract)
  expect(keys.map(({ text, to }) => [text, to === null])).toEqual([
    ['tbl.rcvr_id -> receivers.id', false],
    ['tbl.rcvr_id, tbl.rcvr_cntry_code -> receivers.id, receivers.country_code', false],
    ['receivers.receiver_type -> receiver_types.type_code', true],
  ])
})

test('the full example has two service levels that data can be held to', () => {
  const { contract } = read('full-example.odcs.yaml')
  expect(contract.slaProperties.map(checkedLevel).filter((level) => level !== null)).toEqual(['latency', 'retention'])
})

test('arrays of objects are read to the bottom', () => {
  const [, , third] = read('all-schema-types.odcs.yaml').contract.schema
  expect(third?.properties[0]?.items?.properties.map(({ name, logicalType }) => [name, logicalType])).toEqual([
    ['id', 'string'],
    ['zip', 'string'],
  ])
})
