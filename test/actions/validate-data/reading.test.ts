import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDuckdb } from '../../../actions/validate-data/engines/duckdb.ts'
import { HOSTILE_STRINGS } from '../corpus.ts'
import { read, readIn, sourceIn, workspaceOf } from './reading.ts'

const H = 'a,b\n1,x\n'

describe('CSV that its engine would let pass, or not get over, is found on its line', () => {
  test.each([
    ['space before a quote', `${H}2, "y"\n3,z\n`, 'line 3: a quote inside a field that does not start with one'],
    ['space behind a quote', `${H}2,"y" \n3,z\n`, 'line 3: text follows a closing quote'],
    ['a quote inside a field', `${H}2,y"y\n3,z\n`, 'line 3: a quote inside a field that does not start with one'],
    ['an empty field too many', `${H}2,y,\n3,z\n`, 'line 3: too many columns'],
    ['the same with quotes', `${H}2,"y",\n3,z\n`, 'line 3: too many columns'],
    ['a NUL byte', `${H}2,y\0\n3,z\n`, 'line 3: a NUL byte'],
    ['a line of spaces', `${H}  \n3,z\n`, 'line 3: missing columns'],
    ['a CR before the end', `${H}2,y\r\n3,z\n`, 'line 3: ends in CR LF, line 1 in LF'],
    [
      'half a character',
      Buffer.concat([Buffer.from(`${H}2,y`), Buffer.from([0xc3]), Buffer.from('\n3,z\n')]),
      'line 3: not UTF-8',
    ],
    [
      'a surrogate',
      Buffer.concat([Buffer.from(`${H}2,`), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('\n3,z\n')]),
      'line 3: not UTF-8',
    ],
    ['a record over 2 MB', `${H}2,${'y'.repeat(2_100_000)}\n3,z\n`, 'line 3: longer than 2000000 bytes'],
  ])('%s', async (_, text, problem) => {
    const { rows, unreadable } = await read({ 't.csv': text })
    expect(unreadable).toEqual({
      count: 1,
      files: 0,
      examples: [`t.csv ${problem}`],
      places: [{ file: 't.csv', line: 3 }],
    })
    expect(rows).toEqual([
      ['1', 'x'],
      ['3', 'z'],
    ])
  })

  test('text is what it is: zeros, digits, words for missing, backslashes and signs of comments', async () => {
    const values = ['001', '123456789012345678901234567890', '0.10', 'NULL', 'NaN', '\\N', '#1', '1e309', '-0']
    const { rows } = await read({ 't.csv': `a\n${values.join('\n')}\n""\n\n` })
    expect(rows.flat()).toEqual([...values, '', null])
  })

  test('ten lines are shown, all are counted, up to where counting costs more than it tells', async () => {
    const some = await read({ 't.csv': `${H}${'1\n'.repeat(9_999)}` })
    expect(some.unreadable.count).toBe(9_999)
    expect(some.unreadable.places).toEqual(
      Array.from({ length: 10 }, (_, index) => ({ file: 't.csv', line: index + 3 })),
    )
    const quoted = await read({ 't.csv': `${H}${'"1"x,2\n'.repeat(20_000)}` })
    expect(quoted.unreadable.count).toBeGreaterThan(20_000)
    expect(quoted.unreadable.examples[0]).toBe('t.csv: more than 10000 broken records, so nothing of the file was read')
    expect(quoted.rows).toEqual([])
    const plain = await read({ 't.csv': `${H}${'1\n'.repeat(20_000)}` })
    expect(plain.unreadable.examples[0]).toBe('t.csv: at least 10000 broken lines, the rest was not counted')
  })

  test('VD07: one line of 100 MB', async () => {
    for (const text of [`a,b\n1,${'x'.repeat(100_000_000)}`, 'x'.repeat(100_000_000)]) {
      const { unreadable, rows } = await read({ 't.csv': text })
      expect(unreadable.examples[0]).toMatch(/^t\.csv line [12]: longer than 2000000 bytes$/)
      expect(rows).toEqual([])
    }
  })

  test('values that span lines and look like rows do not confuse threads that start in their middle', async () => {
    const trap = `"${'1,x\n2,"",""y\n'.repeat(200)}"`
    const count = 20_000
    const text = `a,b\n${Array.from({ length: count }, (_, index) => `${index},${trap}`).join('\n')}\n`
    const { rows, unreadable } = await read({ 't.csv': text })
    expect(unreadable.count).toBe(0)
    expect(rows).toHaveLength(count)
    const value = trap.slice(1, -1).replaceAll('""', '"')
    expect(rows.every(([, b]) => b === value)).toBe(true)
  })

  test('a broken line in one file leaves the others whole', async () => {
    const { rows, unreadable } = await read({ 'a.csv': `${H}2,"\n`, 'b.csv': 'b,a\ny,3\n', 'c.csv': '' })
    expect(rows).toEqual([
      ['1', 'x'],
      ['3', 'y'],
    ])
    expect(unreadable.examples).toEqual(['a.csv line 3: a quote is not closed'])
  })
})

test('unreadable lines are not known before the table was scanned', async () => {
  const { dataset } = await sourceIn(workspaceOf({ 't.csv': 'a\n1,2\n' }), 't.csv')
  if (!dataset) throw new Error('no data')
  const engine = await openDuckdb(dataset.files.map(({ absolute }) => absolute))
  const table = await engine.load(dataset)
  expect(() => table.unreadable).toThrow('known once the table was scanned')
  await engine.query(`SELECT count(*) FROM ${table.sql}`)
  expect(table.unreadable.count).toBe(1)
  await engine.close()
})

test('VD22: a socket is refused', async () => {
  const root = workspaceOf({})
  const server = createServer().listen(join(root, 's.csv'))
  await new Promise((resolve) => server.once('listening', resolve))
  await expect(sourceIn(root, 's.csv')).rejects.toThrow('s.csv')
  server.close()
})

describe('S01-S48 as names of files and as globs', () => {
  test.each(HOSTILE_STRINGS.map((text, index): [number, string] => [index + 1, text]))(
    'hostile string %i',
    async (_, text) => {
      const root = workspaceOf({ 'inside.csv': 'id\n1\n' })
      const asGlob = await sourceIn(root, text).catch((thrown: Error) => thrown)
      // Nothing, or one line that says why.
      if (asGlob instanceof Error) expect(asGlob).toMatchObject({ name: 'UserError' })
      else expect(asGlob.entries.length).toBeLessThanOrEqual(1)
      const name = `${text}.csv`
      const isName = text.isWellFormed() && !text.includes('\0') && Buffer.byteLength(name) <= 255
      // A name that starts with a dot is left out of folders.
      if (!isName || text === '' || text.includes('..') || text.includes('/')) return
      mkdirSync(dirname(join(root, 'd', name)), { recursive: true })
      writeFileSync(join(root, 'd', name), 'id\n7\n')
      const reading = await readIn(root, 'd').catch((thrown: unknown) => thrown)
      if (reading instanceof Error) expect(reading).toMatchObject({ name: 'UserError' })
      else expect(reading).toMatchObject({ rows: [['7']], unreadable: { count: 0 } })
    },
  )
})
