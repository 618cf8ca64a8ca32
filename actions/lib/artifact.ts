import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { messageOf, UserError } from '#core/errors.ts'
import { openRegular } from './files.ts'

/** Files to upload as one artifact of the run. */
export interface Upload {
  /** As `artifactName` of core/names.ts makes it. */
  readonly name: string
  /** Every file by its path, relative to `rootDirectory`; never a folder or a pattern. */
  readonly files: readonly string[]
  readonly rootDirectory: string
}

const SCANNED_BYTES = 1 << 20

/**
 * What must never leave the machine inside an artifact, since everybody who can read the repository can read that: the
 * `ArtiPACKED` reports of 2024 found checkout's token in thousands.
 */
const CREDENTIALS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a GitHub token', /\bgh[pousr]_[A-Za-z0-9_.-]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}/],
  // "x-access-token:" in base64, as actions/checkout leaves it in .git/config.
  ['a GitHub token', /\beC1hY2Nlc3MtdG9rZW46[A-Za-z0-9+/]{8,}/],
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a private key', /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/],
]

/**
 * Uploads an artifact of the current run. Only inside a run: the caller checks that there is one.
 *
 * @returns the artifact's id, and the digest of its archive where the service computed one.
 * @throws UserError for a hidden file, a file with credentials, a file outside the root, GitHub Enterprise Server, a name
 *   that the run already has, and a service that does not answer.
 */
export async function uploadArtifact(upload: Upload): Promise<{ id: number; digest: string | null }> {
  requireService()
  for (const path of upload.files) await requireHarmless(upload.rootDirectory, path)
  // Loaded here, not at the top: the client is most of the bundle, and most runs on a laptop never need it.
  const { DefaultArtifactClient } = await import('@actions/artifact')
  const files = upload.files.map((path) => join(upload.rootDirectory, path))
  try {
    const { id, digest } = await new DefaultArtifactClient().uploadArtifact(upload.name, files, upload.rootDirectory)
    if (id === undefined) throw new Error('the service gave no id')
    return { id, digest: digest ? `sha256:${digest}` : null }
  } catch (cause) {
    throw new UserError(uploadProblem(upload.name, messageOf(cause)), { cause })
  }
}

function requireService(): void {
  const host = new URL(process.env.GITHUB_SERVER_URL || 'https://github.com').hostname
  if (host !== 'github.com' && !/\.(ghe\.com|localhost)$/.test(host)) {
    throw new UserError(
      `artifacts cannot be uploaded on GitHub Enterprise Server (${host}): GitHub's own client refuses it; run on github.com or ghe.com`,
    )
  }
  if (!process.env.ACTIONS_RUNTIME_TOKEN || !process.env.ACTIONS_RESULTS_URL) {
    throw new UserError(
      'this runner offers no artifact service (ACTIONS_RUNTIME_TOKEN or ACTIONS_RESULTS_URL is not set); run as a step of a GitHub workflow',
    )
  }
}

async function requireHarmless(root: string, path: string): Promise<void> {
  if (path.split(/[\\/]/).some((segment) => segment.startsWith('.'))) {
    throw new UserError(`${path}: hidden files are never uploaded; give it a name without a leading dot`)
  }
  const head = await readHead(root, path)
  if (head.includes(0)) return // binary
  const text = head.toString('latin1')
  const found = CREDENTIALS.find(([, pattern]) => pattern.test(text))
  if (!found) return
  throw new UserError(`${path}: holds what looks like ${found[0]}, and artifacts can be read by others; remove it`)
}

async function readHead(root: string, path: string): Promise<Buffer> {
  const file = await openRegular(root, path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SCANNED_BYTES), 0, SCANNED_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function uploadProblem(name: string, detail: string): string {
  if (/\b409\b|conflict|already exists/i.test(detail)) {
    return `artifact ${name}: this run attempt has one of that name already; let only one job of the workflow make it for each model`
  }
  return `artifact ${name}: could not be uploaded (${detail.split('\n')[0]}); run the job again`
}

/** A document to upload as an artifact of its own, under its usual file name wherever the workspace has it. */
export interface DocumentUpload {
  readonly name: string
  readonly file: string
  readonly text: string
}

/**
 * Uploads one document.
 *
 * @returns why it could not be uploaded, in one line, or null: what else a step has to write is written all the same.
 */
export async function uploadDocument({ name, file, text }: DocumentUpload): Promise<string | null> {
  const folder = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), 'holdout-upload-'))
  try {
    await writeFile(join(folder, file), text)
    await uploadArtifact({ name, files: [file], rootDirectory: folder })
    return null
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message
    throw thrown
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
