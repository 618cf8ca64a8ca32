import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { SignInSettings } from './web/sign-in.ts'

const MIN_SECRET_BYTES = 32

const Secret = z
  .string()
  .refine(
    (secret) => secret !== 'development',
    'is the word that Probot falls back to; make one with openssl rand -hex 32',
  )
  .refine(
    (secret) => Buffer.byteLength(secret) >= MIN_SECRET_BYTES,
    `must have at least ${MIN_SECRET_BYTES} bytes; make one with openssl rand -hex 32`,
  )

const Days = z.coerce.number().int().positive()
/** 32 bytes in hexadecimal. */
const SealedKey = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits; make one with openssl rand -hex 32')
  .transform((key) => Uint8Array.from(Buffer.from(key, 'hex')))

/** What the process is told by its environment; docs/app.md has a line on each. */
export const Config = z.object({
  APP_ID: z.coerce.number().int().positive(),
  /** PEM, its line breaks as they are or written `\n`. */
  PRIVATE_KEY: z
    .string()
    .transform((key) => key.replaceAll('\\n', '\n'))
    .refine((key) => key.includes('-----BEGIN'), 'must be the PEM that GitHub gave for the app'),
  WEBHOOK_SECRET: Secret,
  /** The previous secret, while GitHub still signs with it. */
  WEBHOOK_SECRET_OLD: Secret.optional(),
  /** Encrypts the labels of sealed sets; without it there are none. */
  SEALED_KEY: SealedKey.optional(),
  /** The key before it: what it encrypted is encrypted anew at the start. */
  SEALED_KEY_OLD: SealedKey.optional(),
  GITHUB_API_URL: z.url({ protocol: /^https?$/ }).default('https://api.github.com'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Folder of the embedded database; one process only. */
  DATA_DIR: z.string().default('.holdout/app'),
  /** A PostgreSQL server instead of the embedded database; any number of processes may share it. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Put into `DATABASE_URL`, so that the server's own secret file serves both. */
  DATABASE_PASSWORD: z.string().optional(),
  /** Where `/metrics`, `/healthz` and `/readyz` are served for the operator alone; not at all when unset. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  /** The app's own OAuth client, and where people reach the pages: all three, or there is no sign-in. */
  CLIENT_ID: z.string().max(100).optional(),
  CLIENT_SECRET: z.string().min(16, 'is too short: take the client secret that GitHub made for the app').optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** What sessions are sealed with; else derived from the client secret. */
  SESSION_KEY: Secret.optional(),
  /** How long a session lasts, and how long history and audit log are kept, in days. */
  SESSION_DAYS: Days.max(400, 'must be 400 or less: browsers keep no cookie longer').default(30),
  HISTORY_DAYS: Days.default(730),
  AUDIT_DAYS: Days.default(730),
  /** How long deliveries are known, in days; GitHub can send one again for three. */
  DELIVERIES_DAYS: Days.min(4, 'must be 4 or more: GitHub can send a delivery again for three').default(14),
  /** How long it is known which run decided a commit, in days. */
  RESULTS_DAYS: Days.min(30, 'must be 30 or more: a run can be repeated for as long').default(730),
  /** How long a job is kept that is done or has failed for good, in days. */
  JOBS_DAYS: Days.default(7),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})
export type Config = z.infer<typeof Config>

/** Variables that hold a secret: the path of a file that holds it may be given instead, as `<name>_FILE`. */
export const SECRETS = [
  'PRIVATE_KEY',
  'WEBHOOK_SECRET',
  'WEBHOOK_SECRET_OLD',
  'DATABASE_URL',
  'DATABASE_PASSWORD',
  'CLIENT_SECRET',
  'SESSION_KEY',
  'SEALED_KEY',
  'SEALED_KEY_OLD',
] as const satisfies readonly (keyof Config)[]

/**
 * How people sign in; null where nothing of it is set.
 *
 * @throws Error for a part of the settings without the others, and for a site that is reached by http from elsewhere.
 */
export function signInOf(config: Config): SignInSettings | null {
  const { CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, PUBLIC_URL: publicUrl } = config
  if (!clientId && !clientSecret && !publicUrl) return null
  if (!clientId || !clientSecret || !publicUrl) {
    throw new Error('CLIENT_ID, CLIENT_SECRET and PUBLIC_URL go together: set all three for sign-in, or none')
  }
  const { protocol, hostname } = new URL(publicUrl)
  if (protocol !== 'https:' && hostname !== '127.0.0.1' && hostname !== 'localhost') {
    throw new Error('PUBLIC_URL must begin with https://, since sessions travel in cookies; http is for 127.0.0.1 only')
  }
  return {
    ...{ clientId, clientSecret, publicUrl, apiUrl: config.GITHUB_API_URL },
    sessionSecret: config.SESSION_KEY ?? clientSecret,
    sessionDays: config.SESSION_DAYS,
  }
}

/**
 * Reads the environment; a variable that is set to nothing counts as unset.
 *
 * @throws Error with one line for each variable that is missing or unusable. It never holds a value.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const unreadable = SECRETS.flatMap((name) => readSecret(set, name) ?? [])
  if (unreadable.length > 0) throw new Error(unreadable.join('\n'))
  const parsed = Config.safeParse(set)
  if (parsed.success) {
    signInOf(parsed.data)
    return withPassword(parsed.data)
  }
  const lines = parsed.error.issues.map(({ path, message }) => {
    const name = path.join('.')
    return set[name] === undefined ? `${name} is not set` : `${name} ${message}`
  })
  throw new Error(lines.join('\n'))
}

function withPassword({ DATABASE_URL: address, DATABASE_PASSWORD: password, ...config }: Config): Config {
  if (address === undefined) return config
  const url = new URL(address)
  if (password !== undefined) url.password = encodeURIComponent(password)
  return { ...config, DATABASE_URL: url.href }
}

// The path is not quoted either: whoever mistook the one variable for the other has written the secret there.
function readSecret(set: NodeJS.ProcessEnv, name: (typeof SECRETS)[number]): string | null {
  const path = set[`${name}_FILE`]
  if (path === undefined) return null
  if (set[name] !== undefined) return `${name} and ${name}_FILE are both set; keep one of them`
  try {
    const text = readFileSync(path, 'utf8').trim()
    if (text === '') return `${name}_FILE names an empty file`
    set[name] = text
    return null
  } catch (thrown) {
    return `${name}_FILE names a file that cannot be read (${(thrown as NodeJS.ErrnoException).code})`
  }
}
