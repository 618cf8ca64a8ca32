import { createHash } from 'node:crypto'

/** What can go wrong between an app and GitHub. */
export type Fault =
  /** 502, and nothing was done. */
  | 'bad-gateway'
  /** 502, although it was done. */
  | 'lost-answer'
  /** The connection breaks, before or after it was done. */
  | 'reset'
  | 'reset-after'
  /** 403 with `retry-after`. */
  | 'secondary-limit'
  /** 429, no request left until a moment later. */
  | 'primary-limit'
  /** 401, as a token that is new or was just revoked is answered. */
  | 'unauthorized'
  /** What the same address answered before. */
  | 'stale'
  | 'slow'
  /** Half of the bytes, as if they were all. */
  | 'truncated'

export interface Asked {
  readonly method: string
  /** With its query. */
  readonly path: string
}

/** Says what happens to a request; null: nothing. */
export type Schedule = (asked: Asked) => Fault | null

const ANY: readonly Fault[] = ['bad-gateway', 'reset', 'secondary-limit', 'primary-limit', 'unauthorized', 'slow']
const READS: readonly Fault[] = [...ANY, 'stale', 'stale']
const WRITES: readonly Fault[] = [...ANY, 'lost-answer', 'lost-answer', 'reset-after']
/** Signed addresses of files: no limits and no tokens there. */
const FILES: readonly Fault[] = ['bad-gateway', 'reset', 'reset-after', 'slow', 'truncated', 'truncated']

const SHARE = 0.12
/** So many in a row for one kind of request, then it goes through: an outage that never ends is another test. */
const IN_A_ROW = 2

/**
 * A schedule that follows from its seed: the same requests meet the same faults. A request is known by method and path without ids that
 * depend on timing, and by how many of its kind were before it. Seed 0 has no faults.
 */
export function scheduleOf(seed: number): Schedule {
  const seen = new Map<string, { count: number; row: number }>()
  return ({ method, path }) => {
    const kind = `${method} ${kindOf(path)}`
    const { count, row } = seen.get(kind) ?? { count: 0, row: 0 }
    const fault = seed === 0 || row >= IN_A_ROW ? null : draw(`${seed} ${kind} ${count}`, faultsFor(method, path))
    seen.set(kind, { count: count + 1, row: fault === null ? 0 : row + 1 })
    return fault
  }
}

// Numbers of checks, comments, runs and artifacts follow the order of events; those of pull requests do not.
function kindOf(path: string): string {
  return path
    .replace(/\?.*$/s, '')
    .replace(/(check-runs|comments|runs|artifacts|installations)\/\d+/, '$1/{id}')
    .replace(/^\/storage\/.*$/, '/storage/{file}')
}

function faultsFor(method: string, path: string): readonly Fault[] {
  if (path.startsWith('/storage/')) return FILES
  return method === 'GET' ? READS : WRITES
}

function draw(key: string, faults: readonly Fault[]): Fault | null {
  const digest = createHash('sha256').update(key).digest()
  if (digest.readUInt32LE(0) / 2 ** 32 >= SHARE) return null
  return faults[digest.readUInt32LE(4) % faults.length] ?? null
}
