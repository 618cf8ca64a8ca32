import { type DestinationStream, type Logger, pino } from 'pino'
import { messageOf } from '#core/errors.ts'

// GitHub's tokens, JSON web tokens, and addresses that carry a signature.
const SECRETS = /\b(gh[a-z]_|github_pat_)\w+|\beyJ[\w-]+\.[\w-]+\.[\w-]*|\b(sig|token|signature)=[^&\s"\\]+/gi

/**
 * The process's log: JSON lines. Payloads, headers and signatures are never written, errors keep message and stack only (an
 * Octokit error carries the whole request), and whatever still looks like a credential is cut out of the finished line.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: { paths: ['event', 'payload', 'headers', 'request', 'response', 'signature', 'privateKey'], remove: true },
    serializers: { err: describe, error: describe },
    // pino logs an error given alone under `err`; its own fields would follow without this.
    hooks: { streamWrite: (line: string) => line.replace(SECRETS, '[redacted]') },
  }
  return destination ? pino(options, destination) : pino(options)
}

function describe(thrown: unknown): object {
  if (!(thrown instanceof Error)) return { message: messageOf(thrown) }
  const status = 'status' in thrown ? { status: thrown.status } : {}
  return { name: thrown.name, message: thrown.message, stack: thrown.stack, ...status }
}
