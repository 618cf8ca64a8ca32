import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Random, randomFromSeed } from '#core/statistics/random.ts'
import { ask } from '../../app/sealed/ask.ts'
import { uploadSet } from '../../app/sealed/sets.ts'
import type { Vault } from '../../app/sealed/vault.ts'
import type { Database } from '../../app/store/database.ts'
import { openPglite } from '../../app/store/pglite.ts'
import { createTables } from '../../app/store/tables.ts'
import { document, idsOf, KEYS, labelsCsv, MARIA, OWNER, sealedPolicy } from '../app/sealed/fixture.ts'

/*
 * The adversary of attack.ts against the real thing: labels encrypted in a database, predictions as a run writes them, every question through
 * reservation, decision and disclosure. Nothing comes back but one word.
 */

const ROWS = 2000
const REGION = 400
/** Also the tolerance: at this size the set can answer a question about it. */
const TRUE_LOSS = 0.03
const QUESTIONS = 300
const ATTACKS = 12

const POLICY = sealedPolicy({}, { metrics: { accuracy: { max_drop: TRUE_LOSS } } })

let database: Database
let vault: Vault

beforeAll(async () => {
  database = await openPglite()
  await createTables(database)
  vault = { database, keys: KEYS }
})
afterAll(() => database.close())
beforeEach(() => database.exec('DELETE FROM sealed_sets'))

/** Answers to every example; 1 or 0 each. */
type Answers = Uint8Array

/** The held-out labels, and a baseline that guesses on the region and is right on nine in ten of the rest. */
function world(random: Random) {
  const labels = Uint8Array.from({ length: ROWS }, () => random.bits() & 1)
  const baseline = labels.map((label, row) => {
    if (row < REGION) return random.bits() & 1
    return random.uniform() < 0.9 ? label : 1 - label
  })
  return { labels, baseline }
}

type World = ReturnType<typeof world>

/** Whether a submission passes. */
type Judge = (answers: Answers) => Promise<boolean>

/** The boosting attack of Blum & Hardt, ICML 2015, section 4; the last submission truly loses three points outside the region. */
async function attack(random: Random, { labels, baseline }: World, gate: Judge): Promise<boolean> {
  const votes = new Int32Array(REGION)
  for (let query = 0; query < QUESTIONS; query++) {
    const guess = Uint8Array.from({ length: REGION }, () => random.bits() & 1)
    const kept = (await gate(baseline.map((answer, row) => guess[row] ?? answer))) ? 1 : -1
    for (let row = 0; row < REGION; row++) votes[row] = (votes[row] ?? 0) + kept * (guess[row] === 1 ? 1 : -1)
  }
  const rate = (TRUE_LOSS * ROWS) / (ROWS - REGION) / 0.9
  return gate(
    baseline.map((answer, row) => {
      if (row < REGION) return (votes[row] ?? 0) > 0 || ((votes[row] ?? 0) === 0 && random.bits() & 1) ? 1 : 0
      return answer === labels[row] && random.uniform() < rate ? 1 - answer : answer
    }),
  )
}

function texts(answers: Answers): string[] {
  return Array.from(answers, String)
}

/** Refuses any drop, and says so. */
function naive({ labels, baseline }: World): Judge {
  const right = (answers: Answers) => answers.reduce((sum, answer, row) => sum + (answer === labels[row] ? 1 : 0), 0)
  return async (answers) => right(answers) >= right(baseline)
}

/** The product, from the upload on. */
async function stored({ labels, baseline }: World): Promise<Judge> {
  await database.exec('DELETE FROM sealed_sets')
  const bytes = labelsCsv(texts(labels), idsOf(ROWS))
  await uploadSet({ source: 'x.csv', name: 'x.csv', bytes }, { owner: OWNER, model: POLICY, by: MARIA }, vault)
  let runId = 0
  return async (answers) => {
    const answer = await ask(
      {
        ...{ ...OWNER, policy: POLICY, run: { runId: runId++, attempt: 1 } },
        candidate: async () => ({ source: 'candidate', found: document(texts(answers)) }),
        baseline: async () => ({ source: 'baseline', name: 'run 1', found: document(texts(baseline)) }),
      },
      vault,
    )
    if (answer.kind === 'unready') throw new Error(answer.reason)
    return answer.kind === 'same' || (answer.kind === 'answered' && answer.verdict === 'pass')
  }
}

async function shareThatPasses(gateOf: (world: World) => Judge | Promise<Judge>, attacks: number): Promise<number> {
  const random = randomFromSeed(20240607)
  let passed = 0
  for (let count = 0; count < attacks; count++) {
    const own = world(random)
    if (await attack(random, own, await gateOf(own))) passed++
  }
  return passed / attacks
}

test('300 questions do not make the stored ledger pass a true loss of three points, and make a gate that refuses any drop pass it', async () => {
  const open = await shareThatPasses(naive, 100)
  let answered = 0
  const sealed = await shareThatPasses(async (own) => {
    const judge = await stored(own)
    return async (answers) => {
      const passes = await judge(answers)
      const { rows } = await database.query<{ count: number }>('SELECT count(*)::int AS count FROM sealed_questions')
      answered = Math.max(answered, rows[0]?.count ?? 0)
      return passes
    }
  }, ATTACKS)
  console.log(
    `attack, ${QUESTIONS} questions: "any drop" ${open.toFixed(3)} pass, the stored ledger ${sealed.toFixed(3)}, which answered up to ${answered}`,
  )
  expect(answered, 'the ledger is asked in earnest').toBeGreaterThan(20)
  expect(open).toBeGreaterThanOrEqual(0.4)
  expect(sealed).toBeLessThanOrEqual(0.05)
}, 600_000)
