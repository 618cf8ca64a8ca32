/** Mean of one number a stream, with the standard error of the simulation. */
export interface Simulated {
  readonly mean: number
  readonly error: number
}

export function simulated(values: readonly number[]): Simulated {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) }
}

/** As people read it: ".0503 +- .0012". */
export function text({ mean, error }: Simulated, digits = 4): string {
  return `${mean.toFixed(digits)} ± ${error.toFixed(digits)}`
}

/** Quantile by linear interpolation, as numpy's default. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = p * (sorted.length - 1)
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? Number.NaN
  return low + (high - low) * (at - Math.floor(at))
}
