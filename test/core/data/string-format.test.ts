import { expect, test } from 'vitest'
import { STRING_FORMAT } from '#core/data/string-format.ts'
import suite from '../../fixtures/string-formats/cases.json' with { type: 'json' }

function holds(text: string, name: string): boolean {
  const format = STRING_FORMAT[name]
  if (!format) throw new Error(`no format ${name}`)
  return (
    new RegExp(`^(?:${format.pattern})$`, 'u').test(text) &&
    [...text].length <= (format.maxLength ?? Number.POSITIVE_INFINITY)
  )
}

test.each(suite.cases)('$format of the JSON Schema Test Suite: $text is $valid', ({ format, text, valid }) => {
  expect(holds(text, format)).toBe(valid)
})

// RFC 4648, section 10, and texts of a wrong length or alphabet.
test.each(['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy'])('byte: %s is one', (text) => {
  expect(holds(text, 'byte')).toBe(true)
})
test.each(['Z', 'Zg', 'Zg=', 'Zm9v ', 'Zm-_', '====', 'Zg==Zg=='])('byte: %s is none', (text) => {
  expect(holds(text, 'byte')).toBe(false)
})
