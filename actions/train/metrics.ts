import { UserError } from '#core/errors.ts'
import { quote, readMapping } from './mapping.ts'

/** What a metrics file says. */
export interface Metrics {
  readonly values: Readonly<Record<string, number>>
  /** Keys whose values are no numbers and do not pretend to be: lists, nulls, words. DVC drops them likewise. */
  readonly dropped: readonly string[]
}

// "0.95", "95%", "1.234,56", "1_000", "-inf", "NaN": text that somebody meant as a number.
const LIKE_A_NUMBER = /^\s*[+-]?(?:[\d.][\d.,_\s]*(?:e[+-]?\d+)?\s*%?|\.?inf(?:inity)?|\.?nan)\s*$/i

/**
 * Reads a metrics file.
 *
 * @param source its path; the ending .json, .yaml or .yml says how to read it.
 * @throws UserError naming the key for NaN, an infinity, and text that reads like a number.
 */
export function readMetrics(text: string, source: string): Metrics {
  const leaves = readMapping(text, source, source.endsWith('.json') ? 'json' : 'yaml')
  const values: Record<string, number> = {}
  const dropped: string[] = []
  for (const [key, value] of leaves) {
    if (typeof value === 'number' && Number.isFinite(value)) values[key] = value
    else if (typeof value === 'number' || typeof value === 'bigint') {
      throw new UserError(`${source}: ${quote(key)} is ${value}; write a finite number`)
    } else if (typeof value === 'string' && LIKE_A_NUMBER.test(value)) {
      throw new UserError(
        `${source}: ${quote(key)} is the text ${quote(value)}; write a number, without quotes, % or comma`,
      )
    } else dropped.push(key)
  }
  return { values, dropped }
}
