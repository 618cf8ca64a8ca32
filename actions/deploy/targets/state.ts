import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Digest } from '#core/digest.ts'
import { type Document, readDocument, writeDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { ModelVersion } from '#core/names.ts'
import { writeFileAtomic } from '../../lib/files.ts'
import { isRunning, processIdentity } from './process.ts'

/** One version with the process that serves it, or served it. */
const Instance = z.strictObject({
  version: ModelVersion,
  model_digest: Digest,
  pid: z.int().positive(),
  /** Tells the process from a later one with the same id. */
  identity: z.string(),
  port: z.int().positive(),
  url: z.url(),
  command: z.array(z.string()).min(1),
  /** MODEL_DIR of the process. */
  model: z.string().min(1),
})
export type Instance = z.infer<typeof Instance>

const State = z.strictObject({
  schema: z.literal('holdout.local-target/1'),
  /** `unknown`: a deployment was under way; when its process has gone, the next one repairs. */
  status: z.enum(['ready', 'unknown']),
  active: Instance.nullable(),
  /** Started, not yet switched to. */
  candidate: Instance.nullable(),
  /** Active before; its files are kept. */
  previous: Instance.nullable(),
  /** The workflow run that deployed last. */
  run_id: z.int().nonnegative(),
})
export type State = z.infer<typeof State>

const state: Document<typeof State> = {
  schema: 'holdout.local-target/1',
  file: 'current.json',
  maxBytes: 64 * 1024,
  shape: State,
}

const Lock = z.object({ pid: z.int().positive(), identity: z.string() })

export const NOTHING: State = {
  schema: 'holdout.local-target/1',
  status: 'ready',
  active: null,
  candidate: null,
  previous: null,
  run_id: 0,
}

/**
 * What runs, as a file that is always whole. It is held by one deployment at a time; the lock of a process that has ended
 * does not count.
 *
 * @throws UserError while another deployment of the same model is under way.
 */
export async function openState(folder: string): Promise<StateFile> {
  await mkdir(folder, { recursive: true })
  const lock = join(folder, 'lock')
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await takeLock(lock)) return new StateFile(folder)
    const holder = Lock.safeParse(parseJson(await readFile(lock, 'utf8').catch(() => '')))
    if (holder.success && (await isRunning(holder.data))) {
      throw new UserError(
        `another deployment of this model is under way (process ${holder.data.pid}); put the job into a concurrency group`,
      )
    }
    await rm(lock, { force: true })
  }
  throw new UserError(`${lock}: cannot be taken; another deployment of this model is under way`)
}

export class StateFile {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** @throws UserError for a file that somebody changed by hand and broke. */
  async read(): Promise<State> {
    const path = join(this.#folder, state.file)
    const text = await readFile(path, 'utf8').catch(() => null)
    return text === null ? NOTHING : readDocument(state, text, path)
  }

  async write(value: State): Promise<State> {
    await writeFileAtomic(join(this.#folder, state.file), writeDocument(state, value).text)
    return value
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(join(this.#folder, 'lock'), { force: true })
  }
}

// Linked into place: a lock that can be seen says whose it is.
async function takeLock(path: string): Promise<boolean> {
  const holder = { pid: process.pid, identity: await processIdentity(process.pid) }
  const own = `${path}.${randomUUID()}`
  await writeFile(own, JSON.stringify(holder))
  try {
    await link(own, path)
    return true
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST') return false
    throw thrown
  } finally {
    await rm(own, { force: true })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
