import { expect, test } from 'vitest'
import { readContract } from '#core/data/contract-reader.ts'
import { type ColumnFacts, draftOf, without } from '#core/data/infer.ts'
import { contractText } from '#core/data/infer-text.ts'

function facts(rest: Partial<ColumnFacts>): ColumnFacts {
  const none = { minimum: null, maximum: null, unique: false, categories: null }
  return { name: 'v', type: 'string', rows: 100, nulls: 0, ...none, ...rest }
}

function keyOf(...names: string[]): string | undefined {
  const { properties } = draftOf(names.map((name) => facts({ name, unique: true })))
  return properties.find(({ primaryKey }) => primaryKey)?.name
}

test('the key is the first unique column that is named like one, else the first', () => {
  expect(keyOf('name', 'flight_id', 'id')).toBe('flight_id')
  expect(keyOf('name', 'flightId')).toBe('flightId')
  expect(keyOf('paid', 'name')).toBe('paid')
  expect(draftOf([facts({ unique: true, type: 'number' })]).properties[0]?.primaryKey).toBe(false)
})

test('names that a contract cannot hold are left out', () => {
  expect(draftOf([facts({ name: 'a\u0000b' }), facts({ name: '' }), facts({})])).toMatchObject({
    properties: [{ name: 'v' }],
    left: ['a\u0000b', ''],
  })
})

test('the share of nulls is rounded up, so that these data have no more', () => {
  expect(draftOf([facts({ nulls: 1, rows: 3 })]).properties[0]?.nullPercent).toBe(33.34)
  expect(draftOf([facts({ nulls: 1, rows: 1_000_000 })]).properties[0]?.nullPercent).toBe(0.01)
})

test('long categories, infinite bounds and the largest date are not written', () => {
  const [long, infinite, date] = draftOf([
    facts({ categories: ['a'.repeat(101)] }),
    facts({ type: 'number', minimum: '-Infinity', maximum: '3' }),
    facts({ type: 'date', minimum: '2024-01-01', maximum: '2024-02-01' }),
  ]).properties
  expect(long?.validValues).toBeNull()
  expect([infinite?.minimum, infinite?.maximum]).toEqual([null, '3'])
  expect([date?.minimum, date?.maximum]).toEqual(['2024-01-01', null])
})

test('text is read back as it was, whatever it looks like', () => {
  const categories = [
    '001',
    'true',
    'null',
    '~',
    '',
    ' a',
    '# b',
    "it's",
    '"',
    '- c',
    '2024-01-01',
    '1e3',
    '\u2028',
    '🙂',
    '{',
    '!!x',
    '*a',
    '&b',
  ]
  const { properties } = draftOf([facts({ name: 'null', categories })])
  const text = contractText({ name: 't', server: null, rows: 100, properties })
  const [property] = readContract(text, 't.yaml').contract.schema[0]?.properties ?? []
  expect(property?.name).toBe('null')
  const [rule] = property?.quality ?? []
  expect(rule?.type === 'library' && rule.arguments?.validValues).toEqual(categories)
})

test('numbers keep their digits', () => {
  const numbers = ['0.1', '9007199254740993', '-7.06455556075533e+234', '0.1000000000000000055', '5.', '-3']
  const { properties } = draftOf(numbers.map((minimum, index) => facts({ name: `v${index}`, type: 'number', minimum })))
  const text = contractText({ name: 't', server: null, rows: 100, properties })
  const written = readContract(text, 't.yaml').contract.schema[0]?.properties.map(
    (one) => one.logicalTypeOptions?.minimum,
  )
  expect(written).toEqual([0.1, '9007199254740993', '-7.06455556075533e+234', '0.1000000000000000055', 5, -3])
})

test('what does not hold is taken out, rule by rule', () => {
  const [draft] = draftOf([facts({ type: 'integer', unique: true, minimum: '1', maximum: '2' })]).properties
  if (!draft) throw new Error('there is one')
  expect(without(draft, 'primaryKey')).toMatchObject({ primaryKey: false, type: 'integer' })
  expect(without(draft, 'type')).toMatchObject({ type: null, minimum: null, maximum: null })
  expect(without(draft, 'maximum')).toMatchObject({ minimum: '1', maximum: null })
  expect(without(draft, 'present')).toBeNull()
})
