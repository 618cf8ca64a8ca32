import { UserError } from '#core/errors.ts'
import { quote, readMapping } from './mapping.ts'

/** Parameters of a training by name, nested ones flattened with dots. */
export type Params = Readonly<Record<string, string | number | boolean>>

/**
 * Reads the `params` input: a YAML mapping (JSON is one) of names to text, numbers, true or false.
 *
 * @throws UserError naming the parameter for a list, null, or a number that is not finite.
 */
export function readParams(text: string | undefined): Params {
  if (text === undefined) return {}
  const params: Record<string, string | number | boolean> = {}
  for (const [key, value] of readMapping(text, 'params', 'yaml')) {
    const plain = typeof value === 'string' || typeof value === 'boolean'
    if (!plain && !(typeof value === 'number' && Number.isFinite(value))) {
      throw new UserError(`params: ${quote(key)} must be text, a finite number, true or false`)
    }
    params[key] = value
  }
  return params
}
