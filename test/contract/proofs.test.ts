import { expect, test } from 'vitest'
import { openRows, proofs } from '../../scripts/threats/proofs.ts'
import { ROWS } from '../../scripts/threats/rows.ts'

test('every row that the app must withstand has a test that names it', () => {
  expect(openRows()).toEqual([])
})

test('a row has one id and stands once, and what is held otherwise has no test', () => {
  const ids = ROWS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const found = proofs()
  expect(ROWS.filter(({ id, instead }) => instead !== undefined && found.has(id))).toEqual([])
})
