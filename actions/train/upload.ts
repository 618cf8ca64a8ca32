import { constants } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { UserError } from '#core/errors.ts'
import { artifactName } from '#core/names.ts'
import { type RunRecord, runRecord } from '#core/run-record.ts'
import { uploadArtifact } from '../lib/artifact.ts'

/** A finished training: its record, as a value and as the text that was written. */
export interface Finished {
  readonly root: string
  readonly record: RunRecord
  readonly text: string
  readonly attempt: number
}

/**
 * Uploads the run record with predictions and replay rows as one artifact, the model's files as another.
 *
 * @returns what went wrong in one line, or null.
 */
export async function uploadRun(finished: Finished): Promise<string | null> {
  try {
    await uploadRecord(finished)
    await uploadModel(finished)
    return null
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message
    throw thrown
  }
}

// Copied into a folder of its own, so that readers find the record under its usual name, wherever `run-path` put it.
async function uploadRecord({ root, record, text, attempt }: Finished): Promise<void> {
  const folder = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), 'holdout-run-'))
  try {
    const files = [runRecord.file]
    await writeFile(join(folder, runRecord.file), text)
    for (const entry of [record.predictions, record.replay]) {
      if (!entry) continue
      files.push(entry.path)
      await mkdir(dirname(join(folder, entry.path)), { recursive: true })
      await copyFile(join(root, entry.path), join(folder, entry.path), constants.COPYFILE_FICLONE)
    }
    await uploadArtifact({ name: artifactName('run', record.model, attempt), files, rootDirectory: folder })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function uploadModel({ root, record, attempt }: Finished): Promise<void> {
  if (record.model_files.length === 0) return
  const files = record.model_files.map((file) => file.path)
  await uploadArtifact({ name: artifactName('model', record.model, attempt), files, rootDirectory: root })
}
