import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Acceptance } from '#core/acceptance.ts'
import { stateOf } from '#core/check.ts'
import type { Evidence } from '#core/evidence.ts'
import { decide } from '#core/gate/decide.ts'
import { sealedDigest } from '#core/gate/sealed-rows.ts'
import { verdictWords } from '#core/report/verdict-line.ts'
import { accuracy, digest, evidenceOf, policy } from './fixture.ts'

const LEDGER = { ...policy(), reuse: { mode: 'ledger' as const } }

const rows = { ids: ['b', 'a', 'c'], values: ['0', '1'], codes: [1, 0, 1] }

function evidence(fields: Partial<Evidence> = {}): Evidence {
  const measured = evidenceOf([accuracy({ n: 20_000, wins: 0, losses: 900 })])
  return { ...measured, candidate: { ...measured.candidate, sealed_digest: sealedDigest(rows) }, ...fields }
}

function answer(fields: Partial<Acceptance> = {}): Acceptance {
  return {
    ...{ kind: 'sealed-verdict', model: 'spam', pull_request: 5, head_sha: 'a'.repeat(40), by: 'the sealed set' },
    ...{ verdict: 'pass', admissible: true, predictions: sealedDigest(rows), reason: 'pass on the sealed set' },
    ...{ until: '9999-12-31T23:59:59.999Z', ...fields },
  } as Acceptance
}

const decided = (acceptances: Acceptance[], measured = evidence()) =>
  decide({ model: LEDGER, evidence: measured, acceptances })

describe('a sealed set that decides alone', () => {
  test('its word on exactly these predictions is the verdict, whatever the evidence measured', () => {
    expect(decided([answer()])).toMatchObject({ verdict: 'pass', admissible: true, rows: [] })
    expect(decided([answer({ verdict: 'inconclusive' })])).toMatchObject({ verdict: 'inconclusive', admissible: true })
    const block = decided([answer({ verdict: 'block', admissible: false })])
    expect(block).toMatchObject({ verdict: 'block', admissible: false })
    expect(stateOf('spam', block)).toMatchObject({ kind: 'block', words: 'block, a loss is shown on the sealed set' })
  })

  test.each<[string, Acceptance[], Evidence?]>([
    ['nothing was told', []],
    ['other predictions were judged', [answer({ predictions: digest('baseline') })]],
    ['the evidence names no predictions', [answer()], { ...evidence(), candidate: evidenceOf([]).candidate }],
    [
      'a loss was accepted by somebody',
      [answer({ kind: 'loss', metric: 'accuracy', slice: null, amount: 1 } as Partial<Acceptance>)],
    ],
  ])('where %s nothing may rely on it', (_, acceptances, measured) => {
    const decision = decided(acceptances, measured)
    expect(decision).toMatchObject({ verdict: 'inconclusive', admissible: false, onInconclusive: 'block' })
    expect(verdictWords(decision)).toBe('inconclusive, the sealed set has not answered')
  })

  test('where it has answered on others, the remedy is said', () => {
    const [reason] = decided([answer({ predictions: digest('baseline') })]).reasons
    expect(reason?.text).toMatch(/but on others: train with fixed seeds, so that every run makes the same model$/)
  })

  test('a problem of the evidence shuts the gate, whatever was told', () => {
    const problems: Evidence['problems'] = [{ code: 'data-failed', message: 'the data failed' }]
    expect(decided([answer()], evidence({ problems }))).toMatchObject({ verdict: 'error', admissible: false })
  })

  test('its word counts for nothing where the policy has open labels', () => {
    expect(decide({ model: policy(), evidence: evidence(), acceptances: [answer()] })).toMatchObject({
      verdict: 'block',
    })
  })
})

describe('the digest of predictions on a sealed set', () => {
  test('is that of the predictions, whatever their order and coding', () => {
    const example = fc.record({ id: fc.string({ minLength: 1 }), answer: fc.constantFrom('0', '1', 'x"', '\n') })
    const examples = fc.uniqueArray(example, { selector: ({ id }) => id, minLength: 1 })
    const coded = (list: readonly { id: string; answer: string }[], values: string[]) => ({
      ...{ ids: list.map(({ id }) => id), values },
      codes: list.map(({ answer: given }) => values.indexOf(given)),
    })
    fc.assert(
      fc.property(examples, (list) => {
        const there = coded(list, ['0', '1', 'x"', '\n'])
        expect(sealedDigest(coded(list.toReversed(), ['\n', 'x"', '1', '0']))).toBe(sealedDigest(there))
      }),
    )
  })

  test('changes with a prediction, and with the example that it is of', () => {
    expect(sealedDigest({ ...rows, codes: [1, 0, 0] })).not.toBe(sealedDigest(rows))
    expect(sealedDigest({ ...rows, ids: ['a', 'b', 'c'] })).not.toBe(sealedDigest(rows))
  })
})
