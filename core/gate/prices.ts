import { logNonInferiorityEOfTable } from '../statistics/e-value.ts'
import { differenceConditionSize, linearConditionSize, rowsNeeded } from '../statistics/sample-size.ts'
import { normalIsf } from '../statistics/special.ts'
import { Code, type Levels, type SealedVerdict } from './ledger.ts'
import type { PlanRow } from './plan.ts'

/** Examples that one way to reuse a held-out set needs. */
export interface Price {
  /** What is bought, in words. */
  readonly way: string
  /** At one spread each, in the order of the rows that were priced. */
  readonly examples: readonly number[]
}

/** One 0/1 metric at one disagreement, and how often it is asked. */
interface Asked {
  readonly tolerance: number
  readonly disagreement: number
  readonly alpha: number
  readonly pullRequests: number
}

/** Share of harmless changes that may end without an answer. */
const PLANNED_INCONCLUSIVE = 0.05

/** How many of a hundred pull requests a ledger is assumed to block: all in one tier, only the open set's surprises in two. */
const BLOCKED = 0.03
const SURPRISES = 0.01

type Sized = readonly [way: string, size: (asked: Asked) => number]

/** What a set must hold so that every pull request of its life keeps its promises, dearest last. */
const WAYS: readonly Sized[] = [
  ['each pull request by itself, no reuse counted (the default)', ({ alpha, ...asked }) => ledgerSize(asked, alpha, 0)],
  [
    'the same, watched while labels come in: an e-value may be looked at as often as one likes',
    ({ alpha, ...asked }) => watchedSize(asked, alpha),
  ],
  ['ease.ml/ci, adaptivity none: developers see no verdict', (asked) => differenceSize(asked, 'none')],
  ['two tiers, the sealed set never contradicts the open one', (asked) => twoTierSize(asked, 0)],
  ['two tiers, it does in 1 % of the pull requests', (asked) => twoTierSize(asked, SURPRISES)],
  ['one tier with a ledger, 3 % blocked', (asked) => twoTierSize(asked, BLOCKED)],
  ['ease.ml/ci, adaptivity full', (asked) => differenceSize(asked, 'full')],
  ['a fresh set for every pull request', ({ alpha, ...asked }) => asked.pullRequests * ledgerSize(asked, alpha, 0)],
  ['ease.ml/ci, adaptivity full, without its pattern for differences', linearSize],
]

/**
 * Prices of reuse, for the 0/1 metric that needs the most examples: what each way to serve many pull requests with one set needs.
 *
 * @param rows of the plan.
 * @returns nothing where no metric has a disagreement.
 */
export function pricesOf(
  rows: readonly PlanRow[],
  { rates, pullRequests }: { readonly rates: Levels; readonly pullRequests: number },
): Price[] {
  const [worst] = rows.filter((row) => row.disagreement !== null).sort((a, b) => b.examples - a.examples)
  if (!worst) return []
  const alpha = Math.min(rates.alpha_block, rates.alpha_pass)
  const asked = rows.flatMap(({ metric, tolerance, disagreement }) =>
    metric === worst.metric && disagreement !== null ? [{ tolerance, disagreement, alpha, pullRequests }] : [],
  )
  return WAYS.map(([way, size]) => ({ way, examples: asked.map(size) }))
}

type Spread = Pick<Asked, 'tolerance' | 'disagreement'>

/** Examples at which a question asked at the level alpha exp(-nats) is answered. */
function ledgerSize({ tolerance, disagreement }: Spread, alpha: number, nats: number): number {
  return rowsNeeded({
    logBlock: Math.log(alpha) - nats,
    logPass: Math.log(PLANNED_INCONCLUSIVE),
    tolerance,
    variance: disagreement,
  })
}

/** After all pull requests, of which some share was blocked, by the default code. */
function twoTierSize({ alpha, pullRequests, ...spread }: Asked, blocked: number): number {
  const blocks = Math.round(pullRequests * blocked)
  const code = Code.parse({})
  const cost = (verdict: SealedVerdict) => -Math.log(code[verdict])
  return ledgerSize(spread, alpha, (pullRequests - blocks) * cost('pass') + blocks * cost('block'))
}

function differenceSize(asked: Asked, adaptivity: 'none' | 'full'): number {
  const { tolerance: epsilon, disagreement, alpha: delta, pullRequests: steps } = asked
  return differenceConditionSize({ epsilon, disagreement }, { delta, steps, adaptivity }).examples
}

function linearSize({ tolerance: epsilon, alpha: delta, pullRequests: steps }: Asked): number {
  return linearConditionSize({ epsilon, variables: 2 }, { delta, steps, adaptivity: 'full' })
}

/** Examples at which the e-value reaches 1/alpha although the sample of a harmless change is as bad as one in twenty. */
function watchedSize({ tolerance, disagreement }: Spread, alpha: number): number {
  const z = normalIsf(Math.log(PLANNED_INCONCLUSIVE))
  const isShown = (n: number) => {
    const discordant = Math.round(n * disagreement)
    const wins = Math.max(0, Math.round((discordant - z * Math.sqrt(discordant)) / 2))
    return logNonInferiorityEOfTable({ wins, losses: discordant - wins, n }, tolerance) >= -Math.log(alpha)
  }
  let high = 64
  while (!isShown(high)) high *= 2
  let low = high / 2
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isShown(middle)) high = middle
    else low = middle
  }
  return high
}
