import { digestOf } from '../digest.ts'
import { UserError } from '../errors.ts'
import type { Evidence } from '../evidence.ts'
import { metricOf } from '../metrics/catalogue.ts'
import type { ModelPolicy } from '../policy.ts'
import { clopperPearsonLower, clopperPearsonUpper, type Interval } from '../statistics/binomial.ts'
import { type Random, randomFromSeed } from '../statistics/random.ts'
import { compare } from './compare.ts'
import { decide } from './decide.ts'
import type { Decision, Row } from './decision.ts'
import { evidenceInMemory } from './evidence-in-memory.ts'
import { type Exchange, exchangeOf } from './exchange.ts'
import type { Predictions } from './predictions.ts'
import { isShare, lossOf, withoutTolerance, withTrueLoss } from './true-loss.ts'

/** Two models of one held-out set, and how often they change places. */
export interface Selftesting {
  readonly model: ModelPolicy
  readonly candidate: Predictions
  readonly baseline: Predictions
  readonly repetitions: number
  /** Told after every repetition. */
  readonly progress?: (done: number) => void
}

/** How often something happened that a rate promises to be rare. */
export interface MeasuredRate {
  readonly count: number
  readonly of: number
  /** Two-sided 99 % interval of the rate (Clopper and Pearson, Biometrika 26 (1934)). */
  readonly interval: Interval
  /** The rate that the policy promises. */
  readonly promised: number
  /** Whether the measurement contradicts the promise: the whole interval lies above it. */
  readonly broken: boolean
}

export interface Selftest {
  readonly repetitions: number
  readonly exchange: Pick<Exchange, 'unit' | 'units' | 'differing'>
  /** Verdicts of equally good models that blocked because of a regression. */
  readonly falseBlock: MeasuredRate
  readonly verdicts: Readonly<Record<Decision['verdict'], number>>
  /** How often a metric whose true loss is its tolerance was shown to be fine. `shifted`: how that loss was made. */
  readonly falsePass: readonly {
    readonly metric: string
    readonly shifted: 'rows' | 'tolerance'
    readonly rate: MeasuredRate
  }[]
}

/**
 * Measures both error rates of a policy on a user's own predictions, through the very decision of the gate. Exchanging the two models' answers
 * at random makes them equally good, with the same disagreement; a candidate with a loss at the tolerance is made of that.
 *
 * @throws UserError where the files are not of one set, answer alike everywhere, or belong to a recipe.
 */
export function selftest({ model, candidate, baseline, repetitions, progress }: Selftesting): Selftest {
  if (model.estimand === 'recipe') {
    throw new UserError(
      'selftest exchanges two trained models; a recipe is judged over its seeds, so test it with estimand: artifact on one seed',
    )
  }
  const exchange = exchangeOf(candidate, baseline, countsQueries(model))
  if (typeof exchange === 'string') throw new UserError(exchange)
  if (exchange.differing === 0) {
    throw new UserError(
      `${candidate.source} and ${baseline.source} answer alike everywhere, so nothing can change places`,
    )
  }
  const random = randomFromSeed(model.tests.seed)
  const tally = new Tally(model)
  for (let done = 1; done <= repetitions; done++) {
    tally.add(exchange.draw(random), random)
    progress?.(done)
  }
  const { unit, units, differing } = exchange
  return { repetitions, exchange: { unit, units, differing }, ...tally.result() }
}

function countsQueries(model: ModelPolicy): boolean {
  const gated = Object.entries(model.metrics).filter(([, rule]) => rule.gate)
  return gated.every(([name, rule]) => metricOf(name, rule, model.task)?.unit === 'query')
}

/** Counts verdicts; lives as long as one selftest. */
class Tally {
  readonly #model: ModelPolicy
  readonly #verdicts = { pass: 0, block: 0, inconclusive: 0, error: 0 }
  readonly #passed = new Map<string, { shifted: 'rows' | 'tolerance'; count: number }>()
  /** Exact tests of the same few counts would be made again and again. */
  readonly #known = new Map<string, Decision>()
  #blocked = 0
  #repetitions = 0

  constructor(model: ModelPolicy) {
    this.#model = model
  }

  add(files: { readonly candidate: Predictions; readonly baseline: Predictions }, random: Random): void {
    this.#repetitions++
    const evidence = measured(this.#model, files)
    const decision = this.#decide(this.#model, evidence)
    this.#verdicts[decision.verdict]++
    if (decision.rows.some(showsRegression)) this.#blocked++
    this.#addPasses('rows', this.#decide(this.#model, withTrueLoss(evidence, this.#model, random)))
    if (evidence.records.some((record) => record.slice === null && record.baseline !== null && !isShare(record))) {
      const moved = withoutTolerance(this.#model)
      // A bootstrap counts resamples beyond the tolerance it was told.
      const counted = evidence.records.some(({ baseline }) => baseline?.kind === 'bootstrap')
      const { records } = counted ? measured(moved, files) : evidence
      const overall = records.filter((record) => record.slice === null && !isShare(record))
      this.#addPasses('tolerance', this.#decide(moved, { ...evidence, records: overall, fairness: null }))
    }
  }

  result(): Pick<Selftest, 'falseBlock' | 'verdicts' | 'falsePass'> {
    const { alpha_block: block, alpha_pass: pass } = this.#model.rates
    return {
      falseBlock: rateOf(this.#blocked, this.#repetitions, block),
      verdicts: this.#verdicts,
      falsePass: [...this.#passed].map(([metric, { shifted, count }]) => ({
        metric,
        shifted,
        rate: rateOf(count, this.#repetitions, pass),
      })),
    }
  }

  #addPasses(shifted: 'rows' | 'tolerance', { rows }: Decision): void {
    for (const { metric, slice, nonInferiority } of rows) {
      const rule = this.#model.metrics[metric]
      if (slice !== null || !nonInferiority || !rule || lossOf(rule) === undefined) continue
      const entry = this.#passed.get(metric) ?? { shifted, count: 0 }
      if (nonInferiority.shown) entry.count++
      this.#passed.set(metric, entry)
    }
  }

  #decide(model: ModelPolicy, evidence: Evidence): Decision {
    const key = JSON.stringify([model === this.#model, evidence.records, evidence.fairness])
    const known = this.#known.get(key)
    if (known) return known
    const decision = decide({ model, evidence })
    if (key.length <= LONGEST_KEY && this.#known.size < MAX_KNOWN) this.#known.set(key, decision)
    return decision
  }
}

/** Counts repeat; the statistics of anything else hardly do. */
const [MAX_KNOWN, LONGEST_KEY] = [10_000, 2000]

function showsRegression({ verdict, regression, nonInferiority }: Row): boolean {
  return verdict === 'block' && regression?.shown === true && !nonInferiority?.shown
}

/** Half of the 1 % that a 99 % interval leaves out. */
const BEYOND = 0.005

function rateOf(count: number, of: number, promised: number): MeasuredRate {
  const interval = { lower: clopperPearsonLower(count, of, BEYOND), upper: clopperPearsonUpper(count, of, BEYOND) }
  return { count, of, interval, promised, broken: interval.lower > promised }
}

const IDENTITY = {
  candidate: digestOf('candidate'),
  baseline: digestOf('baseline'),
  set: digestOf('evaluation set'),
}

/** Evidence as the gate would write it, but for where things came from. */
function measured(model: ModelPolicy, files: { readonly candidate: Predictions; readonly baseline: Predictions }) {
  const { records, fairness } = compare(model, { ...files, anchor: null })
  return evidenceInMemory({ records: [...records], fairness }, { ...IDENTITY, n: files.candidate.rows })
}
