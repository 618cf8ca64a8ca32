import { type Digest, digestOf } from '../digest.ts'
import { UserError } from '../errors.ts'
import { parseExactYaml, parseWith, type YamlText } from '../yaml.ts'
import { CONTRACT_MAX_BYTES, Contract } from './contract.ts'
import { firstProblem, type Problem } from './contract-rules.ts'
import { LocalServer } from './server.ts'

/** A contract as read, and where its rules stand. */
export interface ReadContract {
  readonly contract: Contract
  readonly digest: Digest
  /** The only server of type `local`; null where there is none or more than one. */
  readonly server: LocalServer | null
  /** Line, from 1, of the value at a path, for example `['schema', 0, 'quality', 1]`. */
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

/** What values are compared with. */
const EXACT_KEYS = [
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  ...['validValues', 'missingValues'],
]

/**
 * Reads a data contract of ODCS v3.0 or v3.1, whole. A contract may have no schema; who checks data has to ask for one.
 *
 * @param source names the text in errors, for example `data/flights.odcs.yaml`.
 * @throws UserError `<source>:<line>:<column>: ...` for bad YAML, another version, an unknown key (with the nearest known
 *   one), and rules that contradict the standard, each other or the property they stand at.
 */
export function readContract(text: string, source: string): ReadContract {
  const yaml = parseExactYaml(text, source, { maxBytes: CONTRACT_MAX_BYTES, exactKeys: EXACT_KEYS })
  refuseOld(yaml, source)
  const contract = parseWith(Contract, yaml, source)
  const problem = firstProblem(contract)
  if (problem) refuse(yaml, source, problem)
  const locals = contract.servers.flatMap(({ type }, index) =>
    type === 'local' ? [readServer(yaml, index, source)] : [],
  )
  const [only = null] = locals
  const server = locals.length === 1 ? only : null
  return { contract, digest: digestOf(text), server, lineOf: (path) => yaml.placeOf(path).line }
}

// Asked first: a contract of v2 has other keys throughout, and naming one of them would not help.
function refuseOld(yaml: YamlText, source: string): void {
  const { value } = yaml
  const version = value !== null && typeof value === 'object' && 'apiVersion' in value ? value.apiVersion : undefined
  if (typeof version !== 'string' || !/^v?2\./.test(version)) return
  refuse(yaml, source, {
    path: ['apiVersion'],
    message: `ODCS ${version} is not read; convert it: dataset becomes schema, table and column become name, columns become properties, isPrimaryKey becomes primaryKey, isNullable: false becomes required: true, and apiVersion v3.1.0`,
  })
}

function refuse(yaml: YamlText, source: string, { path, message }: Problem): never {
  const { line, column } = yaml.placeOf(path)
  throw new UserError(`${source}:${line}:${column}: ${path.map(String).join('.')}: ${message}`)
}

function readServer(yaml: YamlText, index: number, source: string): LocalServer {
  const path = ['servers', index]
  const value = (yaml.value as { servers: unknown[] }).servers[index]
  const inside = { value, placeOf: (below: readonly PropertyKey[]) => yaml.placeOf([...path, ...below]) }
  const server = parseWith(LocalServer, inside, source)
  const allowed = server.format === 'csv' ? server.delimiter?.length === 1 : server.delimiter === 'new_line'
  if (server.delimiter === undefined || allowed) return server
  const message = server.format === 'csv' ? 'must be one character' : 'is not read for this format; remove the key'
  return refuse(yaml, source, { path: [...path, 'delimiter'], message })
}
