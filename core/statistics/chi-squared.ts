import { logGamma } from './special.ts'

const MAX_TERMS = 100_000
const TINY = 1e-300

/** P(X >= x) of the chi-squared distribution with df degrees of freedom; 1 where df is 0 or x is not above 0. DLMF 8.11.4 and 8.9.2. */
export function chiSquaredSf(x: number, df: number): number {
  if (df <= 0 || x <= 0) return 1
  if (x === Number.POSITIVE_INFINITY) return 0
  const [a, z] = [df / 2, x / 2]
  const power = Math.exp(a * Math.log(z) - z - logGamma(a))
  return Math.min(1, Math.max(0, z < a + 1 ? 1 - power * lowerSeries(a, z) : power * upperFraction(a, z)))
}

function lowerSeries(a: number, z: number): number {
  let term = 1 / a
  let sum = term
  for (let k = 1; k < MAX_TERMS && term > sum * 1e-17; k++) {
    term *= z / (a + k)
    sum += term
  }
  return sum
}

/** By the modified Lentz algorithm (Thompson and Barnett 1986). */
function upperFraction(a: number, z: number): number {
  let b = z + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let fraction = d
  for (let k = 1; k < MAX_TERMS; k++) {
    const term = k * (a - k)
    b += 2
    d = 1 / nonZero(term * d + b)
    c = nonZero(b + term / c)
    fraction *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return fraction
}

function nonZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x
}

/** The x with P(X >= x) = tail, 0 < tail < 1; 0 where df is 0. By bisection, to the last bit but a few. */
export function chiSquaredIsf(tail: number, df: number): number {
  if (df <= 0) return 0
  let [low, high] = [0, df + 10]
  while (chiSquaredSf(high, df) > tail) high *= 2
  for (let step = 0; step < 200 && high - low > 1e-14 * high; step++) {
    const middle = (low + high) / 2
    if (chiSquaredSf(middle, df) > tail) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** What a table of counts says of its rows and columns being independent. */
export interface Independence {
  readonly statistic: number
  readonly df: number
  readonly p: number
  /** Cramér's V in [0, 1]; Cohen calls 0.1 small (Statistical Power Analysis, 1988, chapter 7). */
  readonly association: number
  /** The smallest count expected under independence; under 5 the p-value is not to be trusted (Cochran, Biometrics 10, 1954). */
  readonly smallestExpected: number
}

/**
 * Pearson's test of independence, which is that of homogeneity when the rows are samples, without a continuity correction. Rows and
 * columns without a count are left out; a table of one row or column has p = 1.
 *
 * @param table rows of counts, all of one length.
 */
export function independence(table: readonly (readonly number[])[]): Independence {
  const rows = table.map((row) => sum(row))
  const columns = (table[0] ?? []).map((_, column) => sum(table.map((row) => row[column] ?? 0)))
  const total = sum(rows)
  const used = { rows: rows.filter((n) => n > 0).length, columns: columns.filter((n) => n > 0).length }
  const df = Math.max(0, used.rows - 1) * Math.max(0, used.columns - 1)
  if (df === 0) return { statistic: 0, df: 0, p: 1, association: 0, smallestExpected: 0 }
  let statistic = 0
  let smallestExpected = Number.POSITIVE_INFINITY
  for (const [i, row] of table.entries()) {
    for (const [j, count] of row.entries()) {
      const expected = ((rows[i] ?? 0) / total) * (columns[j] ?? 0)
      if (expected === 0) continue
      statistic += (count - expected) ** 2 / expected
      smallestExpected = Math.min(smallestExpected, expected)
    }
  }
  const association = Math.min(1, Math.sqrt(statistic / (total * (Math.min(used.rows, used.columns) - 1))))
  return { statistic, df, p: chiSquaredSf(statistic, df), association, smallestExpected }
}

function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}
