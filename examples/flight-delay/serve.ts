// Answers over HTTP in TensorFlow Serving's REST form: `PORT=8501 node serve.ts`. MODEL_DIR holds model.json (default: model).
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Flight, features } from './features.ts'
import { type Model, predict } from './model.ts'

const resource = '/v1/models/flight-delay'
const largestBody = 1024 * 1024 // bytes, some 10,000 flights
const model: Model = JSON.parse(readFileSync(join(process.env.MODEL_DIR ?? 'model', 'model.json'), 'utf8'))
const version = process.env.MODEL_VERSION ?? '0'
const db = await (await DuckDBInstance.create()).connect()

/** A request that cannot be answered, and why. */
class BadRequest extends Error {}

/** Raw flights ({"date", "distance", "origin", "destination"}, all required) to the columns of features.ts, in the same order. */
async function readFlights(body: string): Promise<Flight[]> {
  const instances = parseInstances(body)
  const shape = '[{"date": "TIMESTAMP", "distance": "BIGINT", "origin": "VARCHAR", "destination": "VARCHAR"}]'
  const query = `SELECT ${features} FROM (
    SELECT unnest(from_json_strict($instances, '${shape}'), recursive := true))`
  const result = await db.runAndReadAll(query, { instances: JSON.stringify(instances) }).catch((error: Error) => {
    throw new BadRequest(error.message)
  })
  const flights = result.getRowObjectsJS() as unknown as Flight[]
  const incomplete = flights.findIndex((flight) => Object.values(flight).includes(null as never))
  if (incomplete >= 0) throw new BadRequest(`instances[${incomplete}] lacks date, distance, origin or destination`)
  return flights
}

function parseInstances(body: string): unknown[] {
  try {
    const { instances } = JSON.parse(body)
    if (Array.isArray(instances)) return instances
  } catch {} // said below, in the same words
  throw new BadRequest('the body must be {"instances": [{"date", "distance", "origin", "destination"}, ...]}')
}

async function readBody(request: IncomingMessage): Promise<string> {
  if (!(Number(request.headers['content-length']) <= largestBody)) {
    throw new BadRequest(`the body needs a content-length of at most ${largestBody} bytes`)
  }
  return text(request)
}

async function answer(request: IncomingMessage): Promise<[status: number, body: object]> {
  const call = `${request.method} ${request.url}`
  if (call === `GET ${resource}`) return [200, { model_version_status: [{ version, state: 'AVAILABLE' }] }]
  if (call !== `POST ${resource}:predict`) return [404, { error: `no ${call}; POST ${resource}:predict` }]
  const flights = await readFlights(await readBody(request))
  return [200, { predictions: flights.map((flight) => predict(model, flight)) }]
}

const server = createServer(async (request, response) => {
  const [status, body] = await answer(request).catch((error: unknown) => {
    if (error instanceof BadRequest) return [400, { error: error.message }] as const
    console.error(error)
    return [500, { error: 'the server failed; its log says why' }] as const
  })
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`)
})
server.listen(Number(process.env.PORT ?? 8501), '127.0.0.1', () => console.log(`serving ${resource}`, server.address()))
