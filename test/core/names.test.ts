import { describe, expect, test } from 'vitest'
import { artifactName, ModelName, ModelVersion } from '#core/names.ts'
import { HOSTILE_STRINGS } from '../actions/corpus.ts'

describe('the name of a model', () => {
  test.each(['a', '7', 'flight-delay', 'a--b', 'a'.repeat(64)])('may be %s', (name) => {
    expect(ModelName.safeParse(name).success).toBe(true)
  })

  test.each(['', '-a', 'a-', 'A', 'a_b', 'a.b', 'a/b', 'a b', 'a\n', '\u0430', 'a'.repeat(65), '..', '__proto__'])(
    'may not be %j',
    (name) => {
      expect(ModelName.safeParse(name).success).toBe(false)
    },
  )

  test('is none of the strings that attackers write, but for words that are names', () => {
    expect(HOSTILE_STRINGS.filter((text) => ModelName.safeParse(text).success)).toEqual([])
  })
})

describe('a version', () => {
  // Valid and invalid ones from the regular expression page that semver.org links to.
  test.each([
    'v0.0.4',
    'v1.2.3',
    'v10.20.30',
    'v1.1.2-prerelease+meta',
    'v1.0.0-alpha.1',
    'v1.1.2+meta',
    'v1.0.0-0A.is.legal',
  ])('may be %s', (version) => {
    expect(ModelVersion.safeParse(version).success).toBe(true)
  })

  test.each([
    '1.2.3',
    'V1.2.3',
    'v1',
    'v1.2',
    'v01.1.1',
    'v1.01.1',
    'v1.1.01',
    'v1.2.3.4',
    'v1.2.3-',
    'v1.2.3+',
    'v1.2.3 ',
    'vlatest',
    `v1.2.3-${'a'.repeat(64)}`,
  ])('may not be %j', (version) => {
    expect(ModelVersion.safeParse(version).success).toBe(false)
  })
})

test('an artifact is named after kind, model and attempt', () => {
  expect(artifactName('evidence', 'flight-delay', 2)).toBe('holdout-evidence-flight-delay-2')
})
