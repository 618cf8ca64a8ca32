import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dataCharts } from '#charts/data-charts.ts'
import type { DataReport } from '#core/data-report.ts'
import { dataPage } from '#core/report/html/data-page.ts'
import { brokenFlights, makeReport } from '../core/report/data-fixture.ts'
import { saying } from '../core/report/data-saying.ts'
import { checked, expectReadable, opened, startBrowser, stopBrowser, VIEWS } from './readable.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => stopBrowser(browser))

const pageOf = (report: DataReport) => dataPage(report, dataCharts)

describe('the page of a data report is readable for everybody', () => {
  test.each(VIEWS)('at %i pixels, %s', (width, theme) =>
    expectReadable(browser, pageOf(brokenFlights()), { width, theme }),
  )

  test('where all holds', () => expectReadable(browser, pageOf(makeReport()), { width: 390, theme: 'light' }))

  test('where every name is a page of its own', () => {
    const page = pageOf(saying('"><img src=x onerror=alert(1)><script>alert(2)</script>'))
    return expectReadable(browser, page, { width: 390, theme: 'dark' })
  })
})

test('the checker sees a fault when there is one', async () => {
  const faulty = pageOf(makeReport()).replace('<html lang="en">', '<html>')
  const { page } = await opened(browser, faulty, { width: 390, theme: 'light' })
  const { violations } = await checked(page)
  expect(violations.map(({ id }) => id)).toEqual(['html-has-lang'])
  await page.context().close()
})
