import type { DeploymentRecord } from '#core/deployment-record.ts'
import { messageOf } from '#core/errors.ts'

type Step = DeploymentRecord['steps'][number]

const MAX_DETAIL = 2000

/** What was done, in order, for the deployment record. */
export class Steps {
  readonly done: Step[] = []
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  /** Does one step and writes down how it went; what it throws is thrown on. */
  async run<T>(name: Step['name'], work: () => Promise<T>, detail: (result: T) => string = () => ''): Promise<T> {
    const startedAt = this.#now().toISOString()
    const add = (outcome: Step['outcome'], text: string) => {
      const finishedAt = this.#now().toISOString()
      const fitting = text.slice(0, MAX_DETAIL)
      this.done.push({ name, outcome, detail: fitting, started_at: startedAt, finished_at: finishedAt })
    }
    try {
      const result = await work()
      add('succeeded', detail(result))
      return result
    } catch (thrown) {
      add('failed', messageOf(thrown))
      throw thrown
    }
  }

  skip(name: Step['name'], detail: string): void {
    const at = this.#now().toISOString()
    this.done.push({ name, outcome: 'skipped', detail: detail.slice(0, MAX_DETAIL), started_at: at, finished_at: at })
  }
}
