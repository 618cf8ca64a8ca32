import type { OAuth } from './gateway/oauth.ts'
import type { Delivery, Loss } from './gateway/webhooks.ts'
import type { Conclusion, RunView } from './runner/record.ts'

/** What a person may do in the repository; `none` is an outsider, who does not even see a private repository. */
export type Role = 'admin' | 'maintain' | 'write' | 'read' | 'none'

/** The read and write grants of an app or of a job's token, by GitHub's name with underscores (`pull_requests`). */
export type Grants = Readonly<Record<string, 'read' | 'write'>>

export interface GitHubOptions {
  /** An existing or new folder for the bare repository, checkouts, artifacts and logs. */
  folder: string
  /** Default `acme`, an organization. */
  owner?: string
  /** Default `flight-delay`. It starts empty; its default branch is `main`. */
  repo?: string
  /** Default `private`: who has no role does not even see it. In a public one everybody reads and may fork. */
  visibility?: 'private' | 'public'
  /** Default 0, a free port. */
  port?: number
  /** Default dana (write), maria (maintain), olga (admin, owner of the organization), otto (none). */
  people?: Readonly<Record<string, Role>>
  app?: {
    /** Default 12345. */
    id?: number
    /** Default `holdout`. */
    slug?: string
    /** Where webhooks go; may be set later by `pointWebhookAt`. */
    webhookUrl?: string
    /** Default random. */
    webhookSecret?: string
    /** Default: what Holdout's manifest asks for. */
    permissions?: Grants
    /** The events that the app subscribes to; others are not delivered. Default: what Holdout's manifest asks for. */
    events?: readonly string[]
  }
  /** The tree whose `actions/<name>` answers `uses: holdout-ml/holdout/actions/<name>@ref`. Default: this one. */
  tree?: string
  /**
   * Who executes workflow runs. `own`: the runner of this folder, one run after another. `none`: nobody; a run stays queued until
   * a program takes it by `adopt`. Default `own`.
   */
  runner?: 'own' | 'none'
  /** Requests that one caller may make in an hour; more are refused as GitHub does. Default: any number. */
  requestsPerHour?: number
  /** Answers GET requests below `/<owner>/<repo>/`, where `html_url`s point: HTML, or undefined for 404. */
  page?: (path: string) => Promise<string | undefined> | string | undefined
  onProgress?: (event: Progress) => void
}

/** What happens, as it happens, for a story on the terminal. */
export type Progress =
  | { kind: 'run'; run: RunView }
  | { kind: 'job'; run: RunView; job: string; status: string; conclusion: string | null }
  | { kind: 'step'; run: RunView; job: string; step: string; status: string; conclusion: string | null }
  | { kind: 'log'; run: RunView; job: string; line: string }
  | { kind: 'delivery'; delivery: Delivery }

/** A run in the hands of a program that is not this folder's runner: what GitHub gives to such a program, and its answer. */
export interface AdoptedRun {
  run: RunView
  /** The ids of the workflow's jobs. */
  jobs: readonly string[]
  /** GITHUB_TOKEN with what any job of the workflow may do, for a runner that has one token for all of them. Dead after `finish`. */
  token: string
  /** ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL. The token is dead after `finish`. */
  runtimeToken: string
  resultsUrl: string
  /** The event's payload as a JSON file: GITHUB_EVENT_PATH. */
  eventPath: string
  /** Aborted when the run is cancelled. The program then ends its jobs and calls `finish`. */
  signal: AbortSignal
  /** Ends the run. Every job of the workflow must be named, with how it ended; otherwise this throws and the run goes on. */
  finish(conclusions: Readonly<Record<string, Conclusion>>): Promise<void>
}

export interface GitHub {
  /** The API's base URL, also for uploads and artifacts: `http://127.0.0.1:<port>`. */
  url: string
  /** `GITHUB_SERVER_URL` of jobs: a name that the artifact client does not take for GitHub Enterprise Server. */
  serverUrl: string
  owner: string
  repo: string
  app: { id: number; slug: string; privateKey: string; webhookSecret: string; installationId: number }
  /** The app's OAuth client: its id and secret, the callbacks of its settings, and an end to tokens. */
  oauth: Pick<OAuth, 'clientId' | 'clientSecret' | 'callbacks' | 'revoke' | 'expire'>
  /** A personal token per login. */
  tokens: Readonly<Record<string, string>>
  /** The address to clone from and push to as this person; of a fork by its owner. */
  remote(login: string, owner?: string): string
  /** The bare repository behind it, to look into; pushes must go through `remote`. */
  gitFolder: string
  pointWebhookAt(url: string): void
  /** Every webhook sent, oldest first. */
  deliveries: readonly Delivery[]
  /** Sends a delivery again, with its id. */
  redeliver(id: string): Promise<Delivery>
  /** From now on events get lost on their way where the rule says so. */
  loseWebhooks(loss: Loss): void
  /** Every workflow run, oldest first, with jobs, logs, annotations and summaries. */
  runs(): RunView[]
  /** With `runner: 'none'`: takes a queued run into one's own hands. Throws when there is no queued run of this id. */
  adopt(runId: number): Promise<AdoptedRun>
  /** Lets the retention of every artifact end, as after 90 days: they are listed as expired and cannot be downloaded. */
  expireArtifacts(): void
  /** Resolves when this folder's runner has nothing to do and no webhook is under way. */
  idle(): Promise<void>
  /** Adds a listener; the answer removes it. */
  on(listener: (event: Progress) => void): () => void
  /** Cancels what runs and closes the server. Processes that a deploy step left running stay. */
  stop(): Promise<void>
}
