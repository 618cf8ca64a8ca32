import { describe, expect, test } from 'vitest'
import { startPasses } from '../../../app/reconcile/passes.ts'
import { until } from '../process.ts'
import { log, stores, useStore } from '../stores.ts'

describe.each(stores)('passes on $name', (kind) => {
  let run: () => Promise<void> = async () => {}
  const told: string[] = []
  const used = useStore(kind, (store) =>
    startPasses(store, [{ name: 'sweep', cron: '0 0 1 1 *', run: () => run() }], {
      log,
      passed: (name, outcome) => void told.push(`${name} ${outcome}`),
    }),
  )

  test('one at a time, whoever asks; one that fails is told, and the next one comes', async () => {
    const { boss } = used.store
    expect((await boss.getSchedules('pass-sweep')).map(({ cron }) => cron)).toEqual(['0 0 1 1 *'])
    let active = 0
    let most = 0
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    run = async () => {
      most = Math.max(most, ++active)
      await released
      active--
    }
    // As every replica would, at the same moment.
    const sent = await Promise.all([1, 2, 3].map(() => boss.send('pass-sweep')))
    await until(() => active === 1)
    expect([sent.filter((id) => id !== null).length, await boss.send('pass-sweep')]).toEqual([1, null])
    release()
    await until(() => told.length === 1)
    run = async () => {
      throw new Error('GitHub is ill')
    }
    await boss.send('pass-sweep')
    await until(() => told.length === 2)
    expect([told, most]).toEqual([['sweep done', 'sweep failed'], 1])
  }, 60_000)
})
