import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { UserError } from '#core/errors.ts'

const Manifest = z.object({
  name: z.string(),
  inputs: z
    .record(
      z.string(),
      z.object({ default: z.union([z.string(), z.number(), z.boolean()]).transform(String).optional() }),
    )
    .default({}),
  runs: z.strictObject({ using: z.literal('node24'), main: z.string() }),
})

export interface OwnAction {
  name: string
  repository: string
  ref: string
  /** The action's folder and the file to run. */
  folder: string
  main: string
  /** Defaults by input name; they may hold expressions. */
  defaults: Record<string, string | undefined>
}

/** `holdout-ml/holdout/actions/<name>@<ref>`, taken from this tree whatever the ref. */
export function ownAction(uses: string, tree: string): OwnAction {
  const [, repository = '', name = '', ref = ''] = /^(holdout-ml\/holdout)\/actions\/([\w-]+)@(.+)$/.exec(uses) ?? []
  if (!name) {
    throw new UserError(
      `uses: ${uses} is not known to the local runner: it has actions/checkout, actions/setup-node and holdout-ml/holdout/actions/<name>`,
    )
  }
  const folder = join(tree, 'actions', name)
  const file = join(folder, 'action.yml')
  if (!existsSync(file))
    throw new UserError(`uses: ${uses}: there is no ${join('actions', name, 'action.yml')} in this tree`)
  const manifest = Manifest.parse(parse(readFileSync(file, 'utf8')))
  const defaults = Object.fromEntries(Object.entries(manifest.inputs).map(([input, facts]) => [input, facts.default]))
  return { name: manifest.name, repository, ref, folder, main: resolve(folder, manifest.runs.main), defaults }
}

/** The variable in which the runner passes an input: `INPUT_MODEL-NAME`, hyphens kept. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
}
