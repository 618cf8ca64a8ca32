import { expect, test } from 'vitest'
import { readContract } from '#core/data/contract-reader.ts'
import { foreignKeysOf } from '#core/data/foreign-keys.ts'
import { UserError } from '#core/errors.ts'

/** Users and accounts, as in the standard's own chapter on references. */
function contractOf(atProperty: string, atSchema = '[]'): string {
  return `apiVersion: v3.1.0
kind: DataContract
id: c
version: 1.0.0
status: active
schema:
  - id: users_tbl
    name: users
    properties:
      - {id: user_id_pk, name: id, logicalType: integer, relationships: ${atProperty}}
      - {id: user_account_number, name: account_number, logicalType: string}
    relationships: ${atSchema}
  - id: accounts_tbl
    name: accounts
    properties:
      - {id: acct_user_id, name: user_id, logicalType: integer}
      - {id: acct_number, name: account_number, logicalType: string}
      - id: acct_address
        name: address
        logicalType: object
        properties:
          - {id: addr_postal_code, name: postal_code, logicalType: integer}
          - {name: a.b, logicalType: integer}
  - name: more.users
    properties: [{name: id, logicalType: integer}]
`
}

function keyOf(atProperty: string, atSchema?: string) {
  const { contract } = readContract(contractOf(atProperty, atSchema), 'c.yaml')
  const [key] = foreignKeysOf(contract).keys
  return key?.to?.map(({ schema, path }) => [schema.name, ...path.map(({ name }) => name)].join('/'))
}

function refusal(atProperty: string, atSchema?: string): string {
  try {
    readContract(contractOf(atProperty, atSchema), 'c.yaml')
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message
    throw thrown
  }
  return 'read'
}

test.each([
  ['accounts.user_id', 'accounts/user_id'],
  ['schema/accounts_tbl/properties/acct_user_id', 'accounts/user_id'],
  ['/schema/accounts_tbl/properties/acct_user_id', 'accounts/user_id'],
  ['"#/schema/accounts_tbl/properties/acct_user_id"', 'accounts/user_id'],
  ['accounts.address.postal_code', 'accounts/address/postal_code'],
  ['schema/accounts_tbl/properties/acct_address/properties/addr_postal_code', 'accounts/address/postal_code'],
  ['accounts.address.a.b', 'accounts/address/a.b'],
  ['more.users.id', 'more.users/id'],
])('%s is a property', (to, path) => expect(keyOf(`[{to: '${to}'}]`.replace(/'"|"'/g, "'"))).toEqual([path]))

test('several properties are paired', () => {
  const from = '[users.id, schema/users_tbl/properties/user_account_number]'
  expect(keyOf('[]', `[{from: ${from}, to: [accounts.user_id, accounts.account_number]}]`)).toEqual([
    'accounts/user_id',
    'accounts/account_number',
  ])
})

test.each([
  'other.id',
  'https://example.com/data-contract-v1.yaml#profiles.user_id',
  'customer-contract.yaml#/schema/customers_tbl/properties/cust_id_pk',
])('%s is outside: read, and not checked', (to) => {
  const { contract } = readContract(contractOf(`[{to: '${to}'}]`), 'c.yaml')
  expect(foreignKeysOf(contract).keys.map((key) => key.to)).toEqual([null])
})

test.each([
  ['[{to: accounts.usr_id}]', '[]', 'to: accounts has no property "usr_id"; did you mean user_id?'],
  ['[{to: accounts.address.zip}]', '[]', 'accounts.address has no property "zip"; known are postal_code, a.b'],
  ['[{to: accounts.account_number}]', '[]', 'users.id is integer, accounts.account_number is string'],
  ['[{to: user_id}]', '[]', 'must be schema.property'],
  ['[{to: schema/x/properties/y}]', '[]', 'no schema has the id x'],
  ['[{to: schema/accounts_tbl/properties/y}]', '[]', 'no property of accounts has the id y'],
  ['[{to: schema/accounts_tbl}]', '[]', 'must be schema/<id>/properties/<id>'],
  ['[{from: users.id, to: accounts.user_id}]', '[]', 'from: is the property itself; remove the key'],
  ['[{to: [accounts.user_id]}]', '[]', 'move the relationship to the schema'],
  ['[]', '[{to: accounts.user_id}]', 'from'],
  ['[]', '[{from: users.id, to: [accounts.user_id]}]', 'must both be one property, or both a list'],
  ['[]', '[{from: [users.id], to: [accounts.user_id, accounts.account_number]}]', 'from has 1 properties and to 2'],
  ['[]', '[{from: [users.id, users.id], to: [accounts.user_id, more.users.id]}]', 'name one schema'],
  ['[]', '[{from: elsewhere.id, to: accounts.user_id}]', 'from: is not in this contract'],
  ['[{to: accounts.user_id, type: primaryKey}]', '[]', 'must be foreignKey'],
])('relationships %s %s are refused', (atProperty, atSchema, message) => {
  expect(refusal(atProperty, atSchema)).toContain(message)
  expect(refusal(atProperty, atSchema)).toMatch(/^c\.yaml:\d+:\d+: schema\.0\./)
})
