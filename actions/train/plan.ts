import { stat } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import { UserError } from '#core/errors.ts'
import type { FileEntry } from '#core/files.ts'
import { canonicalJson } from '#core/json.ts'
import { modelPolicy, readPolicy } from '#core/policy-reader.ts'
import { childEnvironment } from '../lib/child-environment.ts'
import { fileEntry, insideWorkspace, listFiles, readRegular, workspace } from '../lib/files.ts'
import type { TrainInputs } from './inputs.ts'
import { type Params, readParams } from './params.ts'
import type { Places } from './products.ts'

/** Everything that is settled before the command starts, so that a mistake does not cost a training. */
export interface Plan {
  readonly root: string
  readonly model: string
  readonly script: string
  /** Where the command runs. */
  readonly directory: string
  readonly places: Places
  readonly inputs: readonly FileEntry[]
  readonly params: Params
  readonly seeds: readonly number[]
  /** The whole environment of the command. */
  readonly environment: Readonly<Record<string, string>>
  /** Milliseconds. */
  readonly timeout: number
  /** Of the run record, relative to the root. */
  readonly runPath: string
}

/** @throws UserError for inputs that cannot be used together, or name what is not there. */
export async function planTraining(inputs: TrainInputs): Promise<Plan> {
  const root = workspace()
  const params = readParams(inputs.params)
  const seeds = inputs.seeds ?? []
  const places: Places = {
    root,
    metrics: inputs.metrics === undefined ? null : await place(root, 'metrics', inputs.metrics),
    predictions: await place(root, 'predictions', inputs.predictions),
    replay: inputs.replay === undefined ? null : await place(root, 'replay', inputs.replay),
    model: (inputs.model ?? []).map((pattern) => visible('model', pattern)),
  }
  const runPath = await place(root, 'run-path', inputs['run-path'])
  requireApart({ ...places, runPath })
  return {
    root,
    model: inputs['model-name'] ?? (await onlyModel(root, inputs.policy)),
    script: inputs.run,
    directory: await workingDirectory(inputs['working-directory']),
    places,
    inputs: await inputFiles(root, inputs.inputs ?? []),
    params,
    seeds,
    environment: childEnvironment(inputs.environment ?? [], ownVariables(seeds, params)),
    timeout: inputs['timeout-minutes'] * 60_000,
    runPath,
  }
}

function ownVariables(seeds: readonly number[], params: Params): Record<string, string> {
  const variables: Record<string, string> = { HOLDOUT_PARAMS: canonicalJson(params) }
  if (seeds.length > 0) variables.HOLDOUT_SEEDS = seeds.join(',')
  if (seeds[0] !== undefined) variables.HOLDOUT_SEED = String(seeds[0])
  return variables
}

async function place(root: string, input: string, path: string): Promise<string> {
  return visible(
    input,
    relative(root, await insideWorkspace(path))
      .split(sep)
      .join('/'),
  )
}

// Refused before the command runs: the artifact would refuse it after.
function visible(input: string, path: string): string {
  if (!path.split(/[\\/]/).some((segment) => /^\.[^./]/.test(segment))) return path
  throw new UserError(
    `${input}: ${path} is hidden, and hidden files are never uploaded; use a name without a leading dot`,
  )
}

function requireApart({ metrics, predictions, replay, runPath }: Places & { runPath: string }): void {
  const paths = [metrics, predictions, replay, runPath].filter((path) => path !== null)
  const twice = paths.find((path, i) => paths.indexOf(path) !== i)
  if (twice) throw new UserError(`${twice}: two inputs name this file; give each its own`)
}

async function onlyModel(root: string, policyPath: string): Promise<string> {
  const bytes = await readRegular(root, policyPath).catch((cause) => {
    throw new UserError(`no policy at ${policyPath} to take the model's name from; set the input 'model-name'`, {
      cause,
    })
  })
  return modelPolicy(readPolicy(bytes.toString('utf8'), policyPath).policy).name
}

async function workingDirectory(path: string): Promise<string> {
  const directory = await insideWorkspace(path)
  const status = await stat(directory).catch(() => null)
  if (!status?.isDirectory()) throw new UserError(`working-directory: ${path} is not a folder; correct the path`)
  return directory
}

async function inputFiles(root: string, patterns: readonly string[]): Promise<FileEntry[]> {
  const paths = new Set<string>()
  for (const pattern of patterns) {
    const found = await listFiles(root, [pattern])
    if (found.length === 0) throw new UserError(`inputs: ${pattern} matches no file; correct it, or remove the line`)
    for (const path of found) paths.add(path)
  }
  const entries: FileEntry[] = []
  for (const path of [...paths].sort()) entries.push(await fileEntry(root, path))
  return entries
}
