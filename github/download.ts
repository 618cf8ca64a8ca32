import { UserError } from '#core/errors.ts'
import { statusOf } from './errors.ts'
import type { Octokit, Repository } from './octokit.ts'
import { checkRedirect } from './redirect.ts'

/** A file that the API hands out itself, or by one redirect to its storage. */
export interface Download {
  /** Route and parameters of the API, for example `GET /repos/{owner}/{repo}/releases/assets/{asset_id}`. */
  readonly route: string
  readonly parameters: Readonly<Record<string, unknown>> & Repository
  /** In bytes, counted while reading. */
  readonly maxBytes: number
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
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of await open(octokit, file)) {
    size += chunk.length
    if (size > file.maxBytes) throw new UserError(`${file.name}: its bytes are over the limit of ${file.maxBytes}`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

async function open(octokit: Octokit, { route, parameters, name }: Download): Promise<ReadableStream<Uint8Array>> {
  const { baseUrl, request } = octokit.request.endpoint.DEFAULTS
  const fetch = (request?.fetch as typeof globalThis.fetch | undefined) ?? globalThis.fetch
  const answer = await octokit.request(route, {
    ...parameters,
    headers: { accept: 'application/octet-stream' },
    request: { redirect: 'manual', parseSuccessResponseBody: false },
  })
  if (Number(answer.status) === 200) return answer.data as ReadableStream<Uint8Array>
  const location = checkRedirect(answer.headers.location, baseUrl, name)
  const blob = await fetch(location, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (!blob.ok || !blob.body) throw new Error(`${name}: its storage answered ${blob.status}`)
  return blob.body
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
