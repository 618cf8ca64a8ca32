import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dataReport } from '#core/data-report.ts'
import { deploymentRecord } from '#core/deployment-record.ts'
import { digestLines, digestOf } from '#core/digest.ts'
import { readDocument, writeDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { type Evidence, evidence } from '#core/evidence.ts'
import { canonicalJson } from '#core/json.ts'
import { modelPackage } from '#core/model-package.ts'
import { runRecord } from '#core/run-record.ts'
import { accuracy, evidenceOf, logLoss, rocAuc, slice } from './gate/fixture.ts'

const areas = { positives: 400, negatives: 600, baseline: 0.8, candidate: 0.79, variance: 1e-4, covariance: 0.9e-4 }
const EXAMPLE = evidenceOf([
  accuracy({ n: 1000, wins: 3, losses: 4 }),
  accuracy({ n: 300, wins: 1, losses: 0 }, { slice: slice('jfk') }),
  rocAuc(areas),
  logLoss({ n: 1000, baseline: 0.4, candidate: 0.41, se: 0.01 }),
])
const TEXT = canonicalJson(EXAMPLE)

function changed(change: (value: Record<string, unknown>) => void): string {
  const value = JSON.parse(TEXT) as Record<string, unknown>
  change(value)
  return JSON.stringify(value)
}

const read = (text: string) => readDocument(evidence, text, 'evidence.json')

describe('a document', () => {
  test('reads back as what was written, with a digest of its bytes', () => {
    const { text, digest } = writeDocument(evidence, EXAMPLE)
    expect(read(text)).toEqual(EXAMPLE)
    expect(text).toBe(TEXT)
    expect(digest).toBe(digestOf(text))
  })

  test('has the same digest whatever order its keys were written in', () => {
    const shuffled = (value: unknown, order: readonly number[]): unknown => {
      if (Array.isArray(value)) return value.map((item) => shuffled(item, order))
      if (value === null || typeof value !== 'object') return value
      const entries = Object.entries(value).map(([key, item]) => [key, shuffled(item, order)] as const)
      const rank = ([key]: readonly [string, unknown]) =>
        order[(key.length * 7 + (key.codePointAt(0) ?? 0)) % order.length] ?? 0
      return Object.fromEntries(entries.sort((a, b) => rank(a) - rank(b)))
    }
    const { digest } = writeDocument(evidence, EXAMPLE)
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 5, maxLength: 20 }), (order) => {
        const other = shuffled(JSON.parse(TEXT), order)
        expect(writeDocument(evidence, read(JSON.stringify(other))).digest).toBe(digest)
      }),
      { numRuns: 20 },
    )
  })

  test.each<[string, string, RegExp]>([
    [
      'another version',
      changed((value) => Object.assign(value, { schema: 'holdout.evidence/2' })),
      /has "schema": "holdout.evidence\/2"; this version of Holdout reads "holdout.evidence\/1"/,
    ],
    [
      'another document',
      changed((value) => Object.assign(value, { schema: 'holdout.run-record/1' })),
      /reads "holdout.evidence\/1"/,
    ],
    ['no version', changed((value) => delete value.schema), /has no "schema"/],
    ['a version that is no text', changed((value) => Object.assign(value, { schema: 1 })), /has "schema": 1/],
    ['a list', '[]', /has no "schema"/],
    ['null', 'null', /has no "schema"/],
    ['a missing field', changed((value) => delete value.records), /^evidence.json: records: /],
    ['an unknown field (T1)', changed((value) => Object.assign(value, { pr: 1 })), /Unrecognized key: "pr"/],
    [
      'an unknown field far inside',
      TEXT.replace('"wins":3', '"wins":3,"draws":1'),
      /records\.0\.baseline: Unrecognized key: "draws"/,
    ],
    ['EG04: a number as text', TEXT.replace('"wins":3', '"wins":"3"'), /records\.0\.baseline\.wins: /],
    ['EG29: a negative count', TEXT.replace('"wins":3', '"wins":-3'), /wins: .*>=0/],
    ['EG29: a broken count', TEXT.replace('"wins":3', '"wins":3.5'), /wins: .*int/],
    [
      'a digest that is none',
      changed((value) => Object.assign(value, { policy: { digest: 'sha256:xyz', source: 'checkout', ref: null } })),
      /policy.digest: must be sha256: and 64 hexadecimal digits/,
    ],
    ['a verdict that is none', TEXT.replace('"verdict":"error"', '"verdict":"ok"'), /verdict: /],
    ['a date that is none', TEXT.replace(/"created_at":"[^"]*"/, '"created_at":"yesterday"'), /created_at: /],
  ])('refuses %s', (_, text, message) => {
    expect(text).not.toBe(TEXT)
    expect(() => read(text)).toThrow(UserError)
    expect(() => read(text)).toThrow(message)
  })

  test('T30: no field of evidence takes a number that is not finite', () => {
    const numbers = [...TEXT.matchAll(/(?<=[:[,])-?\d+(\.\d+)?(e-?\d+)?(?=[,}\]])/g)]
    expect(numbers.length).toBeGreaterThanOrEqual(40)
    for (const { 0: literal, index } of numbers) {
      for (const other of ['NaN', 'Infinity', '-Infinity', '1e999', 'null', '"0.5"', '""']) {
        // These may be absent; nothing else may.
        const before = TEXT.slice(0, index)
        if (other === 'null' && /"(df|distance)":$/.test(before)) continue
        expect(() => read(`${before}${other}${TEXT.slice(index + literal.length)}`)).toThrow(UserError)
      }
    }
  })

  test('names the first of several mistakes and counts the others', () => {
    const text = changed((value) => Object.assign(value, { verdict: 'ok', model: '-x', admissible: 1 }))
    expect(() => read(text)).toThrow(/^evidence.json: model: must be 1 to 64 .* \(and 2 more\)$/)
  })

  test('over its size limit is neither written nor read', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      accuracy({ n: 10, wins: 1, losses: 1 }, { slice: slice('\u20AC'.repeat(190) + index) }),
    )
    const large: Evidence = { ...EXAMPLE, records: many }
    expect(() => writeDocument(evidence, large)).toThrow(
      /holdout-evidence.json: \d+ bytes are over the limit of 8388608; gate fewer/,
    )
    expect(() => read(canonicalJson(large))).toThrow(/evidence.json: \d+ bytes are over the limit of 8388608/)
  })

  test('that we write wrongly is a bug, not a mistake of the user', () => {
    expect(() => writeDocument(evidence, { ...EXAMPLE, model: 'Bad Name' })).not.toThrow(UserError)
    expect(() => writeDocument(evidence, { ...EXAMPLE, model: 'Bad Name' })).toThrow()
  })

  test('every kind has a schema and a file of its own', () => {
    const kinds = [evidence, runRecord, dataReport, modelPackage, deploymentRecord]
    expect(new Set(kinds.map(({ schema }) => schema)).size).toBe(kinds.length)
    for (const { schema, file } of kinds) {
      expect(schema).toMatch(/^holdout\.[a-z-]+\/1$/)
      expect(file).toMatch(/^holdout-[a-z]+\.json$/)
    }
  })
})

describe('a digest', () => {
  // FIPS 180-4's examples of SHA-256, as NIST prints them.
  test.each([
    ['', 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      'sha256:248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('of %j is the published one', (text, digest) => {
    expect(digestOf(text)).toBe(digest)
    expect(digestOf(new TextEncoder().encode(text))).toBe(digest)
  })

  test('of lines is that of the text with line feeds, and knows where a line ends', () => {
    expect(digestLines(['a', 'b'])).toBe(digestOf('a\nb\n'))
    expect(digestLines(['ab'])).not.toBe(digestLines(['a', 'b']))
    expect(digestLines([])).toBe(digestOf(''))
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        expect(digestLines(lines)).toBe(digestOf(lines.map((line) => `${line}\n`).join('')))
      }),
    )
  })
})
