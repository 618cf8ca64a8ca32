import { writeDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { readSealedRows, sealedColumns } from '#core/gate/sealed-rows.ts'
import { artifactName } from '#core/names.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { sealedPredictions } from '#core/sealed-predictions.ts'
import { readTable } from '#tables/read.ts'
import { uploadDocument } from '../lib/artifact.ts'
import { type Context, runIdentity } from '../lib/context.ts'
import { readInputFile } from '../lib/files.ts'
import type { GateInputs } from './inputs.ts'

/**
 * Hands the predictions on the sealed set to the app, as an artifact of their own: the app alone has the labels. They are handed over wherever
 * they are given, so that a run before the policy asks for them is a baseline of the first one that does.
 *
 * @returns what is wrong with them, in one line, or null.
 */
export async function handOver(
  { 'sealed-predictions': path }: Pick<GateInputs, 'sealed-predictions'>,
  { name, model, context }: { readonly name: string; readonly model: ModelPolicy; readonly context: Context | null },
): Promise<string | null> {
  if (path === undefined) return context && model.reuse.mode !== 'open' ? MISSING : null
  try {
    const bytes = await readInputFile('sealed-predictions', path)
    const table = await readTable({ source: path, name: path, bytes }, () => sealedColumns(model))
    const rows = readSealedRows(table, model)
    if (!context) return null
    const schema = sealedPredictions.schema as 'holdout.sealed-predictions/1'
    const { text } = writeDocument(sealedPredictions, { schema, model: name, run: runIdentity(context), ...rows })
    const artifact = artifactName('sealed', name, context.runAttempt)
    return await uploadDocument({ name: artifact, file: sealedPredictions.file, text })
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message
    throw thrown
  }
}

const MISSING =
  "input 'sealed-predictions': the policy has a sealed set (reuse.mode: two-tier); name the file of example_id and prediction for its examples"
