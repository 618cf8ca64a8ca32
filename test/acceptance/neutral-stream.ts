import { randomFromSeed } from '#core/statistics/random.ts'
import { type Gate, runStream } from './stream.ts'

const PULL_REQUESTS = 300

/** Three hundred pull requests that change nothing on average, on 2,000 rows, many times over. */
export function neutralStreams(gate: Gate, streams: number): ReturnType<typeof runStream>[] {
  const random = randomFromSeed(20240607)
  const changes = Array.from({ length: PULL_REQUESTS }, () => ({ disagreement: 0.05, gain: 0 }))
  return Array.from({ length: streams }, () => runStream(random, { n: 2000, changes }, gate))
}

/** The share of streams in which each pull request is blocked. */
export function blockedByPull(gate: Gate, streams: number): number[] {
  const found = neutralStreams(gate, streams)
  return Array.from(
    { length: PULL_REQUESTS },
    (_, pull) => found.filter(({ outcomes }) => outcomes[pull]?.blocked).length / streams,
  )
}
