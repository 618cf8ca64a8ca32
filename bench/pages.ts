import { pino } from 'pino'
import { historyIn } from '../app/store/history.ts'
import { historyReader } from '../app/store/history-reader.ts'
import { openPglite } from '../app/store/pglite.ts'
import { createTables } from '../app/store/tables.ts'
import { repositoryPages } from '../app/web/repository-pages.ts'
import { sealedPart } from '../app/web/sealed-part.ts'
import type { SignIn } from '../app/web/sign-in.ts'
import { createSite, part } from '../app/web/site.ts'
import { decisionRecord, MODEL } from '../test/app/web/records.ts'

/*
 * How long a page takes from the server with 10,000 decisions in the embedded database: `node bench/pages.ts`. The first line of each is
 * the first view of a new process, then the median of ten more. GitHub is not asked: that is once a minute and a session.
 */

const RECORDS = 10_000
const ID = 7

const database = await openPglite()
await createTables(database)
for (let run = 1; run <= 200; run++) await historyIn(database).decided(decisionRecord(ID, run))
await database.exec(`
  INSERT INTO decisions (repository_id, model, sha, run_id, run_attempt, run_number, run_url, kind, pull, branch, outcome, conclusion,
    verdict, admissible, accepted, n, evaluation_set, evidence_digest, reuse, ran_at, report, data, digest)
  SELECT repository_id, model, lpad(step::text, 40, '0'), step, 1, step, run_url, 'pull-request', step / 2, branch, outcome, 'success',
    verdict, admissible, accepted, n, evaluation_set, evidence_digest, reuse, ran_at, report, data, step::text
  FROM decisions, generate_series(201, ${RECORDS}) AS series (step) WHERE number = 1;
  ANALYZE;
`)

const repository = { id: ID, owner: 'acme', name: 'flight-delay', installationId: 1, isPrivate: true, isAdmin: true }
const door: SignIn = {
  part: part(),
  required: async (context, next) => {
    context.set('viewer', { userId: 1, login: 'maria', formToken: 'token', repositories: [repository] })
    await next()
  },
}
const parts = { history: historyReader(database), sealed: sealedPart(database, 'https://holdout.example') }
const site = createSite([repositoryPages(door, parts)], pino({ level: 'silent' }))

async function milliseconds(path: string): Promise<number> {
  const started = performance.now()
  const answer = await site.request(path)
  await answer.text()
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return performance.now() - started
}

for (const path of [
  '/',
  '/repositories/acme/flight-delay',
  `/repositories/acme/flight-delay/models/${MODEL}`,
  '/repositories/acme/flight-delay/pulls/2500',
  `/repositories/acme/flight-delay/models/${MODEL}/test-set`,
]) {
  const first = await milliseconds(path)
  const more: number[] = []
  for (let again = 0; again < 10; again++) more.push(await milliseconds(path))
  const median = more.toSorted((a, b) => a - b)[5] ?? 0
  console.log(`${path}: first ${first.toFixed(0)} ms, then ${median.toFixed(0)} ms with ${RECORDS} decisions`)
}
await database.close()
