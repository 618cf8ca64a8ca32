import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatTag, nextCounter, parseTag, type RegistryEvent, replayTags } from '#core/registry/tags.ts'

describe('names of tags', () => {
  // As GTO 1.10 writes them.
  test.each([
    ['fraud@v1.0.0', { kind: 'register', version: 'v1.0.0' }, null],
    ['fraud@v1.0.0#4', { kind: 'register', version: 'v1.0.0' }, 4],
    ['fraud@v1.0.0!', { kind: 'deregister', version: 'v1.0.0' }, null],
    ['fraud@v1.0.0-rc.1', { kind: 'register', version: 'v1.0.0-rc.1' }, null],
    ['fraud#prod#1', { kind: 'assign', stage: 'prod' }, 1],
    ['fraud#prod', { kind: 'assign', stage: 'prod' }, null],
    ['fraud#prod!#3', { kind: 'unassign', stage: 'prod' }, 3],
    ['fraud@deprecated', { kind: 'deprecate' }, null],
  ])('%s', (name, action, counter) => {
    expect(parseTag(name)).toEqual({ model: 'fraud', action, counter })
    expect(formatTag({ model: 'fraud', action, counter } as never)).toBe(name)
  })

  test.each([
    'v1.0.0',
    'fraud@1.0.0',
    'fraud@v01.0.0',
    'fraud@created',
    'fraud@latest',
    'fraud@v1.0.0#',
    'fraud@v1.0.0#x',
    'fraud@v1.0.0!!',
    'fraud@',
    'fraud#',
    '@v1.0.0',
    'a/b@v1.0.0',
    'sub=fraud@v1.0.0',
    'Fraud@v1.0.0',
    '../fraud@v1.0.0',
    'fraud@deprecated!',
  ])('%s is no registry tag of a model', (name) => {
    expect(parseTag(name)).toBeNull()
  })

  test('whatever parses is written again as it was', () => {
    const part = fc.constantFrom('fraud', '@', '#', 'v1.2.3', '!', 'prod', '7', 'deprecated', '-')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const parsed = parseTag(parts.join(''))
        if (parsed) expect(formatTag(parsed)).toBe(parts.join(''))
      }),
    )
  })

  test('the counter is one above all, whatever they say', () => {
    const tags = ['fraud@v1.0.0', 'fraud#prod#2', 'fraud#dev!#7'].map((name) => parseTag(name))
    expect(nextCounter(tags.filter((tag) => tag !== null))).toBe(8)
    expect(nextCounter([])).toBe(1)
  })
})

describe('what tags add up to', () => {
  test('versions are ordered by SemVer, not by time or text', () => {
    const state = replayTags([event('m@v1.10.0', 'b', 1), event('m@v1.9.0', 'a', 2)])
    expect(state.versions).toEqual([
      { version: 'v1.9.0', commit: 'a' },
      { version: 'v1.10.0', commit: 'b' },
    ])
  })

  test('a deregistered version is gone, and back when registered again', () => {
    const gone = [event('m@v1.0.0', 'a', 1), event('m@v1.0.0!', 'a', 2)]
    expect(replayTags(gone).versions).toEqual([])
    expect(replayTags([...gone, event('m@v1.0.0#1', 'a', 3)]).versions).toHaveLength(1)
  })

  test('in the same second a deregistration wins', () => {
    expect(replayTags([event('m@v1.0.0!', 'a', 1), event('m@v1.0.0', 'a', 1)]).versions).toEqual([])
  })

  test('a deprecated model has no versions, until something is tagged again', () => {
    const deprecated = [event('m@v1.0.0', 'a', 1), event('m#prod#1', 'a', 2), event('m@deprecated', 'a', 3)]
    expect(replayTags(deprecated)).toEqual({ versions: [], stages: new Map() })
    expect(replayTags([...deprecated, event('m@v2.0.0', 'b', 4)]).versions).toHaveLength(2)
  })

  test('a stage belongs to its last assignment', () => {
    const events = [...twoVersions, event('m#prod#1', 'b', 3), event('m#prod#2', 'a', 4)]
    expect(replayTags(events).stages).toEqual(new Map([['prod', 'v1.0.0']]))
  })

  // GTO 1.10 behaves so; test/real/gto.test.ts asks it.
  test('unassigning gives the stage back to the version that still has it', () => {
    const events = [...twoVersions, event('m#prod#1', 'a', 3), event('m#prod#2', 'b', 4), event('m#prod!#3', 'b', 5)]
    expect(replayTags(events).stages).toEqual(new Map([['prod', 'v1.0.0']]))
  })

  test('the stage of a deregistered version, or of a commit without one, belongs to none', () => {
    const events = [...twoVersions, event('m#prod#1', 'b', 3), event('m@v2.0.0!', 'b', 4), event('m#dev#2', 'c', 5)]
    expect(replayTags(events).stages).toEqual(new Map())
  })

  test('does not depend on the order tags are listed in', () => {
    const events = [...twoVersions, event('m#prod#1', 'a', 3), event('m#prod#2', 'b', 4), event('m@v2.0.0!', 'b', 5)]
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        expect(replayTags(shuffled)).toEqual(replayTags(events))
      }),
    )
  })
})

const twoVersions = [event('m@v1.0.0', 'a', 1), event('m@v2.0.0', 'b', 2)]

function event(name: string, commit: string, second: number): RegistryEvent {
  const tag = parseTag(name)
  if (!tag) throw new Error(name)
  return { ...tag, commit, at: `2026-01-01T00:00:0${second}.000Z` }
}
