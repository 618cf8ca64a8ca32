import fc from 'fast-check'
import { marked } from 'marked'
import { describe, expect, test } from 'vitest'
import { type Acceptance, applicable, parseAcceptances, printAcceptances } from '#core/acceptance.ts'
import { UserError } from '#core/errors.ts'

const HEAD = 'a'.repeat(40)
const ASKED = { model: 'spam', pullRequest: 7, headSha: HEAD, now: '2026-01-02T03:04:05.000Z' }

function loss(fields: Partial<Extract<Acceptance, { kind: 'loss' }>> = {}): Acceptance {
  return {
    kind: 'loss',
    model: 'spam',
    pull_request: 7,
    head_sha: HEAD,
    until: '2026-01-16T03:04:05.000Z',
    reason: 'the new labels are stricter',
    by: 'octocat',
    metric: 'accuracy',
    slice: null,
    amount: 0.02,
    ...fields,
  }
}

describe('which acceptances apply', () => {
  test('one of this pull request, this head commit and this model, until it expires', () => {
    expect(applicable([loss()], ASKED)).toEqual([loss()])
  })

  test.each([
    ['another pull request', loss({ pull_request: 8 })],
    ['another head commit', loss({ head_sha: 'b'.repeat(40) })],
    ['another model', loss({ model: 'ham' })],
    ['an expired one', loss({ until: ASKED.now })],
  ])('not %s', (_, acceptance) => {
    expect(applicable([acceptance], ASKED)).toEqual([])
  })
})

describe('the block in the output of a check', () => {
  test('is read back as it was written, whatever stands around it', () => {
    const set: Acceptance = {
      kind: 'evaluation-set',
      ...{ model: 'spam', pull_request: 7, head_sha: HEAD, until: ASKED.now, reason: 'new labels', by: 'octocat' },
      evaluation_set: `sha256:${'d'.repeat(64)}`,
    }
    const given = [loss({ slice: { column: 'origin', value: 'jfk' } }), set]
    expect(parseAcceptances(`### block\n\n${printAcceptances(given)}\n\nmore`, 'check')).toEqual(given)
    expect(parseAcceptances('### pass', 'check')).toEqual([])
  })

  test('survives any reason, and shows none of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }), (text) => {
        const given = [loss({ reason: `--> <!-- holdout-acceptances ${text}`.slice(0, 500) })]
        const block = printAcceptances(given)
        expect(parseAcceptances(block, 'check')).toEqual(given)
        expect(String(marked.parse(block)).trim()).toBe(block)
      }),
    )
  })

  test('a second block beside it is refused, since one of them is forged', () => {
    const twice = `${printAcceptances([])}\n${printAcceptances([loss()])}`
    expect(() => parseAcceptances(twice, 'check')).toThrow(UserError)
  })

  test.each([
    ['cut', printAcceptances([loss()]).slice(0, -4)],
    ['of another shape', '<!-- holdout-acceptances {"schema":"holdout.acceptances/1","acceptances":[{}]} -->'],
    ['of another version', '<!-- holdout-acceptances {"schema":"holdout.acceptances/2","acceptances":[]} -->'],
    ['no JSON', '<!-- holdout-acceptances nothing -->'],
  ])('one that is %s is refused', (_, block) => {
    expect(() => parseAcceptances(block, 'check')).toThrow(UserError)
  })
})
