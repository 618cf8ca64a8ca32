import { z } from 'zod'

/** A key that describes: any value, and no check reads it. */
export const described = z.unknown().optional()

/** Text that a data file can hold as a name: no control characters, no half of a surrogate pair. */
export const Name = z
  .string()
  .min(1)
  .max(255)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  .refine((name) => name.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(name), 'must not hold control characters')

/** A number whose digits YAML kept: integers beyond 2^53 have to stand in quotes. */
export const Figure = z
  .number()
  .refine(
    (number) => !Number.isInteger(number) || Number.isSafeInteger(number),
    'is beyond 2^53 and would lose digits; write it in quotes',
  )

/** A count of things, zero or more. */
export const Count = z.int('must be a whole number').nonnegative()

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
