import { HttpError, invalid, requiredText, text } from './routes.ts'

export interface CheckAnnotation {
  path: string
  start_line: number
  end_line: number
  annotation_level: 'notice' | 'warning' | 'failure'
  message: string
  title: string | null
}

/** A check run as GitHub's REST answers it, less what depends on the repository around it. */
export interface CheckRun {
  id: number
  appId: number
  slug: string
  name: string
  headSha: string
  status: 'queued' | 'in_progress' | 'completed'
  conclusion: string | null
  startedAt: string | null
  completedAt: string | null
  detailsUrl: string | null
  externalId: string
  title: string | null
  summary: string | null
  text: string | null
  annotations: CheckAnnotation[]
}

type Body = Readonly<Record<string, unknown>>

/** `stale` is GitHub's own to set: https://docs.github.com/rest/checks/runs */
const CONCLUSIONS = ['action_required', 'cancelled', 'failure', 'neutral', 'success', 'skipped', 'timed_out']
const STATUSES = ['queued', 'in_progress', 'completed'] as const
const LEVELS = ['notice', 'warning', 'failure'] as const
const SATISFYING = ['success', 'neutral', 'skipped']
const MAX_ANNOTATIONS = 50
const MAX_TEXT = 65_535

/** Check runs with GitHub's rules: written by apps, changed only by the app that made them, annotations appended. */
export class Checks {
  readonly #runs: CheckRun[] = []

  /** @param commitExists whether the repository has this commit. */
  async create(
    app: { id: number; slug: string },
    body: Body,
    commitExists: (sha: string) => Promise<boolean>,
  ): Promise<CheckRun> {
    const name = requiredText(body, 'name')
    const headSha = requiredText(body, 'head_sha')
    if (!(await commitExists(headSha))) throw new HttpError(422, `No commit found for SHA: ${headSha}`)
    const run: CheckRun = {
      ...{
        id: this.#runs.length + 1001,
        appId: app.id,
        slug: app.slug,
        name,
        headSha,
        status: 'queued',
        conclusion: null,
      },
      ...{
        startedAt: null,
        completedAt: null,
        detailsUrl: null,
        externalId: '',
        title: null,
        summary: null,
        text: null,
      },
      annotations: [],
    }
    const filled = change(run, body)
    this.#runs.push(filled)
    return filled
  }

  update(id: number, app: { id: number }, body: Body): CheckRun {
    const run = this.get(id)
    if (run.appId !== app.id)
      throw new HttpError(
        403,
        `Invalid app_id \`${app.id}\` - check run can only be modified by the GitHub App that created it.`,
      )
    return Object.assign(run, change(run, body))
  }

  get(id: number): CheckRun {
    const run = this.#runs.find((candidate) => candidate.id === id)
    if (!run) throw new HttpError(404, 'Not Found')
    return run
  }

  /** The runs of a commit, newest first; by default only the newest of each app and name. */
  list(
    headSha: string,
    filter: { name?: string | null; appId?: number; status?: string | null; all?: boolean } = {},
  ): CheckRun[] {
    const seen = new Set<string>()
    return this.#runs
      .filter((run) => run.headSha === headSha)
      .reverse()
      .filter(({ appId, name }) => filter.all || (!seen.has(`${appId} ${name}`) && seen.add(`${appId} ${name}`)))
      .filter(({ name }) => !filter.name || name === filter.name)
      .filter(({ appId }) => filter.appId === undefined || appId === filter.appId)
      .filter(({ status }) => !filter.status || status === filter.status)
  }

  /**
   * Why the newest run of a required check does not allow a merge, in GitHub's words; undefined when it does.
   * @param required.appId the only app whose runs count; null for any.
   */
  objection(headSha: string, required: { context: string; appId: number | null }): string | undefined {
    const [run] = this.list(headSha, {
      name: required.context,
      ...(required.appId !== null && { appId: required.appId }),
    })
    const subject = `Required status check "${required.context}"`
    if (!run) return `${subject} is expected.`
    if (run.status !== 'completed') return `${subject} is ${run.status === 'queued' ? 'queued' : 'in progress'}.`
    return SATISFYING.includes(run.conclusion ?? '') ? undefined : `${subject} is failing.`
  }
}

function change(run: CheckRun, body: Body): CheckRun {
  const conclusion = text(body, 'conclusion')
  if (conclusion !== undefined && !CONCLUSIONS.includes(conclusion))
    throw invalid('CheckRun', 'conclusion', `${conclusion} is not allowed`)
  const asked = conclusion === undefined ? (text(body, 'status') ?? run.status) : 'completed'
  const status = STATUSES.find((known) => known === asked)
  if (!status) throw invalid('CheckRun', 'status', `${asked} is not allowed`)
  const concluded = status === 'completed' ? (conclusion ?? run.conclusion) : null
  if (status === 'completed' && concluded === null)
    throw invalid('CheckRun', 'conclusion', 'missing while status is completed')
  return {
    ...run,
    ...output(run, body.output),
    name: text(body, 'name') ?? run.name,
    status,
    conclusion: concluded,
    startedAt: text(body, 'started_at') ?? run.startedAt ?? new Date().toISOString(),
    completedAt:
      status === 'completed' ? (text(body, 'completed_at') ?? run.completedAt ?? new Date().toISOString()) : null,
    detailsUrl: text(body, 'details_url') ?? run.detailsUrl,
    externalId: text(body, 'external_id') ?? run.externalId,
  }
}

function output(run: CheckRun, given: unknown): Partial<CheckRun> {
  if (given === undefined || given === null) return {}
  const body = given as Body
  const changed = {
    title: text(body, 'title') ?? run.title,
    summary: text(body, 'summary') ?? run.summary,
    text: text(body, 'text') ?? run.text,
  }
  if (changed.title === null || changed.summary === null)
    throw invalid('CheckRun', 'output', 'title and summary are required')
  for (const field of ['summary', 'text'] as const) {
    if ((changed[field]?.length ?? 0) > MAX_TEXT)
      throw invalid('CheckRun', field, `is too long (maximum is ${MAX_TEXT} characters)`)
  }
  return { ...changed, annotations: [...run.annotations, ...annotations(body.annotations ?? [])] }
}

function annotations(given: unknown): CheckAnnotation[] {
  if (!Array.isArray(given)) throw invalid('CheckRun', 'annotations', 'is not an array')
  if (given.length > MAX_ANNOTATIONS) {
    throw new HttpError(
      422,
      `Invalid request.\n\nNo more than ${MAX_ANNOTATIONS} items are allowed; ${given.length} were supplied.`,
    )
  }
  return given.map((entry: Body) => {
    const level = LEVELS.find((known) => known === entry.annotation_level)
    if (!level) throw invalid('CheckRun', 'annotations', 'annotation_level must be notice, warning or failure')
    if (!Number.isInteger(entry.start_line) || !Number.isInteger(entry.end_line)) {
      throw invalid('CheckRun', 'annotations', 'start_line and end_line are required')
    }
    return {
      path: requiredText(entry, 'path'),
      start_line: Number(entry.start_line),
      end_line: Number(entry.end_line),
      annotation_level: level,
      message: requiredText(entry, 'message'),
      title: text(entry, 'title') ?? null,
    }
  })
}
