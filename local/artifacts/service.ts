import { HttpError, type Reply } from '../gateway/routes.ts'
import type { Artifact, ArtifactStore } from './store.ts'

type Json = Record<string, unknown>

const TOO_OFTEN = 'Conflict: an artifact with this name already exists on the workflow run'

/**
 * The results service that `@actions/artifact` talks to: Twirp calls with snake_case JSON, and block blobs behind signed URLs. Each run
 * has a token of its own and sees its own artifacts only.
 */
export class ArtifactService {
  readonly #store: ArtifactStore
  readonly #runs = new Map<string, number>()
  readonly #blocks = new Map<string, Map<string, Buffer>>()

  constructor(store: ArtifactStore) {
    this.#store = store
  }

  /** ACTIONS_RUNTIME_TOKEN of a run: a JWT by its form, and only known here. */
  tokenFor(runId: number, jobId: string): string {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = { scp: `Actions.Results:${runId}:${jobId}`, nonce: crypto.randomUUID() }
    const token = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.local`
    this.#runs.set(token, runId)
    return token
  }

  revoke(token: string): void {
    this.#runs.delete(token)
  }

  /** `POST /twirp/github.actions.results.api.v1.ArtifactService/<method>` */
  async call(method: string, token: string | undefined, body: Json): Promise<Reply> {
    const runId = this.#runs.get(token ?? '')
    if (runId === undefined) throw new HttpError(401, 'Unauthorized')
    if (String(body.workflow_run_backend_id) !== String(runId)) throw new HttpError(403, 'The token is of another run')
    const name = String(body.name ?? '')
    switch (method) {
      case 'CreateArtifact': {
        const begun = this.#store.start(runId, name)
        if (!begun) throw new HttpError(409, TOO_OFTEN)
        return ok({ ok: true, signed_upload_url: begun.uploadUrl })
      }
      case 'FinalizeArtifact': {
        const digest = typeof body.hash === 'string' ? body.hash : undefined
        return ok({ ok: true, artifact_id: String((await this.#store.finish(runId, name, { digest })).id) })
      }
      case 'ListArtifacts': {
        const wanted = typeof body.name_filter === 'string' ? body.name_filter : null
        const id = body.id_filter === undefined ? undefined : Number(body.id_filter)
        const artifacts = this.#store
          .list({ runId, name: wanted })
          .filter((artifact) => id === undefined || artifact.id === id)
        return ok({ artifacts: artifacts.map((artifact) => listed(artifact, body)) })
      }
      case 'GetSignedArtifactURL':
        return ok({ signed_url: this.#store.artifactUrl(this.#one(runId, name)) })
      case 'DeleteArtifact': {
        const { id } = this.#one(runId, name)
        await this.#store.delete(id)
        return ok({ ok: true, artifact_id: String(id) })
      }
      default:
        throw new HttpError(501, `The local artifact service has no ${method}`)
    }
  }

  /** `PUT /storage/<key>`, a block or the list of blocks; `GET /storage/<key>`. */
  async storage(method: string, key: string, query: URLSearchParams, bytes: Buffer): Promise<Reply> {
    if (!this.#store.allows(key, query, method === 'PUT' ? 'w' : 'r')) {
      throw new HttpError(
        403,
        'Server failed to authenticate the request: the signed URL is not valid or no longer valid',
      )
    }
    if (method !== 'PUT') {
      const headers = {
        'content-type': query.get('rsct') ?? 'application/octet-stream',
        'content-disposition': query.get('rscd') ?? 'attachment',
      }
      return { status: 200, body: await this.#store.read(key), headers }
    }
    const blocks = this.#blocks.get(key) ?? new Map<string, Buffer>()
    this.#blocks.set(key, blocks)
    if (query.get('comp') === 'block') {
      blocks.set(query.get('blockid') ?? '', bytes)
    } else if (query.get('comp') === 'blocklist') {
      const order = [...bytes.toString('utf8').matchAll(/<(?:Latest|Uncommitted)>([^<]*)</g)].map(([, id]) => id ?? '')
      await this.#store.write(key, Buffer.concat(order.map((id) => blocks.get(id) ?? Buffer.alloc(0))))
      this.#blocks.delete(key)
    } else {
      await this.#store.write(key, bytes)
    }
    return { status: 201, headers: { etag: '"0x1"', 'last-modified': new Date().toUTCString() } }
  }

  #one(runId: number, name: string): Artifact {
    const [artifact] = this.#store.list({ runId, name })
    if (!artifact) throw new HttpError(404, 'artifact not found')
    return artifact
  }
}

function listed(artifact: Artifact, body: Json): Json {
  return {
    workflow_run_backend_id: body.workflow_run_backend_id,
    workflow_job_run_backend_id: body.workflow_job_run_backend_id,
    database_id: String(artifact.id),
    name: artifact.name,
    size: String(artifact.size),
    created_at: artifact.createdAt,
    digest: artifact.digest,
  }
}

function ok(body: Json): Reply {
  return { status: 200, body }
}
