import type { ActionFile } from './action-folder.ts'
import { policySchema } from './schemas.ts'

/** Inputs of an action. */
export function inputsTable(action: ActionFile): string {
  const rows = Object.entries(action.inputs).map(([name, input]) => [
    `\`${name}\``,
    input.required ? 'required' : input.default === undefined ? '' : code(input.default),
    input.description,
  ])
  return table(['input', 'default', 'meaning'], rows)
}

/** Outputs of an action. */
export function outputsTable(action: ActionFile): string {
  const rows = Object.entries(action.outputs).map(([name, output]) => [`\`${name}\``, output.description])
  return table(['output', 'meaning'], rows)
}

/** All actions, each with a link to its page. */
export function actionsTable(actions: ReadonlyMap<string, ActionFile>): string {
  const rows = [...actions].map(([name, action]) => [`[\`${name}\`](actions/${name}/README.md)`, action.description])
  return table(['action', 'what it does'], rows)
}

/** Every key of the policy, from its schema. */
export function policyTable(): string {
  return table(['key', 'default', 'values', 'meaning'], policyRows(policySchema as Schema, ''))
}

interface Schema {
  readonly type?: string
  readonly description?: string
  readonly default?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}

function policyRows(schema: Schema, prefix: string): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const path = `${prefix}${key}`
    const required = schema.required?.includes(key) ?? false
    const row = [`\`${path}\``, defaultOf(property, required), valuesOf(property), property.description ?? '']
    const named = typeof property.additionalProperties === 'object' ? property.additionalProperties : undefined
    const map = property.anyOf?.find(({ properties }) => properties) ?? property
    return [row, ...policyRows(map, `${path}.`), ...(named ? policyRows(named, `${path}.<name>.`) : [])]
  })
}

// The default of a map of keys says nothing that the rows of its keys do not.
function defaultOf(property: Schema, required: boolean): string {
  if (required) return 'required'
  return property.default === undefined || property.properties ? '' : code(JSON.stringify(property.default))
}

function valuesOf(property: Schema): string {
  if (property.const !== undefined) return `only ${code(String(property.const))}`
  if (property.enum) return property.enum.map((value) => code(String(value))).join(', ')
  if (property.anyOf) return property.anyOf.map(valuesOf).join(' or ')
  if (property.items) return `list of ${valuesOf(property.items)}`
  if (property.type === 'object') return 'map'
  return property.type ?? ''
}

function code(text: string): string {
  if (text === '') return ''
  return text.includes('\n') ? text.split('\n').map(code).join('<br>') : `\`${text}\``
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
