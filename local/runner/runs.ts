import type { RunView } from './record.ts'
import type { Workflow } from './workflow.ts'

/** A run with what only its execution and its REST form need. */
export interface Run extends RunView {
  workflowId: number
  actor: string
  /** Owner of the fork that the head is in; null: it is in this repository. */
  fork: string | null
  baseRef: string
  /** The event's payload, `github.event`. */
  payload: Record<string, unknown>
  inputs: Record<string, string>
  /** Evaluated; null when the workflow names none. */
  concurrencyGroup: string | null
  createdAt: string
  startedAt: string
  updatedAt: string
  cancel: AbortController
}

export interface Start {
  run: Omit<
    Run,
    | 'id'
    | 'number'
    | 'attempt'
    | 'workflowId'
    | 'status'
    | 'conclusion'
    | 'jobs'
    | 'createdAt'
    | 'startedAt'
    | 'updatedAt'
    | 'cancel'
  >
  /** Undefined when the file could not be read: the run then fails at once, with `problem`. */
  workflow: Workflow | undefined
}

/** Every run, and the queue in which they are executed one after another. */
export class Runs {
  readonly all: Run[] = []
  readonly #workflows = new Map<string, { id: number; path: string; name: string; runs: number }>()
  #queue: Promise<void> = Promise.resolve()
  #waiting = 0

  /** Files a new run, or a new attempt of an old one. */
  add(start: Start['run'], earlier?: Run): Run {
    const workflow = this.#workflow(start.path, start.name)
    const now = new Date().toISOString()
    const run: Run = {
      ...start,
      id: earlier?.id ?? this.all.length + 4001,
      number: earlier?.number ?? ++workflow.runs,
      attempt: (earlier?.attempt ?? 0) + 1,
      workflowId: workflow.id,
      status: 'queued',
      conclusion: null,
      jobs: [],
      ...{ createdAt: earlier?.createdAt ?? now, startedAt: now, updatedAt: now },
      cancel: new AbortController(),
    }
    if (earlier) this.all.splice(this.all.indexOf(earlier), 1, run)
    else this.all.push(run)
    return run
  }

  /** Runs `execute` when every run before it has ended. */
  enqueue(execute: () => Promise<void>): void {
    this.#waiting++
    this.#queue = this.#queue
      .then(execute)
      .catch((thrown) => console.error('the local runner failed:', thrown))
      .finally(() => this.#waiting--)
  }

  get busy(): boolean {
    return this.#waiting > 0
  }

  /** Resolves when the queue is empty. */
  async settled(): Promise<void> {
    while (this.busy) await this.#queue
  }

  get(id: number): Run | undefined {
    return this.all.find((run) => run.id === id)
  }

  get workflows(): { id: number; path: string; name: string }[] {
    return [...this.#workflows.values()]
  }

  /** By id or by file name, as in `actions/workflows/{id}/runs`. */
  workflow(name: string): { id: number; path: string; name: string } | undefined {
    return this.workflows.find(({ id, path }) => String(id) === name || path === `.github/workflows/${name}`)
  }

  #workflow(path: string, name: string) {
    const known = this.#workflows.get(path)
    if (known) return Object.assign(known, { name })
    const created = { id: this.#workflows.size + 301, path, name, runs: 0 }
    this.#workflows.set(path, created)
    return created
  }
}
