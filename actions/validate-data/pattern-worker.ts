import { Worker } from 'node:worker_threads'
import type { EcmaPattern } from '#core/data/pattern.ts'

// Text, so that the worker needs no file of its own beside the bundle.
const PROGRAM = `
const { parentPort, workerData: { source, flags } } = require('node:worker_threads')
const pattern = new RegExp(source, flags)
parentPort.on('message', (texts) => parentPort.postMessage(texts.map((text) => pattern.test(text))))
`

/** A pattern of the contract took longer than it may. */
export class PatternTimeout extends Error {
  override name = 'PatternTimeout'
}

/**
 * Evaluates a pattern in a thread that can be stopped, since a pattern of ECMA-262 may run for ever on a short text.
 *
 * @param limit milliseconds for all calls of `matches` together.
 */
export function patternWorker({ source, flags }: EcmaPattern, limit: number) {
  const worker = new Worker(PROGRAM, { eval: true, workerData: { source, flags } })
  let left = limit
  /** @throws PatternTimeout. */
  async function matches(texts: readonly string[]): Promise<readonly boolean[]> {
    const started = performance.now()
    const { promise, resolve, reject } = Promise.withResolvers<readonly boolean[]>()
    const timer = setTimeout(() => reject(new PatternTimeout(`took longer than ${limit / 1000} s`)), left)
    worker.once('message', resolve).once('error', reject)
    worker.postMessage(texts)
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      worker.off('message', resolve).off('error', reject)
      left -= performance.now() - started
    }
  }
  return { matches, close: () => worker.terminate() }
}
