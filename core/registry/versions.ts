import { ModelVersion } from '../names.ts'

// The grammar of https://semver.org/#backusnaur-form-grammar-for-valid-semver-versions, with the v that tags carry.
const NUMBER = '(?:0|[1-9]\\d*)'
const IDENTIFIER = `(?:${NUMBER}|\\d*[a-zA-Z-][0-9a-zA-Z-]*)`
const VERSION = new RegExp(
  `^v(${NUMBER})\\.(${NUMBER})\\.(${NUMBER})(?:-(${IDENTIFIER}(?:\\.${IDENTIFIER})*))?(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?$`,
)

/** The version that a model without any gets. */
const FIRST_VERSION: ModelVersion = 'v0.0.1'

/** Whether a text is a version in the strict sense of SemVer 2: no leading zeros, no empty identifiers. */
export function isVersion(text: string): boolean {
  return VERSION.test(text) && ModelVersion.safeParse(text).success
}

/**
 * Order of two versions by SemVer 2, section 11: negative when `a` comes before `b`. Build metadata does not count there;
 * here it breaks ties by text, so that a sorted list never depends on the order it came in.
 *
 * @throws Error for a text that is no version.
 */
export function compareVersions(a: string, b: string): number {
  const left = parts(a)
  const right = parts(b)
  for (const [index, number] of left.numbers.entries()) {
    const difference = compareNumbers(number, right.numbers[index] ?? '0')
    if (difference !== 0) return difference
  }
  return comparePrereleases(left.prerelease, right.prerelease) || compareTexts(left.build, right.build)
}

/** The highest of some versions by `compareVersions`; undefined of none. */
export function highestVersion(versions: readonly string[]): string | undefined {
  return versions.toSorted(compareVersions).at(-1)
}

/**
 * The version after all of these: the patch above the highest, or the release that a pre-release leads up to
 * (`v1.2.0-rc.1` to `v1.2.0`). GTO bumps alike.
 */
export function nextVersion(versions: readonly string[]): ModelVersion {
  const highest = highestVersion(versions)
  if (highest === undefined) return FIRST_VERSION
  const { numbers, prerelease } = parts(highest)
  const [major = '0', minor = '0', patch = '0'] = numbers
  return `v${major}.${minor}.${prerelease.length > 0 ? patch : String(BigInt(patch) + 1n)}`
}

interface Parts {
  readonly numbers: readonly string[]
  readonly prerelease: readonly string[]
  readonly build: string
}

function parts(version: string): Parts {
  const match = VERSION.exec(version)
  if (!match) throw new Error(`not a version: ${version}`)
  const [, major = '', minor = '', patch = '', prerelease, build = ''] = match
  return { numbers: [major, minor, patch], prerelease: prerelease?.split('.') ?? [], build }
}

function comparePrereleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return (a.length === 0 ? 1 : 0) - (b.length === 0 ? 1 : 0)
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const difference = compareIdentifiers(a[index] ?? '', b[index] ?? '')
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

function compareIdentifiers(a: string, b: string): number {
  const numeric = [a, b].map((identifier) => /^\d+$/.test(identifier))
  if (numeric[0] && numeric[1]) return compareNumbers(a, b)
  if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1
  return compareTexts(a, b)
}

// Without leading zeros the longer number is the larger one, so no number is too large to compare.
function compareNumbers(a: string, b: string): number {
  return a.length - b.length || compareTexts(a, b)
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
