import { decide } from '#core/gate/decide.ts'
import type { Decision } from '#core/gate/decision.ts'
import type { ModelPolicy } from '#core/policy.ts'
import type { Random } from '#core/statistics/random.ts'
import { drawBinomial } from '#core/statistics/sampling.ts'
import { accuracy, digest, evidenceOf, origin, proportions } from '../core/gate/fixture.ts'

/*
 * Pull requests one after another against one held-out set. A change flips the correctness of rows at random, so the set is
 * described exactly by how many rows the anchor and the current model have right: counts are drawn, not rows.
 */

/** Rows of the held-out set by what is right: both, the anchor only, the current model only, neither. */
interface Rows {
  readonly both: number
  readonly anchorOnly: number
  readonly currentOnly: number
  readonly neither: number
}

/** A model on the set and on the population that the set was drawn from. */
export interface Model {
  readonly rows: Rows
  /** True accuracy. */
  readonly truth: number
}

/** A change of a model: share of rows that it flips, and what it truly gains. */
export interface Change {
  readonly disagreement: number
  readonly gain: number
}

/** The model that is released and on the default branch: its own anchor. */
export function release(random: Random, n: number, truth: number): Model {
  const both = drawBinomial(random, n, truth)
  return { rows: { both, anchorOnly: 0, currentOnly: 0, neither: n - both }, truth }
}

export interface Proposed {
  readonly model: Model
  readonly wins: number
  readonly losses: number
}

/** A pull request: the changed model, and its wins and losses against the current one. */
export function propose(random: Random, { rows, truth }: Model, { disagreement, gain }: Change): Proposed {
  const lost = (disagreement - gain) / 2 / truth
  const won = (disagreement + gain) / 2 / (1 - truth)
  const losses = {
    both: drawBinomial(random, rows.both, lost),
    currentOnly: drawBinomial(random, rows.currentOnly, lost),
  }
  const wins = {
    anchorOnly: drawBinomial(random, rows.anchorOnly, won),
    neither: drawBinomial(random, rows.neither, won),
  }
  return {
    model: {
      rows: {
        both: rows.both - losses.both + wins.anchorOnly,
        anchorOnly: rows.anchorOnly - wins.anchorOnly + losses.both,
        currentOnly: rows.currentOnly - losses.currentOnly + wins.neither,
        neither: rows.neither - wins.neither + losses.currentOnly,
      },
      truth: truth + gain,
    },
    wins: wins.anchorOnly + wins.neither,
    losses: losses.both + losses.currentOnly,
  }
}

/** The product's own verdict on a proposal. */
export function verdictOn({ model, wins, losses }: Proposed, policy: ModelPolicy): Decision {
  const { both, anchorOnly, currentOnly, neither } = model.rows
  const n = both + anchorOnly + currentOnly + neither
  const flips = { n, wins, losses, bothRight: both + currentOnly - wins }
  const anchor = proportions({ n, wins: currentOnly, losses: anchorOnly, bothRight: both })
  const record = accuracy(flips, { anchor })
  const evidence = evidenceOf([record], { anchor: origin({ predictions_digest: digest('anchor') }) })
  return decide({ model: policy, evidence })
}

/** Quantile by linear interpolation, as numpy's default. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = p * (sorted.length - 1)
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? Number.NaN
  return low + (high - low) * (at - Math.floor(at))
}
