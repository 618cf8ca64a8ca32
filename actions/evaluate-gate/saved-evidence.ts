import { existsSync } from 'node:fs'
import { readDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { type Evidence, evidence } from '#core/evidence.ts'
import { insideWorkspace, readInputFile } from '../lib/files.ts'

/**
 * An evidence file that an earlier gate wrote.
 *
 * @throws UserError where it cannot be read, or is of another model.
 */
export async function readEvidence(path: string, model: string): Promise<Evidence> {
  const found = readDocument(evidence, new TextDecoder().decode(await readInputFile('evidence-path', path)), path)
  if (found.model === model) return found
  throw new UserError(
    `${path}: is the evidence of '${found.model}', not of '${model}'; set the input 'model-name' or name another file`,
  )
}

/** As `readEvidence`; null where there is no such file. */
export async function readEvidenceIfAny(path: string, model: string): Promise<Evidence | null> {
  return existsSync(await insideWorkspace(path)) ? readEvidence(path, model) : null
}
