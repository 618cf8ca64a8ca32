import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { pino } from 'pino'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '#core/setup/findings.ts'
import type { Database } from '../../app/store/database.ts'
import { historyIn } from '../../app/store/history.ts'
import { historyReader } from '../../app/store/history-reader.ts'
import { openPglite } from '../../app/store/pglite.ts'
import { sessionsIn } from '../../app/store/sessions.ts'
import { createTables } from '../../app/store/tables.ts'
import { assets } from '../../app/web/assets.ts'
import { auditPages } from '../../app/web/audit-pages.ts'
import { repositoryPages } from '../../app/web/repository-pages.ts'
import { sealedPart } from '../../app/web/sealed-part.ts'
import { setupPage, setupPath } from '../../app/web/setup.ts'
import { createSignIn } from '../../app/web/sign-in.ts'
import { createSite } from '../../app/web/site.ts'
import { startGitHub } from '../../local/github.ts'
import type { GitHub } from '../../local/options.ts'
import { OUTCOMES } from '../app/evidence.ts'
import { decisionRecord, MODEL, rememberSaying } from '../app/web/records.ts'
import { expectAccessible, startBrowser, stopBrowser, type View } from './readable.ts'

const VIEWS = [
  [360, 'light'],
  [360, 'dark'],
  [1200, 'light'],
  [1200, 'dark'],
] as const

const HERE = '/repositories/acme/flight-delay'
const HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
/** Of each weight one, long and hostile. */
const FINDINGS: readonly Finding[] = (['open', 'unseen', 'advice'] as const).map((weight) => ({
  ...{ weight, kind: 'policy-unreadable', what: `${HOSTILE} ${'long'.repeat(60)}`, remedy: `put ${weight} right` },
  link: { name: 'Edit .github/holdout.yml', href: `https://github.com/acme/flight-delay/edit/main/${'x'.repeat(80)}` },
}))

const folder = mkdtempSync(join(tmpdir(), 'holdout-site-'))
let github: GitHub
let database: Database
let server: Server
let browser: Browser
let url: string
let number: number

beforeAll(async () => {
  github = await startGitHub({ folder, people: { olga: 'admin' }, runner: 'none' })
  database = await openPglite()
  await createTables(database)
  let listener: RequestListener = (_, response) => response.end()
  server = createServer((request, response) => listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { clientId, clientSecret } = github.oauth
  const client = { clientId, clientSecret, publicUrl: url, apiUrl: github.url }
  const log = pino({ level: 'silent' })
  const door = createSignIn(
    { ...client, sessionSecret: 'a secret that sessions are sealed with', sessionDays: 1 },
    { sessions: sessionsIn(database), now: () => new Date(), log },
  )
  const pages = repositoryPages(door, { history: historyReader(database), sealed: sealedPart(database, url) })
  const setup = setupPage(door, async () => FINDINGS)
  listener = getRequestListener(
    createSite([assets(), door.part, pages, auditPages(door, database), setup], log).fetch,
  ) as typeof listener
  browser = await startBrowser()
  await filled()
}, 120_000)

afterAll(async () => {
  await stopBrowser(browser)
  server.closeAllConnections()
  server.close()
  await database.close()
  await github.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A dozen runs, a release, and every text of others hostile. */
async function filled(): Promise<void> {
  const answer = await fetch(`${github.url}/repos/acme/flight-delay`, {
    headers: { authorization: `Bearer ${github.tokens.olga}` },
  })
  const { id } = (await answer.json()) as { id: number }
  const history = historyIn(database)
  for (let run = 2; run < 14; run++) {
    await history.decided(
      decisionRecord(id, run, { rows: run === 7 ? OUTCOMES.block : { wins: 300, losses: 280 + run } }),
    )
  }
  await history.decided(decisionRecord(id, 20, { pull: 9 }))
  await rememberSaying(database, id, HOSTILE)
  const { decisions } = await historyReader(database).list({ repositoryId: id, limit: 1 })
  number = decisions[0]?.number ?? 0
}

const PAGES: readonly (readonly [name: string, path: () => string])[] = [
  ['the start', () => '/'],
  ['a repository', () => HERE],
  ['a pull request', () => `${HERE}/pulls/5`],
  ['a decision', () => `${HERE}/decisions/${number}`],
  ['a model', () => `${HERE}/models/${MODEL}`],
  ['a held-out set', () => `${HERE}/models/${MODEL}/test-set`],
  ['a held-out set without a sealed one', () => `${HERE}/models/without/test-set`],
  ['deployments', () => `${HERE}/models/${MODEL}/deployments`],
  ['the audit log', () => `${HERE}/audit`],
  ['the deletion', () => `${HERE}/deletion`],
  ['the set-up', () => setupPath({ owner: 'acme', name: 'flight-delay' })],
  ['an address that is none', () => `${HERE}/none`],
]

/** A browser in which somebody signed in by hand; what it asked for elsewhere, and what it complained of, is kept. */
async function signedIn({ width, theme }: View): Promise<{ context: BrowserContext; page: Page; said: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme })
  const page = await context.newPage()
  await page.goto(`${url}${HERE}`)
  await expectAccessible(page, { width, theme })
  await page.getByRole('link', { name: 'Sign in with GitHub' }).click()
  await page.getByRole('link', { name: 'olga' }).click()
  await page.waitForURL(`${url}${HERE}`)
  const said: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) said.push(request.url())
  })
  page.on('console', (message) => {
    if (!message.text().includes('404')) said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.message))
  page.on('dialog', (dialog) => said.push(dialog.message()))
  return { context, page, said }
}

describe('every page can be read by everybody', () => {
  test.each(VIEWS)(
    'at %i pixels, %s: nothing for axe, nothing from elsewhere',
    async (width, theme) => {
      const { context, page, said } = await signedIn({ width, theme })
      for (const [name, path] of PAGES) {
        await page.goto(`${url}${path()}`)
        await expectAccessible(page, { width, theme }).catch((cause) => {
          throw new Error(`${name}: ${cause.message}`, { cause })
        })
      }
      expect(said).toEqual([])
      await context.close()
    },
    120_000,
  )

  test('with the keyboard alone: the tab key reaches everything that can be used, in the order of the page', async () => {
    const { context, page } = await signedIn({ width: 1200, theme: 'light' })
    for (const [name, path] of PAGES) {
      await page.goto(`${url}${path()}`)
      const usable = 'a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]'
      const count = await page.evaluate(
        `{ const all = [...document.querySelectorAll('${usable}')].filter((each) => each.checkVisibility())
           all.forEach((each, index) => { each.dataset.order = index }); all.length }`,
      )
      const reached = new Set<string>()
      // A date is several stops.
      for (let step = 0; step < Number(count) + 20; step++) {
        await page.keyboard.press('Tab')
        reached.add(String(await page.evaluate('document.activeElement?.dataset.order ?? ""')))
      }
      reached.delete('')
      expect(reached.size, name).toBe(count)
    }
    await context.close()
  }, 120_000)
})

test('signing out ends the session, by the button of the page', async () => {
  const { context, page } = await signedIn({ width: 1200, theme: 'light' })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(`${url}/`)
  expect(await page.getByRole('heading').first().textContent()).toBe('Sign in')
  await context.close()
})

test('the audit log is filtered by its form', async () => {
  const { context, page } = await signedIn({ width: 1200, theme: 'light' })
  await page.goto(`${url}${HERE}/audit`)
  await page.getByLabel('Pull request').fill('77')
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByText('Nothing is recorded that fits.').waitFor()
  await context.close()
})
