import { nameOf } from './clockwork.ts'

/** What is counted: statements to the database, or requests to GitHub. */
export type Kind = 'statement' | 'request'

/** Nothing of it was done by then; or all of it, while who asked does not know yet. */
export type Moment = 'before' | 'after'

export interface Point {
  readonly kind: Kind
  readonly moment: Moment
  /** From 1: which of its kind. */
  readonly number: number
}

/** Kills a process at one point of its way. */
export class Trap {
  isArmed = false
  /** What the process was killed at; null as long as it was not. */
  killedAt: string | null = null
  onKill: () => void = () => {}
  readonly #point: Point
  #count = 0

  constructor(point: Point) {
    this.#point = point
  }

  /** Told of every statement and request; true when the process was killed there, so that nothing more comes of it. */
  meets(kind: Kind, moment: Moment, name: string): boolean {
    const point = this.#point
    if (!this.isArmed || point.kind !== kind || point.moment !== moment) return false
    if (++this.#count !== point.number) return false
    this.killed(`${moment} ${kind} ${point.number}: ${nameOf(name)}`)
    return true
  }

  /** Told that the process is to be killed there, or was. */
  killed(at: string): void {
    this.isArmed = false
    this.killedAt = at
    this.onKill()
  }
}

/** How often a sweep has killed, and what went wrong. */
export interface Swept {
  readonly killedAt: readonly string[]
  readonly wrong: readonly object[]
}

/**
 * Plays a story once for every point of these sorts: the first, the second and so on, until a story ends before its point is reached.
 *
 * @param side how many stories are played side by side.
 * @param step every how manieth point is played.
 * @param play resolves to null when the story ended well, else to what was wrong.
 */
export async function sweep(
  sorts: readonly Pick<Point, 'kind' | 'moment'>[],
  { side, step = 1 }: { readonly side: number; readonly step?: number },
  play: (trap: Trap) => Promise<object | null>,
): Promise<Swept> {
  const killedAt: string[] = []
  const wrong: object[] = []
  const counters = sorts.map((sort) => ({ sort, next: 1, end: Number.POSITIVE_INFINITY }))
  const worker = async () => {
    for (;;) {
      const counter = counters.find(({ next, end }) => next < end)
      if (!counter) return
      const number = counter.next
      counter.next += step
      const trap = new Trap({ ...counter.sort, number })
      const problem = await play(trap)
      if (problem) wrong.push({ killedAt: trap.killedAt, ...problem })
      if (trap.killedAt === null) counter.end = Math.min(counter.end, number)
      else killedAt.push(trap.killedAt)
    }
  }
  await Promise.all(Array.from({ length: side }, worker))
  return { killedAt, wrong }
}
