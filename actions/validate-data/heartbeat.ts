const INTERVAL_MS = 5_000

/**
 * Says every five seconds how far long work is, one line each; what is done sooner stays silent. Of equal lines in a row only
 * the first is said.
 */
export function heartbeat(log: (line: string) => void, line: () => string): { readonly stop: () => void } {
  let last = ''
  const timer = setInterval(() => {
    const next = line()
    if (next !== last) log(next)
    last = next
  }, INTERVAL_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
