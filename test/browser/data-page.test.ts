import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dataCharts } from '#charts/data-charts.ts'
import type { DataReport } from '#core/data-report.ts'
import { dataPage } from '#core/report/html/data-page.ts'
import { chromiumPath } from '../../scripts/chromium.ts'
import { brokenFlights, makeReport } from '../core/report/data-fixture.ts'
import { saying } from '../core/report/data-saying.ts'

const folder = mkdtempSync(join(tmpdir(), 'holdout-pages-'))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

const VIEWS = [
  [390, 'light'],
  [390, 'dark'],
  [1200, 'light'],
  [1200, 'dark'],
] as const

describe('the page of a data report is readable for everybody', () => {
  test.each(VIEWS)('at %i pixels, %s', async (width, theme) => {
    await expectReadable(brokenFlights(), { width, theme })
  })

  test('where all holds', () => expectReadable(makeReport(), { width: 390, theme: 'light' }))

  test('where every name is a page of its own', () =>
    expectReadable(saying('"><img src=x onerror=alert(1)><script>alert(2)</script>'), { width: 390, theme: 'dark' }))
})

interface View {
  readonly width: number
  readonly theme: 'light' | 'dark'
}

async function expectReadable(report: DataReport, view: View): Promise<void> {
  const { page, said } = await opened(dataPage(report, dataCharts), view)
  // All that is folded is to be looked at, too. The page's own policy does not bind what the debugger evaluates.
  await page.evaluate('for (const folded of document.querySelectorAll("details")) folded.open = true')
  await page.evaluate(axe)
  const { violations, passes } = (await page.evaluate('axe.run()')) as AxeResults
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expect(passes.map(({ id }) => id)).toContain('color-contrast')
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(view.width)
  expect(said).toEqual([])
  await page.context().close()
}

test('the checker sees a fault when there is one', async () => {
  const faulty = dataPage(makeReport(), dataCharts).replace('<html lang="en">', '<html>')
  const { page } = await opened(faulty, { width: 390, theme: 'light' })
  await page.evaluate(axe)
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults
  expect(violations.map(({ id }) => id)).toEqual(['html-has-lang'])
  await page.context().close()
})

/** A page from the disk, without a network; whatever it asks for, or complains of, is kept. */
async function opened(html: string, { width, theme }: View): Promise<{ page: Page; said: string[] }> {
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
