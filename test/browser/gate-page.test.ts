import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { gateCharts } from '#charts/gate-charts.ts'
import { gatePage } from '#core/report/html/gate-page.ts'
import type { ModelReport } from '#core/report/model-report.ts'
import { policy } from '../core/gate/fixture.ts'
import { reportOf } from '../core/report/fixture.ts'
import { brokenSpam, gateSaying } from '../core/report/gate-fixture.ts'
import { expectReadable, startBrowser, stopBrowser, VIEWS } from './readable.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => stopBrowser(browser))

const pageOf = (report: ModelReport) => gatePage(report, gateCharts)

describe('the page of a gate is readable for everybody', () => {
  test.each(VIEWS)('at %i pixels, %s', (width, theme) =>
    expectReadable(browser, pageOf(brokenSpam()), { width, theme }),
  )

  test('where there is nothing to compare', () =>
    expectReadable(browser, pageOf(reportOf(policy(), [])), { width: 390, theme: 'light' }))

  test('where every name is a page of its own', () => {
    const page = pageOf(gateSaying('"><img src=x onerror=alert(1)><script>alert(2)</script>'))
    return expectReadable(browser, page, { width: 390, theme: 'dark' })
  })
})
