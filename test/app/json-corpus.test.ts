import { describe, expect, test } from 'vitest'
import { readDocument, writeDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { evidence } from '#core/evidence.ts'
import { zip } from '../github/zip.ts'
import { useEvaluator } from './evaluate.ts'
import { makeEvidence } from './evidence.ts'

const app = useEvaluator()

const { text } = writeDocument(evidence, makeEvidence())
/** Where the document holds a number. */
const numbers = [...text.matchAll(/(?<=[:[,])-?\d+(\.\d+)?(?=[,}\]])/g)].map(({ 0: found, index }) => ({
  found,
  index,
}))

/** What the check says of evidence with this text. */
async function conclusionOf(content: string | Buffer): Promise<string | null | undefined> {
  app.finished(zip([{ name: evidence.file, content }]))
  await app.run(app.github)
  return app.github.check()?.conclusion
}

function replaced({ found, index }: { found: string; index: number }, by: string): string {
  return text.slice(0, index) + by + text.slice(index + found.length)
}

test('the document itself is a success, and has numbers in many places', async () => {
  expect([await conclusionOf(text), numbers.length > 8]).toEqual(['success', true])
})

describe('a number that is none, wherever it stands, is never a success (EG01, EG02, EG04, T10, T30)', () => {
  test.each([
    ...['NaN', 'Infinity', '-Infinity', '1e400', '-1e400', '1e999', '"0.95"', '"NaN"', '""', '[]', '{}', 'true'],
    ...['0x1', '01', '1_000', '+1', '.5', '1.', '1,5', "'1'", '\u0661'],
  ])('%s', async (token) => {
    for (const number of numbers) expect(() => readDocument(evidence, replaced(number, token), 'x')).toThrow(UserError)
    const [first] = numbers
    if (first) expect(await conclusionOf(replaced(first, token))).toBe('failure')
  })
})

describe('a document that says two things, or more than it may, is never a success', () => {
  const keys = [...text.matchAll(/"(\w+)":/g)].map(({ 0: found, 1: key, index }) => ({ found, key, index }))

  test('a key twice, wherever it stands (EG06, T10)', async () => {
    for (const { found, index } of keys) {
      const twice = `${text.slice(0, index)}${found}0,${text.slice(index)}`
      expect(() => readDocument(evidence, twice, 'x'), found).toThrow(UserError)
    }
    expect(await conclusionOf(text.replace('"n":20000', '"n":1,"n":20000'))).toBe('failure')
  })

  test('a key that is another one to JavaScript, wherever it stands (EG07, T10)', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      for (const { found, index } of keys) {
        const added = `${text.slice(0, index)}"${name}":{"accuracy":1},${text.slice(index)}`
        expect(() => readDocument(evidence, added, 'x'), found).toThrow(UserError)
      }
      expect(await conclusionOf(text.replace('{', `{"${name}":{"accuracy":1},`))).toBe('failure')
    }
    expect(({} as { accuracy?: number }).accuracy).toBeUndefined()
  })

  test.each<[string, () => string | Buffer]>([
    ['a byte order mark (EG09)', () => `\uFEFF${text}`],
    ['UTF-16', () => Buffer.from(text, 'utf16le')],
    ['something behind it', () => `${text}{}`],
    ['a comment', () => `/* */${text}`],
    ['nothing', () => ''],
    ['a hundred thousand brackets', () => '['.repeat(100_000)],
    [
      'depth in a place where text belongs',
      () => text.replace(/"model":"[^"]+"/, `"model":${'['.repeat(500)}${']'.repeat(500)}`),
    ],
    ['30,000 records (EG11)', () => withRecords(Array.from({ length: 30_000 }, (_, at) => record(`m${at}`)))],
    ['a metric without a name (EG12)', () => withRecords([record('')])],
    ['a metric of 10 KB (EG12)', () => withRecords([record('a'.repeat(10_240))])],
    ['a metric that mentions somebody (EG12)', () => withRecords([record('@octocat')])],
    ['the twin of a metric in other letters (T31)', () => withRecords([record('\u0430ccuracy')])],
    ['no rows (EG29)', () => withCounts({ n: 0, wins: 0, losses: 0, both_right: 0 })],
    ['minus ten rows (EG29)', () => withCounts({ n: -10, wins: 0, losses: 0, both_right: -10 })],
    ['half a row (EG29)', () => withCounts({ n: 20_000.5, wins: 300, losses: 290, both_right: 15_000 })],
    ['more wins than rows', () => withCounts({ n: 100, wins: 300, losses: 290, both_right: 15_000 })],
  ])('%s', async (_, content) => {
    expect(await conclusionOf(content())).not.toBe('success')
  })
})

describe('what is odd and harmless is shown and decided as ever', () => {
  test('a metric that no policy asks for (EG14)', async () => {
    expect(await conclusionOf(withRecords([record('accuracy'), record('f1_weighted')]))).toBe('success')
  })

  test('minus zero is zero (EG16)', async () => {
    const zero = await conclusionOf(withCounts({ n: 20_000, wins: 300, losses: 0, both_right: 15_000 }))
    const minus = text.replace(/"losses":290/g, '"losses":-0').replace(/"successes":\d+/, '"successes":15300')
    expect([zero, ['success', 'failure'].includes(String(await conclusionOf(minus)))]).toEqual(['success', true])
  })

  test('the smallest number there is (EG17)', async () => {
    for (const number of numbers.slice(0, 3)) {
      expect(['success', 'failure']).toContain(await conclusionOf(replaced(number, '5e-324')))
    }
  })
})

type Counts = Readonly<Record<'n' | 'wins' | 'losses' | 'both_right', number>>

function record(metric: string, { n, wins, losses, both_right }: Counts = counts): object {
  return {
    metric,
    slice: null,
    n,
    candidate: { kind: 'proportion', n, successes: both_right + wins },
    baseline: { kind: 'proportions', n, wins, losses, both_right },
    anchor: null,
  }
}

const counts: Counts = { n: 20_000, wins: 300, losses: 290, both_right: 15_000 }

function withCounts(given: Counts): string {
  return withRecords([record('accuracy', given)], given.n)
}

function withRecords(records: readonly object[], n = 20_000): string {
  const document = JSON.parse(text)
  return JSON.stringify({ ...document, records, candidate: { ...document.candidate, n } })
}
