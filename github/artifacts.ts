import { digestOf } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import { type DownloadLimits, download } from './download.ts'
import { statusOf, unavailable } from './errors.ts'
import type { Octokit, Repository } from './octokit.ts'
import type { Run } from './runs.ts'

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
export type ArtifactKind = 'data' | 'run' | 'model' | 'evidence' | 'sealed' | 'deployment'

/** A run as far as the caller knows it from GitHub. */
export type KnownRun = Pick<Run, 'id'> & Partial<Pick<Run, 'headSha' | 'repositoryId'>>

/**
 * Every artifact of a run, of all its attempts.
 *
 * @throws UserError when GitHub answers with an artifact of another run, commit or repository than was asked for.
 */
export async function listRunArtifacts(
  octokit: Octokit,
  repository: Repository,
  run: KnownRun,
): Promise<readonly Artifact[]> {
  const found = await octokit.paginate('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
    ...repository,
    run_id: run.id,
    per_page: 100,
  })
  return found.map((json) => {
    checkOrigin(json, run)
    return {
      id: json.id,
      name: json.name,
      size: json.size_in_bytes,
      expired: json.expired,
      digest: json.digest ?? null,
      runId: run.id,
    }
  })
}

interface ArtifactJson {
  readonly id: number
  readonly name: string
  readonly workflow_run?: { readonly id?: number; readonly head_sha?: string; readonly repository_id?: number } | null
}

function checkOrigin({ id, name, workflow_run: told }: ArtifactJson, run: KnownRun): void {
  const pairs: [string, unknown, unknown][] = [
    ['run', told?.id, run.id],
    ['commit', told?.head_sha, run.headSha ?? told?.head_sha],
    ['repository', told?.repository_id, run.repositoryId ?? told?.repository_id],
  ]
  for (const [what, said, asked] of pairs) {
    if (said === asked) continue
    throw new UserError(
      `artifact ${name} (id ${id}) was listed for run ${run.id}, but is of ${what} ${said} instead of ${asked}; run the workflow again`,
    )
  }
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

/**
 * Downloads an artifact's archive into memory. The address is built from ids.
 *
 * @param limits of the archive.
 * @throws UserError naming the artifact when it has expired, is too large, has no digest, or its bytes are not those that
 *   the digest names; an Error for what may pass with time.
 */
export async function downloadArtifact(
  octokit: Octokit,
  repository: Repository,
  artifact: Artifact,
  limits: DownloadLimits,
): Promise<Uint8Array> {
  const { maxBytes } = limits
  const name = `artifact ${artifact.name} (id ${artifact.id}) of run ${artifact.runId}`
  if (artifact.expired) throw new UserError(`${name} has expired; run the workflow again`)
  if (artifact.digest === null) throw new UserError(`${name} has no digest; upload it with a newer action`)
  if (artifact.size > maxBytes) throw new UserError(`${name}: ${artifact.size} bytes are over the limit of ${maxBytes}`)

  const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/zip'
  const parameters = { ...repository, artifact_id: artifact.id }
  try {
    const bytes = await download(octokit, { route, parameters, name, ...limits })
    const digest = digestOf(bytes)
    if (digest === artifact.digest) return bytes
    if (bytes.length < artifact.size) throw unavailable(`${name}: ${bytes.length} of ${artifact.size} bytes arrived`)
    throw new UserError(`${name} has the digest ${digest}, GitHub says ${artifact.digest}; run the workflow again`)
  } catch (thrown) {
    if (statusOf(thrown) === 410) throw new UserError(`${name} has expired; run the workflow again`, { cause: thrown })
    if (statusOf(thrown) === 404) throw new UserError(`${name} is gone; run the workflow again`, { cause: thrown })
    throw thrown
  }
}
