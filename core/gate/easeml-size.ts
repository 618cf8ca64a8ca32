import type { EasemlPolicy } from '../easeml-policy.ts'
import { differenceConditionSize, linearConditionSize, type Reliability } from '../statistics/sample-size.ts'
import { type Clause, parseCondition } from './easeml-condition.ts'

/** The name of the row that stands for the condition. */
export const CONDITION = 'easeml'

/** A clause, and what it takes to tell whether it holds. */
export interface SizedClause {
  readonly clause: Clause
  /** In its canonical form. */
  readonly text: string
  /** Held-out examples. */
  readonly examples: number
  /** How many of them need a label at each step; 0 for the share of differing predictions. */
  readonly labels: number
  /** The clause whose truth the size relies on: that the models differ on a small share. */
  readonly relyingOn: number | null
}

/**
 * What every clause of a condition needs. The pair `d < p` and `n - o > c` is cheaper than its parts: once few predictions
 * differ, the difference varies little, and only the differing examples need labels (SysML 2019, section 4.1).
 *
 * @throws UserError for a condition that cannot be read.
 */
export function sizedClauses({ condition, ...promise }: EasemlPolicy): SizedClause[] {
  const clauses = parseCondition(condition)
  const reliability: Reliability = {
    delta: 1 - promise.reliability,
    steps: promise.steps,
    adaptivity: promise.adaptivity,
  }
  const share = clauses.length === 2 ? clauses.findIndex(isShareBound) : -1
  return clauses.map((clause, index) => {
    const { epsilon, coefficients } = clause
    const own = { clause, text: textOf(clause) }
    const bound = clauses[share]?.bound
    if (bound !== undefined && index !== share && isDifference(clause)) {
      return { ...own, ...differenceConditionSize({ epsilon, disagreement: bound }, reliability), relyingOn: share }
    }
    const examples = linearConditionSize(
      {
        epsilon,
        variables: coefficients.size,
        clauses: clauses.length,
        coefficient: Math.max(...Array.from(coefficients.values(), Math.abs)),
      },
      reliability,
    )
    const labelled = [...coefficients.keys()].some((variable) => variable !== 'd')
    return { ...own, examples, labels: labelled ? examples : 0, relyingOn: null }
  })
}

/** d < p, with a share that Bennett's inequality can use. */
function isShareBound({ coefficients, comparison, bound }: Clause): boolean {
  return coefficients.size === 1 && coefficients.get('d') === 1 && comparison === '<' && bound > 0 && bound <= 1
}

/** n - o > c. */
function isDifference({ coefficients, comparison }: Clause): boolean {
  return coefficients.size === 2 && coefficients.get('n') === 1 && coefficients.get('o') === -1 && comparison === '>'
}

function textOf({ coefficients, comparison, bound, epsilon }: Clause): string {
  const terms = [...coefficients].map(([variable, factor], index) => {
    const sign = factor < 0 ? '-' : index > 0 ? '+' : ''
    const times = Math.abs(factor) === 1 ? variable : `${Math.abs(factor)} * ${variable}`
    return index > 0 ? `${sign} ${times}` : `${sign}${times}`
  })
  return `${terms.join(' ')} ${comparison} ${bound} +/- ${epsilon}`
}
