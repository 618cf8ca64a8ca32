import { normalCdf, normalQuantile } from '../statistics/special.ts'
import type { JointPower, Row } from './decision.ts'

/** The two error rates of a verdict, P(block | no loss) and P(pass | a loss of the tolerance), and one test's own level. */
export interface Rates {
  readonly block: number
  readonly pass: number
  /** Level at which this regression alone is tested before Holm hands on what others did not use; at most `block`. */
  readonly level: number
}

/** What this many rows can and cannot show of one difference. Asymptotic: from the standard error alone. */
export interface Resolution {
  /** The smallest tolerance at which both promises can be kept, in the metric's unit: (z_block + z_pass) SE. */
  readonly tolerance: number
  /** Rows that would settle the policy's own tolerance at this variance: n (resolvable / tolerance)^2. */
  readonly examples: number
  /** P(block) when the true loss equals the tolerance, at this test's own level; null where these rows do not tell. */
  readonly powerToBlock: number | null
  /** P(shown not worse) of a change that changes nothing; null where these rows do not tell. */
  readonly powerToPass: number | null
}

/**
 * How much a comparison can resolve. The sample size is that of a one-sided non-inferiority comparison with both errors
 * controlled (for example Julious, Statistics in Medicine 23 (2004), section 3): n >= (z_block + z_pass)^2 sigma^2 / tolerance^2.
 *
 * @param se standard error of the gain at n rows, above 0.
 */
export function resolutionOf(se: number, n: number, tolerance: number, rates: Rates): Resolution {
  const zBlock = -normalQuantile(rates.block)
  const zPass = -normalQuantile(rates.pass)
  const resolvable = (zBlock + zPass) * se
  return {
    tolerance: resolvable,
    examples: Math.ceil(n * (resolvable / tolerance) ** 2),
    powerToBlock: normalCdf(tolerance / se + normalQuantile(rates.level)),
    powerToPass: normalCdf(tolerance / se - zPass),
  }
}

/**
 * The same where the models never differ, so that there is no standard error: n rows alike show a share of s at alpha when
 * (1 - s)^n <= alpha.
 */
export function resolutionWithoutVariance(n: number, tolerance: number, { pass }: Pick<Rates, 'pass'>): Resolution {
  const share = Math.min(tolerance, 0.5)
  return {
    tolerance: 1 - pass ** (1 / n),
    examples: Math.ceil(Math.log(pass) / Math.log1p(-share)),
    powerToBlock: null,
    powerToPass: null,
  }
}

/**
 * The chance that a change that changes nothing is shown not to be worse on every row that must be.
 *
 * @param rows those that must be shown; null where none of them tells.
 */
export function jointPowerOf(rows: readonly Pick<Row, 'resolution'>[]): JointPower | null {
  const powers = rows.map(({ resolution }) => resolution?.powerToPass).filter((power) => power != null)
  if (powers.length === 0) return null
  return {
    tests: powers.length,
    independent: powers.reduce((product, power) => product * power, 1),
    atLeast: Math.max(0, 1 - powers.reduce((sum, power) => sum + (1 - power), 0)),
  }
}
