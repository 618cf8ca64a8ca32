const INTERVAL_MS = 5_000

/**
 * Says every five seconds how far long work is, one line each, until it ends; what is done sooner stays silent. Of equal lines
 * in a row only the first is said.
 */
export async function heartbeat<T>(
  log: (line: string) => void,
  line: () => string,
  work: () => Promise<T>,
): Promise<T> {
  let last = ''
  const timer = setInterval(() => {
    const next = line()
    if (next !== last) log(next)
    last = next
  }, INTERVAL_MS)
  timer.unref()
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
