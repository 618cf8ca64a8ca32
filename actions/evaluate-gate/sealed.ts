import { writeDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { readSealedRows, sealedColumns } from '#core/gate/sealed-rows.ts'
import { artifactName } from '#core/names.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { decidesAlone } from '#core/reuse-policy.ts'
import { sealedPredictions } from '#core/sealed-predictions.ts'
import { readTable } from '#tables/read.ts'
import type { TableFile } from '#tables/table-file.ts'
import { uploadDocument } from '../lib/artifact.ts'
import { type Context, runIdentity } from '../lib/context.ts'
import { readInputFile } from '../lib/files.ts'
import type { GateInputs } from './inputs.ts'

/** What a model predicts on a sealed set. */
export type SealedRows = ReturnType<typeof readSealedRows>

/**
 * Reads predictions on a sealed set.
 *
 * @throws UserError as `readTable` and `readSealedRows` do.
 */
export async function readSealedFile(file: TableFile, model: ModelPolicy): Promise<SealedRows> {
  return readSealedRows(await readTable(file, () => sealedColumns(model)), model)
}

interface Handing {
  readonly name: string
  readonly model: ModelPolicy
  readonly context: Context | null
  /** The candidate's, where a sealed set decides alone. */
  readonly alone: SealedRows | null
}

/**
 * Hands the predictions on the sealed set to the app, as an artifact of their own: the app alone has the labels. They are handed over wherever
 * they are given, so that a run before the policy asks for them is a baseline of the first one that does.
 *
 * @returns what is wrong with them, in one line, or null.
 */
export async function handOver(
  { 'sealed-predictions': path }: Pick<GateInputs, 'sealed-predictions'>,
  { name, model, context, alone }: Handing,
): Promise<string | null> {
  const isAlone = decidesAlone(model.reuse)
  if (isAlone && path !== undefined) return UNWANTED
  if (!isAlone && path === undefined) return context && model.reuse.mode !== 'open' ? MISSING : null
  try {
    const rows =
      path === undefined
        ? alone
        : await readSealedFile(
            { source: path, name: path, bytes: await readInputFile('sealed-predictions', path) },
            model,
          )
    // What is wrong with those of a candidate stands in the evidence.
    if (!context || !rows) return null
    const schema = sealedPredictions.schema as 'holdout.sealed-predictions/1'
    const { text } = writeDocument(sealedPredictions, { schema, model: name, run: runIdentity(context), ...rows })
    const artifact = artifactName('sealed', name, context.runAttempt)
    return await uploadDocument({ name: artifact, file: sealedPredictions.file, text })
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message
    throw thrown
  }
}

const UNWANTED =
  "input 'sealed-predictions': the policy has a sealed set alone (reuse.mode: ledger), so the candidate is its predictions; remove the input"

const MISSING =
  "input 'sealed-predictions': the policy has a sealed set (reuse.mode: two-tier); name the file of example_id and prediction for its examples"
