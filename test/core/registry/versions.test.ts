import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareVersions, highestVersion, isVersion, nextVersion } from '#core/registry/versions.ts'

const version = fc
  .tuple(
    fc.nat(20),
    fc.nat(20),
    fc.nat(20),
    fc.option(fc.constantFrom('alpha', 'alpha.1', 'beta.2', 'beta.11', 'rc.1', '7')),
  )
  .map(([major, minor, patch, pre]) => `v${major}.${minor}.${patch}${pre === null ? '' : `-${pre}`}`)

describe('order of versions', () => {
  // https://semver.org/#spec-item-11, all its examples in order.
  const ascending = [
    'v1.0.0-alpha',
    'v1.0.0-alpha.1',
    'v1.0.0-alpha.beta',
    'v1.0.0-beta',
    'v1.0.0-beta.2',
    'v1.0.0-beta.11',
    'v1.0.0-rc.1',
    'v1.0.0',
    'v1.9.0',
    'v1.10.0',
    'v2.0.0',
    'v2.1.0',
    'v2.1.1',
    'v99999999999999999998.0.0',
    'v99999999999999999999.0.0',
  ]

  test('is that of the SemVer specification', () => {
    for (const [index, lower] of ascending.entries()) {
      for (const higher of ascending.slice(index + 1)) {
        expect(compareVersions(lower, higher), `${lower} ${higher}`).toBeLessThan(0)
        expect(compareVersions(higher, lower), `${higher} ${lower}`).toBeGreaterThan(0)
      }
    }
  })

  test('is total: build metadata breaks the tie', () => {
    expect(compareVersions('v1.0.0+a', 'v1.0.0+b')).toBeLessThan(0)
    expect(compareVersions('v1.0.0+a', 'v1.0.0+a')).toBe(0)
  })

  test('does not depend on the order versions came in', () => {
    fc.assert(
      fc.property(fc.array(version, { minLength: 1 }), (versions) => {
        expect(highestVersion(versions)).toBe(highestVersion(versions.toReversed()))
      }),
    )
  })
})

test.each(['v01.0.0', 'v1.0', 'latest', '', '1.0.0', 'v1.0.0-', 'v1.0.0-a..b', 'v1.0.0-01', 'V1.0.0', 'v1.0.0 '])(
  '%j is no version',
  (text) => {
    expect(isVersion(text)).toBe(false)
  },
)

describe('the next version', () => {
  // GTO 1.10's default bump, as its bump_patch has it (test/real/gto.test.ts runs it).
  test.each([
    [[], 'v0.0.1'],
    [['v0.0.1'], 'v0.0.2'],
    [['v1.9.0', 'v1.10.0'], 'v1.10.1'],
    [['v1.2.0-rc.1', 'v1.1.9'], 'v1.2.0'],
  ])('after %j is %s', (versions, expected) => {
    expect(nextVersion(versions)).toBe(expected)
  })

  test('is above all others', () => {
    fc.assert(
      fc.property(fc.array(version), (versions) => {
        const next = nextVersion(versions)
        expect(isVersion(next)).toBe(true)
        for (const earlier of versions) expect(compareVersions(next, earlier)).toBeGreaterThan(0)
      }),
    )
  })
})
