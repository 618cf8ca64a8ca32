import type { Delivery } from './gateway/webhooks.ts'
import type { RunView } from './runner/record.ts'

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

export interface GitHub {
  /** The API's base URL, also for uploads and artifacts: `http://127.0.0.1:<port>`. */
  url: string
  /** `GITHUB_SERVER_URL` of jobs: a name that the artifact client does not take for GitHub Enterprise Server. */
  serverUrl: string
  owner: string
  repo: string
  app: { id: number; slug: string; privateKey: string; webhookSecret: string; installationId: number }
  /** A personal token per login. */
  tokens: Readonly<Record<string, string>>
  /** The address to clone from and push to as this person. */
  remote(login: string): string
  /** The bare repository behind it, to look into; pushes must go through `remote`. */
  gitFolder: string
  pointWebhookAt(url: string): void
  /** Every webhook sent, oldest first. */
  deliveries: readonly Delivery[]
  /** Sends a delivery again, with its id. */
  redeliver(id: string): Promise<Delivery>
  /** Every workflow run, oldest first, with jobs, logs, annotations and summaries. */
  runs(): RunView[]
  /** Resolves when no run is queued or in progress and no webhook is under way. */
  idle(): Promise<void>
  /** Adds a listener; the answer removes it. */
  on(listener: (event: Progress) => void): () => void
  /** Cancels what runs and closes the server. Processes that a deploy step left running stay. */
  stop(): Promise<void>
}
