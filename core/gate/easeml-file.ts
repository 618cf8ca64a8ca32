import { z } from 'zod'
import { EasemlPolicy } from '../easeml-policy.ts'
import { UserError } from '../errors.ts'
import { parseStrictYaml, parseWith } from '../yaml.ts'
import { sizedClauses } from './easeml-size.ts'

/** What `.easeml.yml` of easeml/ci holds, each key an entry of a list. The keys that say how to run are accepted and not used. */
const Entry = z.strictObject({
  script: z.string().optional(),
  condition: z.string().optional(),
  reliability: z.number().optional(),
  mode: z.enum(['fp-free', 'fn-free']).optional(),
  adaptivity: z.enum(['none', 'full', 'firstChange', 'hybrid']).optional(),
  steps: z.int().optional(),
  data_mode: z.string().optional(),
  email: z.string().optional(),
})

const File = z.strictObject({ ml: z.array(Entry).max(100) })

const MAX_BYTES = 64 * 1024

/** Name of such a file in a repository. */
export const EASEML_FILE = '.easeml.yml'

/**
 * Reads a `.easeml.yml`, so that its condition can be planned and copied into a policy. `hybrid`, the word of its code for
 * `firstChange`, is read as that.
 *
 * @throws UserError naming what is wrong, and the place where that is known.
 */
export function readEasemlFile(text: string, source: string): EasemlPolicy {
  const { ml } = parseWith(File, parseStrictYaml(text, source, MAX_BYTES), source)
  const merged: Record<string, unknown> = {}
  for (const [key, value] of ml.flatMap((entry) => Object.entries(entry))) {
    if (value === undefined) continue
    if (Object.hasOwn(merged, key)) throw new UserError(`${source}: ml has ${key} twice; write it once`)
    merged[key] = value === 'hybrid' && key === 'adaptivity' ? 'firstChange' : value
  }
  const { script: _, data_mode: __, email: ___, ...rest } = merged
  const parsed = EasemlPolicy.safeParse(rest)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new UserError(`${source}: ml.${issue?.path.join('.')}: ${issue?.message}; ease.ml/ci needs all five keys`)
  }
  sizedClauses(parsed.data)
  return parsed.data
}
