import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** What GitHub answers, once, for a manifest's code. https://docs.github.com/rest/apps/apps#create-a-github-app-from-a-manifest */
export const Credentials = z.object({
  id: z.int().positive(),
  name: z.string(),
  html_url: z.url(),
  client_id: z.string().regex(/^[\w.-]+$/),
  client_secret: z.string().regex(/^\w+$/),
  webhook_secret: z.string().regex(/^\w+$/),
  pem: z.string().startsWith('-----BEGIN'),
})
export type Credentials = z.infer<typeof Credentials>

/** A place on disk for credentials, taken before there are any: they are told once, and must not be lost for want of one. */
export interface CredentialsFile {
  write(credentials: Credentials, publicUrl: string): void
  /** Removes the file unless it was written. */
  close(): void
}

/**
 * Makes the file, readable by its owner alone.
 *
 * @throws Error when there is one already: it may hold the only copy of a private key.
 */
export function reserve(path: string): CredentialsFile {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  let descriptor: number | null
  try {
    descriptor = openSync(path, 'wx', 0o600)
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown
    throw new Error(`${path} exists; move it away, or name another file with --output`, { cause: thrown })
  }
  let written = false
  return {
    write: (credentials, publicUrl) => {
      if (descriptor !== null) writeSync(descriptor, environmentOf(credentials, publicUrl))
      written = true
    },
    close: () => {
      if (descriptor === null) return
      closeSync(descriptor)
      descriptor = null
      if (!written) rmSync(path, { force: true })
    },
  }
}

// Unquoted: `node --env-file`, Docker and systemd read such lines alike, and the app knows the key's line breaks as \n.
function environmentOf(credentials: Credentials, publicUrl: string): string {
  return [
    `# Of the GitHub App at ${credentials.html_url}. Keep it to yourself.`,
    `APP_ID=${credentials.id}`,
    `PRIVATE_KEY=${credentials.pem.trim().replaceAll(/\r?\n/g, '\\n')}`,
    `WEBHOOK_SECRET=${credentials.webhook_secret}`,
    `CLIENT_ID=${credentials.client_id}`,
    `CLIENT_SECRET=${credentials.client_secret}`,
    `PUBLIC_URL=${publicUrl}`,
    '',
  ].join('\n')
}
