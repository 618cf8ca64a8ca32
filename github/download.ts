import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { UserError } from '#core/errors.ts'
import { statusOf, unavailable } from './errors.ts'
import type { Octokit, Repository } from './octokit.ts'
import { checkRedirect } from './redirect.ts'

/** How much of a download we are willing to wait for. */
export interface DownloadLimits {
  /** In bytes, counted while reading. */
  readonly maxBytes: number
  /** From the first request to the last byte; 5 minutes unless told, enough for a model. */
  readonly timeoutMs?: number
}

/** A file that the API hands out itself, or by one redirect to its storage. */
export interface Download extends DownloadLimits {
  /** Route and parameters of the API, for example `GET /repos/{owner}/{repo}/releases/assets/{asset_id}`. */
  readonly route: string
  readonly parameters: Readonly<Record<string, unknown>> & Repository
  /** Names the file in errors. */
  readonly name: string
}

const TIMEOUT_MS = 5 * 60_000

/**
 * Reads a file into memory. A redirect is followed by hand, without our credentials.
 *
 * @throws UserError for a file over the limit; an Error for what may pass with time.
 */
export async function download(octokit: Octokit, file: Download): Promise<Uint8Array> {
  const { name, maxBytes, timeoutMs = TIMEOUT_MS } = file
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    // GitHub's address of the storage holds for a minute; one that has run out is asked for once more.
    const stream = (await follow(octokit, file, signal)) ?? (await follow(octokit, file, signal))
    if (!stream) throw unavailable(`${name}: its storage does not take the address that GitHub gave`)
    return await readCounted(Readable.fromWeb(stream, { signal }), { maxBytes, name })
  } catch (cause) {
    if (signal.aborted) throw unavailable(`${name}: did not arrive within ${timeoutMs / 1000} s`, cause)
    // What fetch throws when a connection breaks, before the answer or in the middle of it.
    if (cause instanceof TypeError || isBroken(cause)) throw unavailable(`${name}: did not arrive whole`, cause)
    throw cause
  }
}

function isBroken(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && /^(ECONN|EPIPE|ETIMEDOUT|UND_ERR)/.test(String(thrown.code))
}

type Answer = Awaited<ReturnType<Octokit['request']>>

function ask(octokit: Octokit, { route, parameters }: Download): Promise<Answer> {
  return octokit.request(route, { ...parameters, request: { redirect: 'manual', parseSuccessResponseBody: false } })
}

/** @returns null where the storage does not take the address. */
async function follow(
  octokit: Octokit,
  file: Download,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array> | null> {
  const { name } = file
  const answer = await ask(octokit, file)
  // GitHub Enterprise Server may answer with the bytes themselves.
  if (Number(answer.status) === 200) return answer.data as ReadableStream<Uint8Array>
  const { baseUrl, request } = octokit.request.endpoint.DEFAULTS
  const fetch = (request?.fetch as typeof globalThis.fetch | undefined) ?? globalThis.fetch
  const location = checkRedirect(answer.headers.location, baseUrl, name)
  const blob = await fetch(location, { redirect: 'error', signal })
  if (blob.status === 403) return null
  if (blob.status >= 500) throw unavailable(`${name}: its storage answered ${blob.status}`)
  if (!blob.ok || !blob.body) throw new Error(`${name}: its storage answered ${blob.status}`)
  return blob.body as ReadableStream<Uint8Array>
}

async function readCounted(
  stream: AsyncIterable<Uint8Array>,
  { maxBytes, name }: { readonly maxBytes: number; readonly name: string },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > maxBytes) throw new UserError(`${name}: its bytes are over the limit of ${maxBytes}`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

/** What the API answers, null where it says that there is no such thing. */
export async function orNull(answer: Promise<{ readonly data: unknown }>): Promise<unknown> {
  try {
    return (await answer).data
  } catch (thrown) {
    if (statusOf(thrown) === 404) return null
    throw thrown
  }
}
