import { z } from 'zod'
import { nearest } from '../nearest.ts'

/** A key that describes: any value, and no check reads it. */
export const described = z.unknown().optional()

/** Text that a data file can hold as a name: no control characters, no half of a surrogate pair. */
export const Name = z
  .string()
  .min(1)
  .max(255)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  .refine((name) => name.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(name), 'must not hold control characters')

/** A number whose digits YAML kept. */
export const Figure = z
  .number()
  .refine(
    (number) => !Number.isInteger(number) || Number.isSafeInteger(number),
    'is beyond 2^53 and would lose digits; write a smaller one',
  )

const WHOLE = 'must be a whole number, zero or more'

/** A count of things. */
export const Count = z.int(WHOLE).nonnegative(WHOLE)

/** One of a few words; the error names the nearest. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, {
    error: ({ input }) => {
      const meant = typeof input === 'string' ? nearest(input, words) : undefined
      return `must be one of ${words.join(', ')}${meant === undefined ? '' : `; did you mean ${meant}?`}`
    },
  })
}

/** One value of a list: compared as a number, boolean or date where the property is one, else as text. */
export const Scalar = z.union(
  [
    z
      .string()
      .max(1000)
      .refine((text) => text.isWellFormed(), 'must be well-formed text'),
    Figure,
    z.boolean(),
    z.null(),
  ],
  { error: 'must be text, a number, true, false or null' },
)
export type Scalar = z.infer<typeof Scalar>

/** A regular expression of ECMA-262; `readContract` refuses what is none. */
export const Pattern = z.string().min(1).max(1000)
