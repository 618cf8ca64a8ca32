import { type DateToken, dateTokens } from './date-format.ts'
import { literalPattern, writtenField } from './times.ts'

/** A pattern of dates as a regular expression, and how its groups make the form of ISO 8601. */
export interface IsoForm {
  /** The whole text has to match. For RE2, Java and JavaScript alike. */
  readonly pattern: string
  /** Texts, and numbers of groups from 1. */
  readonly parts: readonly (string | number)[]
}

const ORDER = [
  { letters: 'yu', before: '', without: '1970' },
  { letters: 'ML', before: '-', without: '01' },
  { letters: 'd', before: '-', without: '01' },
  { letters: 'H', before: ' ', without: '00' },
  { letters: 'm', before: ':', without: '00' },
  { letters: 's', before: ':', without: '00' },
  { letters: 'S', before: '.', without: '0' },
  { letters: 'XxZ', before: '', without: '' },
] as const

/** What an engine can turn into ISO 8601 with one regular expression; null for names of months, halves of days and options. */
export function isoForm(format: string, type: 'date' | 'timestamp' | 'time'): IsoForm | null {
  const tokens = dateTokens(format)
  if (typeof tokens === 'string') throw new Error('the reader lets no such pattern through')
  if (!tokens.every((token) => isPlain(token))) return null
  const fields = tokens.filter((token) => token.kind === 'field')
  if (new Set(fields.map(({ letter }) => letter)).size < fields.length) return null
  const pattern = tokens
    .map((token) => {
      if (token.kind === 'field') return `(${writtenField(token)})`
      return token.kind === 'literal' ? literalPattern(token.text) : ''
    })
    .join('')
  const wanted = type === 'date' ? ORDER.slice(0, 3) : type === 'time' ? ORDER.slice(3) : ORDER
  const parts = wanted.flatMap(({ letters, before, without }, index): (string | number)[] => {
    const which = fields.findIndex(({ letter }) => letters.includes(letter))
    const start = index === 0 ? '' : before
    if (which < 0) return [start + without]
    const short = letters === 'yu' && fields[which]?.count === 2
    return [start + (short ? '20' : ''), which + 1]
  })
  return { pattern, parts }
}

function isPlain(token: DateToken): boolean {
  if (token.kind !== 'field') return token.kind === 'literal'
  const { letter, count } = token
  if ('ahE'.includes(letter) || ('ML'.includes(letter) && count > 2)) return false
  // One digit of a minute is not ISO's.
  return !('ms'.includes(letter) && count === 1)
}
