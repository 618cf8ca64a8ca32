import type { Random } from '#core/statistics/random.ts'
import { drawBinomial } from '#core/statistics/sampling.ts'

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

/** What a gate does with a pull request. */
export interface Outcome {
  /** A loss was shown. */
  readonly blocked: boolean
  readonly merged: boolean
}

/** Judges one pull request after another; may remember. */
export type Gate = (proposed: Proposed) => Outcome

/** Pull requests in order, each on what is merged by then. */
export function runStream(
  random: Random,
  { n, changes }: { readonly n: number; readonly changes: readonly Change[] },
  gate: Gate,
): { readonly model: Model; readonly outcomes: readonly Outcome[]; readonly truths: readonly number[] } {
  let model = release(random, n, TRUTH)
  const outcomes: Outcome[] = []
  const truths = [model.truth]
  for (const change of changes) {
    const proposed = propose(random, model, change)
    const outcome = gate(proposed)
    if (outcome.merged) model = proposed.model
    outcomes.push(outcome)
    truths.push(model.truth)
  }
  return { model, outcomes, truths }
}

/** True accuracy of every first model. */
export const TRUTH = 0.9

/** How much better the set makes a model look than it is. */
export function optimismOf({ rows, truth }: Model): number {
  const right = rows.both + rows.currentOnly
  return right / (right + rows.anchorOnly + rows.neither) - truth
}
