import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isHandled } from '../../../app/app.ts'
import { createDoor } from '../../../app/server.ts'
import { type Deliveries, startDeliveries } from '../../../app/store/deliveries.ts'
import { openStore, type Store } from '../../../app/store/store.ts'
import { until } from '../process.ts'
import { log, type OpenPlace, stores } from '../stores.ts'
import { payload, send } from '../webhooks.ts'

describe.each(stores)('a store in trouble, on $name (AP76, R2)', (kind) => {
  let opened: OpenPlace
  let store: Store
  let door: Server
  let url: string
  const handled: string[] = []

  beforeAll(async () => {
    opened = await kind.open()
    store = await openStore(opened.place, log)
    const deliveries: Deliveries = await startDeliveries(store, {
      handle: async ({ id }) => void handled.push(id),
      log,
    })
    const patience = { headers: 10_000, request: 30_000, store: 1000 }
    const site = () => {}
    door = createDoor({
      secrets: ['a secret of more than thirty-two bytes'],
      deliveries,
      isHandled,
      patience,
      site,
      log,
    })
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    door.closeAllConnections()
    door.close()
    await store.close()
    await opened.remove()
  })

  const deliver = async (id: string) => {
    const response = await send(url, JSON.stringify({ ...payload('pull_request', 'opened'), filler: id }), { id })
    return [response.status, ((await response.json()) as { status?: string }).status]
  }

  test('a slow one is not waited for; what it wrote after all is a duplicate when it comes again, and handled once', async () => {
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const isLocked = new Promise<void>((resolve) => {
      void store.database.transaction(async (sql) => {
        await sql.query('LOCK TABLE deliveries IN ACCESS EXCLUSIVE MODE')
        resolve()
        await released
      })
    })
    await isLocked
    expect(await deliver('slow')).toEqual([503, undefined])
    release()
    await until(() => handled.includes('slow'))
    expect(await deliver('slow')).toEqual([202, 'duplicate'])
    expect(handled.filter((id) => id === 'slow')).toHaveLength(1)
  }, 60_000)

  test('one that can only be read answers 503, and takes the delivery when it can write again', async () => {
    const { server } = opened
    const setReadOnly = async (mode: 'on' | 'off') => {
      // Of the one session that an embedded database has; of all new ones on a server, whose open ones are ended.
      if (!server) return store.database.exec(`SET default_transaction_read_only = ${mode}`)
      await server.run(`ALTER DATABASE test1 SET default_transaction_read_only = ${mode}`)
      await server.run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'test1'`)
    }
    await setReadOnly('on')
    expect(await deliver('read-only')).toEqual([503, undefined])
    await setReadOnly('off')
    await expect.poll(() => deliver('read-only'), { timeout: 20_000 }).toEqual([202, 'accepted'])
    await until(() => handled.includes('read-only'))
  }, 60_000)

  if (kind.name === 'PostgreSQL')
    test('one that is down answers 503, and goes on when it is up again', async () => {
      const { server } = opened
      if (!server) throw new Error('this kind has a server')
      await server.stop()
      expect(await deliver('down')).toEqual([503, undefined])
      await server.start()
      await expect.poll(() => deliver('down'), { timeout: 20_000 }).toEqual([202, 'accepted'])
      await until(() => handled.includes('down'))
    }, 60_000)
})
