/** How a run, a job or a step ended. */
export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped'

export type Status = 'queued' | 'in_progress' | 'completed'

/** A line that GitHub shows beside a file or on the run's page. */
export interface Annotation {
  level: 'notice' | 'warning' | 'error'
  message: string
  title?: string
  file?: string
  line?: number
}

export interface StepView {
  name: string
  status: Status
  /** What the step did; `conclusion` is what counts after `continue-on-error`. */
  outcome: Conclusion | null
  conclusion: Conclusion | null
  outputs: Record<string, string>
  annotations: Annotation[]
  /** The Markdown written to GITHUB_STEP_SUMMARY; empty when there was none or it was over 1 MiB. */
  summary: string
}

export interface JobView {
  id: string
  name: string
  status: Status
  conclusion: Conclusion | null
  steps: StepView[]
  outputs: Record<string, string>
  /** The whole log with masked values replaced by `***`. */
  log: string
}

/** One workflow run, as far as it got. */
export interface RunView {
  id: number
  attempt: number
  number: number
  /** The workflow's name, and its file from the repository's root. */
  name: string
  path: string
  event: string
  /** The commit that the run is filed under: on `pull_request` the pull request's head, not the test merge. */
  headSha: string
  headBranch: string
  /** The commit that is checked out. */
  sha: string
  ref: string
  pullRequest: number | null
  status: Status
  /** `action_required`: a fork's run that a maintainer has to approve first. */
  conclusion: Conclusion | 'action_required' | null
  /** Why the run could not start, for example an unsupported key in the workflow file. */
  problem: string | null
  jobs: JobView[]
}
