import type { Evidence } from '../evidence.ts'
import type { MetricPolicy } from '../metric-policy.ts'
import { metricOf } from '../metrics/catalogue.ts'
import { testClass } from '../metrics/metric.ts'
import type { ModelPolicy } from '../policy.ts'
import { rowsNeeded } from '../statistics/sample-size.ts'
import type { Contrast } from './contrast.ts'
import { draftsOf } from './draft.ts'
import { type SizedClause, sizedClauses } from './easeml-size.ts'
import { type Price, pricesOf } from './prices.ts'
import { resolutionOf } from './resolution.ts'
import { MEANINGFUL_SEEDS } from './row.ts'

/** What is known before a model is compared. */
export interface Planning {
  readonly model: ModelPolicy
  /** Held-out examples; null where they are not counted yet. */
  readonly n: number | null
  /** Share of examples on which exactly one of the two models will be right, in (0, 1]; null where nobody knows. */
  readonly disagreement: number | null
  /** An earlier comparison: it tells how far differences scatter. */
  readonly evidence: Evidence | null
  /** Pull requests that one held-out set is to serve. */
  readonly pullRequests: number
}

/** What one metric needs at one spread of its differences. */
export interface PlanRow {
  readonly metric: string
  readonly tolerance: number
  /** Share of examples on which exactly one model is right; null where the metric has no such share. */
  readonly disagreement: number | null
  /** `assumed`: the disagreement is a guess. `measured`: in the evidence. `given`: by who asks. */
  readonly source: 'assumed' | 'measured' | 'given'
  /** Examples at which both promises are kept. */
  readonly examples: number
  /** How many of them need a label, since examples on which both models agree need none; null where all do. */
  readonly labels: number | null
  /** Examples at which half the tolerance can be shown. */
  readonly halfTolerance: number
  /** Examples from which the cumulative limit since the last release is tested, instead of watched by a plain ratchet. */
  readonly cumulative: number
  /** What the set at hand can do; null where its size is not known. */
  readonly atHand: {
    readonly n: number
    readonly tolerance: number
    readonly powerToBlock: number
    readonly powerToPass: number
  } | null
}

/** A metric of which little can be said before a first comparison, and why. */
export interface UnknownRow {
  readonly metric: string
  readonly why: string
  /** Examples that are enough however far the differences scatter; null where they may scatter without bound. */
  readonly atMost: number | null
}

/** How large a held-out set must be for a policy. */
export interface Plan {
  readonly rates: { readonly alpha_block: number; readonly alpha_pass: number }
  readonly rows: readonly PlanRow[]
  /** Gated metrics with a tolerance whose differences nobody has seen yet. */
  readonly unknown: readonly UnknownRow[]
  /** What reuse of the set costs, of the 0/1 metric that needs most; empty without one. */
  readonly prices: readonly Price[]
  readonly pullRequests: number
  /** Pairs of trainings that a recipe needs; null for an artifact. */
  readonly seeds: number | null
  /** What the clauses of an ease.ml/ci condition need; empty without one. */
  readonly clauses: readonly Pick<SizedClause, 'text' | 'examples' | 'labels'>[]
}

/** Shares of disagreement that two models of one repository usually have: nearly the same, a retraining, another architecture. */
const USUAL = [0.02, 0.05, 0.1]

/** Plans the held-out set of a policy. The sizes are of large samples: where the disagreement is near the tolerance they are a little low. */
export function planOf(planning: Planning): Plan {
  const { model, evidence, pullRequests } = planning
  const measured = new Map((evidence ? draftsOf(model, evidence) : []).flatMap(overallContrast))
  const rows: PlanRow[] = []
  const unknown: UnknownRow[] = []
  for (const [name, rule] of Object.entries(model.metrics)) {
    const tolerance = rule.max_drop ?? rule.max_rise
    if (!rule.gate || tolerance === undefined) continue
    const spreads = spreadsOf({ name, rule, contrast: measured.get(name) }, planning)
    if (typeof spreads === 'string') {
      unknown.push({ metric: name, why: spreads, atMost: atMost({ name, rule }, tolerance, model) })
    } else rows.push(...spreads.map((spread) => planRow(name, { ...spread, tolerance }, planning)))
  }
  return {
    rates: model.rates,
    rows,
    unknown,
    prices: pricesOf(rows, { rates: model.rates, pullRequests }),
    pullRequests,
    seeds: model.estimand === 'recipe' ? MEANINGFUL_SEEDS : null,
    clauses: model.easeml ? sizedClauses(model.easeml) : [],
  }
}

function overallContrast({ record, part, contrast }: ReturnType<typeof draftsOf>[number]): [string, Contrast][] {
  return part === 'overall' && contrast && contrast.silent === null && contrast.se > 0
    ? [[record.metric, contrast]]
    : []
}

type Spread = Pick<PlanRow, 'disagreement' | 'source'> & {
  /** Variance of one example's difference. */
  readonly variance: number
  readonly n: number | null
}

interface Named {
  readonly name: string
  readonly rule: MetricPolicy
}

interface Asked extends Named {
  readonly contrast: Contrast | undefined
}

/**
 * Values a row between two bounds differ by their distance at most, whose square bounds the variance of the differences; of rows that
 * depend on each other or count differently it does not.
 */
function atMost({ name, rule }: Named, tolerance: number, model: ModelPolicy): number | null {
  const metric = metricOf(name, rule, model.task)
  if (metric?.measure.kind !== 'mean' || metric.unit !== 'row' || !hasRowsAlike(model)) return null
  const [low, high] = metric.range
  return Number.isFinite(high - low) ? rowsNeeded({ ...logRates(model), variance: (high - low) ** 2, tolerance }) : null
}

function hasRowsAlike({ data, estimand }: ModelPolicy): boolean {
  return data.weight === null && data.group === null && estimand === 'artifact'
}

function logRates({ rates }: ModelPolicy): { readonly logBlock: number; readonly logPass: number } {
  return { logBlock: Math.log(rates.alpha_block), logPass: Math.log(rates.alpha_pass) }
}

/** How far the differences of a metric scatter, or why that cannot be told. */
function spreadsOf({ name, rule, contrast }: Asked, { model, n, disagreement }: Planning): Spread[] | string {
  const metric = metricOf(name, rule, model.task)
  if (!metric || metric.measure.kind === 'number') return 'a number of the run record has no rows and no test'
  const ofShares = testClass(metric) === 'exact' && hasRowsAlike(model) && metric.unit === 'row'
  if (ofShares && disagreement !== null) return [share(disagreement, 'given', n ?? contrast?.n ?? null)]
  if (contrast) {
    if (contrast.disagreement !== null) return [share(contrast.disagreement, 'measured', n ?? contrast.n)]
    const variance = contrast.se ** 2 * contrast.n
    return [{ variance, disagreement: null, source: 'measured', n: n ?? contrast.n }]
  }
  if (ofShares) return USUAL.map((usual) => share(usual, 'assumed', n))
  return 'how far its differences scatter shows in the first comparison: run the gate once, then plan with its evidence'
}

// A change that changes nothing has gain 0, so the variance of its difference is the share itself.
function share(disagreement: number, source: Spread['source'], n: number | null): Spread {
  return { variance: disagreement, disagreement, source, n }
}

function planRow(
  metric: string,
  { variance, tolerance, disagreement, source, n }: Spread & { readonly tolerance: number },
  { model }: Planning,
): PlanRow {
  const { rates, anchor } = model
  const both = { ...logRates(model), variance }
  const examples = rowsNeeded({ ...both, tolerance })
  const levels = { block: rates.alpha_block, pass: rates.alpha_pass, level: ownLevel(model) }
  const atHand = n === null ? null : resolutionOf(Math.sqrt(variance / n), n, tolerance, levels)
  return {
    metric,
    tolerance,
    disagreement,
    source,
    examples,
    labels: disagreement === null ? null : Math.ceil(examples * disagreement),
    halfTolerance: rowsNeeded({ ...both, tolerance: tolerance / 2 }),
    cumulative: rowsNeeded({
      ...both,
      logPass: both.logPass - Math.log(anchor.expected_prs),
      tolerance: anchor.cumulative * tolerance,
    }),
    atHand: atHand && {
      n: n ?? 0,
      tolerance: atHand.tolerance,
      powerToBlock: atHand.powerToBlock ?? 0,
      powerToPass: atHand.powerToPass ?? 0,
    },
  }
}

/** The level of one overall test before Holm hands on what others did not use: half is kept for slices and fairness. */
function ownLevel({ rates, metrics, slices, fairness }: ModelPolicy): number {
  const gated = Object.values(metrics).filter(({ gate }) => gate)
  const tests = gated.flatMap((rule) => [rule.max_drop ?? rule.max_rise, rule.floor ?? rule.ceiling])
  const share = slices || fairness ? 0.5 : 1
  return (rates.alpha_block * share) / tests.filter((limit) => limit !== undefined).length
}
