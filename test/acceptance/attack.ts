import { decide } from '#core/gate/decide.ts'
import { disclose, Ledger, type Levels, type Question, reserve, type SealedVerdict } from '#core/gate/ledger.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { type Random, randomFromSeed } from '#core/statistics/random.ts'
import { drawBinomial } from '#core/statistics/sampling.ts'
import { accuracy, evidenceOf, policy } from '../core/gate/fixture.ts'

/*
 * An adversary who sees verdicts only. On a fifth of the rows the baseline guesses. The adversary submits random labels for that
 * fifth, keeps them where they passed and turns them round where they did not, and at last submits the majority of what was kept,
 * together with a true loss of two points elsewhere: the boosting attack of Blum & Hardt, ICML 2015, section 4.
 */

const ROWS = 2000
const REGION = 400
const TRUE_LOSS = 0.02

/** Wins and losses of a submission against the baseline. */
export interface Flips {
  readonly wins: number
  readonly losses: number
}

/** Whether a submission passes. It may remember what it was asked. */
export type Judge = (flips: Flips) => boolean

function attack(random: Random, gate: Judge, queries: number): boolean {
  const baseline = Uint8Array.from({ length: REGION }, () => random.bits() & 1)
  const votes = new Int32Array(REGION)
  for (let query = 0; query < queries; query++) {
    const guess = Uint8Array.from({ length: REGION }, () => random.bits() & 1)
    const kept = gate(flipsOf(guess, baseline)) ? 1 : -1
    for (let row = 0; row < REGION; row++) votes[row] = (votes[row] ?? 0) + kept * (guess[row] === 1 ? 1 : -1)
  }
  // 1 stands for right: the adversary votes without knowing what right is, since a guess is right or wrong alike.
  const majority = Uint8Array.from(votes, (vote) => (vote > 0 || (vote === 0 && random.bits() & 1) ? 1 : 0))
  const { wins, losses } = flipsOf(majority, baseline)
  const elsewhere = drawBinomial(random, ROWS - REGION, (TRUE_LOSS * ROWS) / (ROWS - REGION))
  return gate({ wins, losses: losses + elsewhere })
}

function flipsOf(guess: Uint8Array, baseline: Uint8Array): Flips {
  let [wins, losses] = [0, 0]
  for (const [row, right] of guess.entries()) {
    if (right === baseline[row]) continue
    if (right === 1) wins++
    else losses++
  }
  return { wins, losses }
}

function verdictAt(model: ModelPolicy, { wins, losses }: Flips, rates: Levels): SealedVerdict {
  const record = accuracy({ n: ROWS, wins, losses, bothRight: 1400 })
  const { verdict } = decide({ model: { ...model, rates }, evidence: evidenceOf([record]) })
  if (verdict === 'error') throw new Error('the evidence is in order')
  return verdict
}

const rates = { alpha_block: 0.05, alpha_pass: 0.05 }
const model = policy({ rates })

/** Refuses any drop. */
export const anyDrop: Judge = ({ wins, losses }) => wins >= losses

/** The product where everybody sees the held-out set's numbers. */
export function openGate(): Judge {
  const known = new Map<string, boolean>()
  return (flips) => {
    const key = `${flips.wins} ${flips.losses}`
    const passes = known.get(key) ?? verdictAt(model, flips, rates) === 'pass'
    known.set(key, passes)
    return passes
  }
}

/** Levels by the ledger; `wary` asks nothing that cannot be answered, as the product does. */
export function sealedGate(wary: boolean): Judge {
  let ledger = Ledger.parse({
    schema: 'holdout.ledger/1',
    model: 'spam',
    evaluation_set: digestOf(0),
    code: {},
    lifetime: null,
    queries: [],
  })
  return (flips) => {
    const question: Question = {
      candidate: digestOf(ledger.queries.length + 1),
      baseline: digestOf(0),
      policy: digestOf(0),
    }
    const demands = [{ n: ROWS, disagreement: (flips.wins + flips.losses) / ROWS, tolerance: 0.01 }]
    const reservation = reserve(ledger, question, { rates, demands: wary ? demands : [] })
    if (reservation.kind !== 'reserved') return false
    const verdict = verdictAt(model, flips, reservation.levels)
    ledger = disclose(reservation.ledger, question, verdict)
    return verdict === 'pass'
  }
}

function digestOf(number: number): `sha256:${string}` {
  return `sha256:${number.toString(16).padStart(64, '0')}`
}

/** Share of attacks whose final submission, a true loss of two points, passes. */
export function shareThatPasses(gateOf: () => Judge, queries: number, attacks = 300): number {
  const random = randomFromSeed(20240607)
  let passed = 0
  for (let count = 0; count < attacks; count++) if (attack(random, gateOf(), queries)) passed++
  return passed / attacks
}
