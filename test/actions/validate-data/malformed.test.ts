import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readContract } from '#core/data/contract-reader.ts'
import { UserError } from '#core/errors.ts'
import { findSources } from '../../../actions/validate-data/sources.ts'
import { makeWorkspace } from '../action-process.ts'
import { checked, contractOf, inWorkspace } from './checked.ts'
import { parquetOf } from './parquet.ts'

const SCHEMA = '  - name: t\n    properties: [{name: id, logicalType: integer}, {name: name, logicalType: string}]'

describe('data that are not there or cannot be read never pass', () => {
  test('no file matches: an error named after the row count, and the step fails whatever fail-on says', async () => {
    const root = makeWorkspace({ 'contract.yaml': contractOf(SCHEMA) })
    const { report, result } = await inWorkspace(root, 'data/*.csv', 'never')
    expect(report.outcome).toBe('error')
    expect(report.checks).toMatchObject([{ id: 't:rowCount', result: 'error', found: 'no file matches data/*.csv' }])
    expect(result.failure?.kind).toBe('unusable')
    expect(report.datasets).toEqual([])
  })

  test('VD01: a CSV of zero bytes', async () => {
    const { report, check } = await checked({ schema: SCHEMA, files: { 't.csv': '' } })
    expect(check('t:rowCount').result).toBe('fail')
    expect(check('t.id:present').result).toBe('fail')
    expect(check('t.id:type')).toMatchObject({ result: 'fail', found: 'no column id' })
    expect(report.outcome).toBe('fail')
  })

  test.each(['id,name\n', 'id,name'])('VD02: a header only', async (text) => {
    const { report, check } = await checked({ schema: SCHEMA, files: { 't.csv': text } })
    expect(check('t:rowCount')).toMatchObject({ result: 'fail', expected: 'more than 0 rows', found: '0 rows' })
    expect(report.outcome).toBe('fail')
  })

  test('zero rows fail even where the contract asks for zero, with a warning', async () => {
    const schema = '  - name: t\n    quality: [{metric: rowCount, mustBe: 0, severity: warning}]'
    const { report } = await checked({ schema, files: { 't.csv': 'id\n' } })
    expect(report.outcome).toBe('fail')
  })

  test('zero bytes of JSON Lines, and a Parquet file without rows', async () => {
    const jsonl = await checked({ schema: SCHEMA, files: { 't.jsonl': '\n\n' } })
    expect(jsonl.report.outcome).toBe('fail')
    const none = await parquetOf("SELECT 1 AS id, 'a' AS name WHERE false")
    const parquet = await checked({ schema: SCHEMA, files: { 't.parquet': none } })
    expect(parquet.check('t:rowCount').result).toBe('fail')
  })

  test('a Parquet file that is none, and one cut short', async () => {
    const whole = await parquetOf('SELECT range AS id, range::VARCHAR AS name FROM range(10000)')
    for (const content of ['PAR1 this is text', whole.subarray(0, 2000)]) {
      const { check, report } = await checked({ schema: SCHEMA, files: { 't.parquet': content } })
      expect(check('t:readable').result).toBe('error')
      expect(check('t:readable').found).toMatch(
        /^1 unreadable, first t\.parquet: not Parquet, or cut short \([^/]*\); write/,
      )
      expect(report.outcome).toBe('error')
    }
  })
})

describe('malformed lines are counted, with file and line', () => {
  test('too few, too many, and text after a quote', async () => {
    const text = 'id,name\n1,"a,b"\n2\n3,x,y\n4,"un"closed\n5,ok\n'
    const { check, report } = await checked({ schema: SCHEMA, files: { 'data/t.csv': text } })
    expect(check('t:readable')).toMatchObject({
      result: 'fail',
      failed_rows: 3,
      examples: [
        'data/t.csv line 3: missing columns',
        'data/t.csv line 4: too many columns',
        'data/t.csv line 5: text follows a closing quote',
      ],
    })
    expect(report.datasets[0]?.rows).toBe(2)
  })

  test('lines are counted as an editor does, whatever ends them and however many a value spans', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      for (const mark of ['', '\uFEFF']) {
        const text = [`${mark}id,name`, '1,"two', 'lines"', '2', '3,c', '4,d,e', ''].join(end)
        const { check } = await checked({ schema: SCHEMA, files: { 't.csv': text } })
        expect(check('t:readable').examples).toEqual([
          't.csv line 4: missing columns',
          't.csv line 6: too many columns',
        ])
      }
    }
  })

  test('a file of JSON Lines that is not UTF-8, or has a line over 16 MiB, says so', async () => {
    const latin = Buffer.from('{"id": 1}\n{"name": "caf\xe9"}\n', 'latin1')
    const encoding = await checked({ schema: SCHEMA, files: { 't.jsonl': latin } })
    expect(encoding.check('t:readable').examples[0]).toBe('t.jsonl line 2: not UTF-8')
    const long = await checked({
      schema: SCHEMA,
      files: { 't.jsonl': `{"id": 1}\n{"name": "${'a'.repeat(17 << 20)}"}\n` },
    })
    expect(long.check('t:readable').examples[0]).toBe('t.jsonl line 2: longer than 16777216 bytes')
    expect(long.report.outcome).toBe('fail')
  })

  test('VD06: a quote that stays open to the end of the file', async () => {
    const { check } = await checked({ schema: SCHEMA, files: { 't.csv': 'id,name\n1,a\n2,"open\n3,b\n' } })
    expect(check('t:readable')).toMatchObject({ result: 'fail', examples: ['t.csv line 3: a quote is not closed'] })
  })

  test('VD04: three kinds of line ends in one file are refused, one kind each is read', async () => {
    const mixed = await checked({ schema: SCHEMA, files: { 't.csv': 'id,name\n1,a\r\n2,b\r3,c\n' } })
    expect(mixed.check('t:readable')).toMatchObject({
      result: 'fail',
      failed_rows: 2,
      examples: ['t.csv line 2: ends in CR LF, line 1 in LF', 't.csv line 3: ends in CR, line 1 in LF'],
    })
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['\uFEFFid,name', '1,a', '2,b', ''].join(end)
      const { report } = await checked({ schema: SCHEMA, files: { 't.csv': text } })
      expect(report).toMatchObject({ outcome: 'pass', datasets: [{ rows: 2 }] })
    }
  })

  test('VD09: two columns of one name', async () => {
    const { check } = await checked({ schema: SCHEMA, files: { 't.csv': 'id,name,id\n1,a,2\n' } })
    expect(check('t:readable'), 'nothing of the file is read').toMatchObject({
      result: 'error',
      examples: ['t.csv line 1: the column "id" stands twice'],
    })
  })

  test('names that differ in case only are two columns', async () => {
    const { check } = await checked({ schema: SCHEMA, files: { 't.csv': 'id,ID,name\n1,x,a\n' } })
    expect(check('t.id:type').result).toBe('pass')
  })

  test('VD12: delimiters and line ends inside quotes belong to the value', async () => {
    const { report } = await checked({ schema: SCHEMA, files: { 't.csv': 'id,name\n1,"a,b\nc"\n2,"say ""hi"""\n' } })
    expect(report).toMatchObject({ outcome: 'pass', datasets: [{ rows: 2 }] })
  })

  test('VD26: a pickle that is called .csv, and text that is not UTF-8', async () => {
    const pickle = Buffer.from('80049510000000000000007d948c0161944b01752e0a', 'hex')
    const { report, result } = await checked({ schema: SCHEMA, files: { 't.csv': pickle }, failOn: 'never' })
    expect(report.outcome).toBe('error')
    expect(result.failure).toMatchObject({ kind: 'unusable', message: expect.stringContaining('t.csv: the file is a') })
    const latin = Buffer.from('id,name\n1,caf\xe9\n2,b\n', 'latin1')
    const { check } = await checked({ schema: SCHEMA, files: { 't.csv': latin } })
    const found = '1 unreadable, first t.csv line 2: not UTF-8; mend or remove it'
    expect(check('t:readable')).toMatchObject({ failed_rows: 1, found, examples: ['t.csv line 2: not UTF-8'] })
  })

  test('VD27: JSON Lines with an array, a repeated key, half an object, and `{}`', async () => {
    const lines = ['{"id": 1, "name": "a"}', '', '[1]', '{"id": 1, "id": 2}', '{"id": 3', '{}', '5']
    const { check, report } = await checked({ schema: SCHEMA, files: { 't.jsonl': lines.join('\n') } })
    const why = ['not a JSON object', 'the key "id" stands twice', 'not JSON', 'not a JSON object']
    expect(check('t:readable')).toMatchObject({
      failed_rows: 4,
      examples: [3, 4, 5, 7].map((line, index) => `t.jsonl line ${line}: ${why[index]}`),
    })
    expect(report.datasets[0]?.rows).toBe(2)
  })

  test('files of one dataset may order their columns differently', async () => {
    const files = { 'a.csv': 'id,name\n1,x\n', 'b.csv': 'name,id\ny,2\n' }
    const { report } = await checked({ schema: SCHEMA, files })
    expect(report).toMatchObject({ outcome: 'pass', datasets: [{ rows: 2 }] })
  })

  test('VD19: a column of the contract is missing', async () => {
    const { check, result } = await checked({ schema: SCHEMA, files: { 't.csv': 'id\n1\n' } })
    expect(check('t.name:present')).toMatchObject({ result: 'fail', expected: 'a column name', found: 'absent' })
    expect(result.failure).toMatchObject({ kind: 'negative' })
  })

  test('VD17: rows that are all alike are what they are, and repeats where the contract forbids them', async () => {
    const schema = `${SCHEMA}\n    quality: [{metric: duplicateValues, arguments: {properties: [id, name]}, mustBe: 0}]`
    const { check, report } = await checked({ schema, files: { 't.csv': `id,name\n${'1,a\n'.repeat(5)}` } })
    expect(check('t:duplicateValues')).toMatchObject({ result: 'fail', failed_rows: 4, examples: ['1 | a'] })
    expect(report.checks.filter(({ result }) => result !== 'pass')).toHaveLength(1)
  })

  test('VD16: a leap second is no time, and 1_000 (VD14) no number', async () => {
    const schema = '  - name: t\n    properties: [{name: at, logicalType: timestamp}, {name: n, logicalType: number}]'
    const { check } = await checked({ schema, files: { 't.csv': 'at,n\n2016-12-31T23:59:60Z,1_000\n' } })
    expect(check('t.at:type')).toMatchObject({ result: 'fail', examples: ['2016-12-31T23:59:60Z'] })
    expect(check('t.n:type')).toMatchObject({ result: 'fail', examples: ['1_000'] })
  })

  test('VD11: a formula is a text like any other', async () => {
    const formula = "=cmd|' /C calc'!A0"
    const { check, result } = await checked({ schema: SCHEMA, files: { 't.csv': `id,name\n${formula},a\n` } })
    expect(check('t.id:type').examples).toEqual([formula])
    expect(result.summary).toContain("`=cmd¦' /C calc'!A0`")
  })
})

describe('files', () => {
  const contract = readContract(contractOf(SCHEMA), 'contract.yaml')
  const sourcesOf = (root: string, ...data: string[]) => findSources({ root, contract, data })

  test('VD32: a file that two patterns or a link name counts once', async () => {
    const root = makeWorkspace({ 'contract.yaml': contractOf(SCHEMA), 'data/t.csv': 'id,name\n1,a\n' })
    symlinkSync(join(root, 'data/t.csv'), join(root, 'data/u.csv'))
    const { report } = await inWorkspace(root, 'data/*.csv\ndata/t.csv')
    expect(report.datasets).toMatchObject([{ rows: 1, files: [{ path: 'data/t.csv', size: 12 }] }])
  })

  test('the digest of a dataset does not depend on the order of its files', async () => {
    const files = { 'a.csv': 'id,name\n1,x\n', 'b.csv': 'id,name\n2,y\n' }
    const one = await checked({ schema: SCHEMA, files, data: 'a.csv\nb.csv' })
    const other = await checked({ schema: SCHEMA, files, data: 'b.csv\n*.csv' })
    expect(one.result.outputs['data-digest']).toBe(other.result.outputs['data-digest'])
  })

  test('VD22: a named pipe and a device are refused, a folder is what is in it', async () => {
    const root = makeWorkspace({ 'folder/t.csv': 'id,name\n1,a\n' })
    execFileSync('mkfifo', [join(root, 'pipe.csv')])
    await expect(sourcesOf(root, 'pipe.csv')).rejects.toThrow('not a regular file')
    symlinkSync('/dev/zero', join(root, 'zero.csv'))
    await expect(sourcesOf(root, 'zero.csv')).rejects.toThrow('outside the workspace')
    expect((await sourcesOf(root, 'folder'))[0]?.entries).toMatchObject([{ path: 'folder/t.csv' }])
  })

  test('nothing outside the workspace is read, by no path and no link', async () => {
    const root = makeWorkspace()
    const outside = makeWorkspace({ 't.csv': 'id,name\n1,a\n' })
    symlinkSync(outside, join(root, 'link'))
    for (const pattern of [join(outside, 't.csv'), '../*/t.csv', 'link/t.csv', 'link/*.csv']) {
      await expect(sourcesOf(root, pattern), pattern).rejects.toThrow(UserError)
    }
  })

  test('VD24: a file that changes while it is checked is refused', async () => {
    const root = makeWorkspace({ 't.csv': 'id,name\n1,a\n' })
    const [source] = await sourcesOf(root, 't.csv')
    await expect(source?.confirm()).resolves.toBeUndefined()
    appendFileSync(join(root, 't.csv'), '2,b\n')
    await expect(source?.confirm()).rejects.toThrow('t.csv: changed while it was checked')
  })

  test('VD31: a pattern that matches too many files, and one that takes too long to match, are refused', async () => {
    const root = makeWorkspace()
    mkdirSync(join(root, 'many'))
    for (let index = 0; index <= 10_000; index++) writeFileSync(join(root, 'many', `${index}.csv`), '')
    await expect(sourcesOf(root, 'many/*.csv')).rejects.toThrow('more than 10000 files')
    await expect(sourcesOf(root, `${'a'.repeat(5000)}*`)).rejects.toThrow('1 to 500 characters')
    await expect(sourcesOf(root, '**/'.repeat(30))).rejects.toThrow('20 wildcards')
  })

  test('formats: none, mixed, by the server', async () => {
    const root = makeWorkspace({ 'a.csv': 'id\n', 'b.jsonl': '{}\n', 'c.gz': '', 'd.dat': 'id;name\n1;a\n' })
    await expect(sourcesOf(root, 'c.gz')).rejects.toThrow('does not end in .csv')
    await expect(sourcesOf(root, 'd.dat')).rejects.toThrow('does not end in .csv')
    await expect(sourcesOf(root, 'a.csv', 'b.jsonl')).rejects.toThrow('different formats')
    const servers = "servers: [{server: s, type: local, path: d.dat, format: csv, delimiter: ';'}]\n"
    const local = readContract(servers + contractOf(SCHEMA), 'contract.yaml')
    const [source] = await findSources({ root, contract: local, data: undefined })
    expect(source?.dataset).toMatchObject({ format: 'csv', delimiter: ';', files: [{ path: 'd.dat' }] })
  })

  test('names with signs of globs and quotes are read literally', async () => {
    const files = { "it's [1] {a}.csv": 'id,name\n1,a\n' }
    const { report } = await checked({ schema: SCHEMA, files })
    expect(report).toMatchObject({ outcome: 'pass', datasets: [{ rows: 1 }] })
  })

  test('several schemas need a name each', async () => {
    const schema = '  - name: a\n    properties: [{name: id}]\n  - name: b\n    properties: [{name: id}]'
    const files = { 'year=2001/a.csv': 'id\n1\n', 'b.csv': 'id\n2\n3\n' }
    const { report } = await checked({ schema, files, data: 'a=year=*/a.csv\nb=b.csv' })
    expect(report.datasets.map(({ name, rows }) => [name, rows])).toEqual([
      ['a', 1],
      ['b', 2],
    ])
    await expect(checked({ schema, files, data: 'b.csv' })).rejects.toThrow('schemas are a, b')
    await expect(checked({ schema, files, data: 'a=b.csv' })).rejects.toThrow('no files for the schema b')
  })
})
