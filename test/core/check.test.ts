import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Acceptance } from '#core/acceptance.ts'
import { type CheckState, checkOf, stateOf } from '#core/check.ts'
import type { Decision } from '#core/gate/decision.ts'

const sha = 'abcdef0123456789abcdef0123456789abcdef01'
const model = 'flight-delay'
const verdict = (kind: 'pass' | 'block' | 'inconclusive', onInconclusive: 'warn' | 'block' = 'warn'): CheckState => ({
  kind,
  model,
  words: `${kind}, in words`,
  onInconclusive,
})

const unusable: CheckState = { kind: 'unusable-evidence', model, reason: 'data failed: 3 rows' }
const protectedPaths: CheckState = { kind: 'protected-paths', model: null, paths: ['.github/holdout.yml'], sha }

// Each row of the table of conclusions.
const rows: readonly [CheckState, string, string | null, RegExp][] = [
  [verdict('pass'), 'completed', 'success', /^flight-delay: pass, in words$/],
  [verdict('inconclusive', 'warn'), 'completed', 'success', /inconclusive/],
  [verdict('inconclusive', 'block'), 'completed', 'failure', /inconclusive/],
  [verdict('block'), 'completed', 'failure', /block/],
  [protectedPaths, 'completed', 'action_required', /approving review of abcdef0$/],
  [
    { kind: 'new-evaluation-set', model },
    'completed',
    'action_required',
    /evaluation set changed; a maintainer has to accept the new one$/,
  ],
  [{ kind: 'policy-problem', model: null, reason: 'x' }, 'completed', 'action_required', /policy on the base branch/],
  [{ kind: 'fork-approval-pending', model }, 'completed', 'action_required', /fork waits for approval/],
  [{ kind: 'merge-conflict', model }, 'completed', 'action_required', /conflicts with its base/],
  [
    { kind: 'no-run-started', model, workflow: '.github/workflows/model.yml', within: '15m' },
    'completed',
    'action_required',
    /no run of \.github\/workflows\/model\.yml started within 15m/,
  ],
  [unusable, 'completed', 'failure', /no usable evidence/],
  [{ kind: 'run-cancelled', model }, 'completed', 'cancelled', /cancelled/],
  [{ kind: 'deadline-passed', model, within: '6h' }, 'completed', 'timed_out', /within 6h/],
  [{ kind: 'no-model-touched', model: null }, 'completed', 'success', /^no model touched$/],
  [{ kind: 'policy-after-merge', model: null }, 'completed', 'success', /in effect after the merge/],
  [{ kind: 'queued', model: null }, 'queued', null, /waiting/],
  [{ kind: 'queued', model }, 'queued', null, /waiting for its workflow/],
  [{ kind: 'in-progress', model }, 'in_progress', null, /running/],
]

describe('the table of conclusions', () => {
  test.each(rows)('%j is %s %s', (state, status, conclusion, title) => {
    const check = checkOf([state])
    expect(check).toMatchObject({ status, conclusion })
    expect(check.title).toMatch(title)
    expect(check.reasons).toHaveLength(1)
  })

  test('a state of another version, and none at all, wait for a person', () => {
    expect(checkOf([{ kind: 'new-kind' } as unknown as CheckState])).toMatchObject({ conclusion: 'action_required' })
    expect(checkOf([])).toMatchObject({ status: 'completed', conclusion: 'action_required' })
  })
})

describe('several states', () => {
  const order: CheckState[] = [
    unusable,
    { kind: 'deadline-passed', model, within: '6h' },
    { kind: 'run-cancelled', model },
    { kind: 'new-evaluation-set', model },
    verdict('block'),
    protectedPaths,
    verdict('inconclusive', 'block'),
    verdict('pass'),
  ]

  test('the worst decides: error, block, protected paths, inconclusive, pass; and all are listed', () => {
    for (const [index, worst] of order.entries()) {
      const rest = order.slice(index)
      const check = checkOf([...rest].reverse())
      expect(check.conclusion).toBe(checkOf([worst]).conclusion)
      expect(check.reasons).toHaveLength(rest.length)
      expect(check.reasons[0]).toBe(checkOf([worst]).reasons[0])
    }
  })

  test('two models of the same rank are counted in the title', () => {
    const other: CheckState = { kind: 'block', model: 'other', words: 'block', onInconclusive: 'warn' }
    expect(checkOf([verdict('block'), other]).title).toBe('flight-delay: block, in words (and 1 more)')
  })

  test('nothing is complete while one model is waited for', () => {
    expect(checkOf([verdict('pass'), { kind: 'queued', model: 'b' }])).toMatchObject({
      status: 'queued',
      conclusion: null,
    })
    expect(
      checkOf([verdict('block'), { kind: 'queued', model: 'b' }, { kind: 'in-progress', model: 'c' }]),
    ).toMatchObject({
      status: 'in_progress',
      conclusion: null,
    })
  })

  test('whatever stands beside it, success needs every state to be one of those that succeed, and nothing is neutral', () => {
    const state = fc.constantFrom(...rows.map(([value]) => value))
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 4 }), (states) => {
        const check = checkOf(states)
        const alone = states.map((value) => checkOf([value]).conclusion)
        expect(check.conclusion === 'success').toBe(alone.every((conclusion) => conclusion === 'success'))
        expect([null, 'success', 'failure', 'action_required', 'cancelled', 'timed_out']).toContain(check.conclusion)
        expect(checkOf([...states].reverse())).toMatchObject({ status: check.status, conclusion: check.conclusion })
      }),
      { numRuns: 2000 },
    )
  })

  test('no untrusted path stands in a title', () => {
    const check = checkOf([{ ...protectedPaths, paths: ['@octocat/<img>'] } as CheckState])
    expect(check.title).not.toContain('octocat')
    expect(check.reasons[0]).toContain('@octocat/<img>')
  })
})

describe('a decision as a state', () => {
  const decision: Decision = {
    verdict: 'error',
    admissible: false,
    sameModel: false,
    reasons: [],
    warnings: [],
    rows: [],
    rates: { alpha_block: 0.01, alpha_pass: 0.05 },
    onInconclusive: 'warn',
    jointPower: null,
    accepted: [],
  }
  const changed = { code: 'new-evaluation-set', text: 'other rows' }

  test('a changed evaluation set alone can be accepted; with another cause it cannot', () => {
    expect(stateOf(model, { ...decision, reasons: [changed] }).kind).toBe('new-evaluation-set')
    const both = stateOf(model, { ...decision, reasons: [changed, { code: 'no-rows', text: 'none' }] })
    expect(both).toEqual({ kind: 'unusable-evidence', model, reason: 'other rows; none' })
  })

  test('a block whose every loss was accepted is a success that says by whom, and nothing else is', () => {
    const by: Acceptance = {
      kind: 'loss',
      ...{ model, pull_request: 7, head_sha: 'a'.repeat(40), until: '2026-01-01T00:00:00.000Z' },
      ...{ reason: 'stricter labels', by: 'octocat', metric: 'accuracy', slice: null, amount: 0.02 },
    }
    const accepted = stateOf(model, { ...decision, verdict: 'block', admissible: true, accepted: [by] })
    const check = checkOf([accepted])
    expect(check).toMatchObject({ conclusion: 'success', title: `${model}: block, accepted` })
    expect(check.reasons).toEqual([`${model}: block, accepted by octocat`])
    expect(checkOf([stateOf(model, { ...decision, verdict: 'block' })]).conclusion).toBe('failure')
  })

  test('an error without a reason is still no pass', () => {
    expect(checkOf([stateOf(model, decision)]).conclusion).toBe('failure')
  })

  test('a verdict keeps its words and what the policy makes of an inconclusive one', () => {
    expect(stateOf(model, { ...decision, verdict: 'pass', sameModel: true })).toEqual({
      kind: 'pass',
      model,
      words: 'pass, the same model as the baseline',
      onInconclusive: 'warn',
    })
  })
})
