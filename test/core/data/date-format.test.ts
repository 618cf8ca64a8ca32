import { expect, test } from 'vitest'
import { dateFormatProblem, dateTokens } from '#core/data/date-format.ts'

/** Letters, literals in quotes, sections in brackets: what a pattern was read as. */
function read(format: string): string {
  const tokens = dateTokens(format)
  return typeof tokens === 'string' ? `refused: ${tokens}` : written(tokens)
}

function written(tokens: Exclude<ReturnType<typeof dateTokens>, string>): string {
  return tokens
    .map((token) => {
      if (token.kind === 'field') return `${token.letter}${token.count}`
      return token.kind === 'literal' ? `'${token.text}'` : `[${written(token.tokens)}]`
    })
    .join(' ')
}

// https://docs.oracle.com/javase/8/docs/api/java/time/format/DateTimeFormatter.html#patterns
test.each([
  ['yyyy-MM-dd', "y4 '-' M2 '-' d2"],
  ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "y4 '-' M2 '-' d2 'T' H2 ':' m2 ':' s2 '.' S3 X3"],
  ["hh 'o''clock' a", "h2 ' ' 'o'clock' ' ' a1"],
  ["d''M", "d1 ''' M1"],
  ['HH:mm[:ss[.SSS]]', "H2 ':' m2 [':' s2 ['.' S3]]"],
  ['EEE, d MMM yyyy', "E3 ',' ' ' d1 ' ' M3 ' ' y4"],
])('%s is read as the JDK does', (format, tokens) => expect(read(format)).toBe(tokens))

// https://bitol-io.github.io/open-data-contract-standard/v3.1.0/schema/, "Expressing Date / Datetime / Timezone information"
test("an unquoted T stands for itself, as in the standard's examples", () => {
  expect(read('yyyy-MM-ddTHH:mm:ssZ')).toBe("y4 '-' M2 '-' d2 'T' H2 ':' m2 ':' s2 Z1")
  expect(dateFormatProblem('yyyy-MM-ddTHH:mm:ssZ', 'timestamp')).toBeUndefined()
})

test.each(["yyyy'", 'yyyy]', '[yyyy', 'yyyy{', 'yyy-MM-dd', 'VV', 'YYYY-MM-dd', 'yyyy-DD'])(
  '%s is refused',
  (format) => {
    expect(read(format)).toMatch(/^refused: has /)
  },
)

test('what is optional does not make a date complete', () => {
  expect(dateFormatProblem('yyyy-MM[-dd]', 'date')).toContain('lacks year, month or day')
  expect(dateFormatProblem('uuuu-MM-dd', 'date')).toBeUndefined()
  expect(dateFormatProblem('h:mm', 'time')).toContain('lacks the hour')
})
