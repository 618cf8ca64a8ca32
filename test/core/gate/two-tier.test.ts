import { expect, test } from 'vitest'
import { jointVerdict, nextStep } from '#core/gate/two-tier.ts'

const occasion = { open: 'pass', event: 'merge_group', queryOn: 'merge_group', appeal: false } as const

test('a pass on the open set asks the sealed one, on the event that the policy names', () => {
  expect(nextStep(occasion)).toEqual({ kind: 'ask' })
  expect(nextStep({ ...occasion, event: 'pull_request' })).toEqual({ kind: 'later' })
})

test('an inconclusive open set asks the sealed one too', () => {
  expect(nextStep({ ...occasion, open: 'inconclusive' })).toEqual({ kind: 'ask' })
})

test('a block on the open set ends it at no cost, unless a maintainer appeals', () => {
  expect(nextStep({ ...occasion, open: 'block' })).toEqual({ kind: 'stop' })
  expect(nextStep({ ...occasion, open: 'block', appeal: true })).toEqual({ kind: 'ask' })
})

test('an appeal is answered at once: a pull request that is blocked never comes to the merge queue', () => {
  expect(nextStep({ ...occasion, open: 'block', event: 'pull_request', appeal: true })).toEqual({ kind: 'ask' })
  expect(nextStep({ ...occasion, open: 'block', event: 'pull_request' })).toEqual({ kind: 'stop' })
})

test('an error is never asked, appeal or not', () => {
  expect(nextStep({ ...occasion, open: 'error', appeal: true })).toEqual({ kind: 'stop' })
})

test('the sealed verdict is the joint one; an exhausted set tells nothing', () => {
  expect(jointVerdict({ kind: 'answered', verdict: 'block' })).toBe('block')
  expect(jointVerdict({ kind: 'answered', verdict: 'pass' })).toBe('pass')
  expect(jointVerdict({ kind: 'exhausted' })).toBe('inconclusive')
})
