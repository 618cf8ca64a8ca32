import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import nock from 'nock'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { handlers, isHandled, notices } from '../../app/app.ts'
import { Subject } from '../../app/evaluation/subject.ts'
import { createDoor } from '../../app/server.ts'
import type { Delivery } from '../../app/store/deliveries.ts'
import { useEvaluator } from './evaluate.ts'
import { SECRET, send } from './webhooks.ts'

/* Every payload that Octokit's team recorded, as GitHub sends it and with anything in it changed. */

interface Example {
  readonly name: string
  readonly examples: readonly Record<string, unknown>[]
}
const recorded = createRequire(import.meta.url)('@octokit/webhooks-examples') as Example[] & { default?: Example[] }
const corpus = (recorded.default ?? recorded).flatMap(({ name, examples }) =>
  examples.map((example, at) => ({ event: name, title: `${name}.${example.action ?? 'none'} ${at}`, example })),
)

const app = useEvaluator()
const accepted: Delivery[] = []
const door = createDoor({
  secrets: [SECRET],
  deliveries: {
    accept: async (delivery) => {
      accepted.push(delivery)
      return 'accepted'
    },
  },
  isHandled,
  site: (_, response) => response.end(),
  log: pino({ level: 'silent' }),
  answered: () => {},
})
let url: string

beforeAll(async () => {
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
})
// The evaluator lets nothing out; the door is on this machine.
beforeEach(() => nock.enableNetConnect('127.0.0.1'))
afterAll(() => {
  door.closeAllConnections()
  door.close()
})

function handlerOf(event: string, body: object): ((payload: unknown) => unknown) | undefined {
  const name = `${event}.${'action' in body ? body.action : ''}`
  const table: Readonly<Record<string, (payload: unknown) => unknown>> = { ...handlers, ...notices }
  return Object.hasOwn(table, name) ? table[name] : undefined
}

test('the corpus holds hundreds of payloads of dozens of events', () => {
  expect(corpus.length).toBeGreaterThan(200)
  expect(new Set(corpus.map(({ event }) => event)).size).toBeGreaterThan(50)
})

test('each is taken, and kept where somebody wants it (AP14)', async () => {
  for (const { event, title, example } of corpus) {
    const before = accepted.length
    const response = await send(url, JSON.stringify(example), { event })
    expect([response.status, accepted.length - before], title).toEqual([202, isHandled(event, example) ? 1 : 0])
  }
})

test('each, under the name of every event, leads to a commit that stands in it, in its own repository (AP16, T43)', () => {
  for (const { title, example } of corpus) {
    const body = { ...example, installation: { id: 100 } }
    const names = { ...handlers }
    for (const handler of Object.values(names)) {
      const about = handler(body)
      if (about === null) continue
      expect(about.repositoryId, title).toBe((body as unknown as { repository: { id: number } }).repository.id)
      if ('sha' in about) expect(JSON.stringify(example), title).toContain(about.sha)
    }
  }
})

test('none writes anything: they are not of a repository that we may write to', async () => {
  const seen = new Set<string>()
  for (const { event, example } of corpus) {
    const about = handlerOf(event, example)?.({ ...example, installation: { id: 100 } })
    const subject = Subject.safeParse(about)
    if (!subject.success || seen.has(subject.data.sha)) continue
    seen.add(subject.data.sha)
    await app.run(app.github, subject.data).catch(() => [])
  }
  expect(seen.size).toBeGreaterThan(1)
  expect(app.github.writes).toEqual([])
})

describe('with anything in it changed', () => {
  const handled = corpus.filter(({ event, example }) => handlerOf(event, example))
  const value = fc.oneof(
    fc.constantFrom<unknown>(null, '', 0, -1, 2 ** 53, 1.5, [], {}, true, 'x'.repeat(5000), '\u0000', '__proto__', NaN),
    fc.jsonValue(),
  )
  const picked = fc.tuple(
    fc.nat(handled.length - 1),
    fc.array(fc.tuple(fc.nat(10_000), value), { minLength: 1, maxLength: 4 }),
  )

  test('a payload of ours leads to a subject, or to nothing, and never to an error (AP14, T43)', () => {
    fc.assert(
      fc.property(picked, ([at, changes]) => {
        const { event, example } = handled[at] ?? { event: '', example: {} }
        const body = structuredClone({ ...example, installation: { id: 100 } })
        for (const [place, changed] of changes) change(body, place, changed)
        const about = handlerOf(event, example)?.(body)
        if (about !== null && typeof about === 'object' && 'sha' in about) {
          expect(() => Subject.parse(about)).not.toThrow()
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('is answered by the door with a number of its own, and the door stands (AP12)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(handled.length - 1), fc.nat(100_000), fc.nat(255), async (at, place, byte) => {
        const { event, example } = handled[at] ?? { event: '', example: {} }
        const bytes = Buffer.from(JSON.stringify(example))
        bytes[place % bytes.length] = byte
        expect([202, 400]).toContain((await send(url, bytes, { event })).status)
      }),
      { numRuns: 150 },
    )
  })
})

/** Replaces one value inside, counted in the order of writing. */
function change(body: object, place: number, value: unknown): void {
  const places: [Record<string, unknown>, string][] = []
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    for (const key of Object.keys(node)) {
      places.push([node as Record<string, unknown>, key])
      walk((node as Record<string, unknown>)[key])
    }
  }
  walk(body)
  const [node, key] = places[place % places.length] ?? []
  if (node && key !== undefined) node[key] = value
}
