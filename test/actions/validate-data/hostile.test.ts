import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { identifier, literal } from '#core/data/sql.ts'
import { UserError } from '#core/errors.ts'
import { HOSTILE_STRINGS } from '../corpus.ts'
import { type Checked, checked } from './checked.ts'
import { parquetOf } from './parquet.ts'

const cases = HOSTILE_STRINGS.map((text, index): [string, string] => [
  `${index + 1} ${JSON.stringify(text.slice(0, 30))}`,
  text,
])

/** What a contract may name: bounded, well-formed, no control characters. */
function isName(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  return text.length >= 1 && text.length <= 255 && text.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(text)
}

function csvField(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

const FORMATS: Readonly<Record<string, (name: string, value: string) => Promise<Record<string, string | Uint8Array>>>> =
  {
    csv: async (name, value) => ({ 'data.csv': `${csvField(name)},x\n${csvField(value)},1\n` }),
    jsonl: async (name, value) => ({ 'data.jsonl': `${JSON.stringify({ [name]: value.toWellFormed() })}\n` }),
    parquet: async (name, value) => ({
      'data.parquet': await parquetOf(`SELECT ${literal(value)} AS ${identifier(name)}`),
    }),
  }

describe.each(Object.entries(FORMATS))('%s', (format, filesOf) => {
  test.each(cases)('hostile string %s as a column name', async (_, text) => {
    const schema = `  - ${JSON.stringify({ name: 't', properties: [{ name: text, required: true, unique: true }] })}`
    if (!isName(text)) {
      await expect(checked({ schema, files: await filesOf('v', 'a') })).rejects.toThrow(UserError)
      return
    }
    const { report, check } = await checked({ schema, files: await filesOf(text, 'a') })
    expect(check(`t.${text}:present`).result).toBe('pass')
    expect(report.outcome).toBe('pass')
  })

  test.each(cases)('hostile string %s as a value: found, shown, and nothing else', async (_, text) => {
    const value = text.toWellFormed()
    const schema = `  - name: t\n    properties: [{name: v, quality: [{metric: invalidValues, arguments: {validValues: [none]}, mustBe: 0}]}]`
    const found = await checked({ schema, files: await filesOf('v', value) })
    requireQuietOutputs(found)
    // A NUL byte breaks the form of a text; the line is not read.
    if (format === 'csv' && value.includes('\0')) {
      expect(found.check('t:readable').examples).toEqual(['data.csv line 2: a NUL byte'])
      return
    }
    const shown = Array.from(value).slice(0, 200).join('')
    const { result, failed_rows, examples } = found.check('t.v:invalidValues')
    expect([result, failed_rows]).toEqual(['fail', 1])
    expect(String(examples[0]).startsWith(shown.slice(0, 50))).toBe(true)
  })
})

test.each(cases)('hostile string %s as a valid value of the contract matches itself only', async (_, text) => {
  const quality = [{ metric: 'invalidValues', arguments: { validValues: [text] }, mustBe: 0 }]
  const schema = stringify([{ name: 't', properties: [{ name: 'v', quality }] }], { lineWidth: 0 })
  const files = { 'data.csv': `v,x\n${csvField(text)},1\nother,1\n` }
  if (text.length > 1000 || !text.isWellFormed()) {
    await expect(checked({ schema, files })).rejects.toThrow(UserError)
    return
  }
  const { check } = await checked({ schema, files })
  expect(check('t.v:invalidValues')).toMatchObject({ failed_rows: 1, examples: ['other'] })
})

test.each(cases)('hostile string %s as the input data is refused or finds nothing', async (_, text) => {
  const schema = '  - name: t\n    properties: [{name: v}]'
  const files = { 'other.csv': 'v\n1\n' }
  // An empty input is none at all, and white space names no file.
  const outcome = await checked({ schema, files, data: text.trim() === '' ? 'nothing.csv' : text }).then(
    ({ report }) => report.outcome,
    (thrown) => (thrown instanceof UserError ? 'refused' : thrown),
  )
  expect(['error', 'refused']).toContain(outcome)
})

function requireQuietOutputs({ result }: Checked): void {
  for (const value of Object.values(result.outputs)) expect(String(value)).toMatch(/^[\w.:/-]*$/)
}
