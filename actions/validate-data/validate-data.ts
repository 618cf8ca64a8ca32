import { info, setSecret } from '@actions/core'
import { z } from 'zod'
import { CONTRACT_MAX_BYTES } from '#core/data/contract.ts'
import { type ReadContract, readContract } from '#core/data/contract-reader.ts'
import { outcomeOf } from '#core/data/judge.ts'
import { plansOf } from '#core/data/plan.ts'
import { uncheckedRules } from '#core/data/unchecked.ts'
import { type DataReport, dataReport } from '#core/data-report.ts'
import { UserError } from '#core/errors.ts'
import { filesDigest } from '#core/files.ts'
import { artifactName } from '#core/names.ts'
import type { Policy } from '#core/policy.ts'
import { modelPolicy } from '#core/policy-reader.ts'
import { dataVerdict } from '#core/report/data-items.ts'
import { dataSummary } from '#core/report/data-summary.ts'
import type { Octokit } from '#github/octokit.ts'
import { uploadDocument } from '../lib/artifact.ts'
import { asked } from '../lib/asked.ts'
import { type Context, readContext, runIdentity } from '../lib/context.ts'
import { openRegular, workspace } from '../lib/files.ts'
import { githubToken, Lines, modelName, Path, policyPath } from '../lib/inputs.ts'
import { octokitFor } from '../lib/octokit.ts'
import { readDecidingPolicy } from '../lib/policy.ts'
import type { Result } from '../lib/run.ts'
import { annotate } from './annotations.ts'
import { checkSources } from './check-sources.ts'
import { comparedWithBase } from './contract-base.ts'
import type { EngineChoice } from './engines/open-engine.ts'
import { inferContract } from './infer.ts'
import { questOf } from './learning-quest.ts'
import { findSources } from './sources.ts'
import { reportPlaces, writeReports } from './written-reports.ts'

const Moment = z.iso.datetime({ offset: true, error: 'must be a moment like 2024-06-01T00:00:00Z' })

export const Inputs = z.object({
  mode: z
    .enum(['check', 'infer'], { error: 'must be check or infer' })
    .default('check')
    .describe('check the data, or infer: write a first contract from them.'),
  'model-name': modelName.optional(),
  contract: Path.optional().describe("Path of the data contract (ODCS). Default: the policy's, for this model."),
  data: Lines.optional().describe(
    "Files to check, as globs, one a line; <schema>=<glob> where the contract has several schemas. Default: the path of the contract's local server.",
  ),
  reference: Lines.optional().describe(
    'What to compare the data with: files, as globs, one a line, <schema>=<glob> where the contract has several schemas; or release, for the data of the latest registered version. Default: nothing.',
  ),
  engine: z
    .enum(['duckdb', 'spark'], { error: 'must be duckdb or spark' })
    .default('duckdb')
    .describe('What runs the checks: duckdb, on this machine, or spark, through the pyspark (4 or later) of the job.'),
  'engine-address': z
    .string()
    .regex(
      /^(spark|k8s|sc):\/\/\S+$|^yarn$|^local(\[[\d*,]+\])?$/,
      'must be spark://..., k8s://..., yarn, local[n] or sc://...',
    )
    .optional()
    .describe(
      'Of spark: the master of a cluster (spark://..., k8s://..., yarn) or the address of Spark Connect (sc://...). Default: this machine.',
    ),
  now: Moment.optional().describe(
    'The moment at which service levels ask how old the data are, in ISO 8601 with an offset, for example 2024-06-01T00:00:00Z. Default: the clock.',
  ),
  'fail-on': z
    .enum(['fail', 'warn', 'never'], { error: 'must be fail, warn or never' })
    .default('fail')
    .describe('What fails the step: fail, warn (warnings too) or never. Data that cannot be checked always do.'),
  'report-path': Path.regex(/\.json$/, 'must end in .json')
    .default('holdout-data.json')
    .describe('Where to write the data report.'),
  'html-path': Path.regex(/\.html$/, 'must end in .html')
    .optional()
    .describe('Where to write the report as one HTML file, with a chart for each column. Default: none is written.'),
  'junit-path': Path.regex(/\.xml$/, 'must end in .xml')
    .optional()
    .describe('Where to write the checks as JUnit XML. Default: none is written.'),
  'contract-path': Path.regex(/\.ya?ml$/, 'must end in .yaml or .yml')
    .default('data-contract.yaml')
    .describe('Where infer writes the contract; a file that is there already is not overwritten.'),
  policy: policyPath,
  'github-token': githubToken.optional(),
})
export type ValidateDataInputs = z.output<typeof Inputs>

export const Outputs = {
  outcome: 'What the checks found: pass, warn, fail or error.',
  'report-path': 'Path of the data report.',
  'html-path': 'Path of the HTML report; empty where none was asked for.',
  'contract-path': 'Path of the contract that infer wrote; empty where it was not asked to.',
  rows: 'Rows that were checked, all schemas together.',
  'failed-checks': 'How many checks and findings fail or could not be made; warnings are not among them.',
  'data-digest': 'Digest over all data files, whatever their order.',
} as const

/** What the action reaches outside with. */
export interface Tools {
  readonly context: Context | null
  readonly octokit: Octokit | null
}

function live(inputs: ValidateDataInputs): Tools {
  const context = readContext()
  const token = inputs['github-token']
  return { context, octokit: token && context ? octokitFor(token, context.apiUrl) : null }
}

/**
 * Checks data against their contract. The report is written, uploaded and summed up whatever the checks find; data that
 * are absent or cannot be read never pass.
 */
export async function validateData(
  inputs: ValidateDataInputs,
  tools: Tools = live(inputs),
): Promise<Result<keyof typeof Outputs>> {
  const engineChoice = engineOf(inputs)
  if (inputs.mode === 'infer') return inferContract({ data: inputs.data, path: inputs['contract-path'] }, info)
  const { context } = tools
  const root = workspace()
  const { model, contractPath, policy, models } = await modelAndContract(inputs, tools)
  const contract = readContract(await readText(root, contractPath, CONTRACT_MAX_BYTES), contractPath)
  const places = await reportPlaces({
    json: inputs['report-path'],
    html: inputs['html-path'],
    junit: inputs['junit-path'],
  })
  const sources = await findSources({ root, contract, data: inputs.data })
  const now = inputs.now ?? new Date().toISOString()
  const quest = await questOf({
    ...{
      root,
      contract,
      name: model,
      model: models?.[model] ?? null,
      reference: inputs.reference,
      now: new Date(now),
      drawn: places.html !== undefined,
    },
    ...tools,
  })
  const { engine, results, lessons } = await checkSources(sources, plansOf(contract, now), {
    engine: engineChoice,
    log: info,
    ...(quest && { study: { quest, contract } }),
  })
  const checks = results.flatMap((result) => result.checks)
  const { findings = [], reference } = lessons ?? {}
  const report: DataReport = {
    schema: 'holdout.data-report/1',
    model,
    run: context && runIdentity(context),
    outcome: outcomeOf([...checks, ...findings]),
    ...(policy && { policy }),
    contract: contractFacts(contractPath, contract),
    engine,
    checks,
    unchecked: uncheckedRules(contract),
    findings: [...findings],
    ...(reference && { reference }),
    ...(await comparedWithBase({ head: contract, path: contractPath, model, models }, tools, info)),
    datasets: results.flatMap(({ dataset }) => dataset ?? []),
    created_at: new Date().toISOString(),
  }
  const text = await writeReports(report, places)
  if (context) annotate(report)
  const problem =
    context &&
    (await uploadDocument({ name: artifactName('data', model, context.runAttempt), file: dataReport.file, text }))
  return {
    outputs: {
      outcome: report.outcome,
      'report-path': places.json,
      ...(places.html !== undefined && { 'html-path': places.html }),
      rows: report.datasets.reduce((sum, dataset) => sum + dataset.rows, 0),
      'failed-checks': [...checks, ...findings].filter(({ result }) => result === 'fail' || result === 'error').length,
      'data-digest': filesDigest(sources.flatMap((source) => source.entries)),
    },
    summary: dataSummary(report),
    ...failureOf(report, inputs['fail-on'], problem),
  }
}

function engineOf({ mode, engine, 'engine-address': address }: ValidateDataInputs): EngineChoice {
  if (engine === 'spark' && mode === 'infer') {
    throw new UserError("input 'engine': infer runs on duckdb alone; infer from a sample of the data")
  }
  if (address === undefined) return { name: engine, address: '' }
  if (engine !== 'spark') throw new UserError("input 'engine-address': only spark has one; set engine: spark")
  if (address.startsWith('sc://')) setSecret(address)
  return { name: engine, address }
}

interface Subject {
  readonly model: string
  readonly contractPath: string
  /** The policy that was needed to tell; null where the inputs name both. */
  readonly policy: NonNullable<DataReport['policy']> | null
  /** Of that policy. */
  readonly models: Policy['models'] | null
}

async function modelAndContract(inputs: ValidateDataInputs, { context, octokit }: Tools): Promise<Subject> {
  const { 'model-name': given, contract, policy: path } = inputs
  if (given !== undefined && contract !== undefined)
    return { model: given, contractPath: contract, policy: null, models: null }
  const deciding = await asked('contents: read', () => readDecidingPolicy(path, context, octokit))
  const { name, model } = modelPolicy(deciding.policy, given)
  const contractPath = contract ?? model.dataset?.contract
  if (contractPath === undefined) {
    throw new UserError(`${path}: models.${name} has no dataset.contract; add it, or set the input 'contract'`)
  }
  const { digest, source, ref } = deciding
  return { model: name, contractPath, policy: { digest, source, ref }, models: deciding.policy.models }
}

async function readText(root: string, path: string, maxBytes: number): Promise<string> {
  const file = await openRegular(root, path)
  try {
    const { size } = await file.stat()
    if (size > maxBytes) throw new UserError(`${path}: ${size} bytes are over the limit of ${maxBytes}; shorten it`)
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}

function contractFacts(path: string, { contract, digest }: ReadContract): DataReport['contract'] {
  return { path, digest, id: contract.id, version: contract.version }
}

function failureOf(
  report: DataReport,
  failOn: ValidateDataInputs['fail-on'],
  problem: string | null,
): Pick<Result, 'failure'> {
  const { outcome } = report
  const line = dataVerdict(report)
  if (outcome === 'error') return { failure: { kind: 'unusable', message: line } }
  if (problem !== null) return { failure: { kind: 'unusable', message: problem } }
  const fails = failOn !== 'never' && (outcome === 'fail' || (outcome === 'warn' && failOn === 'warn'))
  return fails ? { failure: { kind: 'negative', message: line } } : {}
}
