import { UserError } from './errors.ts'
import { globMatches, parseGlob } from './glob.ts'
import type { Policy } from './policy.ts'

/** What a pull request changes. */
export interface ChangedFiles {
  /** Old and new names, with `/`, relative to the repository. */
  readonly paths: readonly string[]
  /** False where GitHub cut the list at its limit: then anything may have changed. */
  readonly complete: boolean
}

/** The changed paths that a list of globs of a policy covers; `*` and `**` see names that start with a dot, too. */
export function matching(globs: readonly string[], paths: readonly string[]): readonly string[] {
  const read = globs.map((text) => {
    const glob = parseGlob(text)
    if (typeof glob === 'string') throw new UserError(`the glob ${text.slice(0, 200)}: ${glob}`)
    return glob
  })
  return paths.filter((path) => read.some((glob) => globMatches(glob, path)))
}

/** Names of the models that a change must bring evidence for. A cut list touches all of them. */
export function touchedModels(policy: Policy, files: ChangedFiles): readonly string[] {
  return Object.entries(policy.models)
    .filter(([, model]) => !files.complete || matching(model.paths, files.paths).length > 0)
    .map(([name]) => name)
}

/** Which protected paths a change touches: none, these, or, of a cut list, possibly all. */
export function touchedProtected(policy: Policy, files: ChangedFiles): readonly string[] {
  const touched = matching(policy.protected, files.paths)
  if (files.complete || policy.protected.length === 0 || touched.length > 0) return touched
  return policy.protected
}
