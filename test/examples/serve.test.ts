import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const monday17 = { date: '2001-03-05T17:30:00', distance: 1000, origin: 'EWR', destination: 'ORD' }
let folder: string
let server: ChildProcess
let url: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdout-serve-'))
  const model = {
    bias: -1,
    hour: Array.from({ length: 24 }, (_, hour) => hour / 10),
    weekday: [0.5, 0, 0, 0, 0, 0, 0],
    log_distance: { mean: Math.log(1000), sd: 1, weight: 3 },
    origin: { weight: 2, log_odds: { EWR: 0.25 } },
    destination: { weight: 1, log_odds: { ORD: -0.2 } },
  }
  writeFileSync(join(folder, 'model.json'), JSON.stringify(model))
  server = spawn(process.execPath, [join(import.meta.dirname, '../../examples/flight-delay/serve.ts')], {
    env: { ...process.env, PORT: '0', MODEL_DIR: folder, MODEL_VERSION: '7' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!server.stdout) throw new Error('no output')
  const [line] = await once(server.stdout, 'data')
  url = `http://127.0.0.1:${String(line).match(/port: (\d+)/)?.[1]}/v1/models/flight-delay`
})

afterAll(() => {
  server.kill()
  rmSync(folder, { recursive: true, force: true })
})

async function predict(body: unknown): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${url}:predict`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, answer: await response.json() }
}

describe('the server of the example', () => {
  it('says which version is available', async () => {
    const response = await fetch(url)
    expect(await response.json()).toEqual({ model_version_status: [{ version: '7', state: 'AVAILABLE' }] })
  })

  it('scores raw flights in the order they came, and an unknown airport as an average one', async () => {
    const tuesday00 = { date: '2001-03-06T00:00:00', distance: 1000, origin: 'constructor', destination: '__proto__' }
    // By hand: -1 + 1.7 + 0.5 + 2 * 0.25 - 0.2 = 1.5, and -1 alone; 1/(1 + e^-1.5) = 0.81757..., 1/(1 + e) = 0.26894...
    expect(await predict({ instances: [monday17, tuesday00] })).toEqual({
      status: 200,
      answer: {
        predictions: [
          { prediction: 'late', score: expect.closeTo(0.8175744761936437, 12) },
          { prediction: 'on_time', score: expect.closeTo(0.2689414213699951, 12) },
        ],
      },
    })
  })

  it.each([
    ['no JSON', '{', /the body must be/],
    ['no instances', {}, /the body must be/],
    ['a flight that is no object', { instances: [1] }, /OBJECT/],
    ['a missing column', { instances: [{ ...monday17, origin: undefined }] }, /origin/],
    ['an empty column', { instances: [{ ...monday17, origin: null }] }, /instances\[0\] lacks/],
    ['a date that is none', { instances: [{ ...monday17, date: 'soon' }] }, /timestamp/],
    ['a distance of 0', { instances: [{ ...monday17, distance: 0 }] }, /logarithm of zero/],
    ['too many bytes', ' '.repeat(1024 * 1024 + 1), /at most 1048576 bytes/],
  ])('answers 400 and says why to %s', async (_, body, why) => {
    const { status, answer } = await predict(body)
    expect(status).toBe(400)
    expect(answer).toEqual({ error: expect.stringMatching(why) })
  })

  it('answers 404 to anything else', async () => {
    expect((await fetch(`${url}/versions/1`)).status).toBe(404)
  })
})
