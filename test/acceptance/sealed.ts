import { decide } from '#core/gate/decide.ts'
import type { Verdict } from '#core/gate/decision.ts'
import { disclose, Ledger, type Levels, reserve, type SealedVerdict, spentNats } from '#core/gate/ledger.ts'
import { jointVerdict, nextStep } from '#core/gate/two-tier.ts'
import type { Random } from '#core/statistics/random.ts'
import { accuracy, evidenceOf, policy } from '../core/gate/fixture.ts'
import { type Change, type Model, type Proposed, propose, release, TRUTH } from './stream.ts'

/*
 * Three hundred pull requests against an open and a sealed set, or the sealed one alone, through the product's ledger. Some truly lose two
 * points, the others nothing.
 */

const PULL_REQUESTS = 300
const SHARE_OF_LOSSES = 0.08
const TRUE_LOSS = 0.02
const rates = { alpha_block: 0.05, alpha_pass: 0.05 }
const gate = policy({ rates })

/** Rows of each set; `open` null for the sealed set alone. */
export interface Sets {
  readonly open: number | null
  readonly sealed: number
}

/** What became of one stream: counts of pull requests. */
export interface Sealed {
  readonly neutral: number
  readonly falselyBlocked: number
  /** Neutral ones that neither set could settle. */
  readonly inconclusive: number
  readonly regressions: number
  readonly regressionsMerged: number
  /** Questions that the sealed set was not asked any more. */
  readonly exhausted: number
  readonly nats: number
}

export function sealedStream(random: Random, sets: Sets): Sealed {
  let models = {
    open: sets.open === null ? null : release(random, sets.open, TRUTH),
    sealed: release(random, sets.sealed, TRUTH),
  }
  let ledger = emptyLedger()
  const counts = { neutral: 0, falselyBlocked: 0, inconclusive: 0, regressions: 0, regressionsMerged: 0, exhausted: 0 }
  for (let pull = 0; pull < PULL_REQUESTS; pull++) {
    const isLoss = random.uniform() < SHARE_OF_LOSSES
    const change: Change = { disagreement: 0.05, gain: isLoss ? -TRUE_LOSS : 0 }
    const open = models.open && propose(random, models.open, change)
    const sealed = propose(random, models.sealed, change)
    const answer = answerOf(open, sealed, { ledger, number: pull })
    ledger = answer.ledger
    if (answer.exhausted) counts.exhausted++
    const merged = answer.verdict !== 'block'
    if (merged) models = { open: open?.model ?? null, sealed: sealed.model }
    if (isLoss) {
      counts.regressions++
      if (merged) counts.regressionsMerged++
    } else {
      counts.neutral++
      if (answer.verdict === 'block') counts.falselyBlocked++
      if (answer.verdict === 'inconclusive') counts.inconclusive++
    }
  }
  return { ...counts, nats: spentNats(ledger) }
}

interface Answer {
  readonly verdict: SealedVerdict
  readonly exhausted: boolean
  readonly ledger: Ledger
}

function answerOf(
  open: Proposed | null,
  sealed: Proposed,
  { ledger, number }: { ledger: Ledger; number: number },
): Answer {
  const event = 'merge_group'
  const step = nextStep({ open: open ? verdictOn(open, rates) : 'pass', event, queryOn: event, appeal: false })
  if (step.kind !== 'ask') return { verdict: 'block', exhausted: false, ledger }
  const question = { candidate: digestOf(2 * number + 1), baseline: digestOf(2 * number), policy: digestOf(0) }
  const n = rowsOf(sealed.model)
  const demands = [{ n, disagreement: (sealed.wins + sealed.losses) / n, tolerance: 0.01 }]
  const reservation = reserve(ledger, question, { rates, demands })
  if (reservation.kind !== 'reserved') return { verdict: jointVerdict({ kind: 'exhausted' }), exhausted: true, ledger }
  const verdict = verdictOn(sealed, reservation.levels)
  if (verdict === 'error') throw new Error('the evidence is in order')
  return {
    verdict: jointVerdict({ kind: 'answered', verdict }),
    exhausted: false,
    ledger: disclose(reservation.ledger, question, verdict),
  }
}

function verdictOn({ model, wins, losses }: Proposed, levels: Levels): Verdict {
  const { both, currentOnly } = model.rows
  const record = accuracy({ n: rowsOf(model), wins, losses, bothRight: both + currentOnly - wins })
  return decide({ model: { ...gate, rates: levels }, evidence: evidenceOf([record]) }).verdict
}

function rowsOf({ rows }: Model): number {
  return rows.both + rows.anchorOnly + rows.currentOnly + rows.neither
}

function emptyLedger(): Ledger {
  const fields = { schema: 'holdout.ledger/1', model: 'spam', evaluation_set: digestOf(0), lifetime: null }
  return Ledger.parse({ ...fields, code: {}, queries: [] })
}

function digestOf(number: number): `sha256:${string}` {
  return `sha256:${number.toString(16).padStart(64, '0')}`
}
