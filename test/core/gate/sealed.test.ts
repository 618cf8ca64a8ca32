import { describe, expect, test } from 'vitest'
import { decide } from '#core/gate/decide.ts'
import { disclose, Ledger, levelsAt, reserve, type SealedVerdict } from '#core/gate/ledger.ts'
import { atLevels, demandsOf, sealedOutcome, sealedVerdictOf } from '#core/gate/sealed.ts'
import { readPolicy } from '#core/policy-reader.ts'
import { ReusePolicy } from '#core/reuse-policy.ts'
import { sealedProblem } from '#core/reuse-rules.ts'
import { accuracy, digest, evidenceOf, policy } from './fixture.ts'

const OPEN = policy()

describe('reuse in a policy', () => {
  const policyWith = (reuse: object, app: number | null = 12345, more: object = {}) => {
    const spam = {
      workflow: '.github/workflows/model.yml',
      task: 'binary',
      metrics: { accuracy: { max_drop: 0.01 } },
      reuse,
      ...more,
    }
    return readPolicy(JSON.stringify({ version: 1, app, models: { spam } }), 'holdout.yml').policy.models.spam
  }

  test.each(['two-tier', 'ledger'])(
    '%s is accepted where the app that keeps labels and record is named, and refused elsewhere',
    (mode) => {
      expect(policyWith({ mode })?.reuse.mode).toBe(mode)
      expect(() => policyWith({ mode }, null)).toThrow(
        `reuse.mode: ${mode} needs labels that only the app holds and a record that only it keeps; write its id in app`,
      )
    },
  )

  test('ledger has no open label, so nothing that needs one stands beside it', () => {
    expect(() => policyWith({ mode: 'ledger' }, 12345, { slices: { by: ['origin'] } })).toThrow(
      'slices: needs open labels, and mode ledger has none; remove it, or write two-tier',
    )
  })

  test.each([
    [{ mode: 'open', sealed: {} }, 'reuse.sealed: belongs to a sealed set'],
    [{ mode: 'open', on_exhausted: 'warn' }, 'reuse.on_exhausted: belongs to a sealed set'],
    [{ mode: 'ledger', sealed: { code: { pass: 0.99, block: 0.02, inconclusive: 0.01 } } }, 'add up to at most 1'],
    [{ mode: 'ledger', disclosure: 'full' }, 'must be verdict'],
    [{ mode: 'leger' }, 'reuse.mode'],
  ])('%j is refused by name', (reuse, message) => {
    expect(() => policy({ reuse })).toThrow(message)
  })

  test('has a vocabulary of its own, ready for whoever keeps the record', () => {
    expect(ReusePolicy.parse({ mode: 'two-tier', sealed: {} })).toEqual({
      mode: 'two-tier',
      sealed: { query_on: 'merge_group', code: { pass: 0.98, block: 0.01, inconclusive: 0.01 }, lifetime_prs: 300 },
    })
  })

  test.each([
    [{ metrics: { roc_auc: { max_drop: 0.01 } } }, 'metrics'],
    [{ metrics: { f1: { max_drop: 0.01 } } }, 'metrics'],
    [{ metrics: { log_loss: { max_rise: 0.01 } } }, 'metrics'],
    [{ data: { group: 'user' } }, 'reuse'],
    [{ data: { score: 'score', threshold: 0.4 } }, 'data'],
    [{ task: 'multiclass', data: {}, metrics: { top_k_accuracy: { k: 2, max_drop: 0.01 } } }, 'metrics'],
    [{ metrics: { accuracy: { floor: 0.7 } } }, 'metrics'],
    [{ fairness: { by: 'sex', metric: 'demographic_parity_difference', max_rise: 0.1 } }, 'fairness'],
  ])('allows exact tests alone on a sealed set: %j', (fields, where) => {
    expect(sealedProblem(policy(fields))?.path[0]).toBe(where)
    expect(sealedProblem(OPEN)).toBeUndefined()
  })
})

describe('a question to a sealed set', () => {
  const question = (number: number) => ({
    candidate: `sha256:${String(number).padStart(64, '0')}` as const,
    baseline: digest('baseline'),
    policy: digest('policy'),
  })
  const opened = Ledger.parse({
    ...{ schema: 'holdout.ledger/1', model: 'spam', evaluation_set: digest('set'), code: {}, lifetime: null },
    queries: [],
  })

  function ask(
    ledger: Ledger,
    number: number,
    flips: { readonly n: number; readonly wins: number; readonly losses: number },
  ) {
    const disagreement = (flips.wins + flips.losses) / flips.n
    const demands = demandsOf(OPEN, { n: flips.n, disagreement })
    const reservation = reserve(ledger, question(number), { rates: OPEN.rates, demands })
    if (reservation.kind !== 'reserved') return { ledger, answer: reservation.kind }
    const decision = decide({ model: atLevels(OPEN, reservation.levels), evidence: evidenceOf([accuracy(flips)]) })
    const answer = sealedVerdictOf(decision)
    return { ledger: disclose(reservation.ledger, question(number), answer), answer }
  }

  test('is decided at the level that is left, not at the rates of the policy', () => {
    // scipy 1.17, stats.binom.cdf(60, 160, .5): 1.0e-3 blocks at .01, and no longer after one block, at 1e-4.
    const flips = { n: 20_000, wins: 60, losses: 100 }
    const wide = { ...OPEN, metrics: { accuracy: { gate: true, max_drop: 0.001 } } }
    const evidence = evidenceOf([accuracy(flips)])
    const later = levelsAt({ ...opened, queries: [{ question: question(1), verdict: 'block' }] }, OPEN.rates)
    expect(decide({ model: atLevels(wide, OPEN.rates), evidence }).verdict).toBe('block')
    expect(decide({ model: atLevels(wide, later), evidence }).verdict).toBe('inconclusive')
  })

  test('costs what its verdict costs, until the set cannot answer any more: then it is not asked', () => {
    const answers: string[] = []
    let ledger = opened
    for (let number = 0; number < 12; number++) {
      const asked = ask(ledger, number, { n: 20_000, wins: 300, losses: 700 })
      ledger = asked.ledger
      answers.push(asked.answer)
    }
    // (z(.01 e^-4.6k) + z(.05)) sqrt(.05/20000) is over .01 from k = 2 on: scipy 1.17, special.ndtri_exp.
    expect(answers).toEqual(['block', 'block', ...Array(10).fill('exhausted')])
    expect(ledger.queries).toHaveLength(2)
  })

  test('needs nothing of metrics that only are shown', () => {
    const model = policy({ metrics: { accuracy: { max_drop: 0.02 }, f1: { gate: false } } })
    expect(demandsOf(model, { n: 500, disagreement: 0.1 })).toEqual([{ n: 500, disagreement: 0.1, tolerance: 0.02 }])
    expect(Object.keys(atLevels(model, OPEN.rates).metrics)).toEqual(['accuracy'])
  })

  test.each([
    [{ kind: 'answered', verdict: 'pass' }, 'pass', true],
    [{ kind: 'answered', verdict: 'block' }, 'block', false],
    [{ kind: 'answered', verdict: 'inconclusive' }, 'inconclusive', true],
    [{ kind: 'exhausted' }, 'inconclusive', false],
  ] as const)('ends %j as %s, admissible %s', (answer, verdict, admissible) => {
    const rules = { on_inconclusive: 'warn', reuse: { mode: 'ledger', on_exhausted: 'block' } } as const
    expect(sealedOutcome(answer, rules)).toEqual({ verdict, admissible })
  })

  test.each([
    ['two-tier', true],
    ['ledger', false],
  ] as const)('is exhausted under %s: a merge may rely on it by default: %s', (mode, admissible) => {
    const rules = { on_inconclusive: 'warn', reuse: { mode } } as const
    expect(sealedOutcome({ kind: 'exhausted' }, rules)).toEqual({ verdict: 'inconclusive', admissible })
  })

  test('tells of an unforeseen error no more than that it is open', () => {
    const told: SealedVerdict = sealedVerdictOf({ verdict: 'error' })
    expect(told).toBe('inconclusive')
  })
})
