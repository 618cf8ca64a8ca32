import { type Alone, TURN_TIMEOUT_MS } from './database.ts'

/** Turns within one process, which is all that an embedded database has. */
export function turnsOfProcess(): Alone {
  const last = new Map<string, Promise<unknown>>()
  return async (key, work) => {
    const turn = inTime(last.get(key), key).then(work)
    const ended = turn.catch(() => {})
    const queue = Promise.all([last.get(key), ended])
    last.set(key, queue)
    try {
      return await turn
    } finally {
      if (last.get(key) === queue) last.delete(key)
    }
  }
}

async function inTime(before: Promise<unknown> | undefined, key: string): Promise<void> {
  if (!before) return
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited too long for the turn of ${key}`)), TURN_TIMEOUT_MS)
  })
  try {
    await Promise.race([before, timeout])
  } finally {
    clearTimeout(timer)
  }
}
