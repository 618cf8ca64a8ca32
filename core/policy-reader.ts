import { type Digest, digestOf } from './digest.ts'
import { UserError } from './errors.ts'
import { modelProblem } from './model-rules.ts'
import { type ModelPolicy, POLICY_MAX_BYTES, Policy } from './policy.ts'
import { parseStrictYaml, parseWith } from './yaml.ts'

/** Where the policy lives in a repository. */
export const POLICY_PATH = '.github/holdout.yml'

/**
 * Reads a policy.
 *
 * @param source names the text in errors, for example `.github/holdout.yml`.
 * @throws UserError `<source>:<line>:<column>: ...` for bad YAML, an unknown key (with the nearest known one), a value of
 *   the wrong kind, and rules that contradict each other.
 */
export function readPolicy(text: string, source: string): { policy: Policy; digest: Digest } {
  const yaml = parseStrictYaml(text, source, POLICY_MAX_BYTES)
  const policy = parseWith(Policy, yaml, source)
  for (const [name, model] of Object.entries(policy.models)) {
    const problem = modelProblem(model, policy.app)
    if (!problem) continue
    const path = ['models', name, ...problem.path]
    const { line, column } = yaml.placeOf(path)
    throw new UserError(`${source}:${line}:${column}: ${path.join('.')}: ${problem.message}`)
  }
  return { policy, digest: digestOf(text) }
}

/**
 * The policy of one model.
 *
 * @param name may be left out when the policy has exactly one.
 */
export function modelPolicy(policy: Policy, name?: string): { name: string; model: ModelPolicy } {
  const names = Object.keys(policy.models)
  const chosen = name ?? (names.length === 1 ? names[0] : undefined)
  if (chosen === undefined) {
    throw new UserError(`the policy has several models; set the input 'model-name' to one of ${names.join(', ')}`)
  }
  const model = Object.hasOwn(policy.models, chosen) ? policy.models[chosen] : undefined
  if (!model) throw new UserError(`the policy has no model '${chosen}'; it has ${names.join(', ')}`)
  return { name: chosen, model }
}
