import { expect, test } from 'vitest'
import { openRows, proofs } from '../../scripts/threats/proofs.ts'
import { ROWS } from '../../scripts/threats/rows.ts'

/** Rows that nothing proves yet. A row that has its proof leaves this list for good. */
const OPEN: readonly string[] = ['T62']

test('every row that the app must withstand has a test that names it', () => {
  const open = openRows()
  if (open.length > 0) console.log(`not proved yet: ${open.join(', ')}`)
  expect(open.filter((id) => !OPEN.includes(id))).toEqual([])
})

test('a row has one id and stands once, and what is held otherwise has no test', () => {
  const ids = ROWS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const found = proofs()
  expect(ROWS.filter(({ id, instead }) => instead !== undefined && found.has(id))).toEqual([])
})
