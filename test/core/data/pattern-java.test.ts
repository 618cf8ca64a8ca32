import { describe, expect, test } from 'vitest'
import { toJava } from '#core/data/pattern-java.ts'

/*
 * What the translations match is held to JavaScript by the differential test with a real Spark. Here: what is translated at all,
 * and the places in which Java differs (https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html).
 */

describe('the same language', () => {
  test.each([
    ['a$', 'a\\z', 'Java lets $ match before a line end'],
    ['^a', '\\Aa', 'the start of the text'],
    ['.', '[^\\n\\r\\x{2028}\\x{2029}]', 'a NEL is a line end in Java alone'],
    ['[a&&b]', '[a\\x{26}\\x{26}b]', 'an intersection in Java'],
    ['[a#-]', '[a\\x{23}-]', 'signs are numbered'],
    ['\\u{1F600}', '\\x{1f600}', 'by code point'],
    ['(?<year>\\d{4})', '(\\d{4})', 'names are not needed'],
    ['é', '\\x{e9}', 'any character by its number'],
  ])('%s becomes %s: %s', (pattern, java) => {
    expect(toJava(pattern)).toBe(java)
  })

  test('a word boundary is one of ASCII', () => {
    expect(toJava('\\bé')).toContain('(?<=\\w)(?!\\w)')
  })
})

test.each(['(?=a)', '(.)\\1', '\\s', '\\p{L}', '[[]', '\\B', 'a{1,2000}', '\\-'])(
  '%s is left to JavaScript',
  (pattern) => {
    expect(toJava(pattern)).toBeNull()
  },
)

describe('what may take long', () => {
  test.each(['^(a+)+$', '^(a|b)*$', '^(a|aa){20}$', '^(a?){30}$', 'a*a*', '^a*b*c*$', '^a?a?a?a?a?a?a?', '^((a|b)c)*'])(
    '%s is left to JavaScript, which has a limit of time',
    (pattern) => {
      expect(toJava(pattern)).toBeNull()
    },
  )

  test.each(['^[^@]+@[^@]+$', '\\d+', '^(ab)*$', '^(\\d{4}-){2}\\d$', '^(a|b)$', 'x?y?'])(
    '%s is quick enough',
    (pattern) => {
      expect(toJava(pattern)).not.toBeNull()
    },
  )
})
