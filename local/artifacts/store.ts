import { createHash, createHmac, randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Artifact {
  id: number
  runId: number
  name: string
  size: number
  /** `sha256:` and the hex digest of the stored bytes. */
  digest: string
  createdAt: string
  expiresAt: string
}

/** GitHub's default retention. */
const RETENTION_MS = 90 * 24 * 3600 * 1000
/** How long a signed download URL is good: https://docs.github.com/rest/actions/artifacts */
const DOWNLOAD_MS = 60_000
const UPLOAD_MS = 3600_000

/** Files that are handed out by signed URL: artifacts of workflow runs, and assets of releases. */
export class ArtifactStore {
  readonly #folder: string
  readonly #url: string
  readonly #key = randomBytes(32)
  readonly #finished: Artifact[] = []
  readonly #started = new Map<string, { id: number; runId: number; name: string }>()
  #lastId = 0

  private constructor(folder: string, url: string) {
    this.#folder = folder
    this.#url = url
  }

  /** @param url where `/storage/...` of this store is served. */
  static async create(folder: string, url: string): Promise<ArtifactStore> {
    await mkdir(folder, { recursive: true })
    return new ArtifactStore(folder, url)
  }

  /** Opens an upload; undefined when the run has or is making an artifact of this name. */
  start(runId: number, name: string): { uploadUrl: string } | undefined {
    const key = `${runId}/${name}`
    if (this.#started.has(key) || this.#finished.some((known) => known.runId === runId && known.name === name))
      return undefined
    const id = ++this.#lastId
    this.#started.set(key, { id, runId, name })
    return { uploadUrl: this.signed(`artifact-${id}`, 'w', UPLOAD_MS) }
  }

  /** Ends an upload. Throws when the bytes are not those the client says it sent. */
  async finish(runId: number, name: string, claim: { digest?: string | undefined }): Promise<Artifact> {
    const begun = this.#started.get(`${runId}/${name}`)
    if (!begun) throw new Error(`no upload of ${name} was begun`)
    const bytes = await this.read(`artifact-${begun.id}`)
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    if (claim.digest !== undefined && claim.digest !== digest)
      throw new Error(`digest of ${name}: ${digest} was stored, ${claim.digest} announced`)
    const now = Date.now()
    const artifact = {
      ...begun,
      size: bytes.length,
      digest,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + RETENTION_MS).toISOString(),
    }
    this.#started.delete(`${runId}/${name}`)
    this.#finished.push(artifact)
    return artifact
  }

  /** Newest first, as GitHub lists them. */
  list(filter: { runId?: number; name?: string | null } = {}): Artifact[] {
    return this.#finished
      .filter(({ runId }) => filter.runId === undefined || runId === filter.runId)
      .filter(({ name }) => !filter.name || name === filter.name)
      .reverse()
  }

  get(id: number): Artifact | undefined {
    return this.#finished.find((artifact) => artifact.id === id)
  }

  async delete(id: number): Promise<void> {
    const index = this.#finished.findIndex((artifact) => artifact.id === id)
    if (index >= 0) this.#finished.splice(index, 1)
    await rm(join(this.#folder, `artifact-${id}`), { force: true })
  }

  /** A URL that needs no token and ends after a minute. `type` and `name` become headers of the answer. */
  downloadUrl(key: string, shown: { type: string; name: string }): string {
    const url = new URL(this.signed(key, 'r', DOWNLOAD_MS))
    url.searchParams.set('rsct', shown.type)
    url.searchParams.set('rscd', `attachment; filename="${shown.name}"`)
    return url.href
  }

  /** Whether the retention of an artifact has ended: it is still listed, and its bytes are gone. */
  isExpired({ expiresAt }: Artifact): boolean {
    return Date.parse(expiresAt) <= Date.now()
  }

  /** Ends the retention of every artifact that there is. */
  expireAll(): void {
    for (const artifact of this.#finished) artifact.expiresAt = new Date().toISOString()
  }

  artifactUrl({ id, name }: Artifact): string {
    return this.downloadUrl(`artifact-${id}`, { type: 'application/zip', name: `${name}.zip` })
  }

  signed(key: string, permission: 'r' | 'w', milliseconds: number): string {
    const end = Date.now() + milliseconds
    return `${this.#url}/storage/${key}?sp=${permission}&se=${end}&sig=${this.#sign(key, permission, end)}`
  }

  /** Whether a URL's query is one that this store signed, for this file, and has not ended. */
  allows(key: string, query: URLSearchParams, permission: 'r' | 'w'): boolean {
    const end = Number(query.get('se'))
    return query.get('sp') === permission && end > Date.now() && query.get('sig') === this.#sign(key, permission, end)
  }

  write(key: string, bytes: Buffer): Promise<void> {
    return writeFile(this.#path(key), bytes)
  }

  read(key: string): Promise<Buffer> {
    return readFile(this.#path(key))
  }

  #path(key: string): string {
    if (!/^[\w-]+$/.test(key)) throw new Error(`not a key of this store: ${key}`)
    return join(this.#folder, key)
  }

  #sign(key: string, permission: string, end: number): string {
    return createHmac('sha256', this.#key).update(`${key} ${permission} ${end}`).digest('hex')
  }
}
