import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { root } from './root.ts'

/** The parts of an `action.yml` that this repository uses; any other key is refused, so that nothing goes unchecked. */
export const ActionFile = z.strictObject({
  name: z.string(),
  description: z.string(),
  author: z.string().optional(),
  branding: z.strictObject({ icon: z.string(), color: z.string() }).optional(),
  inputs: z
    .record(
      z.string(),
      z.strictObject({ description: z.string(), required: z.boolean().optional(), default: z.string().optional() }),
    )
    .default({}),
  outputs: z.record(z.string(), z.strictObject({ description: z.string() })).default({}),
  runs: z.strictObject({ using: z.string(), main: z.string() }),
})
export type ActionFile = z.infer<typeof ActionFile>

/** One input as the action's own schema declares it. */
export interface DeclaredInput {
  readonly description: string
  readonly required: boolean
  /** As `action.yml` writes it; undefined where the schema has none. */
  readonly default: string | undefined
}

const ActionModule = z.looseObject({
  Inputs: z.instanceof(z.ZodObject),
  Outputs: z.record(z.string(), z.string()),
})

/** Names of the actions: the folders of `actions/` with an `action.yml`, sorted. */
export function actionNames(): string[] {
  const folders = readdirSync(join(root, 'actions'), { withFileTypes: true })
  return folders
    .filter((entry) => entry.isDirectory() && existsSync(join(root, 'actions', entry.name, 'action.yml')))
    .map((entry) => entry.name)
    .sort()
}

/** The `action.yml` of an action. */
export function readActionFile(name: string): ActionFile {
  return ActionFile.parse(parse(readFileSync(join(root, 'actions', name, 'action.yml'), 'utf8')))
}

/** Inputs and outputs (name and description) as the code of an action declares them in its `Inputs` and `Outputs`. */
export async function declaredBy(
  name: string,
): Promise<{ inputs: Readonly<Record<string, DeclaredInput>>; outputs: Readonly<Record<string, string>> }> {
  const file = join(root, 'actions', name, `${name}.ts`)
  const code = ActionModule.parse(await import(pathToFileURL(file).href))
  const schema = z.toJSONSchema(code.Inputs, { io: 'input' })
  const required = new Set(schema.required)
  const inputs: Record<string, DeclaredInput> = {}
  for (const [input, property] of Object.entries(schema.properties ?? {})) {
    if (typeof property === 'boolean') throw new Error(`${name}: input ${input} has no schema`)
    inputs[input] = {
      description: property.description ?? '',
      required: required.has(input),
      default: defaultText(defaultOf(code.Inputs.shape[input])),
    }
  }
  return { inputs, outputs: code.Outputs }
}

// JSON Schema leaves out a default whose type is not that of the input, such as a number that is written as text.
function defaultOf(schema: unknown): unknown {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault ? schema.def.defaultValue : undefined
}

// Lists are one entry a line in YAML; numbers and flags are their text.
function defaultText(value: unknown): string | undefined {
  if (value === undefined) return undefined
  return Array.isArray(value) ? value.join('\n') : String(value)
}
