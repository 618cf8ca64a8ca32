import { expect, test } from 'vitest'
import { setupPage, setupPath } from '../../../app/web/setup.ts'
import { useSite } from './site.ts'

const asked: number[] = []
const site = useSite((door) => [
  setupPage(door, async ({ id, isAdmin }) => {
    asked.push(id)
    if (isAdmin) return []
    const link = {
      name: 'Add .github/holdout.yml',
      href: 'https://github.com/acme/flight-delay/new/main?filename=x&value=%3Cscript%3E',
    }
    return [
      { weight: 'open', kind: 'policy-unreadable', what: '<img src=x> at line 3', remedy: 'put it right', link },
      { weight: 'advice', kind: 'stale-reviews', what: 'old approvals count', remedy: 'dismiss them', link: null },
    ]
  }),
])
const path = setupPath({ owner: 'acme', name: 'flight-delay' })

test('who may read a repository sees what its set-up lacks, with a link to where it is put right', async () => {
  const page = await (await (await site.signedIn('reader')).get(path)).text()
  expect(page).toContain('1 to do before the gate holds')
  expect(page).toContain('&lt;img src=x&gt; at line 3')
  expect(page).toContain('href="https://github.com/acme/flight-delay/new/main?filename=x&amp;value=%3Cscript%3E"')
  expect(await (await (await site.signedIn('admin')).get(path)).text()).toContain('Nothing is missing')
})

test('nobody else learns that the repository is there, and nothing is asked for them', async () => {
  asked.length = 0
  const outsider = await site.signedIn('outsider')
  const [there, nowhere] = [await outsider.get(path), await outsider.get('/acme/nowhere/setup')]
  expect([there.status, nowhere.status, await there.text()]).toEqual([404, 404, await nowhere.text()])
  expect((await site.browser().get(path)).status).toBe(401)
  expect(asked).toEqual([])
})
