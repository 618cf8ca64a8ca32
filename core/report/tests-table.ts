import { type Decision, nameOf, type Row } from '../gate/decision.ts'
import { count, plain, probability, pValue, rounded } from '../numbers.ts'
import { limitWords } from './row-text.ts'

/** The header of the table of tests. */
export const TESTS_HEADER: readonly string[] = [
  'metric',
  'test to block',
  'adjusted p',
  'test to pass',
  'p',
  'error rates',
  'power to block',
  'resolvable tolerance',
  'examples to settle',
  'floor, ceiling, cumulative limit',
]

/** One row as the table of tests has it: plain words, the name first and not escaped. */
export function testCells(row: Row, alpha: number): string[] {
  const { tests, regression, nonInferiority, resolution } = row
  return [
    nameOf(row),
    tests && regression ? tests.block : '–',
    regression ? pValue(regression.adjusted) : '–',
    tests && nonInferiority ? tests.pass : '–',
    nonInferiority ? pValue(nonInferiority.p) : '–',
    row.certainty ?? '–',
    resolution?.powerToBlock == null ? '–' : probability(resolution.powerToBlock),
    resolution ? rounded(resolution.tolerance) : '–',
    resolution ? count(resolution.examples) : '–',
    limitWords(row, alpha) || '–',
  ]
}

/** At which levels the table speaks. */
export function levelsLine({ rates }: Pick<Decision, 'rates'>): string {
  return (
    `Intervals are at ${plain(100 * (1 - rates.alpha_pass))} % a side; p to block is adjusted by weighted Holm over all metrics, ` +
    'slices, fairness gaps and limits; power to block is the chance that a true loss of the tolerance is blocked.'
  )
}
