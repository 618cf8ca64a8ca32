import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** GitHub's artifact service as `@actions/artifact` 6 speaks to it, for uploads only, on 127.0.0.1. */
export interface ResultsService extends AsyncDisposable {
  /** What the runner sets for a step. */
  readonly env: Readonly<Record<string, string>>
  /** Zip archives by artifact name, once finalized. */
  readonly archives: ReadonlyMap<string, Buffer>
}

/** @param stall never answer an upload of bytes, as a service that is down half way. */
export async function startResultsService({ stall = false } = {}): Promise<ResultsService> {
  const archives = new Map<string, Buffer>()
  const begun = new Map<string, Map<string, Buffer>>()
  const finished = new Map<string, Buffer>()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://service')
    const body = await bytesOf(request)
    const key = url.pathname.slice(1)
    if (request.method === 'PUT') {
      if (stall) return
      const blocks = begun.get(key) ?? new Map<string, Buffer>()
      if (url.searchParams.get('comp') === 'block') blocks.set(url.searchParams.get('blockid') ?? '', body)
      else {
        const order = [...body.toString().matchAll(/<(?:Latest|Uncommitted)>([^<]*)</g)].map(([, id]) => id ?? '')
        finished.set(key, Buffer.concat(order.map((id) => blocks.get(id) ?? Buffer.alloc(0))))
      }
      response.writeHead(201, { etag: '"1"' }).end()
      return
    }
    const { name } = JSON.parse(body.toString()) as { name: string }
    const path = `storage/artifacts/${encodeURIComponent(name)}` // account, container and blob, as Azure has them
    const create = url.pathname.endsWith('/CreateArtifact')
    if (create && begun.has(path)) {
      response.writeHead(409).end(JSON.stringify({ msg: 'an artifact with this name already exists' }))
      return
    }
    if (create) begun.set(path, new Map())
    else archives.set(name, finished.get(path) ?? Buffer.alloc(0))
    const reply = create
      ? { ok: true, signed_upload_url: `${origin()}/${path}?sig=signature` }
      : { ok: true, artifact_id: String(archives.size) }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply))
  })
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const claims = Buffer.from(JSON.stringify({ scp: 'Actions.Results:1:1' })).toString('base64url')
  return {
    env: { ACTIONS_RESULTS_URL: origin(), ACTIONS_RUNTIME_TOKEN: `e30.${claims}.x` },
    archives,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
