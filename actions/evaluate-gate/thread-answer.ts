import { parentPort, workerData } from 'node:worker_threads'
import { UserError } from '#core/errors.ts'

/** What a thread answers with: an error of the user's loses its class between threads, so it is told apart here. */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly message: string }

/** The whole of a thread's program: answers the task that it was started with. Any other error ends the thread, and so is thrown at its owner. */
export async function answer<Task, T>(work: (task: Task) => T | Promise<T>): Promise<void> {
  parentPort?.postMessage(await answerTo(workerData as Task, work))
}

async function answerTo<Task, T>(task: Task, work: (task: Task) => T | Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'done', value: await work(task) }
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    return { kind: 'refused', message: thrown.message }
  }
}
