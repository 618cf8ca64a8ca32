import { CHECK_NAME, type Check } from '#core/check.ts'
import { isAmbiguous, statusOf } from '#github/errors.ts'
import type { Octokit, Repository } from '#github/octokit.ts'

/** Our check as it stands on a commit. */
export interface CheckRun {
  readonly id: number
  readonly status: string
  readonly conclusion: string | null
  readonly title: string | null
  readonly summary: string | null
  readonly text: string | null
  readonly detailsUrl: string | null
  /** When we first wrote it: deadlines count from here. */
  readonly startedAt: string | null
  /** When we wrote the first check of all on this commit. */
  readonly firstAt: string | null
}

export interface DesiredCheck extends Check {
  /** Markdown, at most 60,000 characters. */
  readonly summary: string
  /** Below the summary: the block of what was accepted, which only programs see. */
  readonly text: string
  /** The workflow run; null: GitHub's own page of the check. */
  readonly detailsUrl: string | null
  /** Whether it has a button of its own to look again, and to run again what has no verdict. */
  readonly isRerunOffered: boolean
}

export interface CheckPlace {
  readonly repository: Repository
  readonly sha: string
  readonly appId: number
}

/** Our newest check on a commit, of all that re-runs have left there; whoever else writes one of that name is not looked at. */
export async function findCheck(octokit: Octokit, { repository, sha, appId }: CheckPlace): Promise<CheckRun | null> {
  const runs = await octokit.paginate('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
    ...repository,
    ref: sha,
    check_name: CHECK_NAME,
    filter: 'all',
    app_id: appId,
    per_page: 100,
  })
  const own = runs.filter((run) => run.name === CHECK_NAME && run.app?.id === appId)
  const [newest] = own.sort((a, b) => Number(b.id) - Number(a.id))
  if (!newest) return null
  const starts = own.flatMap((run) => run.started_at ?? []).sort()
  return {
    id: Number(newest.id),
    status: newest.status,
    conclusion: newest.conclusion,
    title: newest.output.title,
    summary: newest.output.summary,
    text: newest.output.text,
    detailsUrl: newest.details_url,
    startedAt: newest.started_at,
    firstAt: starts[0] ?? null,
  }
}

/**
 * Brings our check to what is wanted; writes nothing when it says so already. A completed check that waits again becomes a
 * new one, since GitHub never takes a conclusion back.
 *
 * @returns what was done.
 */
export async function writeCheck(
  octokit: Octokit,
  place: CheckPlace,
  { existing, wanted }: { readonly existing: CheckRun | null; readonly wanted: DesiredCheck },
): Promise<'created' | 'updated' | 'unchanged'> {
  if (existing && saysSo(existing, wanted)) return 'unchanged'
  const reopened = existing?.status === 'completed' && wanted.status !== 'completed'
  if (existing && !reopened && (await update(octokit, place, { id: existing.id, wanted }))) return 'updated'
  await create(octokit, place, wanted)
  return 'created'
}

/** @returns false where the check is gone. */
async function update(
  octokit: Octokit,
  { repository }: CheckPlace,
  { id, wanted }: { readonly id: number; readonly wanted: DesiredCheck },
): Promise<boolean> {
  try {
    await octokit.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
      ...repository,
      check_run_id: id,
      ...fields(wanted),
    })
    return true
  } catch (thrown) {
    if (statusOf(thrown) === 404) return false
    throw thrown
  }
}

// A POST that failed with a server error may have been done: a check that says so by now is ours.
async function create(octokit: Octokit, place: CheckPlace, wanted: DesiredCheck): Promise<void> {
  try {
    await octokit.request('POST /repos/{owner}/{repo}/check-runs', {
      ...place.repository,
      name: CHECK_NAME,
      head_sha: place.sha,
      external_id: `${CHECK_NAME}@${place.sha}`,
      ...fields(wanted),
      request: { retries: 0 },
    })
  } catch (thrown) {
    if (!isAmbiguous(thrown)) throw thrown
    const written = await findCheck(octokit, place)
    if (!written || !saysSo(written, wanted)) throw thrown
  }
}

/** At most 20 characters, 40 and 20. https://docs.github.com/rest/checks/runs */
const RERUN = { label: 'Look again', description: 'Run again what has no verdict', identifier: 'rerun' }

function fields({ status, conclusion, title, summary, text, detailsUrl, isRerunOffered }: DesiredCheck) {
  return {
    status,
    ...(conclusion !== null && { conclusion }),
    ...(detailsUrl !== null && { details_url: detailsUrl }),
    output: { title, summary, text },
    actions: isRerunOffered && conclusion !== null ? [RERUN] : [],
  }
}

function saysSo(existing: CheckRun, wanted: DesiredCheck): boolean {
  return (
    existing.status === wanted.status &&
    existing.conclusion === wanted.conclusion &&
    existing.title === wanted.title &&
    plain(existing.summary) === plain(wanted.summary) &&
    plain(existing.text) === plain(wanted.text) &&
    (wanted.detailsUrl === null || existing.detailsUrl === wanted.detailsUrl)
  )
}

function plain(text: string | null): string {
  return (text ?? '').replaceAll('\r\n', '\n').trim()
}
