import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDocument, writeDocument } from '#core/document.ts'
import {
  Code,
  disclose,
  Ledger,
  ledger as ledgerDocument,
  levelsAt,
  type Question,
  reserve,
  resolvableTolerance,
  type SealedVerdict,
  spentNats,
} from '#core/gate/ledger.ts'

const RATES = { alpha_block: 0.05, alpha_pass: 0.05 }
const digest = (byte: number) => `sha256:${byte.toString(16).padStart(64, '0')}` as const
const question = (number: number): Question => ({ candidate: digest(number), baseline: digest(0), policy: digest(1) })
const answerable = { rates: RATES, demands: [{ n: 50_000, disagreement: 0.05, tolerance: 0.01 }] }

function ledgerOf(verdicts: readonly SealedVerdict[], extra: Partial<Ledger> = {}): Ledger {
  return Ledger.parse({
    schema: 'holdout.ledger/1',
    model: 'flight-delay',
    evaluation_set: digest(9),
    code: {},
    lifetime: null,
    queries: verdicts.map((verdict, index) => ({ question: question(index + 2), verdict })),
    ...extra,
  })
}

describe('levels', () => {
  test('an unopened set is asked at the rates of the policy', () => {
    expect(levelsAt(ledgerOf([]), RATES)).toEqual(RATES)
  })

  test('a pass costs 0.020 nats by the default code, anything else 4.6', () => {
    expect(spentNats(ledgerOf(['pass']))).toBeCloseTo(-Math.log(0.98), 12)
    expect(spentNats(ledgerOf(['block', 'inconclusive']))).toBeCloseTo(2 * Math.log(100), 12)
  })

  test('shares of one half are full adaptivity: the level halves with each question', () => {
    const half = ledgerOf(['pass', 'block', 'pass'], { code: { pass: 0.5, block: 0.25, inconclusive: 0.25 } })
    expect(levelsAt(half, RATES).alpha_pass).toBeCloseTo(0.05 / 2 / 4 / 2, 15)
  })

  test('a lifetime shares the error over its questions as well', () => {
    expect(levelsAt(ledgerOf([], { lifetime: 300 }), RATES).alpha_block).toBeCloseTo(0.05 / 300, 15)
  })

  test('the weights of all histories of one length add up to at most 1, whatever the code', () => {
    const shares = fc.tuple(
      fc.double({ min: 0.01, max: 0.97, noNaN: true }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    )
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 5 }), ([pass, part], length) => {
        const code = Code.parse({ pass, block: (1 - pass) * part, inconclusive: (1 - pass) * (1 - part) })
        let total = 0
        for (const history of histories(length)) {
          total += levelsAt(ledgerOf(history, { code }), { alpha_block: 1, alpha_pass: 1 }).alpha_pass
        }
        expect(total).toBeLessThanOrEqual(1 + 1e-9)
      }),
    )
  })

  test('a code that promises more than the whole budget is refused', () => {
    expect(() => Code.parse({ pass: 0.98, block: 0.02, inconclusive: 0.01 })).toThrow('add up to at most 1')
  })
})

function histories(length: number): SealedVerdict[][] {
  if (length === 0) return [[]]
  return histories(length - 1).flatMap((history) =>
    (['pass', 'block', 'inconclusive'] as const).map((verdict) => [...history, verdict]),
  )
}

// scipy 1.16, scipy.special.ndtri_exp: n = ceil((z(ln .05 - nats) + z(ln .05))^2 d / tau^2), tau = 0.01, after 300 questions.
test.each([
  { passes: 300, blocks: 0, sizes: [5671, 14_177, 28_354] },
  { passes: 297, blocks: 3, sizes: [12_715, 31_786, 63_572] },
  { passes: 291, blocks: 9, sizes: [25_776, 64_440, 128_879] },
])(
  '300 questions with $blocks blocks leave a 1-point tolerance resolvable at $sizes rows',
  ({ passes, blocks, sizes }) => {
    const asked = ledgerOf([...Array(passes).fill('pass'), ...Array(blocks).fill('block')])
    const levels = levelsAt(asked, RATES)
    for (const [index, disagreement] of [0.02, 0.05, 0.1].entries()) {
      const n = sizes[index] ?? 0
      expect(resolvableTolerance({ n, disagreement }, levels)).toBeLessThanOrEqual(0.01)
      expect(resolvableTolerance({ n: n - 1, disagreement }, levels)).toBeGreaterThan(0.01)
    }
  },
)

// The same, for a code that leaves nothing to inconclusive answers: nats = -291 ln .97 - 9 ln .03.
test.each([
  [0.02, 22_565],
  [0.05, 56_412],
  [0.1, 112_823],
])('a code of .97 and .03 needs fewer: at a disagreement of %d %i rows', (disagreement, n) => {
  const code = { pass: 0.97, block: 0.03, inconclusive: 1e-13 }
  const asked = ledgerOf([...Array(291).fill('pass'), ...Array(9).fill('block')], { code })
  const levels = levelsAt(asked, RATES)
  expect(resolvableTolerance({ n, disagreement }, levels)).toBeLessThanOrEqual(0.01)
  expect(resolvableTolerance({ n: n - 1, disagreement }, levels)).toBeGreaterThan(0.01)
})

describe('a question', () => {
  test('is reserved before it is computed, and charged when it is disclosed', () => {
    const reservation = reserve(ledgerOf(['pass']), question(50), answerable)
    if (reservation.kind !== 'reserved') throw new Error(reservation.kind)
    expect(reservation.levels.alpha_pass).toBeCloseTo(0.05 * 0.98, 12)
    const after = disclose(reservation.ledger, question(50), 'block')
    expect(levelsAt(after, RATES).alpha_pass).toBeCloseTo(0.05 * 0.98 * 0.01, 15)
  })

  test('asked twice gets the same answer for nothing', () => {
    const asked = ledgerOf(['inconclusive'])
    expect(reserve(asked, question(2), answerable)).toEqual({ kind: 'cached', verdict: 'inconclusive' })
  })

  test('under another policy is another question', () => {
    const other = { ...question(2), policy: digest(77) }
    expect(reserve(ledgerOf(['pass']), other, answerable).kind).toBe('reserved')
  })

  test('waits while another one is reserved', () => {
    const reserved = reserve(ledgerOf([]), question(50), answerable)
    if (reserved.kind !== 'reserved') throw new Error(reserved.kind)
    expect(reserve(reserved.ledger, question(51), answerable)).toEqual({ kind: 'busy', question: question(50) })
  })

  test('is reserved again at the same level after a crash', () => {
    const first = reserve(ledgerOf(['pass', 'block']), question(50), answerable)
    if (first.kind !== 'reserved') throw new Error(first.kind)
    expect(reserve(first.ledger, question(50), answerable)).toEqual(first)
  })

  test('that the level left cannot answer is not asked', () => {
    const spent = ledgerOf(Array(40).fill('block'))
    const reservation = reserve(spent, question(50), answerable)
    expect(reservation.kind).toBe('exhausted')
  })

  test('whose disagreement is not a number is not asked', () => {
    const demands = [{ n: 0, disagreement: 0, tolerance: 0.01 }]
    expect(reserve(ledgerOf([]), question(50), { rates: RATES, demands }).kind).toBe('exhausted')
  })

  test('beyond the lifetime is not asked', () => {
    const used = ledgerOf(['pass', 'pass'], { lifetime: 2 })
    expect(reserve(used, question(50), answerable)).toEqual({ kind: 'exhausted', resolvable: null })
  })

  test('cannot be disclosed unless it is the reserved one', () => {
    expect(() => disclose(ledgerOf(['pass']), question(2), 'pass')).toThrow('reserve it before')
  })
})

test('a ledger travels as a document', () => {
  const asked = ledgerOf(['pass', 'block'])
  const { text } = writeDocument(ledgerDocument, asked)
  expect(readDocument(ledgerDocument, text, 'the ledger')).toEqual(asked)
})
