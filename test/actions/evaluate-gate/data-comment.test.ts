import { expect, test } from 'vitest'
import { dataReport } from '#core/data-report.ts'
import { writeDocument } from '#core/document.ts'
import { runIdentity } from '../../../actions/lib/context.ts'
import { brokenFlights, makeReport } from '../../core/report/data-fixture.ts'
import { api, path } from '../../github/github.ts'
import { arrange, baseHas, baseRan, contextOf, gate, POLICY, PULL_REQUEST, predictionsOf } from './fixture.ts'
import { resultsOfEachTest } from './results.ts'

resultsOfEachTest()

/** What the gate comments on a pull request when it is given this report, and no app is installed. */
async function commented(report: ReturnType<typeof makeReport>): Promise<string> {
  const context = contextOf('pull_request', PULL_REQUEST)
  const { text } = writeDocument(dataReport, { ...report, run: runIdentity(context) })
  arrange({ 'candidate.csv': predictionsOf(80), 'data.json': text })
  baseHas(POLICY)
  baseRan(predictionsOf(100))
  const issue = `${path}/issues/3/comments`
  let body = ''
  api().get('/user').reply(403, {})
  api().get(`${issue}?per_page=100`).reply(200, [])
  api()
    .post(issue, (posted: { body: string }) => {
      body = posted.body
      return true
    })
    .reply(201, { id: 9 })
  api()
    .get(`${issue}?per_page=100`)
    .reply(200, () => [{ id: 9, body, user: { login: 'github-actions[bot]', type: 'Bot' } }])
  await gate({ 'data-report': 'data.json' }, context)
  return body
}

test('without an app, the gate shows below its verdict what fails in the data', async () => {
  const body = await commented(brokenFlights())
  expect(body).toContain('### ❌ flight-delay: no verdict, data-failed')
  expect(body).toContain('### ❌ Data of `flight-delay`: 2 of 5 checks and 1 of 3 findings fail')
  expect(body).toContain('| ❌ fail | `flights.distance:maximum` |')
})

test('and what holds, folded', async () => {
  const body = await commented(makeReport())
  expect(body).toContain('### ✅ flight-delay: pass')
  expect(body).toContain('<details><summary>1 check holds</summary>')
})
