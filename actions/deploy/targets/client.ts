import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf, UserError } from '#core/errors.ts'
import { type Answer, compareReplay, parseServed, type ReplayResult, type ReplayRow } from '#core/rollout/replay.ts'

/** A server that answers in TensorFlow Serving's REST form, which KServe calls V1. */
export interface Served {
  readonly url: string
  readonly model: string
}

export interface Patience {
  /** Milliseconds until a server must answer. */
  readonly timeout: number
  /** Between two questions. */
  readonly interval: number
  /** Ends the wait early: the process has gone. */
  readonly alive: () => Promise<boolean>
}

/** A server that is sometimes well is not well. */
const CONSECUTIVE = 3
const ANSWER_MS = 2000
const PREDICT_MS = 60_000
const BATCH = 50
const MAX_BYTES = 16 * 1024 * 1024

/**
 * Waits until `GET /v1/models/<name>` has answered well three times in a row.
 *
 * @throws UserError when the time is over or the process has ended, with the last thing that was seen.
 */
export async function waitUntilHealthy(served: Served, { timeout, interval, alive }: Patience): Promise<void> {
  const deadline = Date.now() + timeout
  let last = 'no answer'
  let well = 0
  while (Date.now() < deadline) {
    if (!(await alive())) throw new UserError(`the server has ended (last: ${last})`)
    const problem = await healthProblem(served)
    well = problem === null ? well + 1 : 0
    if (well === CONSECUTIVE) return
    last = problem ?? last
    await sleep(interval)
  }
  throw new UserError(`the server did not become healthy within ${timeout / 1000} s (last: ${last})`)
}

async function healthProblem({ url, model }: Served): Promise<string | null> {
  try {
    const response = await fetch(`${url}/v1/models/${model}`, {
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    const text = await readText(response)
    if (response.status !== 200) return `status ${response.status}`
    // Where states are told, one version must be ready; KServe tells {"ready": true} instead.
    const states = [...text.matchAll(/"state"\s*:\s*"(\w+)"/g)].map(([, state]) => state)
    if (states.length > 0 && !states.includes('AVAILABLE')) return `state ${states[0]}`
    return /"ready"\s*:\s*(false|"False")/.test(text) ? 'not ready' : null
  } catch (thrown) {
    return messageOf(thrown)
  }
}

/**
 * Asks the packaged examples and compares the answers with the packaged ones.
 *
 * @throws UserError for an answer that is none.
 */
export async function replayExamples(
  served: Served,
  examples: readonly { readonly row: ReplayRow; readonly packaged: Answer }[],
): Promise<ReplayResult> {
  const pairs: { packaged: Answer; served: Answer }[] = []
  for (let start = 0; start < examples.length; start += BATCH) {
    const batch = examples.slice(start, start + BATCH)
    const answers = await predict(
      served,
      batch.map(({ row }) => row.instance),
    )
    for (const [index, { packaged }] of batch.entries()) {
      const answer = answers[index]
      if (answer) pairs.push({ packaged, served: packaged.prediction === null ? asScore(answer) : answer })
    }
  }
  return compareReplay(pairs)
}

// A regression's prediction is its score, where the server names none.
function asScore(answer: Answer): Answer {
  if (answer.score !== null) return answer
  const number = answer.prediction === null || answer.prediction.trim() === '' ? Number.NaN : Number(answer.prediction)
  return { ...answer, score: Number.isFinite(number) ? number : null }
}

async function predict({ url, model }: Served, instances: readonly unknown[]): Promise<Answer[]> {
  const response = await fetch(`${url}/v1/models/${model}:predict`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ instances }),
    redirect: 'error',
    signal: AbortSignal.timeout(PREDICT_MS),
  }).catch((cause: unknown) => {
    throw new UserError(`the server did not answer :predict (${messageOf(cause)})`, { cause })
  })
  const text = await readText(response)
  if (response.status !== 200) throw new UserError(`:predict answered ${response.status}: ${text.slice(0, 300)}`)
  return parseServed(text, instances.length)
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > MAX_BYTES) throw new UserError(`the server answered over ${MAX_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
