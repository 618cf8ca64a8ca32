import type { Acceptance } from '../acceptance.ts'
import type { Paired } from '../metric-record.ts'
import type { ModelPolicy } from '../policy.ts'
import { noetherSize } from '../statistics/sample-size.ts'
import { normalCdf, normalQuantile } from '../statistics/special.ts'
import { acceptanceOf, anchorShift } from './accepted.ts'
import type { Contrast } from './contrast.ts'
import type { AnchorRow, LimitRow, Row, SeedsRow } from './decision.ts'
import { type Draft, ownValue } from './draft.ts'
import type { Adjusted } from './family.ts'
import { type Rates, type Resolution, resolutionOf, resolutionWithoutVariance } from './resolution.ts'

/** What decides a row beside its own draft. */
export interface Deciding {
  readonly model: ModelPolicy
  readonly adjusted: Adjusted
  /** Of this very change. */
  readonly acceptances: readonly Acceptance[]
  /** Of changes that were merged since the anchor's version. */
  readonly merged: readonly Acceptance[]
}

/** Decides one row: its tests are known, and so is what the family makes of them. */
export function rowOf(draft: Draft, { model, adjusted, acceptances, merged }: Deciding): Row {
  const { record, metric, contrast, tolerance, gates, fairness } = draft
  const { alpha_pass: alphaPass, alpha_block: alphaBlock } = model.rates
  const regression =
    contrast && tolerance !== undefined && gates.block
      ? { p: contrast.regression, adjusted: adjusted.regression, shown: adjusted.regression <= alphaBlock }
      : null
  // Of hundreds of slices only those whose regression is shown need the exact test: the others can neither block nor pass.
  const passing = gates.pass || regression?.shown ? contrast : contrast?.sketch
  const p = passing && tolerance !== undefined ? passing.nonInferiority(tolerance) : null
  const resolution = resolutionRow(draft, { block: alphaBlock, pass: alphaPass, level: adjusted.level })
  const decided = {
    gates,
    isUndefined: record.baseline !== null && tolerance !== undefined && !contrast,
    limit: limitRow(draft, adjusted, model),
    ratio: draft.ratio,
    regression,
    nonInferiority: p === null ? null : { p, shown: p <= alphaPass },
    anchor: anchorRow(draft, model, merged),
  }
  const row = {
    metric: record.metric,
    slice: record.slice,
    direction: metric.direction,
    n: record.n,
    gates,
    ...valuesOf(draft),
    gain: contrast?.gain ?? null,
    tolerance: tolerance ?? null,
    interval: intervalOf(draft, alphaPass),
    blockBound: contrast && regression ? normalQuantile(adjusted.level) * contrast.se : null,
    certainty: contrast?.certainty ?? null,
    tests: contrast
      ? { block: contrast.tests.block, pass: passing === contrast ? contrast.tests.pass : contrast.sketch.test }
      : null,
    regression,
    nonInferiority: decided.nonInferiority,
    limit: decided.limit,
    ratio: draft.ratio,
    anchor: decided.anchor,
    seeds: seedsRow(record.baseline),
    fairness,
    condition: null,
    resolution,
    labels: labelsToSettle(contrast, resolution),
    verdict: verdictOf(decided),
    notes: draft.notes,
  }
  return { ...row, accepted: acceptanceOf(row, acceptances) }
}

function valuesOf({ record, contrast, limit }: Draft): Pick<Row, 'baseline' | 'candidate'> {
  const numbers = record.baseline?.kind === 'number' ? record.baseline : null
  return {
    baseline: contrast?.baseline ?? numbers?.baseline ?? null,
    candidate: contrast?.candidate ?? numbers?.candidate ?? limit?.test.value ?? ownValue(record),
  }
}

/** Pairs of trainings that show a recipe to be better on three of four seeds, both errors 5 %: X. Bouthillier et al., MLSys 2021, appendix C. */
export const MEANINGFUL_SEEDS = noetherSize(0.75, 0.05, 0.05)

function seedsRow(paired: Paired | null): SeedsRow | null {
  if (paired?.kind !== 'seeds') return null
  return { seeds: paired.seeds, better: paired.better, needed: MEANINGFUL_SEEDS }
}

// The exact interval takes a tenth of a second, too long for hundreds of slices that are drawn in 25 characters.
function intervalOf({ contrast, record }: Draft, alpha: number): Row['interval'] {
  if (!contrast || contrast.silent !== null) return null
  return record.slice ? contrast.sketch.interval(alpha) : contrast.interval(alpha)
}

function resolutionRow({ contrast, tolerance }: Draft, rates: Rates): Resolution | null {
  if (!contrast || tolerance === undefined || contrast.silent !== null) return null
  if (contrast.se > 0) return resolutionOf(contrast.se, contrast.n, tolerance, rates)
  return resolutionWithoutVariance(contrast.n, tolerance, rates)
}

function limitRow({ limit, metric, gates }: Draft, adjusted: Adjusted, model: ModelPolicy): LimitRow | null {
  if (!limit) return null
  const { test, kind, at } = limit
  const bound = test.bound(model.rates.alpha_pass)
  const held = metric.direction === 'higher' ? bound >= at : bound <= at
  const broken =
    test.broken === null
      ? { p: null, adjusted: null, shown: gates.block && !held }
      : {
          p: test.broken,
          adjusted: adjusted.limit,
          shown: gates.block && adjusted.limit <= model.rates.alpha_block,
        }
  return { kind, at, value: test.value, bound, held, broken, test: test.test }
}

/*
 * The same held-out rows are asked at every pull request, so the level is alpha_pass / expected_prs. Where a harmless change
 * would fail that test with a probability of at most alpha_block, the test decides; elsewhere, and where the test cannot speak, the
 * observed loss does.
 */
function anchorRow(
  { anchor, tolerance, gates, record }: Draft,
  model: ModelPolicy,
  merged: readonly Acceptance[],
): AnchorRow | null {
  if (!anchor || tolerance === undefined || !gates.pass) return null
  const limit = model.anchor.cumulative * tolerance + anchorShift(record.metric, merged)
  const level = model.rates.alpha_pass / model.anchor.expected_prs
  const z = -normalQuantile(level)
  const falseRefusal = anchor.se > 0 ? normalCdf(z - limit / anchor.se) : 0
  if (anchor.silent === null && falseRefusal <= model.rates.alpha_block) {
    const held = anchor.nonInferiority(limit) <= level
    return { gain: anchor.gain, limit, rule: 'test', level, held, examples: null }
  }
  const needed = ((z - normalQuantile(model.rates.alpha_block)) * anchor.se) / limit
  const examples = anchor.silent === null ? Math.ceil(anchor.n * needed ** 2) : null
  return { gain: anchor.gain, limit, rule: 'ratchet', level, held: anchor.gain >= -limit, examples }
}

function labelsToSettle(contrast: Contrast | undefined, resolution: Resolution | null): number | null {
  if (!contrast?.disagreement || !resolution) return null
  return Math.ceil(resolution.examples * contrast.disagreement)
}

type Decided = Pick<Row, 'gates' | 'limit' | 'ratio' | 'regression' | 'nonInferiority' | 'anchor'> & {
  /** There is a baseline and a tolerance, and yet the difference has no value on these rows. */
  readonly isUndefined: boolean
}

function verdictOf({ gates, isUndefined, limit, ratio, regression, nonInferiority, anchor }: Decided): Row['verdict'] {
  if (!gates.block) return 'watched'
  if (regression?.shown && !nonInferiority?.shown) return 'block'
  if (limit?.broken.shown || anchor?.held === false || ratio?.held === false) return 'block'
  if (gates.pass && isUndefined) return 'inconclusive'
  if (!nonInferiority && !limit && !ratio) return 'watched'
  if (nonInferiority && !nonInferiority.shown) return 'inconclusive'
  return limit && !limit.held ? 'inconclusive' : 'pass'
}
