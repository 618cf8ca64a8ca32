import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { chromiumPath } from '../../scripts/chromium.ts'

/** How wide a screen is, and which colours its reader's system has. */
export interface View {
  readonly width: number
  readonly theme: 'light' | 'dark'
}

/** A phone and a desktop, each in light and in dark. */
export const VIEWS = [
  [390, 'light'],
  [390, 'dark'],
  [1200, 'light'],
  [1200, 'dark'],
] as const

const folder = mkdtempSync(join(tmpdir(), 'holdout-pages-'))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A browser of its own, without a network; `close` it. */
export async function startBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: chromiumPath() ?? '', args: ['--no-sandbox'] })
}

/** Closes the browser, and removes the pages that it has seen. */
export async function stopBrowser(browser: Browser): Promise<void> {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}

/** Everybody can read the page: axe-core finds nothing, it is no wider than the screen, and it asks and runs nothing. */
export async function expectReadable(browser: Browser, html: string, view: View): Promise<void> {
  const { page, said } = await opened(browser, html, view)
  await expectAccessible(page, view)
  expect(said).toEqual([])
  await page.context().close()
}

/** axe-core finds nothing on the page, all of it unfolded, and it is no wider than the screen. */
export async function expectAccessible(page: Page, { width }: View): Promise<void> {
  // All that is folded is to be looked at, too. The page's own policy does not bind what the debugger evaluates.
  await page.evaluate('for (const folded of document.querySelectorAll("details")) folded.open = true')
  const { violations, passes } = await checked(page)
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expect(passes.map(({ id }) => id)).toContain('color-contrast')
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
}

/** What axe-core says of a page. */
export async function checked(page: Page): Promise<AxeResults> {
  await page.evaluate(axe)
  return (await page.evaluate('axe.run()')) as AxeResults
}

/** A page from the disk, without a network; whatever it asks for, or complains of, is kept. */
export async function opened(
  browser: Browser,
  html: string,
  { width, theme }: View,
): Promise<{ page: Page; said: string[] }> {
  const file = join(folder, 'page.html')
  writeFileSync(file, html)
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, offline: true })
  const page = await context.newPage()
  const said: string[] = []
  const url = pathToFileURL(file).href
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  page.on('dialog', (dialog) => said.push(dialog.message()))
  page.on('request', (request) => {
    if (request.url() !== url) said.push(request.url())
  })
  await page.goto(url)
  return { page, said }
}
