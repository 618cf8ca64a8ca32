import { z } from 'zod'
import { Digest } from '../digest.ts'
import type { Document } from '../document.ts'
import { UserError } from '../errors.ts'
import { ModelName } from '../names.ts'
import { normalIsf } from '../statistics/special.ts'

/*
 * How a sealed held-out set survives hundreds of questions. Before the set is opened every verdict gets a share q of the error
 * budget, the shares of all verdicts adding up to at most 1. A question is then asked at the level alpha w, where w is the product
 * of the shares of all verdicts disclosed so far.
 *
 * Claim: for every t the error probability of the t-th verdict is at most alpha, for any developer who learns of the set through
 * its verdicts alone. Proof: fix the developer's own randomness. A history h of verdicts then fixes candidate and baseline
 * without any look at the set, so the test at level alpha w(h) errs with probability at most alpha w(h) on that history; and the
 * sum of w(h) over all histories of one length is at most 1. (A union bound with prior weights over transcripts, as for example in
 * Blum & Hardt, ICML 2015, proof of theorem 3.1; with shares of 1/2 it is `full` adaptivity of ease.ml/ci, SysML 2019, section 3.)
 */

const Share = z.number().gt(0).lt(1)

/** Share of the error budget that each verdict costs: a likely verdict should have a large one. */
export const Code = z
  .strictObject({
    pass: Share.default(0.98).describe('Share that a pass costs.'),
    block: Share.default(0.01).describe('Share that a block costs.'),
    inconclusive: Share.default(0.01).describe('Share that an inconclusive answer costs.'),
  })
  .refine(({ pass, block, inconclusive }) => pass + block + inconclusive <= 1 + 1e-12, 'must add up to at most 1')
export type Code = z.infer<typeof Code>

/** All that a sealed question discloses. */
export const SealedVerdict = z.enum(['pass', 'block', 'inconclusive'])
export type SealedVerdict = z.infer<typeof SealedVerdict>

/** What makes two questions the same: they get the same answer, and the second is free. */
export const Question = z.strictObject({ candidate: Digest, baseline: Digest, policy: Digest })
export type Question = z.infer<typeof Question>

/** Every question that one sealed set was asked, in order. Append-only. */
export const Ledger = z.strictObject({
  schema: z.literal('holdout.ledger/1'),
  model: ModelName,
  evaluation_set: Digest,
  code: Code,
  /** Questions over which the error is shared as well, so that alpha bounds the errors of a lifetime; null: of each question. */
  lifetime: z.int().positive().max(100_000).nullable(),
  /** Without a verdict: reserved, and not disclosed yet. At most the last one. */
  queries: z.array(z.strictObject({ question: Question, verdict: SealedVerdict.nullable() })).max(100_000),
})
export type Ledger = z.infer<typeof Ledger>

export const ledger: Document<typeof Ledger> = {
  schema: 'holdout.ledger/1',
  file: 'holdout-ledger.json',
  maxBytes: 64 * 1024 * 1024,
  shape: Ledger,
}

/** What one metric of a question needs to be answered. */
export interface Demand {
  /** Rows of the sealed set. */
  readonly n: number
  /** Share of rows on which the two models predict differently: known without any label, so it costs nothing. */
  readonly disagreement: number
  readonly tolerance: number
}

export interface Levels {
  readonly alpha_block: number
  readonly alpha_pass: number
}

/** Information that the verdicts have disclosed: the sum of -ln q. The level of the next question is alpha exp(-nats). */
export function spentNats({ code, queries }: Ledger): number {
  return queries.reduce((sum, { verdict }) => sum - (verdict === null ? 0 : Math.log(code[verdict])), 0)
}

/** The levels at which the next question has to be asked. */
export function levelsAt(ledger: Ledger, rates: Levels): Levels {
  const weight = Math.exp(-spentNats(ledger)) / (ledger.lifetime ?? 1)
  return { alpha_block: rates.alpha_block * weight, alpha_pass: rates.alpha_pass * weight }
}

/** Share of questions without a loss or gain that may end without an answer. */
const PLANNED_INCONCLUSIVE = 0.05

/** The smallest tolerance that these levels can show on these rows: (z_level + z_0.05) sqrt(disagreement / n). */
export function resolvableTolerance({ n, disagreement }: Pick<Demand, 'n' | 'disagreement'>, levels: Levels): number {
  const level = Math.min(levels.alpha_block, levels.alpha_pass)
  return (normalIsf(Math.log(level)) + normalIsf(Math.log(PLANNED_INCONCLUSIVE))) * Math.sqrt(disagreement / n)
}

/** What becomes of a question before any label is looked at. */
export type Reservation =
  /** Asked before: the same answer again, for nothing. */
  | { readonly kind: 'cached'; readonly verdict: SealedVerdict }
  /** Another question is reserved and not answered yet; questions to one set are asked one after the other. */
  | { readonly kind: 'busy'; readonly question: Question }
  /** It could not be answered at the level that is left, so it is not asked and costs nothing. */
  | { readonly kind: 'exhausted'; readonly resolvable: number | null }
  /** Store this ledger, then compute at these levels, then disclose. */
  | { readonly kind: 'reserved'; readonly ledger: Ledger; readonly levels: Levels }

/**
 * Reserves a question. Deterministic: after a crash the same question is reserved again at the same level.
 *
 * @param demands one for each gated metric; the question is asked only if every one can be answered.
 */
export function reserve(
  ledger: Ledger,
  question: Question,
  { rates, demands }: { readonly rates: Levels; readonly demands: readonly Demand[] },
): Reservation {
  const before = ledger.queries.find((query) => isSame(query.question, question))
  if (before?.verdict) return { kind: 'cached', verdict: before.verdict }
  const open = ledger.queries.find(({ verdict }) => verdict === null)
  const levels = levelsAt(ledger, rates)
  if (open) {
    return open === before ? { kind: 'reserved', ledger, levels } : { kind: 'busy', question: open.question }
  }
  if (ledger.lifetime !== null && ledger.queries.length >= ledger.lifetime) {
    return { kind: 'exhausted', resolvable: null }
  }
  for (const demand of demands) {
    const resolvable = resolvableTolerance(demand, levels)
    if (!(demand.tolerance >= resolvable)) return { kind: 'exhausted', resolvable }
  }
  return { kind: 'reserved', ledger: { ...ledger, queries: [...ledger.queries, { question, verdict: null }] }, levels }
}

/**
 * Writes down the answer of the reserved question; only then may it be shown.
 *
 * @throws UserError when that question is not the reserved one.
 */
export function disclose(ledger: Ledger, question: Question, verdict: SealedVerdict): Ledger {
  const last = ledger.queries.at(-1)
  if (!last || last.verdict !== null || !isSame(last.question, question)) {
    throw new UserError(
      `the ledger of ${ledger.model}: this question is not the reserved one; reserve it before its verdict is written`,
    )
  }
  return { ...ledger, queries: [...ledger.queries.slice(0, -1), { question, verdict }] }
}

function isSame(a: Question, b: Question): boolean {
  return a.candidate === b.candidate && a.baseline === b.baseline && a.policy === b.policy
}
