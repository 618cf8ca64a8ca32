/** The HTTP status of something that Octokit threw; undefined for anything else. */
export function statusOf(thrown: unknown): number | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('status' in thrown)) return undefined
  return typeof thrown.status === 'number' ? thrown.status : undefined
}

/** Whether a write may have been done although it failed: a server error, or no answer at all. */
export function isAmbiguous(thrown: unknown): boolean {
  const status = statusOf(thrown)
  return status === undefined || status >= 500
}

/** An error for what may pass with time, for whoever asks for its status. */
export function unavailable(message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { status: 503 })
}
