/** What pg-boss asks on its clock, whatever happens. */
const CLOCKWORK =
  /^(WITH (next|due|budget|locked_parents) |BEGIN; SET LOCAL|UPDATE pgboss\.version|UNLISTEN |SELECT (q\.name|t\.relname|i\.relname|id, name, data)\b)/
const FETCH = /^WITH next /

/** A statement on one line, as it is told. */
export function nameOf(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 100)
}

/**
 * Whether a statement is of no story: it comes by itself. That the queue looks for a job is clockwork, that it takes one is not.
 *
 * @param rows how many it has changed or returned; 0 before that is known.
 */
export function isClockwork(text: string, rows: number): boolean {
  const name = nameOf(text)
  return CLOCKWORK.test(name) && !(FETCH.test(name) && rows > 0)
}
