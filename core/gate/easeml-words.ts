import { count, plain } from '../numbers.ts'
import type { ClauseRow, ConditionRow } from './decision.ts'

const STATES: Readonly<Record<ClauseRow['truth'], string>> = {
  true: 'is true',
  false: 'is false',
  unknown: 'is not settled',
}

/** What became of a clause, in one sentence. */
export function clauseWords({ text, value, truth, why }: ClauseRow): string {
  const left = value === null ? [] : [`its left side is ${plain(Number(value.toPrecision(4)))}`]
  return `the condition ${text} ${STATES[truth]}: ${[...left, ...(why === null ? [] : [why])].join('; ')}`
}

/** The clauses that make a condition what it is: for one that is false the false ones, for an open one the open ones. */
export function decidingClauses({ truth, clauses }: ConditionRow): ClauseRow[] {
  return clauses.filter((clause) => clause.truth === truth)
}

/** What a condition promises, and under which assumption. */
export function conditionPromise({ mode, steps, examples, clauses }: ConditionRow): string {
  const labels = Math.max(...clauses.map((clause) => clause.labels))
  const open = mode === 'fn-free' ? 'accepted' : 'refused'
  return (
    `The condition's reliability is that of ease.ml/ci over ${count(steps)} verdicts, needs ${count(examples)} rows and labels for ${count(labels)} of them, ` +
    `and assumes that developers learn nothing of the held-out set but whether it passed; where it is not settled it is ${open} (${mode}).`
  )
}
