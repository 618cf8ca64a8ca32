import { logNormalSf, normalIsf, studentTIsf, studentTLogSf } from '../statistics/special.ts'
import type { Contrast } from './contrast.ts'
import { logPOfNoVariance } from './no-variance.ts'

/** A difference that is known by its standard error. */
export interface Measured {
  readonly n: number
  readonly baseline: number
  readonly candidate: number
  readonly gain: number
  readonly se: number
  /** Independent rows of equal weight that these are worth: what is left to believe where no variance was seen. */
  readonly units: number
  /** Degrees of freedom of a t distribution; left out for the normal one. */
  readonly df?: number
  /** The name of the test. */
  readonly test: string
}

/** The tests of a difference by its standard error, with the t distribution where degrees of freedom are given. */
export function fromStandardError({ df, units, test, ...values }: Measured): Contrast {
  const { gain, se } = values
  const interval = (alpha: number) => {
    const reach = upperQuantile(alpha, df) * se
    return { lower: gain - reach, upper: gain + reach }
  }
  const nonInferiority = (tolerance: number) => {
    if (se > 0) return upperTail((gain + tolerance) / se, df)
    return gain > -tolerance ? Math.exp(logPOfNoVariance(units, tolerance)) : 1
  }
  return {
    ...values,
    certainty: 'asymptotic',
    tests: { block: test, pass: test },
    disagreement: null,
    silent: null,
    regression: se > 0 ? upperTail(-gain / se, df) : 1,
    nonInferiority,
    interval,
    sketch: { test, nonInferiority, interval },
  }
}

/** P(T >= z) of the t distribution, of the normal one without degrees of freedom. */
export function upperTail(z: number, df?: number): number {
  return Math.exp(df === undefined ? logNormalSf(z) : studentTLogSf(z, df))
}

/** The value that is exceeded with probability alpha. */
export function upperQuantile(alpha: number, df?: number): number {
  const logAlpha = Math.log(alpha)
  return df === undefined ? normalIsf(logAlpha) : studentTIsf(logAlpha, df)
}
