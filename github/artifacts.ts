import { digestOf } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import { statusOf } from './errors.ts'
import type { Octokit, Repository } from './octokit.ts'
import { checkRedirect } from './redirect.ts'

/** An artifact of one workflow run. Its bytes are whatever a job of that run wrote. */
export interface Artifact {
  readonly id: number
  readonly name: string
  /** Of the archive, in bytes. */
  readonly size: number
  readonly expired: boolean
  /** `sha256:` of the archive; null where GitHub does not know it. */
  readonly digest: string | null
  readonly runId: number
}

/** The kinds of artifact that the actions write; see `artifactName` of the core. */
export type ArtifactKind = 'data' | 'run' | 'model' | 'evidence' | 'deployment'

/** Every artifact of a run, of all its attempts. */
export async function listRunArtifacts(
  octokit: Octokit,
  repository: Repository,
  runId: number,
): Promise<readonly Artifact[]> {
  const found = await octokit.paginate('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
    ...repository,
    run_id: runId,
    per_page: 100,
  })
  return found.map((json) => ({
    id: json.id,
    name: json.name,
    size: json.size_in_bytes,
    expired: json.expired,
    digest: json.digest ?? null,
    runId: json.workflow_run?.id ?? runId,
  }))
}

/**
 * The artifact `holdout-<kind>-<model>-<attempt>` of the highest attempt.
 *
 * @returns null when there is none.
 * @throws UserError when that name stands twice: a job of the run has replaced or doubled it.
 */
export function pickArtifact(
  artifacts: readonly Artifact[],
  kind: ArtifactKind,
  model: string,
): { readonly artifact: Artifact; readonly attempt: number } | null {
  const start = `holdout-${kind}-${model}-`
  const candidates = artifacts
    .filter(({ name }) => name.startsWith(start) && /^[1-9]\d{0,5}$/.test(name.slice(start.length)))
    .map((artifact) => ({ artifact, attempt: Number(artifact.name.slice(start.length)) }))
    .sort((a, b) => b.attempt - a.attempt)
  const [best, second] = candidates
  if (!best) return null
  if (second?.attempt === best.attempt) {
    throw new UserError(
      `run ${best.artifact.runId} has two artifacts named ${best.artifact.name} (ids ${best.artifact.id} and ` +
        `${second.artifact.id}); upload each name once, and run it again`,
    )
  }
  return best
}

const TIMEOUT_MS = 5 * 60_000

/**
 * Downloads an artifact's archive into memory. The address is built from ids; GitHub's one redirect is followed by hand,
 * without our credentials.
 *
 * @param maxBytes of the archive, counted while reading.
 * @throws UserError naming the artifact when it has expired, is too large, has no digest, or its bytes are not those that
 *   the digest names; an Error for what may pass with time.
 */
export async function downloadArtifact(
  octokit: Octokit,
  repository: Repository,
  artifact: Artifact,
  maxBytes: number,
): Promise<Uint8Array> {
  const name = `artifact ${artifact.name} (id ${artifact.id}) of run ${artifact.runId}`
  if (artifact.expired) throw new UserError(`${name} has expired; run the workflow again`)
  if (artifact.digest === null) throw new UserError(`${name} has no digest; upload it with a newer action`)
  if (artifact.size > maxBytes) throw new UserError(`${name}: ${artifact.size} bytes are over the limit of ${maxBytes}`)

  const bytes = await readCounted(await openArtifact(octokit, repository, artifact, name), maxBytes, name)
  const digest = digestOf(bytes)
  if (digest !== artifact.digest) {
    throw new UserError(`${name} has the digest ${digest}, GitHub says ${artifact.digest}; run the workflow again`)
  }
  return bytes
}

async function openArtifact(
  octokit: Octokit,
  repository: Repository,
  artifact: Artifact,
  name: string,
): Promise<ReadableStream<Uint8Array>> {
  const { baseUrl, request } = octokit.request.endpoint.DEFAULTS
  const fetch = (request?.fetch as typeof globalThis.fetch | undefined) ?? globalThis.fetch
  let answer: Awaited<ReturnType<Octokit['request']>>
  try {
    // A plain route: Octokit's types promise a redirect followed, and this one is not.
    answer = await octokit.request(`GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/zip` as string, {
      ...repository,
      artifact_id: artifact.id,
      request: { redirect: 'manual', parseSuccessResponseBody: false },
    })
  } catch (thrown) {
    if (statusOf(thrown) === 410) throw new UserError(`${name} has expired; run the workflow again`, { cause: thrown })
    if (statusOf(thrown) === 404) throw new UserError(`${name} is gone; run the workflow again`, { cause: thrown })
    throw thrown
  }
  // GitHub Enterprise Server may answer with the bytes themselves.
  if (Number(answer.status) === 200) return answer.data as ReadableStream<Uint8Array>
  const location = checkRedirect(answer.headers.location, baseUrl, name)
  const blob = await fetch(location, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (!blob.ok || !blob.body) throw new Error(`${name}: its storage answered ${blob.status}`)
  return blob.body
}

async function readCounted(stream: ReadableStream<Uint8Array>, maxBytes: number, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > maxBytes) throw new UserError(`${name}: its bytes are over the limit of ${maxBytes}`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}
