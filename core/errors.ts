/**
 * A mistake that the author of a workflow, policy, contract or predictions file can mend. Its message is one line that
 * says what is wrong, where, and what to write instead. Anything else that is thrown is a bug of ours and keeps its stack.
 */
export class UserError extends Error {
  override name = 'UserError'
}

/** The message of anything that was thrown, an `Error` or not. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
